"""Markdown as lines: headings, lists, quotes, code, emphasis and links; all else as it was typed.

A line that was typed is a line that is shown; what is no Markdown stays text, letter by letter.  The items of a
checklist bear the numbers by which they are ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warroom.domain.checklist import CHECK, FENCE
from warroom.views.build import fill
from warroom.views.cells import cut, measure, shown
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.line import Line, Span

_HEADING = re.compile(r" {0,3}(#{1,6})[ ]+(.*?)(?:[ ]+#+)?[ ]*$")
_RULE = re.compile(r" {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ ]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_INLINE = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    |!?\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)
    |<(?P<auto>[a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>
    |(?P<bare>\bhttps?://[^\s<>]*[^\s<>.,;:!?'")\]])
    |\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*(?!\*)
    |(?<!\w)__(?=\S)(?P<strong_>.+?)(?<=\S)__(?!\w)
    |\*(?=[^\s*])(?P<em>[^*]*[^\s*])\*(?!\*)
    |(?<!\w)_(?=[^\s_])(?P<em_>[^_]*[^\s_])_(?!\w)
    |~~(?=\S)(?P<gone>.+?)(?<=\S)~~""",
    re.VERBOSE,
)
_STYLES = {"strong": "bold", "strong_": "bold", "em": "italic", "em_": "italic", "gone": "strike"}
_CODE, _URL, _TEXT = "signal", "muted", "text"
# A longer line is no prose: it is shown as it is, which takes no time.
_LONGEST = 2_000
_DEEPEST = 8


def markdown(text: str, width: int, ascii: bool = False) -> tuple[Line, ...]:
    """The text as lines of exactly `width` cells."""
    sign = glyphs(ascii)
    bar = Span(f"{sign.post} ", "rule")
    lines: list[Line] = []
    fence, number = "", 0
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").rstrip().expandtabs(4).split("\n"):
        mark = FENCE.match(raw)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2]:
                fence = ""
            else:
                lines += flowed([Span(raw, _CODE)], width, [bar], [bar])
        elif mark:
            fence = mark[1]
        elif (check := CHECK.match(raw)) is not None:
            number += 1
            lines += _check(raw, check, number, width, sign)
        elif _RULE.match(raw):
            lines.append(fill([Span(sign.rule * width, "rule")], width))
        else:
            lines += _block(raw, width, bar, sign.later if not ascii else "-")
    return tuple(lines)


def inline(text: str, style: str = _TEXT) -> list[Span]:
    """One line's text with its emphasis, code and links as spans."""
    return [Span(text, style)] if len(text) > _LONGEST else list(_spans(text, style, _DEEPEST))


def _check(raw: str, found: re.Match[str], number: int, width: int, sign: Glyphs) -> list[Line]:
    """An item of a checklist: its number, whether it is ticked, and what it says."""
    indent = Span(" " * min(len(raw) - len(raw.lstrip(" ")), width // 2))
    done = found["mark"] != " "
    box = Span(f"[{sign.done if done else ' '}] ", "good bold" if done else "muted")
    lead = [indent, Span(f"{number:2} ", "accent bold"), box]
    under = [indent, Span(" " * (len(lead[1].text) + len(box.text)))]
    return flowed(inline(found["text"], "soft" if done else _TEXT), width, lead, under)


def _block(raw: str, width: int, bar: Span, bullet: str) -> list[Line]:
    """One typed line: a heading, a quote, an item of a list, or text."""
    heading = _HEADING.match(raw)
    if heading:
        style = "accent bold" if len(heading[1]) < 3 else "soft bold"
        return flowed(inline(heading[2], style), width, [], [])
    lead: list[Span] = []
    style = _TEXT
    while (quoted := _QUOTE.match(raw)) and len(lead) < _DEEPEST:
        lead.append(bar)
        raw, style = raw[quoted.end() :], "soft italic"
    rest = raw.lstrip(" ")
    lead.append(Span(" " * min(len(raw) - len(rest), width // 2)))
    under = list(lead)
    item = _ITEM.match(rest)
    if item:
        sign = item[1] if item[1][0].isdigit() else bullet
        lead.append(Span(f"{sign} ", "accent"))
        under.append(Span(" " * (len(sign) + 1)))
        rest = rest[item.end() :]
    return flowed(inline(rest, style), width, lead, under)


def _spans(text: str, style: str, deep: int) -> Iterator[Span]:
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()], style)
        at = found.end()
        name = found.lastgroup or ""
        if name in _STYLES and deep:
            yield from _spans(found[name], f"{style} {_STYLES[name]}", deep - 1)
        elif name == "escaped":
            yield Span(found[name], style)
        elif name == "code":
            yield Span(found[name], _with(style, _CODE))
        elif name == "target":
            yield Span(found["label"], f"{style} underline")
            yield Span(f" {found[name]}", _with(style, _URL))
        elif name in ("auto", "bare"):
            yield Span(found[name], f"{style} underline")
        else:
            yield Span(found[0], style)
    if at < len(text):
        yield Span(text[at:], style)


def _with(style: str, colour: str) -> str:
    """The style in another colour; the last one named counts."""
    return f"{style} {colour}"


def flowed(spans: list[Span], width: int, lead: list[Span], under: list[Span]) -> list[Line]:
    """The spans broken between words, after `lead`, and from the second line on after `under`."""
    room = max(width - sum(measure(span.text) for span in lead), 1)
    return [fill([*(under if number else lead), *line], width) for number, line in enumerate(_broken(spans, room))]


def _broken(spans: list[Span], room: int) -> list[list[Span]]:
    """Lines of at most `room` cells."""
    lines: list[list[Span]] = [[]]
    left = room
    for word, gap in _words(spans):
        cells = sum(measure(span.text) for span in word)
        if cells + measure(gap.text) > left and lines[-1]:
            lines.append([])
            left = room
        elif gap.text:
            lines[-1].append(gap)
            left -= measure(gap.text)
        for span in word:
            text = span.text
            while measure(text) > left:
                start = cut(text, left)
                if not start and left == room:
                    # A character wider than the whole line.
                    text = ""
                    break
                lines[-1].append(Span(start, span.style))
                lines.append([])
                text, left = text[len(start) :], room
            lines[-1].append(Span(text, span.style))
            left -= measure(text)
    return lines


def _words(spans: list[Span]) -> Iterator[tuple[list[Span], Span]]:
    """Each word, which may change its style within, with the blanks before it."""
    word: list[Span] = []
    gap = Span("")
    for span in spans:
        for part in re.split("( +)", shown(span.text)):
            if part.startswith(" "):
                if word:
                    yield word, gap
                    word, gap = [], Span("")
                gap = Span(gap.text + part, span.style)
            elif part:
                word.append(Span(part, span.style))
    if word:
        yield word, gap

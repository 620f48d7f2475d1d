"""Markdown as lines: headings, lists, quotes, tables, code, emphasis and links; all else as it was typed.

A line that was typed is a line that is shown, but for the cells of a table; what is no Markdown stays text, letter
by letter.  The items of a checklist bear the numbers by which they are ticked.
"""

from __future__ import annotations

import re

from warroom.domain.checklist import CHECK, FENCE
from warroom.views import table
from warroom.views.build import fill
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.inline import CODE, TEXT, inline
from warroom.views.line import Line, Span
from warroom.views.wrapped import flowed

_HEADING = re.compile(r" {0,3}(#{1,6})[ ]+(.*?)(?:[ ]+#+)?[ ]*$")
_RULE = re.compile(r" {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ ]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ ]?")
# Deeper quotes are shown as they were typed.
_DEEPEST = 8


def markdown(text: str, width: int, ascii: bool = False) -> tuple[Line, ...]:
    """The text as lines of exactly `width` cells."""
    sign = glyphs(ascii)
    bar = Span(f"{sign.post} ", "rule")
    lines: list[Line] = []
    fence, number, past = "", 0, 0
    typed = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().expandtabs(4).split("\n")
    for at, raw in enumerate(typed):
        if at < past:
            continue
        mark = FENCE.match(raw)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2]:
                fence = ""
            else:
                lines += flowed([Span(raw, CODE)], width, [bar], [bar])
        elif mark:
            fence = mark[1]
        elif (rows := table.rows_at(typed, at)) and (drawn := table.drawn(typed[at : at + rows], width, ascii)):
            lines += drawn
            past = at + rows
        elif (check := CHECK.match(raw)) is not None:
            number += 1
            lines += _check(raw, check, number, width, sign)
        elif _RULE.match(raw):
            lines.append(fill([Span(sign.rule * width, "rule")], width))
        else:
            lines += _block(raw, width, bar, sign.later if not ascii else "-")
    return tuple(lines)


def _check(raw: str, found: re.Match[str], number: int, width: int, sign: Glyphs) -> list[Line]:
    """An item of a checklist: its number, whether it is ticked, and what it says."""
    indent = Span(" " * min(len(raw) - len(raw.lstrip(" ")), width // 2))
    done = found["mark"] != " "
    box = Span(f"[{sign.done if done else ' '}] ", "good bold" if done else "muted")
    lead = [indent, Span(f"{number:2} ", "accent bold"), box]
    under = [indent, Span(" " * (len(lead[1].text) + len(box.text)))]
    return flowed(inline(found["text"], "soft" if done else TEXT), width, lead, under)


def _block(raw: str, width: int, bar: Span, bullet: str) -> list[Line]:
    """One typed line: a heading, a quote, an item of a list, or text."""
    heading = _HEADING.match(raw)
    if heading:
        style = "accent bold" if len(heading[1]) < 3 else "soft bold"
        return flowed(inline(heading[2], style), width, [], [])
    lead: list[Span] = []
    style = TEXT
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

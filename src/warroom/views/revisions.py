"""The texts that a card has had: one line each, and what changed from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from warroom.domain.dates import ago
from warroom.domain.model import Revision
from warroom.views.build import blank, fill
from warroom.views.cells import clip, fit, measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.wrapped import flowed

# Lines that stayed are shown this far around what changed.
_AROUND = 2
_WHO = 10
_WHEN = 12


def revision_line(text: Revision, now: datetime, width: int, *, selected: bool, base: bool, ascii: bool) -> Line:
    """When a text was written, by whom, and why; `base` marks the one that others are compared with."""
    sign = glyphs(ascii)
    lead = Span(f"{sign.bar if selected else ' '}{sign.mark if base else ' '} ", "accent bold")
    room = max(width - 3 - _WHEN - _WHO - 2, 1)
    why = Span(clip(text.why, room, sign.ellipsis), "text" if selected else "soft")
    if not text.why:
        why = Span(clip("no reason given", room, sign.ellipsis), "faint italic")
    when, who = fit(ago(text.at, now), _WHEN, sign.ellipsis), fit(f"@{text.who}", _WHO, sign.ellipsis)
    return fill([lead, Span(f"{when} ", "muted"), Span(f"{who} ", "accent"), why], width)


def reason_lines(text: Revision, width: int) -> tuple[Line, ...]:
    """Why a text was written, in full, and an empty line; nothing where no reason was given."""
    if not text.why:
        return ()
    return (*(fill([Span(line, "soft italic")], width) for line in wrap(text.why, width)), blank(width))


def changed_lines(old: str, new: str, width: int) -> tuple[Line, ...]:
    """What became of `old`: lines that went behind `-`, lines that came behind `+`, and some that stayed."""
    before, after = _lines(old), _lines(new)
    found: list[Line] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            found += _stayed(before[a1:a2], width, first=a1 == 0, last=a2 == len(before))
        else:
            pairs = list(_paired(before[a1:a2], after[b1:b2]))
            for mark, style, side in (("-", "bad", 0), ("+", "good", 1)):
                for pair in pairs:
                    found += _marked(mark, pair[side], style, width)
    return tuple(found) or (fill([Span("  the same text", "muted italic")], width),)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n") if text.strip() else []


def _stayed(lines: Sequence[str], width: int, *, first: bool, last: bool) -> Iterator[Line]:
    """Lines that are as they were, the middle of many summed up."""
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    between = len(lines) - head - tail
    kept = lines if between < 2 else lines[:head]
    for line in kept:
        yield from _marked(" ", [Span(line, "soft")], "soft", width)
    if between >= 2:
        yield fill([Span(f"  {between} lines as they were", "faint italic")], width)
        for line in lines[len(lines) - tail :]:
            yield from _marked(" ", [Span(line, "soft")], "soft", width)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[Span], list[Span]]]:
    """The lines of a change side by side; where as many came as went, the words that differ stand out."""
    if len(old) != len(new):
        yield from (([Span(line, "bad")], []) for line in old)
        yield from (([], [Span(line, "good")]) for line in new)
        return
    for was, now in zip(old, new, strict=True):
        before, after = re.split(r"(\s+)", was), re.split(r"(\s+)", now)
        match = SequenceMatcher(None, before, after)
        sides: tuple[list[Span], list[Span]] = ([], [])
        for tag, a1, a2, b1, b2 in match.get_opcodes():
            strong = "" if tag == "equal" or match.ratio() < 0.3 else " bold underline"
            sides[0].append(Span("".join(before[a1:a2]), f"bad{strong}"))
            sides[1].append(Span("".join(after[b1:b2]), f"good{strong}"))
        yield sides


def _marked(mark: str, spans: list[Span], style: str, width: int) -> Sequence[Line]:
    if not spans:
        return ()
    lead = [Span(f"{mark} ", f"{style} bold")]
    text = [Span(shown(span.text.expandtabs(4)), span.style) for span in spans]
    empty = not any(measure(span.text) for span in text)
    return [fill(lead, width)] if empty else flowed(text, width, lead, lead)

"""Styled text broken between words into lines of so many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from warroom.views.build import fill
from warroom.views.cells import cut, measure, shown
from warroom.views.line import Line, Span


def flowed(spans: list[Span], width: int, lead: list[Span], under: list[Span]) -> list[Line]:
    """The spans broken between words, after `lead`, and from the second line on after `under`."""
    room = max(width - sum(measure(span.text) for span in lead), 1)
    return [fill([*(under if number else lead), *line], width) for number, line in enumerate(broken(spans, room))]


def broken(spans: Sequence[Span], room: int) -> list[list[Span]]:
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


def _words(spans: Sequence[Span]) -> Iterator[tuple[list[Span], Span]]:
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

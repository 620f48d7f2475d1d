"""What frames a screen of lines: its name and a rule above, a message and the keys below, a window between."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span

# How many lines a heading takes.
HEAD = 2


def heading(name: str, about: Sequence[Span], right: Sequence[Span], width: int, ascii: bool) -> list[Line]:
    """The screen's name, what it is about, and at the right what it comes to, above a rule.

    What it is about gives way to what stands at the right.
    """
    named = [Span(f" {name} ", "accent bold")]
    left = [*named, *about]
    if cells_of(left) + cells_of(right) >= width:
        left = named
    rule = fill([Span(glyphs(ascii).rule * width, "rule")], width)
    return [two_ends(left, list(right), width, "on-panel"), rule]


def foot(note: tuple[str, str], hints: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """A message with its tone, if there is one, above the keys."""
    return [*note_lines(note, width), footer(hints, width)]


def framed(
    head: Sequence[Line], body: Sequence[Line], low: Sequence[Line], width: int, height: int
) -> tuple[Line, ...]:
    """All three as exactly `height` lines; the body gives way to what is below it, and has what is left."""
    room = max(height - len(head) - len(low), 1)
    return tuple([*head, *body[:room], *[blank(width)] * (room - len(body)), *low][:height])


def start_of(at: int, count: int, room: int) -> int:
    """The first of `count` lines to show, so that line `at` is in sight, in the middle where it can be."""
    return max(0, min(at - room // 2, count - room))

"""Two texts that grew from one: beside each other, each by itself, and joined with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from warroom.domain.merge import MIDDLE, MINE, THEIRS
from warroom.views.build import blank, fill
from warroom.views.cells import clip, wrap
from warroom.views.line import Line, Span

_BAR, _ASCII_BAR = "▌", "|"
_OWN, _OTHER, _SAME = "good", "warn", "muted"


def beside(mine: str, theirs: str, names: tuple[str, str], width: int, ascii: bool = False) -> tuple[Line, ...]:
    """Both texts in two columns, the lines that differ marked with a bar; each line `width` cells."""
    column = (width - 3) // 2
    left, right = mine.splitlines(), theirs.splitlines()
    head = (_side(names[0], "bold", column, " "), _side(names[1], "bold", column, " "))
    lines = [_pair(*head, width), blank(width)]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, left, right).get_opcodes():
        alike = tag == "equal"
        for one, two in zip_longest(left[i:i_end], right[j:j_end]):
            lines += _rows(one, two, alike, column, width, ascii)
    return tuple(lines)


def alone(text: str, other: str, name: str, width: int, ascii: bool = False, *, mine: bool) -> tuple[Line, ...]:
    """One text in full, the lines that the other has not marked with a bar; each line `width` cells."""
    known = set(other.splitlines())
    style = _OWN if mine else _OTHER
    lines = [fill([Span(clip(name, width), "bold")], width), blank(width)]
    for line in text.splitlines():
        bar, token = (" ", _SAME) if line in known else (_ASCII_BAR if ascii else _BAR, style)
        lines += [fill(_side(part, token, width, bar), width) for part in wrap(line, width - 2)]
    return tuple(lines)


def joined(text: str, width: int) -> tuple[Line, ...]:
    """A merged text with its marks, each side in its own colour; each line `width` cells."""
    return tuple(fill([Span(part, token)], width) for line, token in _told(text) for part in wrap(line, width))


def _told(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a merge and their styles."""
    side = _SAME
    for line in text.splitlines():
        mark = line.split(" ", 1)[0]
        if mark in (MINE, MIDDLE, THEIRS):
            side = {MINE: _OWN, MIDDLE: _OTHER, THEIRS: _SAME}[mark]
            yield line, "accent bold"
        else:
            yield line, side


def _rows(one: str | None, two: str | None, alike: bool, column: int, width: int, ascii: bool) -> Iterator[Line]:
    bar = _ASCII_BAR if ascii else _BAR
    sides: Sequence[tuple[str | None, str]] = ((one, _OWN), (two, _OTHER))
    cells = [
        [_side(part, _SAME if alike else style, column, " " if alike else bar) for part in wrap(text, column - 2)]
        if text is not None
        else []
        for text, style in sides
    ]
    for left, right in zip_longest(*cells, fillvalue=()):
        yield _pair(left, right, width)


def _side(text: str, style: str, column: int, bar: str) -> tuple[Span, ...]:
    return (Span(f"{bar} ", style), Span(clip(text, column - 2), style))


def _pair(left: Sequence[Span], right: Sequence[Span], width: int) -> Line:
    column = (width - 3) // 2
    return fill([*fill(left, column), Span("   "), *fill(right, column)], width)

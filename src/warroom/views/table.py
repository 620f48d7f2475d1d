"""Tables in Markdown: a row of names, a row of dashes, then rows; aligned where they have room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from warroom.views.build import cells_of, fill
from warroom.views.cells import shown
from warroom.views.glyphs import glyphs
from warroom.views.inline import TEXT, inline
from warroom.views.line import Line, Span
from warroom.views.wrapped import broken

_DASHES = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_PIPE = re.compile(r"(?<!\\)\|")
# A column with less room than this says nothing any more.
_LEAST = 3
_GAP = 3


def rows_at(lines: Sequence[str], at: int) -> int:
    """How many lines the table takes that begins at line `at`; 0 when none begins there."""
    if at + 1 >= len(lines) or not _PIPE.search(lines[at]) or not _DASHES.match(lines[at + 1]):
        return 0
    if len(_cells(lines[at])) != len(_cells(lines[at + 1])):
        return 0
    end = at + 2
    while end < len(lines) and _PIPE.search(lines[end]):
        end += 1
    return end - at


def drawn(lines: Sequence[str], width: int, ascii: bool) -> list[Line]:
    """The table of these lines; none where `width` is too narrow for its columns."""
    names, dashes = _cells(lines[0]), _cells(lines[1])
    room = width - _GAP * (len(names) - 1)
    if room < _LEAST * len(names):
        return []
    head = [inline(name, "soft bold") for name in names]
    body = [[inline(cell, TEXT) for cell in _fitting(_cells(line), len(names))] for line in lines[2:]]
    natural = [max(_natural(row[at]) for row in (head, *body)) for at in range(len(names))]
    widths = _shared(natural, room)
    sides = [_side(cell) for cell in dashes]
    sign = glyphs(ascii)
    rule = f"{sign.rule}{'+' if ascii else '┼'}{sign.rule}".join(sign.rule * cells for cells in widths)
    return [
        *_row(head, widths, sides, width, sign.post),
        fill([Span(rule, "rule")], width),
        *(line for row in body for line in _row(row, widths, sides, width, sign.post)),
    ]


def _cells(line: str) -> list[str]:
    """The cells of a row, without the bars at its ends."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]


def _fitting(cells: list[str], columns: int) -> list[str]:
    """So many cells: what is missing is empty, and what is too much stands in the last."""
    return [*cells[: columns - 1], " | ".join(cells[columns - 1 :]), *[""] * (columns - len(cells) - 1)][:columns]


def _natural(spans: Sequence[Span]) -> int:
    return max(sum(cells_of([Span(shown(span.text))]) for span in spans), 1)


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """The width of each column: its own where all have room, and else the narrow ones whole, the wide ones evenly."""
    widths = list(natural)
    for before, at in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        widths[at] = min(natural[at], room // (len(natural) - before))
        room -= widths[at]
    return widths


def _side(dashes: str) -> str:
    """Where a column's text stands: left, right, or in the middle."""
    return {(True, True): "middle", (False, True): "right"}.get((dashes.startswith(":"), dashes.endswith(":")), "left")


def _row(row: Sequence[list[Span]], widths: Sequence[int], sides: Sequence[str], width: int, post: str) -> list[Line]:
    """One row, on as many lines as its longest cell takes."""
    columns = [broken(cell, cells) for cell, cells in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*columns, fillvalue=[]):
        spans: list[Span] = []
        for part, cells, side in zip(parts, widths, sides, strict=True):
            spans += [Span(f" {post} ", "rule")] if spans else []
            spans += _placed(part, cells, side)
        lines.append(fill(spans, width))
    return lines


def _placed(part: list[Span], cells: int, side: str) -> list[Span]:
    free = cells - cells_of(part)
    before = {"left": 0, "middle": free // 2, "right": free}[side]
    return [Span(" " * before), *part, Span(" " * (free - before))]

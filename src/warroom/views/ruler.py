"""The scale of the tape: which lengths get a number, which a tick, and where, from a sixteenth to miles.

Lengths are in sixteenths of an inch, positions in cells from the tape's zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from warroom.domain.inches import FOOT, INCH, MILE, YARD, format_inches

# Each numbered length with the equal parts that it may be ticked in, coarse to fine, as on real tapes.
_BINARY = (2, 4, 8, 16)
_UNITS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (1, ()),
    (2, (2,)),
    (4, (2, 4)),
    (8, (2, 4, 8)),
    (INCH, _BINARY),
    (3 * INCH, (3, 6, 12)),
    (6 * INCH, (2, 6, 12)),
    (FOOT, (2, 4, 12)),
    (YARD, (3, 6, 12)),
    (5 * YARD, (5, 15)),
    (10 * YARD, (2, 10)),
    (50 * YARD, (5, 10)),
    (100 * YARD, (2, 10)),
    (MILE // 4, (2, 4)),
    (MILE // 2, (2, 4, 8)),
)
# How much of its length a tape may give up so that its ticks stand evenly.
_SLACK = 0.8
# A narrower tape is drawn as one of this width, cut off.
_LEAST_WIDTH = 8
# The cells from which on a part of an inch is numbered.
_AIRY = 16


class Tick(NamedTuple):
    """A mark at a cell: `rank` 0 is numbered with `label`, then 1, 2, 3 for ever finer parts."""

    cell: int
    rank: int
    label: str = ""


class Scale(NamedTuple):
    """`unit` sixteenths are numbered and take `cells` cells; each is ticked in `parts` equal parts."""

    unit: int
    cells: int
    parts: int
    divisions: tuple[int, ...]

    def cell(self, n: int) -> int:
        """The cell in which `n` sixteenths lie."""
        return n * self.cells // self.unit

    def ticks(self, width: int, ascii: bool = False) -> Iterator[Tick]:
        """Every tick of a tape of `width` cells; a number that would be cut at the end is left out."""
        step = self.cells // self.parts
        for index, cell in enumerate(range(0, width, step)):
            number, part = divmod(index, self.parts)
            if part == 0:
                label = label_of(number * self.unit, self.unit, ascii)
                yield Tick(cell, 0, label if cell + 1 + len(label) <= width else "")
            else:
                yield Tick(cell, self._rank(part))

    def _rank(self, part: int) -> int:
        """The coarsest division that has a tick at this part of a unit."""
        for rank, division in enumerate(self.divisions, start=1):
            if part * division % self.parts == 0:
                return min(rank, 3)
        return 3


def choose(span: int, width: int) -> Scale:
    """The finest scale on which `span` sixteenths stand within `width` cells with room for the numbers."""
    for unit, divisions in _units():
        most = (max(width, _LEAST_WIDTH) - 1) * unit // span
        if most >= _least_cells(unit, span):
            return _even(unit, divisions, most, _least_cells(unit, span))
    raise AssertionError("units never end")


def label_of(n: int, unit: int, ascii: bool = False) -> str:
    """What is printed at `n` sixteenths on a tape numbered in `unit`."""
    if n == 0 or unit < INCH:
        return format_inches(n, ascii)
    if unit < FOOT:
        return str(n // INCH)
    if unit < YARD:
        return f"{n // FOOT} ft"
    if unit < MILE // 4:
        return f"{n // YARD} yd"
    return _miles(n, ascii)


def _miles(n: int, ascii: bool) -> str:
    whole, quarters = divmod(n * 4 // MILE, 4)
    if ascii:
        return f"{n / MILE:g} mi"
    return f"{whole or ''}{('', '¼', '½', '¾')[quarters]} mi"


def _units() -> Iterator[tuple[int, tuple[int, ...]]]:
    yield from _UNITS
    size = MILE
    while True:
        for times in (1, 2, 5):
            yield size * times, (times,) if times > 1 else (2, 4, 8)
        size *= 10


def _least_cells(unit: int, span: int) -> int:
    """The cells that a unit needs for its tick, its widest number, and a gap; parts of an inch want more air."""
    if unit < INCH:
        return _AIRY
    # A tape goes on after the span, at most as far again; in ASCII a fraction of a mile is the longer one.
    last = 2 * (span // unit)
    return max(len(label_of(n * unit, unit, ascii=True)) for n in (1, 2, 3, last + 1, last + 2, last + 3)) + 2


def _even(unit: int, divisions: tuple[int, ...], most: int, least: int) -> Scale:
    """Of the nearly largest cell counts the one that takes the finest even ticks, at least two cells apart."""
    smallest = max(int(most * _SLACK), least)

    def parts(cells: int) -> int:
        return max((d for d in divisions if cells % d == 0 and cells // d >= 2), default=1)

    cells = max(range(smallest, most + 1), key=lambda cells: (parts(cells), cells))
    return Scale(unit, cells, parts(cells), divisions)

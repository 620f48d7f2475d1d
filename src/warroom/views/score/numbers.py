"""A page of the scoreboard as the numbers that are behind it."""

from __future__ import annotations

from itertools import accumulate

from warroom.domain.inches import format_length
from warroom.domain.scoretables import Cell, Length, table_of
from warroom.views.build import blank, fill
from warroom.views.cells import fit, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage

_GAP, _ROOMY = 3, 60
_WIDEST = 34
# A campaign of years has more days than anybody goes through line by line.
_MOST = 400


def numbers_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:  # noqa: ARG001
    """The page's table, the latest day first; what does not fit at the right is left out."""
    table, ascii = table_of(page.name, page.book, page.paces), scene.ascii
    rows = table.rows[: -_MOST - 1 : -1] if table.dated else table.rows[:_MOST]
    told = [[_told(cell, ascii) for cell in row] for row in rows]
    if not told:
        return Body([fill([Span("  There are no numbers yet.", "soft")], width)])
    names = [name.replace("_", " ") for name in table.head]
    widest = min(max(width // 3, 10), _WIDEST)
    wide = [min(max(measure(row[at]) for row in (names, *told)), widest) for at in range(len(names))]
    numeric = [all(isinstance(row[at], int | float) or row[at] == "" for row in rows) for at in range(len(names))]

    gap = _GAP if width >= _ROOMY else 1
    ends = accumulate(cells + gap for cells in wide)
    fitting = max(sum(end <= width - 2 + gap for end in ends), 1)

    def line(cells: list[str], style: str) -> Line:
        parts = [_placed(cell, wide[at], numeric[at], ascii) for at, cell in enumerate(cells[:fitting])]
        return fill([Span("  "), Span((" " * gap).join(parts), style)], width)

    rest = len(table.rows) - len(rows)
    more = [fill([Span(f"  and {rest} more", "faint italic")], width)] if rest else []
    return Body([line(names, "muted"), *(line(row, "text") for row in told), *more, blank(width)])


def _told(cell: Cell, ascii: bool) -> str:
    return format_length(cell, ascii) if isinstance(cell, Length) else shown(str(cell))


def _placed(text: str, cells: int, at_right: bool, ascii: bool) -> str:
    """Numbers stand under each other at the right, words at the left."""
    cut = fit(text, cells, glyphs(ascii).ellipsis)
    return " " * (cells - measure(cut.rstrip())) + cut.rstrip() if at_right else cut

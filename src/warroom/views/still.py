"""The board's panes as they stand at one moment, without a cursor: for replays and pictures."""

from __future__ import annotations

from itertools import accumulate

from warroom.views.beyond import Beyond
from warroom.views.build import blank, fill
from warroom.views.line import Line, Span
from warroom.views.panes import row_lines, rows, title
from warroom.views.rowlook import RowLook
from warroom.views.scene import Scene

PANES = ("strategy", "pipeline", "today")
_TITLE = 2
_WIDE, _NARROW = 140, 100
# Thousandths of the width.
_SHARES = {True: (260, 430), False: (250, 410)}


def still_lines(scene: Scene, width: int, height: int, pane: str = "pipeline") -> list[Line]:
    """The three panes side by side, or where it is narrow the one that is named; what is lit is kept in sight."""
    if width < _NARROW:
        return _pane(pane, scene, width, height, focused=True)
    first, second = (share * (width - 2) // 1000 for share in _SHARES[width >= _WIDE])
    widths = (first, second, width - 2 - first - second)
    sides = [_pane(name, scene, cells, height, focused=name == pane) for name, cells in zip(PANES, widths, strict=True)]
    gap = Span(" ")
    return [fill([*a, gap, *b, gap, *c], width) for a, b, c in zip(*sides, strict=True)]


def _pane(name: str, scene: Scene, width: int, height: int, *, focused: bool) -> list[Line]:
    room = height - _TITLE if height > 2 * _TITLE else height
    placed = rows(name, scene, room)
    tops = list(accumulate((row.height for row in placed), initial=0))
    lit = next((top for row, top in zip(placed, tops, strict=False) if row.card and row.card in scene.lit), 0)
    start = max(0, min(lit - room // 2, tops[-1] - room))
    body: list[Line] = []
    for row, top in zip(placed, tops, strict=False):
        if top + row.height <= start or top >= start + room:
            continue
        drawn = row_lines(name, row, scene, width, RowLook(lit=row.card in scene.lit))
        body += drawn[max(start - top, 0) :]
    body = body[:room]
    beyond = Beyond(placed.picks_above(start), placed.total - placed.picks_above(start + room))
    lines = title(name, scene, width, focused, beyond) if room < height else ()
    return [*lines, *body, *[blank(width)] * (room - len(body))]

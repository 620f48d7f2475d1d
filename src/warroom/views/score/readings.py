"""A goal's readings as a line, beside the straight way that was meant."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from warroom.domain.dates import days_between
from warroom.domain.score import Progress
from warroom.views.build import fill
from warroom.views.line import Line, Span
from warroom.views.plot import axis, curve, overlay
from warroom.views.scene import Scene
from warroom.views.score.page import day_said

_GUTTER = 12
_MOST_CELLS = 100
_FINE = 10_000


def readings_plot(found: Progress, scene: Scene, width: int, height: int) -> list[Line]:
    """The readings from the day the goal was set, and the dotted way to its aim, `height` lines and the days below."""
    goal, cells = found.goal, max(min(width - _GUTTER - 2, _MOST_CELLS), 8)
    base, aim = Decimal(goal.base), Decimal(goal.aim)
    values = [Decimal(reading.value) for reading in found.readings]
    low, high = min(base, aim, *values), max(base, aim, *values)
    length = max(days_between(found.begun, goal.by), *_days(found), 1)

    def at(value: Decimal) -> int:
        return int((value - low) * _FINE / (high - low))

    meant = _drawn([at(base), at(aim)], days_between(found.begun, goal.by), length, cells, height, scene, dotted=True)
    points = [(0, base), *zip(_days(found), values, strict=True)]
    made = _drawn(_by_day(points, at), points[-1][0], length, cells, height, scene)
    lines = []
    for row, marks in enumerate(overlay(meant, made)):
        label = f"{high:f}" if row == 0 else f"{low:f}" if row == height - 1 else ""
        spans = [Span(f"{label[: _GUTTER - 2].rjust(_GUTTER - 1)} ", "muted")]
        lines.append(fill([*spans, *(Span(sign, "accent bold" if mine else "muted") for sign, mine in marks)], width))
    ends = axis([(0, day_said(found.begun)), (cells, day_said(goal.by))], cells)
    return [*lines, fill([Span(" " * _GUTTER), Span(ends, "muted")], width)]


def _days(found: Progress) -> list[int]:
    """On which day after the goal was set each reading is; earlier ones count as of that day."""
    return [max(days_between(found.begun, reading.day), 0) for reading in found.readings]


def _by_day(points: list[tuple[int, Decimal]], at: Callable[[Decimal], int]) -> list[int]:
    """Where the line is on each day up to the last reading: on the straight way from one reading to the next."""
    known = dict(points)
    days = sorted(known)
    line = [at(known[days[0]])]
    for before, after in pairwise(days):
        start, end = at(known[before]), at(known[after])
        line += [start + (end - start) * (day - before) // (after - before) for day in range(before + 1, after + 1)]
    return line


def _drawn(
    values: list[int], days: int, length: int, cells: int, height: int, scene: Scene, *, dotted: bool = False
) -> list[str]:
    """A line over so many days of the chart's."""
    part = max(cells * min(days, length) // length, 1)
    return [row.ljust(cells) for row in curve(values, part, height, _FINE, scene.ascii, dotted=dotted)]

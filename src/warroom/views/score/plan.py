"""What was won in all, against what was planned."""

from __future__ import annotations

from warroom.domain.inches import format_length
from warroom.domain.score import cumulative
from warroom.views.build import fill
from warroom.views.cells import measure
from warroom.views.line import Line, Span
from warroom.views.plot import curve, overlay
from warroom.views.scene import Scene
from warroom.views.score.sheet import Sheet, day_said

_LEAST_PLOT = 4
_MOST_PLOT = 18


def plan_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """What was won in all, against what was planned, day by day."""
    points = cumulative(sheet.book)
    if not points:
        return [fill([Span("  The campaign has not begun.", "soft")], width)]
    top = max(max(won, plan) for _, won, plan in points)
    cells, height = max(width - 12, 8), max(min(room - 4, _MOST_PLOT), _LEAST_PLOT)
    plan = curve([plan for _, _, plan in points], cells, height, top, scene.ascii)
    won = curve([won for _, won, _ in points], cells, height, top, scene.ascii)
    lines = []
    for row, marks in enumerate(overlay(plan, won)):
        label = format_length(top, scene.ascii) if row == 0 else "0" if row == height - 1 else ""
        spans = [Span(f"{label.rjust(9)} ", "muted")]
        spans += [Span(sign, "accent bold" if mine else "faint") for sign, mine in marks]
        lines.append(fill(spans, width))
    first, last = day_said(points[0][0]), day_said(points[-1][0])
    axis = first.ljust(max(cells - measure(last), 0)) + last
    key = [Span(" " * 10), Span("won ", "accent bold"), Span(format_length(points[-1][1], scene.ascii), "text")]
    key += [Span("   planned ", "muted"), Span(format_length(points[-1][2], scene.ascii), "text")]
    return [*lines, fill([Span(" " * 10), Span(axis, "muted")], width), fill(key, width)]

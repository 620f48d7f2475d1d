"""What was won in all, against what was planned."""

from __future__ import annotations

from warroom.domain.dates import days_between, say_when
from warroom.domain.inches import INCH, format_length
from warroom.views.build import blank, fill
from warroom.views.cells import wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import axis, curve, overlay
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage, day_said
from warroom.views.score.reckoned import cumulative, forecast

_LEAST_PLOT, _MOST_PLOT = 4, 24
_GUTTER, _ROOMY = 10, 60


def plan_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:
    """What was won in all, against what was planned, day by day, and where it leads to."""
    points, campaign, ascii = cumulative(page.book), page.book.campaign, scene.ascii
    if not points:
        return Body([fill([Span("  The campaign has not begun.", "soft")], width)])
    _, total, planned = points[-1]
    won, planned_way = ("*", ".") if ascii else ("━", "┄")
    lead = " " * (_GUTTER if width >= _ROOMY else 2)
    key = [fill([Span(lead), Span(f"{won} won ", "accent bold"), Span(format_length(total, ascii), "text"),
                 Span(f" {glyphs(ascii).dot} ", "faint"), Span(f"{planned_way} planned ", "muted"),
                 Span(format_length(planned, ascii), "text")], width)]  # fmt: skip
    if points[-1][0] < campaign.end:
        said = f"At this pace {format_length(forecast(page.book), ascii)} by {say_when(campaign.end, scene.now)}"
        whole = campaign.target * (days_between(campaign.start, campaign.end) + 1)
        said += f", with {format_length(whole, ascii)} planned." if whole else "."
        key += [fill([Span(lead), Span(line, "soft")], width) for line in wrap(said, max(width - len(lead) - 1, 8))]
    height = max(min(room - 2 - len(key), _MOST_PLOT), _LEAST_PLOT)
    return Body([*_plot(points, width, height, ascii), blank(width), *key])


def _plot(points: tuple[tuple[str, int, int], ...], width: int, height: int, ascii: bool) -> list[Line]:
    """Both as lines, the planned one dotted, from the campaign's first day to the latest."""
    top = max(1, *(max(won, plan) for _, won, plan in points))
    cells = max(width - _GUTTER - 2, 8)
    plan = curve([0, *(plan for _, _, plan in points)], cells, height, top, ascii, dotted=True)
    won = curve([0, *(won for _, won, _ in points)], cells, height, top, ascii)
    middle = (height - 1) // 2
    ticks = {0: top, middle: _whole_inches(top * (height - 1 - middle) // max(height - 1, 1)), height - 1: 0}
    lines = []
    for row, marks in enumerate(overlay(plan, won)):
        label = format_length(ticks[row], ascii) if row in ticks else ""
        spans = [Span(f"{label.rjust(_GUTTER - 1)} ", "muted")]
        spans += [Span(sign, "accent bold" if mine else "muted") for sign, mine in marks]
        lines.append(fill(spans, width))
    labels = [((n + 1) * cells // len(points), day_said(day)) for n, (day, _, _) in enumerate(points)]
    return [*lines, fill([Span(" " * _GUTTER), Span(axis(labels, cells), "muted")], width)]


def _whole_inches(size: int) -> int:
    """A length for a tick, which needs no fractions."""
    return size // INCH * INCH if size > INCH else size

"""Goals with their lag measure, and the lead measures that drive them week by week."""

from __future__ import annotations

from warroom.domain.dates import say_when
from warroom.domain.inches import format_inches
from warroom.domain.leads import Lead, parse_leads, reached_by_week, say_lead
from warroom.domain.score import Book, Progress, progress, weeks_of
from warroom.views.build import blank, fill
from warroom.views.cells import fit, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.score.sheet import Sheet, day_said

_LEAD_WEEKS = 8


def goals_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """Each goal on its way, or how to set one."""
    found = progress(sheet.book)
    if not found:
        said = "No goal yet: a says one, from so much to so much by when, with the lead measures that drive it."
        return [fill([Span("  "), Span(text, "soft")], width) for text in wrap(said, max(width - 4, 1))][:room]
    return [line for n, goal in enumerate(found) for line in _goal(goal, n == sheet.row, sheet.book, scene, width)][
        :room
    ]


def _goal(found: Progress, selected: bool, book: Book, scene: Scene, width: int) -> list[Line]:
    goal, sign = found.goal, glyphs(scene.ascii)
    latest = found.latest
    good = found.percent >= found.expected
    bar_cells = max(min(width - 34, 60), 8)
    filled = max(0, min(found.percent, 100)) * bar_cells // 100
    expected = min(found.expected * bar_cells // 100, bar_cells - 1)
    track = [
        Span(sign.heavy if n < filled else sign.post if n == expected else sign.rule,
             ("good" if good else "bad") if n < filled else "text" if n == expected else "faint")
        for n in range(bar_cells)
    ]  # fmt: skip
    unit = f" {goal.unit}" if goal.unit else ""
    by = say_when(goal.by, scene.now)
    reached = " reached" if found.percent >= 100 else ""
    lines = [
        fill([Span(f"{sign.bar if selected else ' '} ", "accent"), Span(shown(goal.name), "text bold"),
              Span(f"  from {goal.base} to {goal.aim}{shown(unit)} by {by}", "muted")], width),
        fill([Span("  "), *track, Span(f" {found.percent}%{reached}", "good" if good else "bad"),
              Span(f" {sign.dot} {found.expected}% expected", "muted")], width),
    ]  # fmt: skip
    said = f"{latest.value} on {day_said(latest.day)} by @{latest.who}" if latest else "no reading yet: m logs one"
    lines.append(fill([Span("  "), Span(said, "soft" if latest else "warn")], width))
    lines += [_lead_line(lead, book, scene, width) for lead in _leads(goal.leads)]
    return [*lines, blank(width)]


def _leads(text: str) -> tuple[Lead, ...]:
    try:
        return parse_leads(text)
    except ValueError:
        return ()


def _lead_line(lead: Lead, book: Book, scene: Scene, width: int) -> Line:
    weeks = weeks_of(book, _LEAD_WEEKS)
    reached = reached_by_week(lead, book.wins, book.cards.values(), book.campaign.zone, weeks)
    sign = glyphs(scene.ascii)
    marks = [
        Span(
            sign.done if reached[week] >= lead.a_week else sign.missed,
            "good" if reached[week] >= lead.a_week else "bad",
        )
        for week in weeks
    ]
    hit = sum(reached[week] >= lead.a_week for week in weeks)
    now = reached[weeks[-1]] if weeks else 0
    this = format_inches(now, scene.ascii) if lead.what == "inches" else str(now)
    of = format_inches(lead.a_week, scene.ascii) if lead.what == "inches" else str(lead.a_week)
    lead_said = fit(say_lead(lead, scene.ascii), max(min(width - 40, 34), 10), sign.ellipsis)
    spans = [Span(f"    {lead_said} ", "text"), *marks, Span(f"  {hit} of {len(weeks)} weeks", "muted")]
    return fill([*spans, Span(f" {sign.dot} {this} of {of} this week", "soft")], width)

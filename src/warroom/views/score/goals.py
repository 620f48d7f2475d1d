"""Goals with their lag measure, and the lead measures that drive them week by week."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.dates import say_when
from warroom.domain.inches import format_length
from warroom.domain.leads import Lead, say_lead
from warroom.domain.score import Driven, Progress
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill
from warroom.views.cells import fit, measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage, day_said
from warroom.views.score.readings import readings_plot
from warroom.views.score.reckoned import driven, progress

_LEAD_WEEKS = 8
_NARROW, _WEEKLY = 60, 150
_LEAD, _WEEK = 36, 12
_LEAST_PLOT, _MOST_PLOT = 4, 8


def goals_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:
    """Each goal on its way, or how to set one."""
    found = progress(page.book)
    if not found:
        said = "No goal yet: a says one, from so much to so much by when, with the lead measures that drive it."
        return Body([fill([Span("  "), Span(text, "soft")], width) for text in wrap(said, max(width - 4, 1))])
    blocks = [_goal(goal, n == page.row, page, scene, width) for n, goal in enumerate(found)]
    spare = (room - sum(len(head) + len(leads) + 1 for head, leads in blocks)) // len(blocks) - 1
    lines: list[Line] = []
    at = -1
    for number, (goal, (head, leads)) in enumerate(zip(found, blocks, strict=True)):
        if number == page.row:
            at = len(lines)
        plot = readings_plot(goal, scene, width, min(spare, _MOST_PLOT)) if spare >= _LEAST_PLOT else []
        lines += [*head, *plot, *leads, blank(width)]
    return Body(lines, at)


def _goal(found: Progress, selected: bool, page: ScorePage, scene: Scene, width: int) -> tuple[list[Line], list[Line]]:
    """How a goal stands, and how its lead measures do."""
    goal, sign, latest = found.goal, glyphs(scene.ascii), found.latest
    name = [Span(f"{sign.bar if selected else ' '} ", "accent"), Span(shown(goal.name), "text bold")]
    unit = f" {goal.unit}" if goal.unit else ""
    terms = shown(f"from {goal.base} to {goal.aim}{unit} by {say_when(goal.by, scene.now)}")
    how = "" if page.row < 0 else ": m logs one"
    said = f"{latest.value} on {day_said(latest.day)} by @{latest.who}" if latest else f"no reading yet{how}"
    reading = fill([Span("  "), Span(shown(said), "soft" if latest else "warn")], width)
    good = "good" if found.percent >= found.expected else "bad"
    way = [Span(f" {found.percent}%{' reached' if found.percent >= 100 else ''}", good),
           Span(f" {sign.dot} {found.expected}% expected", "muted")]  # fmt: skip
    if width < _NARROW:
        track = _track(found, good, max(width - 4, 4), scene)
        head = [[*name, *way], [Span("  "), *track], [Span(f"  {terms}", "muted")]]
    else:
        track = _track(found, good, max(min(width - 34, 60), 8), scene)
        head = [[*name, Span(f"  {terms}", "muted")], [Span("  "), *track, *way]]
    leads = driven(page.book, goal, _LEAD_WEEKS)
    return [*(fill(line, width) for line in head), reading], _leads(leads, scene, width)


def _track(found: Progress, good: str, cells: int, scene: Scene) -> list[Span]:
    """How far the goal is on its way, and where it should be."""
    sign = glyphs(scene.ascii)
    filled = max(0, min(found.percent, 100)) * cells // 100
    expected = min(found.expected * cells // 100, cells - 1)
    return [
        Span(sign.post if n == expected else sign.heavy if n < filled else sign.rule,
             "text bold" if n == expected else good if n < filled else "faint")
        for n in range(cells)
    ]  # fmt: skip


def _leads(leads: Sequence[Driven], scene: Scene, width: int) -> list[Line]:
    """The lead measures: with what each week came to where there is room, else with a sign a week."""
    if not leads:
        return []
    lines = []
    if width >= _WEEKLY:
        weeks = "".join(day_said(monday).ljust(_WEEK) for monday, _ in leads[0].weeks)
        lines.append(fill([Span("    week of".ljust(_LEAD), "faint"), Span(weeks, "faint")], width))
    names = _LEAD if width >= _WEEKLY else max(len(say_lead(lead.lead, scene.ascii)) for lead in leads) + 5
    return [*lines, *(line for lead in leads for line in _lead_lines(lead, min(names, width), scene, width))]


def _lead_lines(found: Driven, names: int, scene: Scene, width: int) -> list[Line]:
    ascii, lead = scene.ascii, found.lead
    sign = glyphs(ascii)
    name = fit(f"    {say_lead(lead, ascii)}", names - 1, sign.ellipsis) + " "
    hits = [Span(f"  {found.hits} of {counted(found.counted, 'week')}", "muted")] if found.counted else []
    this = found.weeks[-1][1] if found.weeks else 0
    so_far = f" {sign.dot} {_amount(lead, this, ascii)} of {_amount(lead, lead.a_week, ascii)}"
    marks = [_mark(found, number, ascii) for number in range(len(found.weeks))]
    if width >= _WEEKLY:
        weeks = [Span(fit(f"{mark.text} {_amount(lead, reached, ascii)}", _WEEK), mark.style)
                 for mark, (_, reached) in zip(marks, found.weeks, strict=True)]  # fmt: skip
        return [fill([Span(name, "text"), *weeks, *hits], width)]
    first, rest = ([Span("    ")], [[Span(name, "text")]]) if width < _NARROW else ([Span(name, "text")], [])
    line = [*first, *marks, *hits]
    now = next((f"{so_far}{more}" for more in (" this week", " now", "")
                if cells_of(line) + measure(f"{so_far}{more}") <= width), "")  # fmt: skip
    return [fill(spans, width) for spans in (*rest, [*line, Span(now, "soft")])]


def _mark(found: Driven, number: int, ascii: bool) -> Span:
    """Whether a week was hit; of the running one it is not said before it is."""
    sign = glyphs(ascii)
    if found.hit(found.weeks[number][1]):
        return Span(sign.done, "good")
    return Span(sign.dot, "muted") if number == len(found.weeks) - 1 else Span(sign.missed, "bad")


def _amount(lead: Lead, amount: int, ascii: bool) -> str:
    return format_length(amount, ascii) if lead.what == "inches" else str(amount)

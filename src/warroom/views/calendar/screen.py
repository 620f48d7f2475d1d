"""The whole calendar: which days are shown, the days, a message, and the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from warroom.domain.almanac import Entry
from warroom.domain.dates import week_of
from warroom.views.build import cells_of, fill, two_ends
from warroom.views.calendar.days import month_named, named
from warroom.views.calendar.entries import is_missed
from warroom.views.calendar.grid import month
from warroom.views.calendar.listing import agenda
from warroom.views.calendar.sheet import VIEWS, Almanac, Drawing, Sheet, Spot, chosen, days_of, form_of
from warroom.views.calendar.week import week
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.scene import Scene

_FORMS = {"grid": month, "columns": week, "list": agenda}


def draw(sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """`height` lines of exactly `width` cells, with the places of days and entries on them."""
    entry = chosen(sheet.spot, of)
    if entry is not None:
        scene = scene._replace(selected=entry.card.id, lit=scene.board.thread(entry.card.id))
    head = [_heading(sheet.spot, of, scene, width)]
    head += [fill(sheet.filter, width, "on-raised")] if sheet.filter else []
    foot = [*note_lines(sheet.note, width), footer(sheet.hints, width)] if height > len(head) + 1 else []
    room = max(height - len(head) - len(foot), 0)
    body = _FORMS[form_of(sheet.spot.view, width, height)](sheet, of, scene, width, room)
    return Drawing((*head, *body.lines, *foot)[:height], body.moved(0, len(head)))


def _heading(spot: Spot, of: Almanac, scene: Scene, width: int) -> Line:
    """The days that are shown, the views to choose from, and how much of what stands on these days."""
    left = [Span(" CALENDAR ", "accent bold"), Span(f" {period(spot)}  ", "text bold")]
    tabs: list[Span] = []
    for number, view in enumerate(VIEWS, start=1):
        here = view == spot.view
        tabs += [Span(f" {number} ", "accent" if here else "faint"), Span(view, "text underline" if here else "muted")]
    told = counts(days_of(spot), of, scene.ascii)
    for spans, right in (([*left, *tabs], told), ([*left, *tabs], []), (left, told), (left, [])):
        if cells_of(spans) + cells_of(right) < width:
            return two_ends(spans, right, width, "on-raised")
    return fill(left[1:], width, "on-raised")


def period(spot: Spot) -> str:
    """The days that a view shows: `Apr 2026`, or `Mon 13 Apr to Sun 19 Apr`."""
    if spot.view != "week":
        return month_named(spot.day)
    first, last = week_of(spot.day, spot.begins)
    return f"{named(first)} to {named(last)} {last[:4]}"


@once_each(keep=64)
def _kinds(entries: tuple[Entry, ...]) -> Mapping[str, int]:
    return Counter("missed" if is_missed(entry) else entry.what for entry in entries)


def counts(days: Iterable[str], of: Almanac, ascii: bool) -> list[Span]:
    """`14 due · 9 go live · 12 done`, of these days."""
    sign = glyphs(ascii)
    found: Counter[str] = Counter()
    for entries in filter(None, map(of.on, days)):
        found.update(_kinds(entries))
    told = (
        (found["due"], Span(f"{sign.due} ", "soft"), "due"),
        (found["golive"], Span(f"{sign.golive} ", "accent"), "go live"),
        (found["coming"], Span(f"{sign.routine} ", "soft"), "coming"),
        (found["over"], Span(f"{sign.done} ", "good"), "done"),
        (found["missed"], Span(f"{sign.missed} ", "bad"), "missed"),
    )
    parts = [[mark, Span(f"{count} {word}", "soft")] for count, mark, word in told if count]
    dot = Span(f" {sign.dot} ", "faint")
    return [*[span for part in parts for span in (dot, *part)][1:], Span(" ")]

"""`warroom calendar`: what stands on which day, as the dashboard's calendar shows it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from warroom.cli import out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warroom.cli.errand import Errand
    from warroom.domain.almanac import Entry
    from warroom.domain.spans import Length
    from warroom.views.calendar.sheet import Almanac, Sheet
    from warroom.views.line import Line as Drawn
    from warroom.views.scene import Scene


# As a shell can scroll, a week is as tall as it needs to be.
_ANY_HEIGHT = 400


@click.command("calendar", cls=Line, short_help="Show a month, a week or a day.")
@click.argument("words", nargs=-1, metavar="[MONTH|WEEK|DATE]")
@click.option("--week", "as_week", is_flag=True, help="The week of that day.")
@click.option("--agenda", "as_agenda", is_flag=True, help="Day by day, with every entry in full.")
@click.pass_obj
def calendar(errand: Errand, words: Sequence[str], as_week: bool, as_agenda: bool) -> None:
    """Show what is due, what goes live, what routines will bring and what was done, by default in this month.

    \b
      warroom calendar
      warroom calendar april --agenda
      warroom calendar 2026-W16
      warroom calendar fri

    A month is 2026-04, apr 2026 or next month, a week 2026-W16, w16 or next week. Hours are those of the campaign.
    Weeks begin on the day of the setting week_starts.
    """
    from warroom.domain.almanac import coming_on, past_span
    from warroom.domain.daywords import weekday_numbered
    from warroom.domain.spans import parse_span
    from warroom.views.calendar.sheet import Sheet, Spot, almanac, days_of, days_seen
    from warroom.views.scene import Scene

    if as_week and as_agenda:
        raise Misread("Say one of --week and --agenda: an agenda of a week is `warroom calendar w16 --agenda`.")
    with misread():
        span = parse_span(line(words), errand.local)
    length: Length = "week" if as_week else span.length
    spot = Spot("week" if length == "week" else "month", span.day, begins=weekday_numbered(errand.settings.week_starts))
    days = (span.day,) if length == "day" else days_of(spot)
    seen = days_seen(spot._replace(view="month"))
    past = past_span(seen, errand.board)
    cards = errand.store.finished(errand.campaign.id, *past, errand.board.since) if past else ()
    coming = coming_on(errand.board, seen[0], seen[-1])
    sheet = Sheet(spot, walked=False)
    scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
    of = almanac(scene, cards, coming)
    if errand.asked.as_json:
        out.document([_document(entry) for day in days for entry in of.on(day)])
        return
    for found in _drawn(sheet, of, scene, days, length, listed=as_agenda or length == "day"):
        out.data(found)
    _tell(days, of, errand)


def _drawn(
    sheet: Sheet, of: Almanac, scene: Scene, days: Sequence[str], length: Length, *, listed: bool
) -> Iterable[str]:
    """The days as lines of text, without what is empty at their ends."""
    from warroom.views.calendar.grid import whole_month
    from warroom.views.calendar.listing import whole_list
    from warroom.views.calendar.sheet import form_of
    from warroom.views.calendar.week import week
    from warroom.views.glyphs import glyphs
    from warroom.views.line import plain

    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    form = "list" if listed else form_of(sheet.spot.view, width, _ANY_HEIGHT)
    drawn: tuple[Drawn, ...]
    if form == "list":
        shown = [day for day in days if of.on(day)] if length == "month" else days
        drawn = whole_list(shown, sheet, of, scene, width)
    elif form == "grid":
        drawn = whole_month(sheet, of, scene, width).lines
    else:
        drawn = week(sheet, of, scene, width, _ANY_HEIGHT).lines
    texts = [plain(found).rstrip() for found in drawn]
    post = glyphs(scene.ascii).post
    while texts and not texts[-1].replace(post, "").strip():
        texts.pop()
    return texts


def _document(entry: Entry) -> dict[str, Any]:
    from warroom.views.calendar.entries import word_of

    card = entry.card._asdict()
    # What is coming has no card to ask for by an id.
    shown = {**card, "id": ""} if entry.what == "coming" else card
    return {"day": entry.day, "time": entry.time, "what": word_of(entry, long=True), **shown}


def _tell(days: Sequence[str], of: Almanac, errand: Errand) -> None:
    from warroom.views.calendar.screen import counts
    from warroom.views.line import plain

    out.words(plain(tuple(counts(days, of, errand.settings.ascii))).strip() or "Nothing stands on these days.")

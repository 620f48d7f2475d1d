"""How one goes about the calendar: by days, by weeks and months, and over the entries."""

from __future__ import annotations

from warroom.domain.almanac import DAYS_OF_A_WEEK, later, month_later, reached
from warroom.views.calendar.sheet import Almanac, Form, Spot, View, chosen


def to_day(spot: Spot, day: str) -> Spot:
    """On the first entry of a day; where no calendar reaches, the same place."""
    return spot._replace(day=day, key=None, at=0) if reached(day) else spot


def to_view(spot: Spot, view: View) -> Spot:
    """The same place in another view."""
    return spot._replace(view=view)


def by_days(spot: Spot, days: int) -> Spot:
    """So many days on; where no calendar reaches, the same place."""
    try:
        return to_day(spot, later(spot.day, days))
    except ValueError:
        return spot


def by_pages(spot: Spot, pages: int) -> Spot:
    """So many weeks on in a week, else so many months."""
    if spot.view == "week":
        return by_days(spot, pages * DAYS_OF_A_WEEK)
    return to_day(spot, month_later(spot.day, pages))


def down(spot: Spot, step: int, form: Form, of: Almanac) -> Spot:
    """Down (1) or up (-1): in a grid by a week, in a column over its entries, in a list over those of all days."""
    if form == "grid":
        return by_days(spot, step * DAYS_OF_A_WEEK)
    entries = of.on(spot.day)
    at = _at(spot, of) + step if entries else -1
    if 0 <= at < len(entries):
        return spot._replace(key=entries[at].key, at=at)
    if form == "columns":
        return spot
    day = of.beside(spot.day, step)
    return _end_of(spot, day, step, of) if day else spot


def around(spot: Spot, step: int, of: Almanac) -> Spot:
    """The next entry of the same day, or the one before; after the last comes the first."""
    entries = of.on(spot.day)
    if not entries:
        return spot
    at = (_at(spot, of) + step) % len(entries)
    return spot._replace(key=entries[at].key, at=at)


def settled(spot: Spot, of: Almanac) -> Spot:
    """The spot with the key and the place of the entry that is selected by now."""
    entry = chosen(spot, of)
    if entry is None:
        return spot._replace(key=None, at=0)
    return spot._replace(key=entry.key, at=of.on(spot.day).index(entry))


def _at(spot: Spot, of: Almanac) -> int:
    entry = chosen(spot, of)
    return of.on(spot.day).index(entry) if entry is not None else 0


def _end_of(spot: Spot, day: str, step: int, of: Almanac) -> Spot:
    entries = of.on(day)
    at = 0 if step > 0 else len(entries) - 1
    return spot._replace(day=day, key=entries[at].key, at=at)

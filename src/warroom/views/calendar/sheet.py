"""What the calendar shows: which days, what stands on them, and which entry of them is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from warroom.domain.almanac import (
    Entry,
    Key,
    by_day,
    coming_by_day,
    days_of_month,
    days_of_week,
    in_order,
    reached,
    weeks_of_month,
)
from warroom.domain.model import WORK, Campaign, Card
from warroom.views.line import Line
from warroom.views.memo import once_each
from warroom.views.scene import Scene

View: TypeAlias = Literal["month", "week", "agenda"]
VIEWS: tuple[View, ...] = get_args(View)
# How a view is drawn: days in a grid, days side by side, or one below the other.
Form: TypeAlias = Literal["grid", "columns", "list"]

_GRID_WIDTH, _GRID_HEIGHT = 56, 17
_COLUMNS_WIDTH, _COLUMNS_HEIGHT = 112, 12


class Spot(NamedTuple):
    """Where one is: a day, and an entry of it by its key, or where that is gone by its place `at`.

    `begins` is the day that weeks begin with, 0 for Monday.
    """

    view: View
    day: str
    key: Key | None = None
    at: int = 0
    begins: int = 0


class Area(NamedTuple):
    """The cells of the screen on which a day stands, or an entry of it."""

    x: int
    y: int
    width: int
    height: int
    day: str
    key: Key | None = None


class Drawing(NamedTuple):
    """Lines that fill a width, and what stands where on them; later areas lie on earlier ones."""

    lines: tuple[Line, ...]
    areas: tuple[Area, ...] = ()

    def moved(self, x: int, y: int) -> tuple[Area, ...]:
        """The areas where this stands at a cell of another drawing."""
        return tuple(area._replace(x=area.x + x, y=area.y + y) for area in self.areas)


class Almanac:
    """What stands on each day, gathered from groups of cards when a day is asked for.

    A day on which the same stands as in the almanac `before` has the same tuple, so that what was drawn of it stays.
    """

    def __init__(self, groups: Sequence[Mapping[str, list[Entry]]], before: Almanac | None = None) -> None:
        self._groups = groups
        self._days: dict[str, tuple[Entry, ...]] = {}
        self._before = before._days if before is not None else {}

    def on(self, day: str) -> tuple[Entry, ...]:
        """The entries of a day, in the order they are read."""
        found = self._days.get(day)
        if found is None:
            found = in_order(entry for group in self._groups for entry in group.get(day, ()))
            kept = self._before.pop(day, None)
            found = self._days[day] = kept if kept == found else found
        return found

    def beside(self, day: str, step: int) -> str:
        """The next day after `day` with an entry, or the last before it, "" where there is none."""
        days = {other for group in self._groups for other in group if reached(other)}
        if step > 0:
            return min((other for other in days if other > day), default="")
        return max((other for other in days if other < day), default="")


class Sheet(NamedTuple):
    """All that the calendar shows besides the scene and what stands on its days.

    `marks` are the marked entries, `hints` keys and words; `note` is a message and its tone, `filter` the line
    that the filter is typed in.  On paper nothing is `walked`: no day and no entry is selected.
    """

    spot: Spot
    marks: frozenset[Key] = frozenset()
    hints: tuple[tuple[str, str], ...] = ()
    note: tuple[str, str] = ("", "")
    filter: Line | None = None
    walked: bool = True


def form_of(view: View, width: int, height: int) -> Form:
    """How a view is drawn on so many cells; a month or a week that has no room is a list of its days."""
    if view == "month" and width >= _GRID_WIDTH and height >= _GRID_HEIGHT:
        return "grid"
    if view == "week" and width >= _COLUMNS_WIDTH and height >= _COLUMNS_HEIGHT:
        return "columns"
    return "list"


def days_of(spot: Spot) -> tuple[str, ...]:
    """The days that the view is about: a week's, or a month's."""
    return days_of_week(spot.day, spot.begins) if spot.view == "week" else days_of_month(spot.day)


def days_seen(spot: Spot) -> tuple[str, ...]:
    """The days that may be on the screen: a week's, or those of the weeks of a month."""
    if spot.view == "week":
        return days_of(spot)
    return tuple(day for week in weeks_of_month(spot.day, spot.begins) for day in week)


def almanac(
    scene: Scene, past: tuple[Card, ...] = (), coming: tuple[Card, ...] = (), before: Almanac | None = None
) -> Almanac:
    """What stands on each day: the work of the board that passes the filter, of the `past` that it forgot, and what
    routines have `coming`; `before` is the almanac that this one follows.
    """
    board = scene.board
    groups = [scene.group(kind, stage) for kind, stage in board.groups if kind in WORK]
    days = [_days(cards, board.campaign) for cards in (*groups, past) if cards]
    return Almanac([*days, *([coming_by_day(coming)] if coming else [])], before)


@once_each(keep=64)
def _days(cards: tuple[Card, ...], campaign: Campaign) -> Mapping[str, list[Entry]]:
    return by_day(cards, campaign)


def selection(sheet: Sheet, of: Almanac) -> Entry | None:
    """The entry that the sheet shows as selected."""
    return chosen(sheet.spot, of) if sheet.walked else None


def chosen(spot: Spot, of: Almanac) -> Entry | None:
    """The selected entry: the one with the spot's key, or else the one that is now in its place."""
    entries = of.on(spot.day)
    found = next((entry for entry in entries if entry.key == spot.key), None)
    return found or (entries[max(min(spot.at, len(entries) - 1), 0)] if entries else None)

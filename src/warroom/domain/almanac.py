"""What stands on which day: work that is due, pieces that go live, what was finished, and what recurs.

A due day and a go-live day are different things, so that an open piece may stand on two days; finished work
stands once, on the day it was finished, or missed.  What a routine will bring is no card yet: it stands there as what
is coming, and becomes one on its day.  Days and hours are the campaign's wall time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.board import Board
from warroom.domain.dates import add_days, in_zone, parse_instant, wall_to_instant, week_of
from warroom.domain.daywords import FIRST_YEAR, LAST_YEAR, moved_by
from warroom.domain.model import WORK, Campaign, Card
from warroom.domain.stages import MISSED
from warroom.domain.standing import golive_wall

What: TypeAlias = Literal["due", "golive", "coming", "over"]
# What names an entry as long as its card stands on some day for the same reason.
Key: TypeAlias = tuple[str, What]

DAYS_OF_A_WEEK = 7
_RECORDED_WITHIN = 8
# No routine is asked for more at once.
_MOST_COMING = 2000


class Entry(NamedTuple):
    """A card on a day: because it is `due` or goes live then, or is `over` since; `wall` has an hour or none.

    What is `coming` is no card yet, and has the looks of the one that it will be.
    """

    card: Card
    what: What
    wall: str

    @property
    def day(self) -> str:
        """The day it stands on."""
        return self.wall[:10]

    @property
    def time(self) -> str:
        """The hour and minute, "" for the whole day."""
        return self.wall[11:16]

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.card.id, self.what


def entries_of(card: Card, campaign: Campaign) -> tuple[Entry, ...]:
    """The days that a card stands on: none for what is no work, has no date, or was put away before it was over."""
    if card.kind not in WORK or (card.archived and not card.closed):
        return ()
    if card.stage == MISSED and card.kind == "tactic" and card.due:
        return (Entry(card, "over", card.due),)
    if card.closed:
        return (Entry(card, "over", in_zone(parse_instant(card.closed), campaign.zone).strftime("%Y-%m-%dT%H:%M")),)
    golive = Entry(card, "golive", golive_wall(card, campaign))
    return tuple(entry for entry in (golive, Entry(card, "due", card.due)) if entry.wall)


def by_day(cards: Iterable[Card], campaign: Campaign) -> dict[str, list[Entry]]:
    """The entries of the cards by their day, in no order."""
    days: dict[str, list[Entry]] = {}
    for card in cards:
        for entry in entries_of(card, campaign):
            days.setdefault(entry.day, []).append(entry)
    return days


def coming_on(board: Board, first: str, last: str) -> tuple[Card, ...]:
    """What routines will bring from one day to another, as the cards that nobody has made yet."""
    campaign, since = board.campaign, max(first, board.today)
    if campaign.archived or since > last or not board.routines:
        return ()
    # Recurrence is no light import.
    from warroom.domain.routines import coming
    from warroom.domain.slots import due_of_slot

    found = (
        Card(
            f"{routine.id}@{slot}", campaign.id, "tactic", routine.title, "", slot, owner=routine.owner,
            tags=routine.tags, due=due_of_slot(slot, routine, campaign), size=routine.size, routine=routine.id,
            slot=slot,
        )
        for routine in board.routines.values()
        for slot in coming(board, routine, _MOST_COMING, until=last)
    )  # fmt: skip
    return tuple(card for card in found if since <= card.due[:10] <= last)


def coming_by_day(cards: Iterable[Card]) -> dict[str, list[Entry]]:
    """The entries of what is coming by their day, in no order."""
    days: dict[str, list[Entry]] = {}
    for card in cards:
        days.setdefault(card.due[:10], []).append(Entry(card, "coming", card.due))
    return days


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of one day as they are read: what is to come before what is over, by hour, whole days first.

    Of both, what recurs comes last: the same every day, it would hide the rest.
    """
    return tuple(sorted(entries, key=_place))


def _place(entry: Entry) -> tuple[bool, bool, str, str, str, str]:
    over, coming = entry.what == "over", entry.what == "coming"
    recurs = coming or (over and bool(entry.card.routine))
    return over, recurs, entry.time, _WHATS[entry.what], entry.card.rank, entry.card.id


_WHATS: Mapping[What, str] = {"golive": "a", "due": "b", "coming": "c", "over": "d"}


def reached(day: str) -> bool:
    """Whether the calendar goes as far as a day."""
    return FIRST_YEAR <= int(day[:4]) <= LAST_YEAR


def later(wall: str, days: int) -> str:
    """A day or a wall time so many days later, at the same hour.  Raises ValueError where no calendar reaches."""
    day = add_days(wall, days)
    if not reached(day):
        raise ValueError(f"{day} is too far away: the calendar goes from {FIRST_YEAR} to {LAST_YEAR}.")
    return day + wall[10:]


def month_later(day: str, months: int) -> str:
    """The same day of a month so many months later, no later than its end; the day itself past the calendar's ends."""
    try:
        return moved_by(date.fromisoformat(day), months, "m").isoformat()
    except OverflowError:
        return day


def days_from(first: str, last: str) -> tuple[str, ...]:
    """Every day from `first` to `last`, both included."""
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return tuple(date.fromordinal(number).isoformat() for number in range(start, end + 1))


def days_of_month(day: str) -> tuple[str, ...]:
    """Every day of the day's month."""
    first = date.fromisoformat(day).replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return days_from(first.isoformat(), date.fromordinal(after.toordinal() - 1).isoformat())


@lru_cache(maxsize=128)
def weeks_of_month(day: str, begins: int = 0) -> tuple[tuple[str, ...], ...]:
    """The weeks that have a day of the day's month; they begin on Monday, 0, or another day of the week."""
    month = days_of_month(day)
    days = days_from(week_of(month[0], begins)[0], week_of(month[-1], begins)[1])
    return tuple(days[at : at + DAYS_OF_A_WEEK] for at in range(0, len(days), DAYS_OF_A_WEEK))


def days_of_week(day: str, begins: int = 0) -> tuple[str, ...]:
    """The days of the day's week, from Monday, 0, or another day on."""
    return days_from(*week_of(day, begins))


def past_span(days: Sequence[str], board: Board) -> tuple[str, str] | None:
    """The instants, from and before, between which work of these days was finished; None for days to come."""
    if days[0] > board.today:
        return None
    zone = board.campaign.zone
    # What was missed stands on its own day, and is recorded when somebody looks.
    return wall_to_instant(days[0], zone), wall_to_instant(add_days(days[-1], _RECORDED_WITHIN), zone)


def is_weekend(day: str) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return date.fromisoformat(day).weekday() > 4

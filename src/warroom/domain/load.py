"""What each person carries day by day: what is carried over, due and won, against what they can carry.

A person's days are those of the zone they are in: what is due at an hour, what was won, and when a day is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import add_days, day_in_zone, days_between, parse_instant, wall_to_instant
from warroom.domain.day import open_tactics
from warroom.domain.model import Card, Person, Win, commitment_id
from warroom.domain.people import off_on
from warroom.domain.standing import day_of

NOBODY = Person("")


class DayLoad(NamedTuple):
    """One day of one person; sizes in sixteenths.

    `off` is why they do not work, `most` what they can carry, 0 where that is not said or they are off;
    `carried` is what earlier days left, all of it on the person's today; `promised` is what was committed to.
    """

    day: str
    off: str
    most: int
    carried: tuple[Card, ...] = ()
    due: tuple[Card, ...] = ()
    wins: tuple[Win, ...] = ()
    promised: int = 0

    @property
    def cards(self) -> tuple[Card, ...]:
        """All that is open."""
        return (*self.carried, *self.due)

    @property
    def size(self) -> int:
        """What all that is open comes to."""
        return size_of(self.cards)

    @property
    def won(self) -> int:
        """What was won."""
        return sum(win.size for win in self.wins)

    @property
    def over(self) -> int:
        """By how much it is more than they can carry, 0 when it is not, or when nobody said how much that is."""
        return max(self.size - self.most, 0) if self.most else 0


class Bearer(NamedTuple):
    """Somebody, or NOBODY, with the days that were asked for and what they have to do on no day.

    `today` is the day where they are.
    """

    person: Person
    today: str
    days: tuple[DayLoad, ...]
    undated: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All that is open on these days and on no day."""
        return (*(card for day in self.days for card in day.cards), *self.undated)


def loads(
    board: Board, now: datetime, days: Sequence[str] = (), wins: Iterable[Win] = (), me: str = ""
) -> tuple[Bearer, ...]:
    """The load of everybody on these days, or where none are named on each one's own today.

    Nobody comes first, then `me`, then the others by handle.
    Whoever has something open is among them, on the team or not.  `wins` are those of these days and of one more
    day at both ends, for what is one day here is another elsewhere.
    """
    cards: dict[str, list[Card]] = {}
    for card in open_tactics(board):
        cards.setdefault(card.owner, []).append(card)
    won: dict[str, list[Win]] = {}
    for win in wins:
        won.setdefault(win.who, []).append(win)
    people = {**{owner: Person(owner) for owner in cards if owner}, **board.people}
    everybody = sorted(people.values(), key=lambda person: (person.id != me, person.id))
    return tuple(
        _bearer(board, now, person, cards.get(person.id, ()), won.get(person.id, ()), days)
        for person in (NOBODY, *everybody)
    )


def today_of(person: Person, board: Board, now: datetime) -> str:
    """The day it is where the person is."""
    zone = person.zone
    return board.today if zone in ("", board.campaign.zone) else _day_there(now, zone) or board.today


def day_due(card: Card, person: Person, board: Board) -> str:
    """The day on which a card is due where the person is, "" for no day."""
    return _due_there(card.due, board.campaign.zone, person.zone or board.campaign.zone)


def stands_on(card: Card, person: Person, board: Board, now: datetime) -> str:
    """The day on which an open tactic of the person's stands: its own, or today where that is over; "" for none."""
    today = today_of(person, board, now)
    day = _meant_for(card, person, board, today)
    return max(day, today) if day else ""


def moved_due(card: Card, person: Person, board: Board, shown_on: str, step: int) -> str:
    """When a card is due once it has gone `step` days on from the day on which it is shown; its hour stays."""
    there = day_due(card, person, board)
    wanted = add_days(shown_on, step)
    return add_days(card.due, days_between(there, wanted)) + card.due[10:] if there else wanted


def size_of(cards: Iterable[Card]) -> int:
    """What the cards come to, in sixteenths."""
    return sum(card.size for card in cards)


def unsized(cards: Iterable[Card]) -> int:
    """How many of the cards have no size."""
    return sum(not card.size for card in cards)


def _bearer(
    board: Board, now: datetime, person: Person, cards: Sequence[Card], wins: Sequence[Win], days: Sequence[str]
) -> Bearer:
    today = today_of(person, board, now)
    carried: list[Card] = []
    undated: list[Card] = []
    due: dict[str, list[Card]] = {}
    for card in cards:
        day = _meant_for(card, person, board, today)
        if not day:
            undated.append(card)
        elif day < today:
            carried.append(card)
        else:
            due.setdefault(day, []).append(card)
    won: dict[str, list[Win]] = {}
    for win in wins:
        won.setdefault(_day_won(win, person, board), []).append(win)

    def on(day: str) -> DayLoad:
        off = off_on(person, day, board.campaign) if person.id else ""
        promise = board.commitments.get(commitment_id(board.campaign.id, day, person.id))
        return DayLoad(
            day, off, 0 if off else person.capacity, tuple(carried) if day == today else (), tuple(due.get(day, ())),
            tuple(won.get(day, ())), promise.size if promise else 0,
        )  # fmt: skip

    return Bearer(person, today, tuple(map(on, days or (today,))), tuple(undated))


def _meant_for(card: Card, person: Person, board: Board, today: str) -> str:
    """The day on which a tactic is due; what is being done without one is for today, and else "" is given."""
    return day_due(card, person, board) or (today if card.stage == "doing" else "")


def _day_won(win: Win, person: Person, board: Board) -> str:
    """The day of a win where the person is, unless it was logged for another day than its own."""
    zone = board.campaign.zone
    if person.zone in ("", zone) or day_of(win.at, zone) != win.day:
        return win.day
    return _day_there(parse_instant(win.at), person.zone) or win.day


@lru_cache(maxsize=8192)
def _due_there(wall: str, zone: str, there: str) -> str:
    if "T" not in wall or zone == there:
        return wall[:10]
    try:
        return _day_there(parse_instant(wall_to_instant(wall, zone)), there) or wall[:10]
    except (ValueError, KeyError, OSError, OverflowError):
        return wall[:10]


def _day_there(moment: datetime, zone: str) -> str:
    """The day of a moment in a zone, "" in one that this machine does not know."""
    try:
        return day_in_zone(moment, zone)
    except (ValueError, KeyError, OSError, OverflowError):
        return ""

"""A stretch of days as a client may read of it: what was won, what went live, what comes, what waits, what changed.

Every number is asked of the same `domain.score` as the scoreboard's.  What is private, or under an embargo, is never
in it: its inches count, and nothing tells whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from warroom.domain.almanac import days_from, days_of_week, is_weekend
from warroom.domain.approval import in_review
from warroom.domain.board import Board
from warroom.domain.campaigns import holidays_of
from warroom.domain.changes import Entry
from warroom.domain.dates import days_between
from warroom.domain.golive import Golive, is_missed, missed, planned
from warroom.domain.model import Campaign, Card, Win
from warroom.domain.score import (
    Book,
    Driven,
    Kept,
    Progress,
    Standing,
    by_day,
    cumulative,
    driven,
    kept,
    progress,
    standing,
)
from warroom.domain.shifts import Shift, shifts
from warroom.domain.stages import is_blocked
from warroom.domain.standing import day_of
from warroom.domain.unsaid import Unsaid
from warroom.domain.whence import Source, by_source

TOLD: tuple[Source, ...] = ("channel", "person", "note")
HORIZON = timedelta(days=14)
WEEKS = 8
# So many of a kind are told one by one; of more it is said how many.
MOST_LIVE, MOST_COMING, MOST_WINS, MOST_WAITING, MOST_SHIFTS = 60, 20, 10, 20, 30
# The most days, then weeks, that a chart has a column for.
MOST_DAYS, MOST_WEEKS = 45, 60

One = TypeVar("One")


class Some(NamedTuple, Generic[One]):
    """The ones that are told, and how many `more` there are."""

    told: tuple[One, ...]
    more: int = 0


class Stretch(NamedTuple):
    """Days that stand together in a chart: what was won in them, of what was asked; `off` when nobody works."""

    first: str
    last: str
    won: int
    target: int
    off: bool = False


class Aimed(NamedTuple):
    """A goal on its way, and what drives it."""

    progress: Progress
    leads: tuple[Driven, ...]


class Wait(NamedTuple):
    """What waits for somebody: a card's title, and why; `days` since when."""

    title: str
    why: str
    days: int


class Report(NamedTuple):
    """What is told of the days from `first` to `last`, at `now` in the campaign's zone; lengths in sixteenths.

    `standing` and `course` are those of the campaign up to `last`; `sums` are the days' inches by source, "" for none.
    `names` are people's by handle, `titles` those of the notes that are named in the sums.
    """

    campaign: Campaign
    first: str
    last: str
    now: datetime
    names: Mapping[str, str]
    titles: Mapping[str, str]
    standing: Standing
    stretches: tuple[Stretch, ...]
    course: tuple[tuple[str, int, int], ...]
    hits: int
    asked: int
    done: int
    kept: Kept
    sums: Mapping[Source, tuple[tuple[str, int], ...]]
    wins: Some[Win]
    live: Some[Card]
    coming: Some[Golive]
    goals: tuple[Aimed, ...]
    waiting: Some[Wait]
    held: bool
    shifts: Some[Shift]

    @property
    def won(self) -> int:
        """What was won in these days."""
        return sum(stretch.won for stretch in self.stretches)

    @property
    def target(self) -> int:
        """What was asked of these days."""
        return sum(stretch.target for stretch in self.stretches)


def report(
    book: Book, board: Board, entries: Iterable[Entry], unsaid: Unsaid, now: datetime, first: str, last: str
) -> Report:
    """The report of the days from `first` to `last`; `entries` are their history, `now` is in the campaign's zone."""
    campaign, zone = book.campaign, book.campaign.zone
    so_far = _until(book, last)
    these = so_far._replace(wins=tuple(win for win in so_far.wins if win.day >= first))
    sizes, days = by_day(these.wins), days_from(first, last)
    closed = [card for card in book.cards.values() if card.closed and first <= day_of(card.closed, zone) <= last]
    asked = [day for day in days if campaign.target and campaign.start <= day <= campaign.end]
    sums = _sums(these, unsaid)
    return Report(
        campaign, first, last, now,
        names={handle: person.name or f"@{handle}" for handle, person in board.people.items()},
        titles={key: book.cards[key].title for key, _ in sums["note"] if key},
        standing=standing(so_far),
        stretches=tuple(_stretches(days, sizes, campaign)),
        course=cumulative(so_far),
        hits=sum(sizes.get(day, 0) >= campaign.target for day in asked),
        asked=len(asked),
        done=sum(card.kind == "tactic" and card.stage == "done" for card in closed),
        kept=kept(so_far, days),
        sums=sums,
        wins=_some(sorted(
            filter(unsaid.is_open, these.wins), key=lambda win: (-win.size, win.at),
        ), MOST_WINS),
        live=_latest(sorted(
            (card for card in closed if card.kind == "piece" and unsaid.is_open(card)),
            key=lambda card: (card.closed, card.id),
        ), MOST_LIVE),
        coming=_coming(board, now, unsaid),
        goals=tuple(_aimed(so_far, one) for one in progress(so_far)),
        waiting=_some(list(_waiting(board, now, unsaid)), MOST_WAITING),
        held=bool(campaign.held),
        shifts=_latest([shift for entry in entries for shift in shifts(entry, book, unsaid)], MOST_SHIFTS),
    )  # fmt: skip


def _until(book: Book, last: str) -> Book:
    """The book as it was at the end of a day, by the days that its wins, readings and promises are of."""
    return book._replace(
        today=min(book.today, last),
        wins=tuple(win for win in book.wins if win.day <= last),
        measures=tuple(measure for measure in book.measures if measure.day <= last),
    )


def _stretches(days: Sequence[str], sizes: Mapping[str, int], campaign: Campaign) -> Iterator[Stretch]:
    for group in _grouped(days):
        target = sum(campaign.target for day in group if campaign.start <= day <= campaign.end)
        off = len(group) == 1 and (is_weekend(group[0]) or group[0] in holidays_of(campaign))
        yield Stretch(group[0], group[-1], sum(sizes.get(day, 0) for day in group), target, off)


def _grouped(days: Sequence[str]) -> Iterator[list[str]]:
    """The days one by one, or where they are many by weeks, months or quarters."""
    names: Callable[[str], str] = str
    if len(days) > MOST_DAYS:
        names = _week if len(days) <= 7 * MOST_WEEKS else _month if len(days) <= 31 * MOST_WEEKS else _quarter
    group: list[str] = []
    for day in days:
        if group and names(day) != names(group[0]):
            yield group
            group = []
        group.append(day)
    if group:
        yield group


def _week(day: str) -> str:
    return days_of_week(day)[0]


def _month(day: str) -> str:
    return day[:7]


def _quarter(day: str) -> str:
    """So that ten years are forty columns."""
    return f"{day[:4]}-{(int(day[5:7]) - 1) // 3}"


def _sums(book: Book, unsaid: Unsaid) -> dict[Source, tuple[tuple[str, int], ...]]:
    """What came from each, the most first, what is hidden or has no name together at the end."""
    found: dict[Source, dict[str, int]] = {source: {} for source in TOLD}
    for source, sums in by_source(book).items():
        for key, size in sums if source in found else ():
            name = "" if key in unsaid.cards else key
            found[source][name] = found[source].get(name, 0) + size
    return {
        source: tuple(sorted(sums.items(), key=lambda one: (not one[0], -one[1], one[0])))
        for source, sums in found.items()
    }


def _aimed(book: Book, one: Progress) -> Aimed:
    try:
        return Aimed(one, driven(book, one.goal, WEEKS))
    except ValueError:
        # Lead measures that cannot be read drive nothing.
        return Aimed(one, ())


def _coming(board: Board, now: datetime, unsaid: Unsaid) -> Some[Golive]:
    """What goes live next: all of the next days, or where that is nothing what is soonest."""
    minute = now.replace(second=0, microsecond=0)
    found = [one for one in planned(board) if unsaid.is_open(one.card) and not is_missed(one, minute)]
    soon = [one for one in found if one.at < now + HORIZON] or found[:1]
    return Some(tuple(soon[:MOST_COMING]), len(found) - len(soon[:MOST_COMING]))


def _waiting(board: Board, now: datetime, unsaid: Unsaid) -> Iterator[Wait]:
    """What waits now: everything while it is held, what is blocked, what missed its hour or waits for approval."""
    campaign = board.campaign
    if campaign.held:
        yield Wait("All go-lives", unsaid.told(campaign.held), _days_since(campaign.held_at, board))
    cards = {key: card for key, card in board.cards.items() if not card.closed and unsaid.is_open(card)}
    late = [one.card.id for one in missed(board, now) if one.card.id in cards]
    whys: dict[str, list[str]] = {key: [unsaid.told(card.reason)] for key, card in cards.items() if is_blocked(card)}
    for key in late:
        whys.setdefault(key, []).append("has missed its hour")
    for key, card in cards.items():
        if in_review(card, campaign) and not card.approved:
            whys.setdefault(key, []).append("waits for its approval")
    for key in sorted(whys, key=lambda key: (not is_blocked(cards[key]), key not in late, cards[key].staged, key)):
        yield Wait(cards[key].title, ", ".join(filter(None, whys[key])), _days_since(cards[key].staged, board))


def _days_since(instant: str, board: Board) -> int:
    return max(days_between(day_of(instant, board.campaign.zone), board.today), 0) if instant else 0


def _some(found: Sequence[One], most: int) -> Some[One]:
    return Some(tuple(found[:most]), max(len(found) - most, 0))


def _latest(found: Sequence[One], most: int) -> Some[One]:
    return Some(tuple(found[-most:]), max(len(found) - most, 0))

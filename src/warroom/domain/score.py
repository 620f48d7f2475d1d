"""The score: whether the campaign is winning, and where its inches come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from warroom.domain.dates import add_days, days_between, week_of
from warroom.domain.day import promised
from warroom.domain.model import Campaign, Card, Commitment, Feed, Goal, Measure, Win
from warroom.domain.playbook import playbook_of
from warroom.domain.stages import MISSED
from warroom.domain.standing import day_of
from warroom.domain.walk import reached

WEEKS = 13
NONE = ""


class Book(NamedTuple):
    """All that a score is made of, however old: the campaign's wins, cards, feeds, commitments, goals and readings."""

    campaign: Campaign
    today: str
    wins: tuple[Win, ...]
    cards: Mapping[str, Card]
    feeds: tuple[Feed, ...]
    commitments: tuple[Commitment, ...]
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()


class Standing(NamedTuple):
    """Where the campaign stands; lengths in sixteenths.

    `total` was won since its first day, `before` in preparation; `plan` is the daily target times the days gone,
    today's included; `hits` counts the days that reached it, of `days` gone.
    """

    won_today: int
    target: int
    total: int
    before: int
    plan: int
    hits: int
    days: int
    best: tuple[str, int]

    @property
    def ahead(self) -> int:
        """How much more than planned was won, negative when it is less."""
        return self.total - self.plan


class Kept(NamedTuple):
    """How the promises of some days came out: tactics and sixteenths, done and promised."""

    done: int
    promised: int
    done_size: int
    size: int

    @property
    def rate(self) -> int:
        """Hundredths of the tactics that were promised and done, 0 where none were."""
        return 100 * self.done // self.promised if self.promised else 0


class Progress(NamedTuple):
    """A goal: its latest reading, its way as hundredths from base to aim, and where it should be by now."""

    goal: Goal
    latest: Measure | None
    percent: int
    expected: int
    readings: tuple[Measure, ...]


def by_day(wins: Iterable[Win]) -> dict[str, int]:
    """The sixteenths of each day that has any."""
    found: dict[str, int] = {}
    for win in wins:
        found[win.day] = found.get(win.day, 0) + win.size
    return {day: size for day, size in found.items() if size}


def days_of(book: Book) -> tuple[str, ...]:
    """The days of the campaign that are gone, today included; an early start counts, the end is the last."""
    first = min([book.campaign.start, *(win.day for win in book.wins)])
    last = min(book.today, max(book.campaign.end, first))
    if last < first:
        return ()
    return tuple(add_days(first, n) for n in range(days_between(first, last) + 1))


def standing(book: Book) -> Standing:
    """Where the campaign stands."""
    sizes, target = by_day(book.wins), book.campaign.target
    gone = [day for day in days_of(book) if day >= book.campaign.start]
    best = max(sizes.items(), key=lambda found: (found[1], found[0]), default=("", 0))
    hits = sum(bool(target) and sizes.get(day, 0) >= target for day in gone)
    total = sum(size for day, size in sizes.items() if day >= book.campaign.start)
    before = sum(sizes.values()) - total
    return Standing(sizes.get(book.today, 0), target, total, before, target * len(gone), hits, len(gone), best)


def calendar(book: Book) -> tuple[tuple[tuple[str, int | None], ...], ...]:
    """Thirteen weeks up to this one, each of seven days from Monday with its sixteenths; None where no day was yet,
    or before the campaign: an honest zero is a zero."""
    sizes, begun = by_day(book.wins), set(days_of(book))
    monday = add_days(week_of(book.today)[0], -7 * (WEEKS - 1))
    return tuple(
        tuple(
            (day, sizes.get(day, 0) if day in begun else None)
            for day in (add_days(monday, 7 * week + n) for n in range(7))
        )
        for week in range(WEEKS)
    )


def cumulative(book: Book) -> tuple[tuple[str, int, int], ...]:
    """For each day gone since the first one what was won and what was planned up to it."""
    sizes, won = by_day(book.wins), 0
    found = []
    for number, day in enumerate((day for day in days_of(book) if day >= book.campaign.start), 1):
        won += sizes.get(day, 0)
        found.append((day, won, number * book.campaign.target))
    return tuple(found)


def by_person(book: Book) -> list[tuple[str, int]]:
    """Who won how much, most first."""
    return _summed((win.who, win.size) for win in book.wins)


def by_channel(book: Book) -> list[tuple[str, int]]:
    """On which channels it was won; "" for what has none."""
    return _summed((card.channel if (card := _card(book, win)) else NONE, win.size) for win in book.wins)


def by_tag(book: Book) -> list[tuple[str, int]]:
    """Under which tags it was won; a win with several counts for each of them."""
    return _summed((tag, win.size) for win in book.wins for tag in win.tags.split() or (NONE,))


def by_playbook(book: Book) -> list[tuple[str, int]]:
    """Which playbooks' cards won it; "" for what is of none."""
    return _summed((playbook_of(card) if (card := _card(book, win)) else NONE, win.size) for win in book.wins)


def by_note(book: Book) -> list[tuple[str, int]]:
    """Which notes it served, by id; a win counts for every note that leads to its card, "" for none."""
    into: dict[str, tuple[str, ...]] = {}
    for feed in book.feeds:
        into[feed.dst] = (*into.get(feed.dst, ()), feed.src)
    served: dict[str, tuple[str, ...]] = {}

    def notes_of(card: str) -> tuple[str, ...]:
        if card not in served:
            above = (card, *reached((card,), into))
            served[card] = tuple(key for key in above if key in book.cards and book.cards[key].kind == "note")
        return served[card]

    return _summed(
        (note, win.size) for win in book.wins for note in (notes_of(win.card) if win.card else ()) or (NONE,)
    )


def kept(book: Book, days: Iterable[str] | None = None) -> Kept:
    """How the promises of these days, or of all days that are over or today, came out."""
    wanted = None if days is None else frozenset(days)
    done = of = done_size = size = 0
    for row in book.commitments:
        if row.day > book.today or (wanted is not None and row.day not in wanted):
            continue
        for card_id, worth in promised(row).items():
            card = book.cards.get(card_id)
            was_done = (
                card is not None and card.stage == "done" and bool(card.closed)
                and day_of(card.closed, book.campaign.zone) <= row.day
            )  # fmt: skip
            of, size = of + 1, size + worth
            done, done_size = done + was_done, done_size + worth * was_done
    return Kept(done, of, done_size, size)


def kept_by_day(book: Book) -> list[tuple[str, Kept]]:
    """The same day by day, the latest last."""
    return [(day, kept(book, (day,))) for day in sorted({row.day for row in book.commitments if row.day <= book.today})]


def thrown_away(book: Book) -> dict[str, int]:
    """What came to nothing: cards put away unfinished by kind, signals let go, tactics missed."""
    found = {"note": 0, "piece": 0, "tactic": 0, "let go": 0, "missed": 0}
    for card in book.cards.values():
        if card.kind == "signal":
            found["let go"] += card.stage == "let go"
        elif card.stage == MISSED:
            found["missed"] += 1
        elif card.archived and not card.closed:
            found[card.kind] += 1
    return found


def progress(book: Book) -> tuple[Progress, ...]:
    """Each goal with its latest reading and where it should be by today, on a straight way."""
    found = []
    for goal in book.goals:
        readings = tuple(sorted((m for m in book.measures if m.goal == goal.id), key=lambda m: (m.day, m.at)))
        latest = readings[-1] if readings else None
        begun = day_of(goal.created, book.campaign.zone) or book.campaign.start
        length = max(days_between(begun, goal.by), 1)
        gone = min(max(days_between(begun, book.today), 0), length)
        found.append(Progress(goal, latest, _percent(goal, latest), 100 * gone // length, readings))
    return tuple(found)


def weeks_of(book: Book, count: int) -> tuple[str, ...]:
    """The Mondays of the last `count` weeks of the campaign, this one last."""
    first = week_of(days_of(book)[0] if days_of(book) else book.today)[0]
    last = week_of(book.today)[0]
    mondays = [add_days(last, -7 * back) for back in range(count - 1, -1, -1)]
    return tuple(monday for monday in mondays if monday >= first)


def _percent(goal: Goal, latest: Measure | None) -> int:
    if latest is None:
        return 0
    base, aim, now = Decimal(goal.base), Decimal(goal.aim), Decimal(latest.value)
    return int(100 * (now - base) / (aim - base)) if aim != base else 100


def _summed(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for name, size in pairs:
        found[name] = found.get(name, 0) + size
    return sorted(((n, s) for n, s in found.items() if s), key=lambda one: (not one[0], -one[1], one[0]))


def _card(book: Book, win: Win) -> Card | None:
    return book.cards.get(win.card) if win.card else None


Sums = Callable[[Book], Sequence[tuple[str, int]]]
BREAKDOWNS: dict[str, Sums] = {
    "person": by_person,
    "channel": by_channel,
    "note": by_note,
    "tag": by_tag,
    "playbook": by_playbook,
}

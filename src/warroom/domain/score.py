"""The score: whether the campaign is winning, how its goals come on, and what became of promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.dates import add_days, days_between, week_of
from warroom.domain.day import promised, was_done
from warroom.domain.inches import INCH
from warroom.domain.leads import Lead, parse_leads, reached_by_week
from warroom.domain.model import Campaign, Card, Commitment, Feed, Goal, Measure, Win
from warroom.domain.stages import MISSED
from warroom.domain.standing import day_of

Verdict: TypeAlias = Literal["not begun", "no target", "winning", "catching up", "behind"]
WEEKS = 13


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

    def verdict(self, reached: bool) -> Verdict:
        """How it stands, in a word; it catches up where what is looked at, such as today, has reached its target."""
        if not self.days:
            return "not begun"
        if not self.target:
            return "no target"
        if self.ahead >= 0:
            return "winning"
        return "catching up" if reached else "behind"


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

    @property
    def size_rate(self) -> int:
        """Hundredths of the inches that were promised and done, 0 where none were."""
        return 100 * self.done_size // self.size if self.size else 0


class Progress(NamedTuple):
    """A goal: its latest reading, its way as hundredths from base to aim, and where it should be by now.

    It was `begun` on a day; its readings stand in the order of their days.
    """

    goal: Goal
    latest: Measure | None
    percent: int
    expected: int
    begun: str
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


def day_level(size: int, target: int) -> int:
    """How much of a day's target was won: 0 nothing, 1 some, 2 half of it, 3 all; without a target an inch is all."""
    wanted = target or INCH
    return 0 if size <= 0 else 1 if size * 2 < wanted else 2 if size < wanted else 3


def cumulative(book: Book) -> tuple[tuple[str, int, int], ...]:
    """For each day gone since the first one what was won and what was planned up to it."""
    sizes, won = by_day(book.wins), 0
    found = []
    for number, day in enumerate((day for day in days_of(book) if day >= book.campaign.start), 1):
        won += sizes.get(day, 0)
        found.append((day, won, number * book.campaign.target))
    return tuple(found)


def kept(book: Book, days: Iterable[str] | None = None) -> Kept:
    """How the promises of these days, or of all days that are over or today, came out."""
    wanted = None if days is None else frozenset(days)
    return together(one for day, one in kept_by_day(book) if wanted is None or day in wanted)


def kept_by_day(book: Book) -> list[tuple[str, Kept]]:
    """The same day by day, the latest last."""
    found: dict[str, list[Kept]] = {}
    for row in book.commitments:
        if row.day <= book.today:
            found.setdefault(row.day, []).append(_kept(row, book))
    return [(day, together(found[day])) for day in sorted(found)]


def wasted(book: Book) -> tuple[tuple[str, Card], ...]:
    """What came to nothing, the latest first, and how: its kind where it was put away, `let go` or `missed`."""
    found = [(how, card) for card in book.cards.values() if (how := _waste(card))]
    return tuple(sorted(found, key=lambda one: (one[1].archived or one[1].closed, one[1].id), reverse=True))


def thrown_away(book: Book) -> dict[str, int]:
    """How much came to nothing: cards put away unfinished by kind, signals let go, tactics missed."""
    found = {"note": 0, "piece": 0, "tactic": 0, "let go": 0, "missed": 0}
    for how, _ in wasted(book):
        found[how] += 1
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
        percent = _percent(goal, latest) if latest else 0
        found.append(Progress(goal, latest, percent, 100 * gone // length, begun, readings))
    return tuple(found)


class Driven(NamedTuple):
    """A lead measure, and how much of it there was in each week, named by its Monday, the running one last."""

    lead: Lead
    weeks: tuple[tuple[str, int], ...]

    def hit(self, reached: int) -> bool:
        """Whether that much makes a week a hit."""
        return reached >= self.lead.a_week

    @property
    def hits(self) -> int:
        """How many of the weeks were hit."""
        return sum(self.hit(reached) for _, reached in self.weeks)

    @property
    def counted(self) -> int:
        """How many weeks are judged: those that are over, and the running one once it is hit."""
        return len(self.weeks) - (1 if self.weeks and not self.hit(self.weeks[-1][1]) else 0)


def driven(book: Book, goal: Goal, count: int) -> tuple[Driven, ...]:
    """The lead measures of a goal over the last `count` weeks; none where they cannot be read."""
    weeks = weeks_of(book, count)
    try:
        leads = parse_leads(goal.leads)
    except ValueError:
        return ()
    return tuple(
        Driven(lead, tuple(reached_by_week(lead, book.wins, book.cards.values(), book.campaign.zone, weeks).items()))
        for lead in leads
    )


def forecast(book: Book) -> int:
    """What will be won by the campaign's last day if it goes on as it went so far, 0 before its first day."""
    now = standing(book)
    length = days_between(book.campaign.start, book.campaign.end) + 1
    return now.total * length // now.days if now.days else 0


def weeks_of(book: Book, count: int) -> tuple[str, ...]:
    """The Mondays of the last `count` weeks of the campaign, this one last."""
    first = week_of(days_of(book)[0] if days_of(book) else book.today)[0]
    last = week_of(book.today)[0]
    mondays = [add_days(last, -7 * back) for back in range(count - 1, -1, -1)]
    return tuple(monday for monday in mondays if monday >= first)


def reaches(goal: Goal, reading: Measure) -> bool:
    """Whether a reading is the goal's aim or beyond it."""
    return _way(goal, reading) >= 1


def goals_reached(goals: Iterable[Goal], readings: Iterable[Measure], after: int) -> tuple[Goal, ...]:
    """The goals that were reached for the first time by a reading written after a change's number."""
    held = tuple(readings)
    return tuple(
        goal for goal in goals
        if (written := [r.version for r in held if r.goal == goal.id and reaches(goal, r)]) and min(written) > after
    )  # fmt: skip


def _percent(goal: Goal, reading: Measure) -> int:
    return int(100 * _way(goal, reading))


def _way(goal: Goal, reading: Measure) -> Decimal:
    """How much of the way from base to aim a reading is."""
    base, aim = Decimal(goal.base), Decimal(goal.aim)
    return (Decimal(reading.value) - base) / (aim - base) if aim != base else Decimal(1)


def _kept(row: Commitment, book: Book) -> Kept:
    """How one person's promises of a day came out."""
    said = promised(row)
    done = [size for card, size in said.items() if was_done(book.cards.get(card), row.day, book.campaign.zone)]
    return Kept(len(done), len(said), sum(done), sum(said.values()))


def together(parts: Iterable[Kept]) -> Kept:
    """How the promises of several days or people came out in all."""
    return Kept(*map(sum, zip((0, 0, 0, 0), *parts, strict=True)))


def _waste(card: Card) -> str:
    """How a card came to nothing, "" where it did not."""
    if card.kind == "signal":
        return "let go" if card.stage == "let go" or card.archived else ""
    if card.stage == MISSED:
        return "missed"
    return card.kind if card.archived and not card.closed else ""

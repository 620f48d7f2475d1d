"""The numbers behind each page of the scoreboard, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from warroom.domain.cycles import Pace
from warroom.domain.leads import say_lead
from warroom.domain.score import Book, by_day, cumulative, days_of, driven, kept_by_day, progress
from warroom.domain.whence import by_source

Cell: TypeAlias = str | int | float
# As far back as anybody asks whether a lead measure was hit.
WEEKS = 520


class Length(int):
    """Sixteenths of an inch."""


class Table(NamedTuple):
    """The names of the columns, and rows of cells; lengths of time are in days, "" where there is none.

    With `dated` the rows go from the oldest day to the latest.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    dated: bool = False


def table_of(page: str, book: Book, paces: Sequence[Pace]) -> Table:
    """The numbers of a page, by its name."""
    return _TABLES[page](book, paces)


def _days(book: Book, _: Sequence[Pace]) -> Table:
    sizes, up_to = by_day(book.wins), {day: (won, plan) for day, won, plan in cumulative(book)}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (day, *map(Length, (sizes.get(day, 0), book.campaign.target, *up_to.get(day, (0, 0))))) for day in days_of(book)
    )  # fmt: skip
    return Table(("day", "won", "target", "total", "planned"), rows, dated=True)


def _sources(book: Book, _: Sequence[Pace]) -> Table:
    rows = tuple(
        (source, book.cards[name].title if source == "note" and name else name, Length(size))
        for source, sums in by_source(book).items()
        for name, size in sums
    )
    return Table(("by", "name", "won"), rows)


def _goals(book: Book, _: Sequence[Pace]) -> Table:
    return Table(("goal", "measure", "day", "value", "wanted", "hit"), tuple(_readings(book)))


def _readings(book: Book) -> Iterator[tuple[Cell, ...]]:
    for found in progress(book):
        name = found.goal.name
        yield from ((name, "reading", reading.day, reading.value, found.goal.aim, "") for reading in found.readings)
        for lead in driven(book, found.goal, WEEKS):
            said = say_lead(lead.lead, ascii=True)
            kind = Length if lead.lead.what == "inches" else int
            for monday, reached in lead.weeks:
                yield name, said, monday, kind(reached), kind(lead.lead.a_week), int(lead.hit(reached))


def _promises(book: Book, _: Sequence[Pace]) -> Table:
    rows = tuple(
        (day, one.promised, one.done, Length(one.size), Length(one.done_size)) for day, one in kept_by_day(book)
    )
    return Table(("day", "promised", "done", "promised_size", "done_size"), rows, dated=True)


def _paces(_: Book, paces: Sequence[Pace]) -> Table:
    rows = tuple(
        (pace.kind, pace.stage, pace.holds, pace.oldest if pace.oldest >= 0 else "", pace.stays,
         *(round(days, 2) if pace.stays else "" for days in (pace.low, pace.middle, pace.high)),
         round(pace.per_week, 2))
        for pace in paces
    )  # fmt: skip
    return Table(("kind", "stage", "holds", "oldest", "stays", "low", "median", "high", "a_week"), rows)


_TABLES: dict[str, Callable[[Book, Sequence[Pace]], Table]] = {
    "days": _days,
    "plan": _days,
    "whence": _sources,
    "goals": _goals,
    "promises": _promises,
    "pace": _paces,
}

"""The numbers of the scoreboard as CSV, a table a page, and as plain values."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from warroom.domain.cycles import Pace
from warroom.domain.leads import say_lead
from warroom.domain.score import (
    Book,
    Driven,
    Progress,
    by_day,
    cumulative,
    days_of,
    driven,
    forecast,
    kept,
    kept_by_day,
    progress,
    standing,
    thrown_away,
    wasted,
)
from warroom.domain.whence import by_source
from warroom.formats.csvout import safe

# As far back as anybody asks whether a lead measure was hit.
_WEEKS = 520

Cells = Sequence[object]


def score_csv(page: str, book: Book, paces: Sequence[Pace]) -> str:
    """A page of the scoreboard as a table; lengths in sixteenths of an inch, lengths of time in days."""
    head, rows = _TABLES[page]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(head)
    table.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows(book, paces))
    return out.getvalue()


def score_values(book: Book, paces: Sequence[Pace]) -> dict[str, Any]:
    """Every number of the scoreboard; lengths in sixteenths of an inch, lengths of time in days."""
    now, sources = standing(book), by_source(book).items()
    return {
        **now._asdict(),
        "days_gone": now.days,
        "ahead": now.ahead,
        "forecast": forecast(book),
        "days": [dict(zip(_DAY_HEAD, row, strict=True)) for row in _days(book, paces)],
        "by": {source: [dict(zip(("name", "won"), one, strict=True)) for one in sums] for source, sums in sources},
        "promises": {
            **kept(book)._asdict(),
            "rate": kept(book).rate,
            "size_rate": kept(book).size_rate,
            "days": [{"day": day, **one._asdict()} for day, one in kept_by_day(book)],
        },
        "thrown_away": {
            **thrown_away(book),
            "cards": [{"how": how, "id": card.id, "title": card.title, "won": card.won} for how, card in wasted(book)],
        },
        "goals": [_goal(found, book) for found in progress(book)],
        "stages": [pace_values(pace) for pace in paces],
    }


def pace_values(pace: Pace) -> dict[str, Any]:
    """How a stage stands, as plain values."""
    return {**pace._asdict(), "oldest": pace.oldest if pace.oldest >= 0 else None}


def _goal(found: Progress, book: Book) -> dict[str, Any]:
    return {
        **found.goal._asdict(),
        "latest": found.latest.value if found.latest else None,
        "percent": found.percent,
        "expected": found.expected,
        "readings": [{"day": reading.day, "value": reading.value, "who": reading.who} for reading in found.readings],
        "lead_measures": [_lead(lead) for lead in driven(book, found.goal, _WEEKS)],
    }


def _lead(found: Driven) -> dict[str, Any]:
    return {
        "lead": say_lead(found.lead, ascii=True),
        "wanted": found.lead.a_week,
        "hits": found.hits,
        "weeks": [{"week": monday, "reached": reached, "hit": found.hit(reached)} for monday, reached in found.weeks],
    }


def _days(book: Book, _: Sequence[Pace]) -> Iterator[Cells]:
    sizes, up_to = by_day(book.wins), {day: (won, plan) for day, won, plan in cumulative(book)}
    for day in days_of(book):
        yield (day, sizes.get(day, 0), book.campaign.target, *up_to.get(day, (0, 0)))


def _sources(book: Book, _: Sequence[Pace]) -> Iterator[Cells]:
    for source, sums in by_source(book).items():
        for name, size in sums:
            yield source, book.cards[name].title if source == "note" and name else name, size


def _goals(book: Book, _: Sequence[Pace]) -> Iterator[Cells]:
    for found in progress(book):
        name = found.goal.name
        yield from ((name, "reading", reading.day, reading.value, found.goal.aim, "") for reading in found.readings)
        for lead in driven(book, found.goal, _WEEKS):
            said = say_lead(lead.lead, ascii=True)
            for monday, reached in lead.weeks:
                yield name, said, monday, reached, lead.lead.a_week, int(lead.hit(reached))


def _promises(book: Book, _: Sequence[Pace]) -> Iterator[Cells]:
    return ((day, one.promised, one.done, one.size, one.done_size) for day, one in kept_by_day(book))


def _paces(_: Book, paces: Sequence[Pace]) -> Iterator[Cells]:
    for pace in paces:
        yield (pace.kind, pace.stage, pace.holds, pace.oldest if pace.oldest >= 0 else "", pace.stays,
               *(f"{days:.2f}" if pace.stays else "" for days in (pace.low, pace.middle, pace.high)),
               f"{pace.per_week:.2f}")  # fmt: skip


_DAY_HEAD = ("day", "won", "target", "total", "planned")
_TABLES: dict[str, tuple[Sequence[str], Callable[[Book, Sequence[Pace]], Iterable[Cells]]]] = {
    "days": (_DAY_HEAD, _days),
    "plan": (_DAY_HEAD, _days),
    "whence": (("by", "name", "won"), _sources),
    "goals": (("goal", "measure", "day", "value", "wanted", "hit"), _goals),
    "promises": (("day", "promised", "done", "promised_size", "done_size"), _promises),
    "pace": (("kind", "stage", "holds", "oldest", "stays", "low", "median", "high", "a_week"), _paces),
}

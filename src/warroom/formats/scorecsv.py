"""The numbers of the scoreboard as CSV, a table a page, and as plain values."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from warroom.domain.cycles import Pace
from warroom.domain.leads import say_lead
from warroom.domain.score import (
    Book,
    Driven,
    Progress,
    driven,
    forecast,
    kept,
    kept_by_day,
    progress,
    standing,
    thrown_away,
    wasted,
)
from warroom.domain.scoretables import WEEKS, table_of
from warroom.domain.whence import by_source
from warroom.formats.csvout import safe


def score_csv(page: str, book: Book, paces: Sequence[Pace]) -> str:
    """A page of the scoreboard as a table; lengths in sixteenths of an inch, lengths of time in days."""
    found = table_of(page, book, paces)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(found.head)
    table.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in found.rows)
    return out.getvalue()


def score_values(book: Book, paces: Sequence[Pace]) -> dict[str, Any]:
    """Every number of the scoreboard; lengths in sixteenths of an inch, lengths of time in days."""
    now, sources, days = standing(book), by_source(book).items(), table_of("days", book, paces)
    return {
        **now._asdict(),
        "days_gone": now.days,
        "ahead": now.ahead,
        "forecast": forecast(book),
        "days": [dict(zip(days.head, row, strict=True)) for row in days.rows],
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
        "lead_measures": [_lead(lead) for lead in driven(book, found.goal, WEEKS)],
    }


def _lead(found: Driven) -> dict[str, Any]:
    return {
        "lead": say_lead(found.lead, ascii=True),
        "wanted": found.lead.a_week,
        "hits": found.hits,
        "weeks": [{"week": monday, "reached": reached, "hit": found.hit(reached)} for monday, reached in found.weeks],
    }

"""The numbers of the scoreboard as CSV and as plain values."""

from __future__ import annotations

import csv
import io
from typing import Any

from warroom.domain.score import (
    BREAKDOWNS,
    Book,
    by_day,
    cumulative,
    days_of,
    kept,
    kept_by_day,
    progress,
    standing,
    thrown_away,
)


def score_csv(book: Book) -> str:
    """A line a day: what was won and planned that day and up to it, and how its promises came out; sixteenths."""
    sizes, up_to = by_day(book.wins), {day: (won, plan) for day, won, plan in cumulative(book)}
    promises = dict(kept_by_day(book))
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["day", "won", "target", "total", "planned", "promised", "done", "promised_size", "done_size"])
    for day in days_of(book):
        one = promises.get(day)
        total, planned = up_to.get(day, (0, 0))
        rows.writerow(
            [day, sizes.get(day, 0), book.campaign.target, total, planned,
             *((one.promised, one.done, one.size, one.done_size) if one else ("", "", "", ""))]
        )  # fmt: skip
    return out.getvalue()


def score_values(book: Book) -> dict[str, Any]:
    """Every number of the scoreboard; lengths in sixteenths of an inch."""
    now = standing(book)
    return {
        **now._asdict(),
        "ahead": now.ahead,
        "days": [{"day": day, "won": won, "planned": plan} for day, won, plan in cumulative(book)],
        "by": {name: [{"name": key, "won": size} for key, size in sums(book)] for name, sums in BREAKDOWNS.items()},
        "promises": {**kept(book)._asdict(), "rate": kept(book).rate},
        "thrown_away": thrown_away(book),
        "goals": [
            {
                **found.goal._asdict(),
                "latest": found.latest.value if found.latest else None,
                "percent": found.percent,
                "expected": found.expected,
            }
            for found in progress(book)
        ],
    }

"""Days that a person means at once: a month, a week, or a day of either."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.daywords import FIRST_YEAR, LAST_YEAR, MONTH_NUMBERS, PAST_DAYS, moved_by
from warroom.domain.text import brief
from warroom.domain.when import parse_when

Length: TypeAlias = Literal["month", "week", "day"]

_STEPS = {"last": -1, "this": 0, "next": 1}


class Span(NamedTuple):
    """A length of days, named by a day in it."""

    length: Length
    day: str


def parse_span(text: str, now: datetime) -> Span:
    """The days that `text` says, in the wall time of `now`: `april`, `2026-04`, `w16`, `next week`, or any one day.

    Nothing is this month.  Raises ValueError with a sentence.
    """
    words = text.casefold().split()
    today = now.date()
    if not words:
        return Span("month", today.isoformat())
    try:
        day = _relative(words, today) or _month(words, today) or _week(words, today)
    except (ValueError, OverflowError):
        raise ValueError(f"{brief(text.strip())!r} is no month or week of the calendar.") from None
    if day is not None:
        length, found = day
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValueError(f"The year {found.year} is out of range: use {FIRST_YEAR} to {LAST_YEAR}.")
        return Span(length, found.isoformat())
    try:
        return Span("day", parse_when(text, now).day)
    except ValueError as error:
        also = "a month or a week: april, 2026-04, 2026-W16, next week"
        raise ValueError(f"{str(error).rstrip('.')}, or {also}.") from None


def _relative(words: list[str], today: date) -> tuple[Length, date] | None:
    """`last month`, `this week`."""
    if len(words) != 2 or words[0] not in _STEPS:
        return None
    step = _STEPS[words[0]]
    if words[1] == "week":
        return "week", today + timedelta(weeks=step)
    return ("month", moved_by(today.replace(day=1), step, "m")) if words[1] == "month" else None


def _month(words: list[str], today: date) -> tuple[Length, date] | None:
    """`2026-04`, `apr 2026`, and `april` alone, which is the coming one unless the last is only just over."""
    said = " ".join(words)
    numbers = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", said)
    if numbers:
        return "month", date(int(numbers[1]), int(numbers[2]), 1)
    if words[0] not in MONTH_NUMBERS or len(words) > 2:
        return None
    month = MONTH_NUMBERS[words[0]]
    if len(words) == 2:
        return ("month", date(int(words[1]), month, 1)) if re.fullmatch("[0-9]{4}", words[1]) else None
    earliest = today - timedelta(days=PAST_DAYS)
    years = (date(year, month, 1) for year in (today.year - 1, today.year, today.year + 1))
    return "month", next(first for first in years if moved_by(first, 1, "m") > earliest)


def _week(words: list[str], today: date) -> tuple[Length, date] | None:
    """`2026-W16`, `w16`, `week 16`; without a year it is this year's."""
    said = re.fullmatch(r"(?:([0-9]{4})-?)?w(?:eek )?([0-9]{1,2})", " ".join(words))
    if said is None:
        return None
    return "week", date.fromisocalendar(int(said[1] or today.isocalendar().year), int(said[2]), 1)

"""The days that a report is of, as a person says them and as it says them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from warroom.domain.almanac import days_of_month, days_of_week
from warroom.domain.dates import say_when
from warroom.domain.daywords import MONTH_NAMES, WEEKDAY_NUMBERS
from warroom.domain.spans import parse_span
from warroom.domain.text import brief
from warroom.domain.when import parse_when

USUAL = "last 7 days"
_LONGEST = 40_000


def parse_days(text: str, now: datetime) -> tuple[str, str]:
    """The first and the last day that `text` says, in the wall time of `now`; what is still to come is left out.

    `last 7 days`, which is what nothing means, `this week`, `last month`, `april`, `w16`, `mon to fri`, `since 1 apr`,
    or a day.  Raises ValueError with a sentence.
    """
    words = " ".join(text.casefold().split()) or USUAL
    first, last = _counted(words, now) or _between(words, now) or _spanned(words, now)
    if last < first:
        raise ValueError(f"The last day, {last}, is before the first, {first}.")
    today = now.date().isoformat()
    if first > today:
        raise ValueError(f"{say_when(first, now)} is still to come: a report tells of days that were.")
    return first, min(last, today)


def day_that_was(text: str, now: datetime) -> str:
    """A day as a person says it who looks back: a weekday is the last one, today included.  Raises ValueError."""
    day, today = parse_when(text, now).day, now.date().isoformat()
    is_weekday = text.strip().casefold() in WEEKDAY_NUMBERS
    return (date.fromisoformat(day) - timedelta(days=7)).isoformat() if is_weekday and day > today else day


def say_days(first: str, last: str) -> str:
    """Days as a heading says them: `8–14 April 2026`, `30 March – 5 April 2026`, or one `14 April 2026`."""
    begun, ended = date.fromisoformat(first), date.fromisoformat(last)
    end = f"{ended.day} {MONTH_NAMES[ended.month - 1]} {ended.year}"
    if first == last:
        return end
    if (begun.year, begun.month) == (ended.year, ended.month):
        return f"{begun.day}–{end}"
    year = "" if begun.year == ended.year else f" {begun.year}"
    return f"{begun.day} {MONTH_NAMES[begun.month - 1]}{year} – {end}"


def _counted(words: str, now: datetime) -> tuple[str, str] | None:
    """`last 7 days`, `past 2 weeks`."""
    found = re.fullmatch(r"(?:the )?(?:last|past) ([0-9]{1,5}) (day|week)s?", words)
    if found is None:
        return None
    count = int(found[1]) * (7 if found[2] == "week" else 1)
    if not 1 <= count <= _LONGEST:
        raise ValueError(f"{brief(words)!r} is no stretch of days: write it as {USUAL}.")
    return (now.date() - timedelta(days=count - 1)).isoformat(), now.date().isoformat()


def _between(words: str, now: datetime) -> tuple[str, str] | None:
    """`mon to fri`, `from 1 apr until 7 apr`, `since 1 apr`."""
    if since := re.fullmatch(r"since (.+)", words):
        return day_that_was(since[1], now), now.date().isoformat()
    found = re.fullmatch(r"(?:from )?(.+?) (?:to|until|till|-|–) (.+)", words)
    return (day_that_was(found[1], now), day_that_was(found[2], now)) if found else None


def _spanned(words: str, now: datetime) -> tuple[str, str]:
    span = parse_span(words, now)
    if span.length == "day":
        day = day_that_was(words, now)
        return day, day
    days = days_of_month(span.day) if span.length == "month" else days_of_week(span.day)
    return days[0], days[-1]

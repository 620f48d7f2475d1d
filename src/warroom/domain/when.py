"""Dates and times as people say them, in the wall time of `now`.

- A weekday is the next one after today: `fri` on a Friday is in a week, `this fri` is today.
  `next fri` is the Friday of next week (weeks start on Monday), `last fri` the one before today.
- A day without a year is the coming one, or the one past if that is at most 60 days ago.
- A time alone is today, or tomorrow when it has passed.
- `eod` is today, `eow` the coming Friday, `eom` `eoq` `eoy` the last day of month, quarter, year; all
  may be today.  `+1m` counts months and stays in them: a month after 31 January is 28 February.
- `4/5/2026` may be two days and is refused; `4/14/2026` and `14.4.` are not.

`strict` reads only what is a date wherever it stands; it is for words at the end of a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias

from warroom.domain.daywords import (
    DAYS_OFF,
    ENDS,
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    moved_by,
    named_day,
)
from warroom.domain.text import brief

_UNIT = {
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "w"),
    **dict.fromkeys(("m", "mo", "mos", "month", "months"), "m"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "y"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
}
_COUNT = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"a": 1, "an": 1}
_CLOCK_WORD = {"noon": "12:00", "midday": "12:00", "midnight": "23:59"}
# Words that can be part of a date: what an escape must keep from being read as one.
DATE_WORDS = frozenset({*MONTH_NUMBERS, *WEEKDAY_NUMBERS, *DAYS_OFF, *_UNIT, *_CLOCK_WORD, *ENDS} | {"am", "pm", "ago"})

Words: TypeAlias = Sequence[str]


class When(NamedTuple):
    """A day, and a time of it or "" for the whole day."""

    day: str
    time: str

    @property
    def wall(self) -> str:
        """`2026-04-14` or `2026-04-14T11:00`."""
        return f"{self.day}T{self.time}" if self.time else self.day


class Found(NamedTuple):
    """What a text says: a day, a time, or both; the one that is not said is ""."""

    day: str
    time: str

    def settle(self, now: datetime, day: str = "") -> When:
        """The day and time meant: a time alone is that of `day`, else today's, or tomorrow's when it has passed."""
        if self.day or day:
            return When(self.day or day, self.time)
        late = self.time <= now.strftime("%H:%M")
        return When((now.date() + timedelta(days=late)).isoformat(), self.time)


def parse_when(text: str, now: datetime, day: str = "") -> When:
    """The day or wall time that `text` says, all of it; a time alone is that of `day`.  Raises ValueError."""
    said = text.strip()
    if not said:
        raise ValueError("Type a day or a time, such as fri 11:00, +3d or 14 apr.")
    found = read_when(said.split(), now)
    if found is None:
        raise ValueError(f"{brief(said)!r} is not a date: write it as fri 11:00, +3d, 14 apr or 2026-04-14.")
    return found.settle(now, day)


def read_when(words: Words, now: datetime, *, strict: bool = False) -> Found | None:
    """What the words say when all of them together say a day, a time, or both.

    Raises ValueError with a sentence for a date that is none (30 feb), can be two, or is too far away;
    when `strict`, that is no date.
    """
    if not 0 < len(words) <= 8:
        return None
    low = [word.lower().rstrip(",") for word in words]
    if strict and not all(map(_is_cased_as_date, words)):
        return None
    try:
        return _read(low, now, strict)
    except OverflowError:
        problem: ValueError | None = ValueError(f"{brief(' '.join(words))!r} is too far away.")
    except ValueError as error:
        problem = error
    if strict or problem is None:
        return None
    raise problem


def _is_cased_as_date(word: str) -> bool:
    """Whether a word may be of a date for its capitals: `Fri` and `3PM`, but not `Today`."""
    low = word.lower().rstrip(",")
    return word == word.lower() or low in MONTH_NUMBERS or low in WEEKDAY_NUMBERS or any(c.isdigit() for c in word)


def _read(words: list[str], now: datetime, strict: bool) -> Found | None:
    if len(words) == 1 and "t" in words[0]:
        stamp = _stamp(words[0], now)
        if stamp:
            return stamp
    if words[0] in ("on", "by", "due") and len(words) > 1:
        words = words[1:]
    shifted = _shift(words, now, strict)
    if shifted:
        return shifted
    for cut in range(len(words), 0, -1):
        day = named_day(words[:cut], now.date(), strict)
        if day is not None:
            rest = words[cut:]
            time = _time(rest, after_day=True) if rest else ""
            if time is not None:
                return Found(_checked(day), time)
    for cut in range(1, len(words) + 1):
        time = _time(words[:cut], after_day=False)
        if time:
            if cut == len(words):
                return Found("", time)
            rest = words[cut + 1 :] if words[cut] == "on" else words[cut:]
            day = named_day(rest, now.date(), strict)
            if day is not None:
                return Found(_checked(day), time)
    return None


def _checked(day: date) -> str:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"The year {day.year} is out of range: use {FIRST_YEAR} to {LAST_YEAR}.")
    return day.isoformat()


def _stamp(word: str, now: datetime) -> Found | None:
    """`2026-04-14t11:00`, seconds left out; with an offset it is turned into `now`'s wall time."""
    if not re.fullmatch(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(z|[+-][0-9]{2}:?[0-9]{2})?", word
    ):
        return None
    try:
        when = datetime.fromisoformat(word.upper())
    except ValueError:
        raise ValueError(f"{word.upper()!r} is no day and time of the calendar.") from None
    if when.tzinfo is not None:
        when = when.astimezone(now.tzinfo)
    return Found(_checked(when.date()), when.strftime("%H:%M"))


def _shift(words: list[str], now: datetime, strict: bool) -> Found | None:
    """`+3d`, `-1d`, `in 2 weeks`, `3 days ago`, `+2h`, and, followed by a time, `+3d 11:00`."""
    signed = re.fullmatch(r"([+-])([0-9]{1,6})([a-z]+)", words[0])
    if signed and signed[3] in _UNIT:
        count, unit, rest = int(signed[1] + signed[2]), _UNIT[signed[3]], words[1:]
    else:
        spelled = _spelled(words, strict)
        if spelled is None:
            return None
        count, unit, rest = spelled
    if unit in ("h", "min"):
        if rest:
            return None
        there = now + timedelta(**{"hours" if unit == "h" else "minutes": count})
        return Found(_checked(there.date()), there.strftime("%H:%M"))
    time = _time(rest, after_day=True) if rest else ""
    return None if time is None else Found(_checked(moved_by(now.date(), count, unit)), time)


def _spelled(words: list[str], strict: bool) -> tuple[int, str, list[str]] | None:
    """Count, unit and the words after `in 2 weeks`, `in 2w`, `2 weeks ago`; `2 weeks` when not strict."""
    ahead = words[0] == "in"
    rest = words[1:] if ahead else words
    if not rest:
        return None
    glued = re.fullmatch(r"([0-9]{1,6})([a-z]+)", rest[0])
    if glued:
        rest = [glued[1], glued[2], *rest[1:]]
    if len(rest) < 2 or rest[1] not in _UNIT:
        return None
    count = int(rest[0]) if re.fullmatch("[0-9]{1,6}", rest[0]) else _COUNT.get(rest[0])
    if count is None:
        return None
    past = not ahead and rest[2:3] == ["ago"]
    if not ahead and not past and strict:
        return None
    return (-count if past else count), _UNIT[rest[1]], rest[3 if past else 2 :]


def clock_time(words: Sequence[str]) -> str:
    """The time that all the words say, as HH:MM, "" when they are none: `9:00`, `9am`, `at 5 pm`, `noon`."""
    return _time(list(words), after_day=False) or ""


def _time(words: list[str], *, after_day: bool) -> str | None:
    """The time that all the words say, as HH:MM.  Raises ValueError for 25:00."""
    if words and words[0] in ("at", "@") and len(words) > 1:
        words, after_day = words[1:], True
    if len(words) == 2 and words[1] in ("am", "pm"):
        words = ["".join(words)]
    if len(words) != 1:
        return None
    word = words[0]
    if word in _CLOCK_WORD:
        return _CLOCK_WORD[word]
    if word == "eod" and after_day:
        return ""
    clock = re.fullmatch(r"([0-9]{1,2})(?::([0-9]{2})(?::[0-9]{2})?)?(am|pm)?", word)
    if clock is None or not (after_day or clock[2] or clock[3]):
        return None
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if clock[3]:
        if not 1 <= hour <= 12:
            raise ValueError(f"{word!r} is no time: write 3pm or 15:00.")
        hour = hour % 12 + (12 if clock[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"{word!r} is no time of the day: it ends at 23:59.")
    return f"{hour:02}:{minute:02}"

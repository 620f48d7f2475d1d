"""The days that words name, seen from a day: weekdays, dates of the calendar, ends of months."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PAST_DAYS = 60
FIRST_YEAR, LAST_YEAR = 1970, 2199

_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH_NAMES = tuple(name.title() for name in _FULL_MONTHS)
_FULL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTH_NUMBERS = {
    **{n[:3]: i for i, n in enumerate(_FULL_MONTHS, 1)},
    **{n: i for i, n in enumerate(_FULL_MONTHS, 1)},
    "sept": 9,
}


def weekday_numbered(word: str) -> int:
    """The number of a day of the week, 0 for Monday and for no word.  Raises ValueError with a sentence."""
    wanted = word.strip().casefold()
    if wanted and wanted not in WEEKDAY_NUMBERS:
        raise ValueError(f"{word.strip()!r} is no day of the week: write mon, sat or sun.")
    return WEEKDAY_NUMBERS.get(wanted, 0)


WEEKDAY_NUMBERS = {
    **{n[:3]: i for i, n in enumerate(_FULL_DAYS)},
    **{n: i for i, n in enumerate(_FULL_DAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
DAYS_OFF = {"today": 0, "tod": 0, "tonight": 0, "tomorrow": 1, "tom": 1, "tmr": 1, "tmrw": 1, "yesterday": -1}
ENDS = ("eod", "eow", "eom", "eoq", "eoy")


def named_day(words: list[str], today: date, strict: bool) -> date | None:
    """The day that all the words name, if they do; see `when` for the rules and for `strict`.

    Raises ValueError with a sentence for a day that is none or can be two, OverflowError out of the calendar.
    """
    if not words:
        return None
    first = words[0]
    if len(words) == 1:
        return _one_word(first, today, strict)
    if first in WEEKDAY_NUMBERS:
        day = (
            named_day(words[1:], today, strict)
            if words[1] not in WEEKDAY_NUMBERS and words[1] not in DAYS_OFF
            else None
        )
        if day is not None and day.weekday() != WEEKDAY_NUMBERS[first]:
            raise ValueError(
                f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]}, not a {first.title()}."
            )
        return day
    if len(words) == 2 and first in ("next", "this", "last"):
        return _relative(first, words[1], today, strict)
    if len(words) == 3 and words[1] == "of":
        words = [first, words[2]]
    if not strict and len(words) == 2 and first == "the":
        return _one_word(words[1], today, strict)
    return _named_month(words, today)


def _one_word(word: str, today: date, strict: bool) -> date | None:
    if word in DAYS_OFF:
        return today + timedelta(days=DAYS_OFF[word])
    if word in WEEKDAY_NUMBERS:
        return today + timedelta(days=(WEEKDAY_NUMBERS[word] - today.weekday() - 1) % 7 + 1)
    if word in ENDS:
        return _end(word, today)
    return _digits(word, today, strict) if word[:1].isdecimal() else None


def _end(word: str, today: date) -> date:
    if word == "eod":
        return today
    if word == "eow":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    month = {"eom": today.month, "eoq": (today.month + 2) // 3 * 3, "eoy": 12}[word]
    return _month_end(today.year, month)


def _relative(which: str, what: str, today: date, strict: bool) -> date | None:
    monday = today - timedelta(days=today.weekday())
    if what in WEEKDAY_NUMBERS:
        if which == "last":
            return today - timedelta(days=(today.weekday() - WEEKDAY_NUMBERS[what] - 1) % 7 + 1)
        return monday + timedelta(days=WEEKDAY_NUMBERS[what] + (7 if which == "next" else 0))
    if which == "next" and not strict:
        if what == "week":
            return monday + timedelta(days=7)
        if what == "month":
            return _month_end(today.year, today.month) + timedelta(days=1)
        if what == "year":
            return date(today.year + 1, 1, 1)
    return None


def _digits(word: str, today: date, strict: bool) -> date | None:
    """`2026-04-14`, `2026/04/14`, `14.4.`, `14.4.2026`, `4/14/2026`; when not strict also `14th`, `4/14`."""
    iso = re.fullmatch(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})", word)
    if iso:
        return _date(int(iso[1]), int(iso[3]), int(iso[4]), word)
    dotted = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})?", word)
    if dotted:
        return _with_year(dotted[3], int(dotted[2]), int(dotted[1]), today, word)
    slashed = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?", word)
    if slashed and (slashed[3] or not strict):
        a, b = int(slashed[1]), int(slashed[2])
        if a <= 12 and b <= 12 and a != b:
            raise ValueError(
                f"{word!r} may be {a} {MONTHS[b - 1]} or {b} {MONTHS[a - 1]}: name the month."
                if a and b
                else f"{word!r} is no day of the calendar."
            )
        month, day = (a, b) if a <= 12 else (b, a)
        return _with_year(slashed[3], month, day, today, word)
    if strict:
        return None
    ordinal = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)", word)
    return _coming_day(int(ordinal[1]), today, word) if ordinal else None


def _coming_day(day: int, today: date, word: str) -> date:
    """The next day with that number in its month, today included."""
    for ahead in range(12):
        month = moved_by(today.replace(day=1), ahead, "m")
        if month.replace(day=1) + timedelta(days=day - 1) <= _month_end(month.year, month.month) and day:
            found = month.replace(day=day)
            if found >= today:
                return found
    raise ValueError(f"{word!r} is no day of a month.")


def _named_month(words: list[str], today: date) -> date | None:
    """`14 apr`, `apr 14`, `14th april`, each with a year or without."""
    if not 2 <= len(words) <= 3:
        return None
    if words[0] in MONTH_NUMBERS:
        month, number = MONTH_NUMBERS[words[0]], words[1]
    elif words[1].rstrip(".") in MONTH_NUMBERS:
        month, number = MONTH_NUMBERS[words[1].rstrip(".")], words[0]
    else:
        return None
    day = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", number)
    year = words[2] if len(words) == 3 else None
    if day is None or (year is not None and not re.fullmatch("[0-9]{4}", year)):
        return None
    return _with_year(year, month, int(day[1]), today, " ".join(words))


def _with_year(year: str | None, month: int, day: int, today: date, said: str) -> date:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day, said)
    if (month, day) != (2, 29):
        _date(today.year, month, day, said)
    earliest = today - timedelta(days=PAST_DAYS)
    for candidate in range(today.year - 1, today.year + 9):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found >= earliest:
            return found
    raise OverflowError


def _date(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{said!r} is no day of the calendar.") from None


def moved_by(day: date, count: int, unit: str) -> date:
    """The day `count` days, weeks, months or years (`d` `w` `m` `y`) on, no later than its month's end.

    Raises OverflowError out of the calendar.
    """
    if unit in ("d", "w"):
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

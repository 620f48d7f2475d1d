"""One cell that says a day, a time or both, in the forms that calendars and spreadsheets write."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.words import MONTHS

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_MINUTES_A_DAY = 24 * 60

_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)[t,\s]*(.*)")
_NUMERIC = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?(?![\d./-])[,\s]*(.*)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|e|º|ª|\.)?[\s.-]*(?:(?:de|of|den)\s+)?([^\W\d_]+)\.?[\s,-]*(?:de\s+|del\s+)?"
    r"(\d{4}|'?\d{2}(?![\d:.h]))?(?:\s?r?\.)?(?!\d)[,\s]*(.*)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.h])[\s,-]*(\d{4})?[,\s]*(.*)")
_WEEKDAY = re.compile(r"([^\W\d_]{2,12})\.?(?:-feira)?[\s,]+(?=\S)")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?(?!\d)\s*(?:([ap])\.?\s?m\.?)?\s*"
    r"(uhr|hrs?|h|o'?clock)?(?!\w(?<!z))\s*(.*)"
)
_OFFSET = re.compile(r"(?:z|utc|gmt)?\s*(?:([+-])(\d\d):?(\d\d))?")
_FRACTION = re.compile(r"0?[.,](\d+)")


class Clock(NamedTuple):
    """A time of day `HH:MM`; `offset` from UTC in minutes where it is said; `exact` if nothing was left over."""

    time: str
    offset: int | None = None
    exact: bool = True


class Stamp(NamedTuple):
    """A day as written: `fixed` when `first` is surely the day and `second` the month; year 0 for none."""

    first: int
    second: int
    year: int
    fixed: bool
    clock: Clock | None = None
    exact: bool = True


def scan_stamp(text: str) -> Stamp | None:
    """The day, with its time if there is one, that a cell says; None when it says none."""
    low = " ".join(text.casefold().split())
    return _serial(low) or _scan(low) or _scan(_without_weekday(low))


def scan_clock(text: str, offsets: bool = False) -> Clock | None:
    """The time of day that a cell says; an offset is read where `offsets`, and left over elsewhere."""
    low = " ".join(text.casefold().split())
    fraction = _FRACTION.fullmatch(low)
    if fraction:
        return Clock(_from_minutes(_share(fraction[1])))
    found = _CLOCK.fullmatch(low)
    if found is None:
        return None
    hours, minutes, seconds, half, word, rest = found.groups()
    if minutes is None and half is None and word is None:
        return None
    hour = int(hours)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(minutes or 0) > 59:
        return None
    offset = _offset(rest) if offsets and rest else None
    exact = (not rest or offset is not None) and not int(seconds or 0)
    return Clock(f"{hour:02}:{int(minutes or 0):02}", offset, exact)


def _serial(low: str) -> Stamp | None:
    found = _SERIAL.fullmatch(low)
    if found is None or int(found[1]) not in _EXCEL_DAYS:
        return None
    minutes = _share(found[2]) if found[2] else 0
    day = _EXCEL_EPOCH + timedelta(days=int(found[1]), minutes=minutes)
    clock = Clock(_from_minutes(minutes)) if minutes else None
    return Stamp(day.day, day.month, day.year, True, clock)


def _scan(low: str) -> Stamp | None:
    if found := _COMPACT.fullmatch(low):
        return _stamp(found[3], found[2], found[1], fixed=True, rest="")
    if found := _YEAR_FIRST.fullmatch(low):
        return _stamp(found[4], found[3], found[1], fixed=True, rest=found[5])
    if found := _NUMERIC.fullmatch(low):
        if found[4] is None and found[2] == "." and not found[5] and not low.endswith("."):
            return None  # `10.30` is a time or a number
        return _stamp(found[1], found[3], found[4], fixed=found[2] == ".", rest=found[5])
    if (found := _DAY_MONTH.fullmatch(low)) and fold(found[2]) in MONTHS:
        return _stamp(found[1], str(MONTHS[fold(found[2])]), found[3], fixed=True, rest=found[4])
    if (found := _MONTH_DAY.fullmatch(low)) and fold(found[1]) in MONTHS:
        return _stamp(found[2], str(MONTHS[fold(found[1])]), found[3], fixed=True, rest=found[4])
    return None


def _stamp(first: str, second: str, year: str | None, *, fixed: bool, rest: str) -> Stamp | None:
    digits = (year or "").lstrip("'")
    full = int(digits or 0) + (2000 if len(digits) == 2 else 0)
    if full and not 1990 <= full <= 2100:
        return None
    rest = re.sub(r"^(?:at|um|à|a las|alle|às|om|kl\.?|o|-|–|\|)\s+", "", rest.strip(" ,"))
    clock = scan_clock(rest, offsets=True) if rest else None
    exact = not rest or (clock is not None and clock.exact)
    return Stamp(int(first), int(second), full, fixed, clock, exact)


def _without_weekday(low: str) -> str:
    found = _WEEKDAY.match(low)
    return low[found.end() :] if found and fold(found[1]) not in MONTHS else low


def _offset(rest: str) -> int | None:
    found = _OFFSET.fullmatch(rest)
    if found is None:
        return None
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes


def _share(digits: str) -> int:
    """Minutes of a day from the decimals of an Excel time."""
    return min(round(float(f"0.{digits}") * _MINUTES_A_DAY), _MINUTES_A_DAY - 1)


def _from_minutes(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

"""Repetition as people speak of it: `every weekday 9:00`, `mon,wed,fri`, `last fri of the month`, until the end.

- `every` may be left out; `other` is two.  Days: `day` `weekday` `weekend`, names with commas, `and` or spaces.
- Months: `on the 1st and 15th`, `on the last day`, `first mon of the month`, `last weekday of the month`.
- Years: `every 14 apr`, `yearly on 14 apr`.  Within a day: `every 2 hours from 9:00`, `every 30 minutes`.
- Then, in any order, a time or several (`9:00 and 17:00`), `from mon`, `until 30 jun`, `10 times`.  A time after
  `until 30 jun` is the routine's, unless another one is said before.
- A rule of RFC 5545 is taken as it is, with or without these: `FREQ=WEEKLY;BYDAY=MO at 9:00`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from warroom.domain.daywords import MONTH_NUMBERS, WEEKDAY_NUMBERS
from warroom.domain.recurrence import (
    DAY_ENDS,
    DAYS,
    MOST,
    WEEKEND,
    WORKDAYS,
    as_rule,
    check_parts,
    names_times,
    read_rule,
)
from warroom.domain.text import brief
from warroom.domain.when import clock_time, read_when

_UNITS = {
    **dict.fromkeys(("day", "days", "daily"), "DAILY"),
    **dict.fromkeys(("week", "weeks", "weekly"), "WEEKLY"),
    **dict.fromkeys(("month", "months", "monthly"), "MONTHLY"),
    **dict.fromkeys(("year", "years", "yearly", "annually"), "YEARLY"),
    **dict.fromkeys(("hour", "hours", "hourly"), "HOURLY"),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "MINUTELY"),
}
_SETS = {
    **dict.fromkeys(("weekday", "weekdays", "workday", "workdays"), WORKDAYS),
    **dict.fromkeys(("weekend", "weekends"), WEEKEND),
}
_MULTIPLES = {
    **dict.fromkeys(("biweekly", "fortnightly", "fortnight"), ("WEEKLY", 2)),
    "bimonthly": ("MONTHLY", 2),
    **dict.fromkeys(("quarterly", "quarter"), ("MONTHLY", 3)),
}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_FROM_END = re.compile(r"\b(second|third|fourth|fifth|[0-9]{1,2}(?:st|nd|rd|th))[ -](?:to[ -])?last\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "other": 2, "a": 1}
_FILLERS = frozenset({"on", "the", "of", "and", "every", "each", "in", "at", "&", "for"})
# As the words of a rule begin that only the rule itself can say.
BY_RULE = "by the rule "
_UNTIL, _FROM = ("until", "till"), ("from", "starting", "since")
EXAMPLES = "every weekday 9:00, mon,wed,fri, every 2 weeks on tue, last fri of the month"


class Repeat(NamedTuple):
    """A rule of RFC 5545, the time of the day it names ("" for none), and the first day it may fall on ("" for now)."""

    rule: str
    time: str = ""
    since: str = ""


def parse_repeat(text: str, now: datetime) -> Repeat:
    """What a text says about repetition; `now` is aware.  Raises ValueError with a sentence."""
    plain = " ".join(text.split())
    if not plain:
        raise ValueError(f"Say how often: {EXAMPLES}.")
    said = re.sub(f"^(?:{BY_RULE}|rrule:)+", "", plain, flags=re.IGNORECASE)
    rule, _, rest = said.partition(" ")
    raw = re.match("[A-Za-z-]+=", rule)
    words = _FROM_END.sub(r"\1-last", (rest if raw else plain).lower()).replace(",", " ").split()
    ending, since, words = _limits(words, now, plain)
    times, words = _times(words)
    if raw:
        parts = read_rule(rule.rstrip(","), now.tzinfo)
        if left := [word for word in words if word not in _FILLERS]:
            raise ValueError(f"{brief(' '.join(left))!r} after a rule says nothing: add a time, such as at 9:00.")
    else:
        parts = _core(words, plain)
    parts = {**parts, **_by_times(times), **ending}
    if "UNTIL" in parts and not times and not names_times(parts):
        parts["UNTIL"] = parts["UNTIL"][:8] + DAY_ENDS
    check_parts(parts)
    return Repeat(as_rule(parts), min(times, default=""), since)


def _by_times(times: Sequence[str]) -> dict[str, str]:
    """The parts that several times of the day are.  Raises ValueError for times that one rule cannot say."""
    hours, minutes = ({int(time[cut]) for time in times} for cut in (slice(2), slice(3, 5)))
    if len(set(times)) < len(hours) * len(minutes):
        raise ValueError("Times of one routine share their minutes, as 9:00 and 17:00 do: make it two routines.")
    several = (("BYHOUR", hours), ("BYMINUTE", minutes))
    return {name: ",".join(map(str, sorted(found))) for name, found in several if len(found) > 1}


def _limits(words: list[str], now: datetime, said: str) -> tuple[dict[str, str], str, list[str]]:
    """The end as a part of a rule, the first day, and the words that are left."""
    ending: dict[str, str] = {}
    since, rest = "", list(words)
    for word in (*_UNTIL, *_FROM):
        if word not in rest:
            continue
        at = rest.index(word)
        following = rest[at + 1 :]
        count, day = _longest_day(following, now)
        if not count and word in _FROM and _starts_with_time(following):
            del rest[at]
            continue
        if not count:
            raise ValueError(f"Say a day after {word!r} in {brief(said)!r}, such as {word} 30 jun.")
        del rest[at : at + 1 + count]
        if word in _FROM:
            since = day
        else:
            ending["UNTIL"] = f"{day.replace('-', '')}{DAY_ENDS}"
            length = _starts_with_time(rest[at:])
            # With another time before it, this one is of the end.
            if length and _times(rest[:at])[0]:
                time = clock_time(rest[at : at + length])
                ending["UNTIL"] = f"{day.replace('-', '')}T{time.replace(':', '')}00"
                del rest[at : at + length]
    for at, word in enumerate(rest[1:], start=1):
        if word in ("times", "time", "x") and rest[at - 1].isdecimal():
            if ending:
                raise ValueError("Say either until when or how many times, not both.")
            ending["COUNT"] = str(_counted(rest[at - 1]))
            del rest[at - 1 : at + 1]
            break
    return ending, since, rest


def _counted(text: str) -> int:
    count = int(text) if len(text) < 5 else MOST + 1
    if not 1 <= count <= MOST:
        raise ValueError(f"A routine repeats 1 to {MOST} times, not {brief(text)}.")
    return count


def _longest_day(words: Sequence[str], now: datetime) -> tuple[int, str]:
    """How many of the first words are a day without a time, and which."""
    for count in range(min(len(words), 4), 0, -1):
        try:
            found = read_when(words[:count], now)
        except ValueError:
            continue
        if found is not None and found.day and not found.time:
            return count, found.day
    return 0, ""


def _starts_with_time(words: Sequence[str]) -> int:
    """How many of the first words are a time of the day, 0 for none."""
    for count in range(min(len(words), 3), 0, -1):
        if clock_time(words[:count]):
            return count
    return 0


def _times(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The times of the day among the words, and the other words."""
    times: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        length = _starts_with_time(words[at:])
        if length:
            times.append(clock_time(words[at : at + length]))
        else:
            rest.append(words[at])
        at += length or 1
    return times, rest


def _core(words: list[str], said: str) -> dict[str, str]:
    """How often, as parts of a rule.  Raises ValueError with a sentence."""
    interval, left = _interval(words)
    left = [word for word in left if word not in _FILLERS]
    units = [word for word in left if word in _UNITS and not (word == "day" and _is_day_of_month(left))]
    unit = _UNITS[units[0]] if units else ""
    several = next((_MULTIPLES[word] for word in left if word in _MULTIPLES), None)
    if several:
        unit, interval = several[0], interval * several[1]
    left = [word for word in left if word not in units and word not in _MULTIPLES]
    parts = _shaped(unit, left, said)
    if interval > 1:
        parts = {"FREQ": parts.pop("FREQ"), "INTERVAL": str(interval), **parts}
    return parts


def _interval(words: list[str]) -> tuple[int, list[str]]:
    """How many units lie between two times, and the words without that number."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        number = int(word) if word.isdecimal() and len(word) < 5 else _NUMBERS.get(word, 0) or _place(word)
        if number > 0 and (following in _UNITS or (word == "other" and following in WEEKDAY_NUMBERS)):
            if _place(word) and following == "day" and "month" in words:
                continue
            return number, words[:at] + words[at + 1 :]
    return 1, words


def _is_day_of_month(words: Sequence[str]) -> bool:
    """Whether `day` is that of `last day of the month`."""
    return any(_place(one) and other == "day" for one, other in pairwise(words))


def _shaped(unit: str, left: list[str], said: str) -> dict[str, str]:
    """The parts for a unit and the words that say which of its days."""
    if not left:
        if not unit:
            raise _unread(said)
        return {"FREQ": unit}
    nth = _nth_days(left)
    if nth is not None and unit in ("", "MONTHLY"):
        return {"FREQ": "MONTHLY", **nth}
    days = _weekdays(left)
    if days and unit in ("", "WEEKLY", "DAILY"):
        return {"FREQ": "WEEKLY", "BYDAY": days}
    dated = _day_of_year(left)
    if dated and unit in ("", "YEARLY"):
        return {"FREQ": "YEARLY", **dated}
    numbers = _month_days([word for word in left if word != "day"])
    if numbers and unit in ("", "MONTHLY"):
        return {"FREQ": "MONTHLY", "BYMONTHDAY": numbers}
    raise _unread(said)


def _place(word: str) -> int:
    """Which one a word says: `first`, `15th`, and from the end `last`, `2nd-last`; 0 for none."""
    ordinal, _, from_end = word.partition("-")
    number = re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th)", ordinal)
    place = int(number[1]) if number else _NTH.get(ordinal, 0)
    return -place if from_end == "last" else 0 if from_end else place


def _nth_days(left: list[str]) -> dict[str, str] | None:
    """`last fri`, `first and third mon`, `last weekday`, `last day`."""
    places = [place for word in left if (place := _place(word))]
    what = [word for word in left if not _place(word)]
    if not places or len(what) != 1:
        return None
    if what[0] in WEEKDAY_NUMBERS:
        day = DAYS[WEEKDAY_NUMBERS[what[0]]]
        return {"BYDAY": ",".join(f"{place}{day}" for place in places)}
    if what[0] in _SETS:
        return {"BYDAY": _SETS[what[0]], "BYSETPOS": ",".join(map(str, places))}
    if what[0] == "day":
        return {"BYMONTHDAY": ",".join(map(str, places))}
    return None


def _weekdays(left: list[str]) -> str:
    """The days of the week that all the words name, in their order through the week."""
    found: set[str] = set()
    for word in left:
        one = re.fullmatch(r"([a-z]+)(?:-([a-z]+))?", word)
        first, last = (one[1], one[2]) if one else ("", "")
        if word in _SETS:
            found.update(_SETS[word].split(","))
        elif last in WEEKDAY_NUMBERS and first in WEEKDAY_NUMBERS:
            start, end = WEEKDAY_NUMBERS[first], WEEKDAY_NUMBERS[last]
            found.update(DAYS[day % 7] for day in range(start, start + (end - start) % 7 + 1))
        elif first in WEEKDAY_NUMBERS and not last:
            found.add(DAYS[WEEKDAY_NUMBERS[first]])
        elif first.removesuffix("s") in WEEKDAY_NUMBERS and not last:
            found.add(DAYS[WEEKDAY_NUMBERS[first.removesuffix("s")]])
        else:
            return ""
    return ",".join(day for day in DAYS if day in found)


def _day_of_year(left: list[str]) -> dict[str, str] | None:
    months = [word for word in left if word in MONTH_NUMBERS]
    days = _month_days([word for word in left if word not in MONTH_NUMBERS])
    return {"BYMONTH": str(MONTH_NUMBERS[months[0]]), "BYMONTHDAY": days} if len(months) == 1 and days else None


def _month_days(left: list[str]) -> str:
    """`1st and 15th`, `1 15`, `last`."""
    found: list[str] = []
    for word in left:
        number = re.fullmatch(r"([0-9]{1,2})\.?", word)
        day = int(number[1]) if number else _place(word)
        if not 1 <= abs(day) <= 31:
            return ""
        found.append(str(day))
    return ",".join(found)


def _unread(said: str) -> ValueError:
    return ValueError(f"{brief(said)!r} says nothing of how often: write {EXAMPLES}.")

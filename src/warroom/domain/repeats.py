"""Repetition as people speak of it: `every weekday 9:00`, `mon,wed,fri`, `last fri of the month`, until the end.

- `every` may be left out; `other` is two.  Days: `day` `weekday` `weekend`, names with commas, `and` or spaces.
- Months: `on the 1st and 15th`, `on the last day`, `first mon of the month`, `last weekday of the month`.
- Years: `every 14 apr`, `yearly on 14 apr`.  Hours: `every 2 hours`.
- Then, in any order, a time or several with the same minutes (`9:00 and 17:00`), `from mon`, `until 30 jun`,
  `10 times`.
- A rule of RFC 5545 is taken as it is: `FREQ=WEEKLY;BYDAY=MO`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from warroom.domain.daywords import MONTH_NUMBERS, WEEKDAY_NUMBERS
from warroom.domain.text import brief
from warroom.domain.when import clock_time, parse_when

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS, WEEKEND = "MO,TU,WE,TH,FR", "SA,SU"
_UNITS = {
    **dict.fromkeys(("day", "days", "daily"), "DAILY"),
    **dict.fromkeys(("week", "weeks", "weekly"), "WEEKLY"),
    **dict.fromkeys(("month", "months", "monthly"), "MONTHLY"),
    **dict.fromkeys(("year", "years", "yearly", "annually"), "YEARLY"),
    **dict.fromkeys(("hour", "hours", "hourly"), "HOURLY"),
}
_SETS = {
    **dict.fromkeys(("weekday", "weekdays", "workday", "workdays"), WORKDAYS),
    **dict.fromkeys(("weekend", "weekends"), WEEKEND),
}
_TWICE = {"biweekly": "WEEKLY", "fortnightly": "WEEKLY", "fortnight": "WEEKLY", "bimonthly": "MONTHLY"}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "1st": 1, "2nd": 2, "3rd": 3,
        "4th": 4, "5th": 5}  # fmt: skip
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "other": 2, "second": 2, "third": 3, "a": 1}
_FILLERS = frozenset({"on", "the", "of", "and", "every", "each", "in", "at", "&", "for"})
_MOST = 1000
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
    if plain.upper().removeprefix("RRULE:").startswith("FREQ="):
        return Repeat(_raw(plain.upper().removeprefix("RRULE:")))
    words = plain.lower().replace(",", " ").split()
    ending, since, words = _limits(words, now, plain)
    times, words = _times(words)
    parts = _core(words, plain)
    if len(times) > 1:
        minutes = {time[3:] for time in times}
        if len(minutes) > 1:
            raise ValueError("Times of one routine share their minutes, as 9:00 and 17:00 do: make it two routines.")
        parts["BYHOUR"] = ",".join(str(int(time[:2])) for time in sorted(times))
    parts |= ending
    return Repeat(";".join(f"{name}={value}" for name, value in parts.items()), min(times, default=""), since)


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name."""
    return dict(part.split("=", 1) for part in rule.rstrip(";").split(";"))


def _raw(rule: str) -> str:
    """A rule of RFC 5545 as it is kept.  Raises ValueError for what is none."""
    try:
        parts = rule_parts(rule)
    except ValueError:
        raise ValueError(f"{brief(rule)!r} is no rule: write it as FREQ=WEEKLY;BYDAY=MO.") from None
    if "DTSTART" in parts or {"COUNT", "UNTIL"} <= parts.keys():
        raise ValueError("A rule has one of COUNT and UNTIL, and its start is said on its own.")
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _limits(words: list[str], now: datetime, said: str) -> tuple[dict[str, str], str, list[str]]:
    """The end as a part of a rule, the first day, and the words that are left."""
    ending: dict[str, str] = {}
    since, rest = "", list(words)
    for at, word in enumerate(rest[1:], start=1):
        if word in ("times", "time", "x") and rest[at - 1].isdecimal():
            ending["COUNT"] = str(_counted(rest[at - 1]))
            del rest[at - 1 : at + 1]
            break
    for word in ("until", "till", "from", "starting", "since"):
        if word not in rest:
            continue
        at = rest.index(word)
        count, wall = _longest_date(rest[at + 1 :], now)
        if not count:
            raise ValueError(f"Say a day after {word!r} in {brief(said)!r}, such as {word} 30 jun.")
        if word not in ("until", "till"):
            since = wall[:10]
        elif ending:
            raise ValueError("Say either until when or how many times, not both.")
        else:
            ending["UNTIL"] = f"{wall[:10].replace('-', '')}T235959"
        del rest[at : at + 1 + count]
    return ending, since, rest


def _counted(text: str) -> int:
    count = int(text) if len(text) < 5 else _MOST + 1
    if not 1 <= count <= _MOST:
        raise ValueError(f"A routine repeats 1 to {_MOST} times, not {brief(text)}.")
    return count


def _longest_date(words: Sequence[str], now: datetime) -> tuple[int, str]:
    """How many of the first words are a day, and which."""
    for count in range(min(len(words), 4), 0, -1):
        try:
            return count, parse_when(" ".join(words[:count]), now).wall
        except ValueError:
            continue
    return 0, ""


def _times(words: list[str]) -> tuple[list[str], list[str]]:
    """The times of the day among the words, and the other words."""
    times: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        for count in (2, 1):
            found = clock_time(words[at : at + count])
            if found and count <= len(words) - at:
                times.append(found)
                at += count
                break
        else:
            rest.append(words[at])
            at += 1
    return times, rest


def _core(words: list[str], said: str) -> dict[str, str]:
    """How often, as parts of a rule.  Raises ValueError with a sentence."""
    left = [word for word in words if word not in _FILLERS]
    interval, left = _interval(left)
    units = [word for word in left if word in _UNITS and not (word == "day" and _is_day_of_month(left))]
    unit = _UNITS[units[0]] if units else ""
    twice = next((_TWICE[word] for word in left if word in _TWICE), "")
    if twice:
        unit, interval = twice, interval * 2
    left = [word for word in left if word not in units and word not in _TWICE]
    parts = _shaped(unit, left, said)
    if interval > 1:
        parts = {"FREQ": parts.pop("FREQ"), "INTERVAL": str(interval), **parts}
    return parts


def _interval(words: list[str]) -> tuple[int, list[str]]:
    """How many units lie between two times, and the words without that number."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        number = int(word) if word.isdecimal() and len(word) < 4 else _NUMBERS.get(word, 0)
        if number and (following in _UNITS or (word == "other" and following in WEEKDAY_NUMBERS)):
            if word in _NTH and following == "day" and "month" in words:
                continue
            return number, words[:at] + words[at + 1 :]
    return 1, words


def _is_day_of_month(words: Sequence[str]) -> bool:
    """Whether `day` is that of `last day of the month`."""
    return any(one in _NTH and other == "day" for one, other in pairwise(words))


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
    numbers = _month_days(left)
    if numbers and unit in ("", "MONTHLY"):
        return {"FREQ": "MONTHLY", "BYMONTHDAY": numbers}
    raise _unread(said)


def _nth_days(left: list[str]) -> dict[str, str] | None:
    """`last fri`, `first and third mon`, `last weekday`, `last day`."""
    places = [_NTH[word] for word in left if word in _NTH]
    what = [word for word in left if word not in _NTH]
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
        number = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", word)
        if word == "last":
            found.append("-1")
        elif number and 1 <= int(number[1]) <= 31:
            found.append(str(int(number[1])))
        else:
            return ""
    return ",".join(found)


def _unread(said: str) -> ValueError:
    return ValueError(f"{brief(said)!r} says nothing of how often: write {EXAMPLES}.")

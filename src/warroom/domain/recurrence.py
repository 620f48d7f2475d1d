"""A rule of RFC 5545 as text: its parts, each held against what it may be, and its end in wall time.

A rule that could never fall due is refused before anybody searches the calendar for its days.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from warroom.domain.text import brief

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS, WEEKEND = "MO,TU,WE,TH,FR", "SA,SU"
# No routine has more between two times, nor more times.
MOST = 1000
DAY_ENDS = "T235959"
_OFTEN = ("MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# The least and the greatest of each list of numbers, and whether they may count from the end.
_NUMBERS = {
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYSETPOS": (1, 366, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
}
# In the order in which a rule is kept, so that the same rule is the same text.
_PARTS = (
    "FREQ", "INTERVAL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS",
    "WKST", "COUNT", "UNTIL",
)  # fmt: skip
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def as_rule(parts: Mapping[str, str]) -> str:
    """The parts as one text."""
    return ";".join(f"{name}={parts[name]}" for name in _PARTS if name in parts)


def names_times(parts: Mapping[str, str]) -> bool:
    """Whether a rule says by itself at which times of the day."""
    return recurs_within_a_day(parts) or "BYHOUR" in parts or "BYMINUTE" in parts


def recurs_within_a_day(parts: Mapping[str, str]) -> bool:
    """Whether a rule counts hours or minutes."""
    return parts["FREQ"] in ("HOURLY", "MINUTELY")


def without(rule: str, *names: str) -> str:
    """The rule without the parts of these names."""
    return as_rule({name: value for name, value in rule_parts(rule).items() if name not in names})


def read_rule(text: str, zone: tzinfo | None) -> dict[str, str]:
    """The parts of a rule as it is written, its end as a wall time of `zone`.

    Raises ValueError with a sentence for what has no parts; `check_parts` says whether they are right.
    """
    parts: dict[str, str] = {}
    for part in text.upper().rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        if not (equals and value):
            raise ValueError(f"{brief(part)!r} is no part of a rule: write it as FREQ=WEEKLY;BYDAY=MO.")
        if name in parts:
            raise ValueError(f"The rule says {brief(name)} twice.")
        parts[name] = value
    if "UNTIL" in parts:
        parts["UNTIL"] = _end(parts["UNTIL"], zone)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    return parts


def check_parts(parts: Mapping[str, str]) -> None:
    """Raises ValueError with a sentence for parts that make no rule, or one that never falls due."""
    for name in parts:
        if name not in _PARTS:
            raise ValueError(f"{brief(name)!r} is no part of a routine's rule: there is {', '.join(_PARTS)}.")
    often = parts.get("FREQ", "")
    if often not in _OFTEN:
        raise ValueError(f"FREQ says how often: {', '.join(_OFTEN)}, not {brief(often)!r}.")
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise ValueError("A rule has one of COUNT and UNTIL, not both.")
    for name in ("INTERVAL", "COUNT"):
        value = parts.get(name, "1")
        if not re.fullmatch("[0-9]{1,4}", value) or not 1 <= int(value) <= MOST:
            raise ValueError(f"{name} is a number from 1 to {MOST}, not {brief(value)!r}.")
    if parts.get("WKST", "MO") not in DAYS:
        raise ValueError(f"WKST is one of {', '.join(DAYS)}, not {brief(parts['WKST'])!r}.")
    for name, bounds in _NUMBERS.items():
        for number in parts.get(name, "").split(",") if name in parts else ():
            _check_number(name, number, *bounds)
    for name in ("BYYEARDAY", "BYWEEKNO"):
        if name in parts and often != "YEARLY":
            raise ValueError(f"{name} goes with FREQ=YEARLY alone.")
    _check_days(parts, often)
    _check_possible(parts, often)


def _end(text: str, zone: tzinfo | None) -> str:
    """`19971224`, or `19971224T000000Z` and the same without Z, as a wall time; a day alone is all of it."""
    found = re.fullmatch(r"([0-9]{8})(?:T([0-9]{6})(Z)?)?", text)
    try:
        if found and found[2]:
            when = datetime.strptime(f"{found[1]}{found[2]}", "%Y%m%d%H%M%S")
            if found[3]:
                when = when.replace(tzinfo=UTC).astimezone(zone)
            return when.strftime("%Y%m%d") + (DAY_ENDS if f"T{when:%H%M%S}" == DAY_ENDS else f"T{when:%H%M}00")
        if found:
            return datetime.strptime(found[1], "%Y%m%d").strftime("%Y%m%d") + DAY_ENDS
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"UNTIL is a day, 20260630, or an instant, 20260630T150000Z, not {brief(text)!r}.")


def _check_number(name: str, text: str, least: int, most: int, from_end: bool) -> None:
    sign = "[+-]?" if from_end else ""
    if not re.fullmatch(f"{sign}[0-9]{{1,3}}", text) or not least <= abs(int(text)) <= most:
        span = f"{least} to {most}" + (f" or -{most} to -{least}" if from_end else "")
        raise ValueError(f"{name} is {span}, not {brief(text)!r}.")


def _check_days(parts: Mapping[str, str], often: str) -> None:
    of_month = often == "MONTHLY" or "BYMONTH" in parts
    most = 5 if of_month else 53
    for text in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        day = re.fullmatch("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", text)
        if day is None:
            raise ValueError(f"BYDAY is {', '.join(DAYS)}, or such as 1MO and -1FR, not {brief(text)!r}.")
        if day[1] and (often not in ("MONTHLY", "YEARLY") or not 1 <= abs(int(day[1])) <= most):
            raise ValueError(f"{text} is no day of a rule with FREQ={often}.")


def _check_possible(parts: Mapping[str, str], often: str) -> None:
    if "BYMONTH" in parts and "BYMONTHDAY" in parts:
        longest = max(_MONTH_LENGTHS[int(month) - 1] for month in parts["BYMONTH"].split(","))
        if all(abs(int(day)) > longest for day in parts["BYMONTHDAY"].split(",")):
            raise ValueError("That never falls due: no such month is so long.")
    if "BYSETPOS" in parts:
        if not any(name.startswith("BY") and name != "BYSETPOS" for name in parts):
            raise ValueError("BYSETPOS picks from days that another part names, such as BYDAY.")
        if all(abs(int(place)) > _largest_set(parts, often) for place in parts["BYSETPOS"].split(",")):
            raise ValueError("That never falls due: there are not so many to pick from.")


def _largest_set(parts: Mapping[str, str], often: str) -> int:
    """The most times there can be in one round of the rule."""
    times = 1
    for name in ("BYHOUR", "BYMINUTE"):
        times *= len(parts.get(name, "0").split(","))
    if often in ("MINUTELY", "HOURLY", "DAILY"):
        return times
    if often == "WEEKLY":
        return times * len(parts.get("BYDAY", "MO").split(","))
    if often == "MONTHLY" and "BYDAY" not in parts:
        return times * len(parts.get("BYMONTHDAY", "1").split(","))
    return times * 366

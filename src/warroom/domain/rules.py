"""A rule of repetition in words: `every other Tuesday at 9:00`."""

from __future__ import annotations

from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.recurrence import DAY_ENDS, DAYS, WEEKEND, WORKDAYS, recurs_within_a_day, rule_parts
from warroom.domain.repeats import BY_RULE

_UNITS = {
    "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year",
}  # fmt: skip
_FULL = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
_SHORT = dict(zip(DAYS, WEEKDAYS, strict=True))
# What these words cannot say is said as the rule itself.
_SAYABLE = frozenset(
    {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYHOUR", "BYMINUTE", "COUNT", "UNTIL"}
)


def say_rule(rule: str, start: str) -> str:
    """The rule in words, with the time of day at which it begins (`start` is a day or a wall time)."""
    parts = rule_parts(rule)
    said = _often(parts) if parts.keys() <= _SAYABLE else ""
    if not said:
        return f"{BY_RULE}{rule}{_at({'FREQ': parts['FREQ']}, start)}"
    return f"{said}{_at(parts, start)}{_ending(parts)}"


def _often(parts: dict[str, str]) -> str:
    unit, every = _UNITS[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    days = parts.get("BYDAY", "")
    if parts["FREQ"] == "WEEKLY" and days:
        return _weekly(days, every)
    lead = _every(unit, every)
    if parts["FREQ"] == "MONTHLY":
        which = _of_month(parts)
        return "" if which is None else f"{lead} on {which}" if which else lead
    if parts["FREQ"] == "YEARLY" and "BYMONTH" in parts:
        return _yearly(parts, lead)
    if set(parts) & {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}:
        return ""
    if recurs_within_a_day(parts) and set(parts) & {"BYHOUR", "BYMINUTE"}:
        return ""
    return lead


def _every(unit: str, every: int) -> str:
    if every == 1:
        return f"every {unit}"
    return f"every other {unit}" if every == 2 and unit not in ("hour", "minute") else f"every {every} {unit}s"


def _weekly(days: str, every: int) -> str:
    if any(day not in DAYS for day in days.split(",")):
        return ""
    named = {WORKDAYS: "weekday", WEEKEND: "weekend day", ",".join(DAYS): "day"}.get(days)
    found = days.split(",")
    if named is None:
        named = _FULL[found[0]] if len(found) == 1 else _listed([_SHORT[day] for day in found])
    if every == 1:
        return f"every {named}"
    if every == 2 and len(found) == 1:
        return f"every other {named}"
    return f"{_every('week', every)} on {named}"


def _of_month(parts: dict[str, str]) -> str | None:
    """Which day of the month; "" for that of the start, None for what has no words."""
    if "BYMONTH" in parts:
        return None
    days, numbers, places = (parts.get(name, "") for name in ("BYDAY", "BYMONTHDAY", "BYSETPOS"))
    if numbers and not days and not places:
        return _listed([_day(int(number)) for number in numbers.split(",")])
    if places and not numbers:
        named = {WORKDAYS: "weekday", WEEKEND: "weekend day"}.get(days)
        return f"the {_listed([_nth(int(place)) for place in places.split(',')])} {named}" if named else None
    if days and not numbers:
        found = [(day[:-2], day[-2:]) for day in days.split(",")]
        if any(not place or weekday not in _FULL for place, weekday in found):
            return None
        if len({weekday for _, weekday in found}) == 1:
            return f"the {_listed([_nth(int(place)) for place, _ in found])} {_FULL[found[0][1]]}"
        return _listed([f"the {_nth(int(place))} {_FULL[weekday]}" for place, weekday in found])
    return None if numbers or days else ""


def _yearly(parts: dict[str, str], lead: str) -> str:
    months, days = parts["BYMONTH"].split(","), parts.get("BYMONTHDAY", "").split(",")
    if "BYDAY" in parts or "BYSETPOS" in parts or len(months) != 1 or days == [""] or int(days[0]) < 0:
        return ""
    return f"{lead} on {_listed(days)} {MONTHS[int(months[0]) - 1]}"


def _day(number: int) -> str:
    if number > 0:
        return f"the {_ordinal(number)}"
    return "the last day" if number == -1 else f"the {_ordinal(-number)} last day"


def _nth(place: int) -> str:
    if place > 0:
        return _ordinal(place)
    return "last" if place == -1 else f"{_ordinal(-place)} last"


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _at(parts: dict[str, str], start: str) -> str:
    time = start[11:]
    if recurs_within_a_day(parts):
        return f" from {_clock(time)}" if time else ""
    if not time:
        return ""
    minutes = parts.get("BYMINUTE", time[3:]).split(",")
    hours = parts.get("BYHOUR", time[:2]).split(",")
    return f" at {_listed([_clock(f'{int(hour):02}:{int(minute):02}') for hour in hours for minute in minutes])}"


def _clock(time: str) -> str:
    return time.removeprefix("0")


def _ending(parts: dict[str, str]) -> str:
    if "COUNT" in parts:
        return f", {parts['COUNT']} time{'s' if parts['COUNT'] != '1' else ''}"
    until = parts.get("UNTIL", "")
    if not until:
        return ""
    time = "" if until.endswith(DAY_ENDS) else f" {_clock(f'{until[9:11]}:{until[11:13]}')}"
    return f", until {int(until[6:8])} {MONTHS[int(until[4:6]) - 1]} {until[:4]}{time}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"

"""Instants, days and wall times, and how they are said.

An instant is UTC text (`2026-04-14T07:18:03.250Z`), a day `YYYY-MM-DD`, a wall time `YYYY-MM-DDTHH:MM`
or a day alone; a wall time means something only together with a zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.text import brief
from warroom.domain.when import When, parse_when

__all__ = [
    "When",
    "add_days",
    "ago",
    "check_zone",
    "day_in_zone",
    "days_between",
    "in_zone",
    "instant",
    "parse_instant",
    "parse_when",
    "say_when",
    "short_when",
    "wall_to_instant",
]


def instant(when: datetime) -> str:
    """An aware datetime as an instant, to the millisecond.  Raises ValueError for a naive one."""
    if when.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """The aware datetime, in UTC, of an instant.  Raises ValueError for other text."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = datetime.min
    if when.tzinfo is None:
        raise ValueError(f"{brief(text)!r} is not an instant: write it as 2026-04-14T07:18:03Z.")
    return when.astimezone(UTC)


def check_zone(name: str) -> str:
    """The name of a time zone, as it is spelled.  Raises ValueError with near names for an unknown one."""
    try:
        return ZoneInfo(name.strip()).key
    except (KeyError, ValueError, OSError):
        pass
    # Only a wrong name pays for the list of all zones and for the comparing.
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    zones = {zone.lower(): zone for zone in available_timezones()}
    wanted = name.strip().replace(" ", "_").lower()[:60]
    if wanted in zones:
        return zones[wanted]
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(zones)}
    near = [zones[cities[city]] for city in get_close_matches(wanted.rpartition("/")[2], cities, n=2)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ": write it as Europe/Berlin or UTC."
    raise ValueError(f"There is no time zone {brief(name)!r}{hint}")


def in_zone(now: datetime, zone: str) -> datetime:
    """An aware datetime in the wall time of `zone`."""
    return now.astimezone(UTC if zone == "UTC" else ZoneInfo(zone))


def day_in_zone(now: datetime, zone: str) -> str:
    """The day it is in `zone` at an aware `now`."""
    return in_zone(now, zone).date().isoformat()


def days_between(a: str, b: str) -> int:
    """How many days `b` is after `a`; wall times count by their day."""
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def add_days(day: str, n: int) -> str:
    """The day `n` days after `day`.  Raises ValueError where no calendar reaches."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=n)).isoformat()
    except OverflowError:
        raise ValueError(f"{n} days from {day} is too far away.") from None


def week_of(day: str, begins: int = 0) -> tuple[str, str]:
    """The first and the last day of the day's week: Monday and Sunday, unless it `begins` on another day than 0."""
    first = add_days(day, -((date.fromisoformat(day).weekday() - begins) % 7))
    return first, add_days(first, 6)


def wall_to_instant(wall: str, zone: str) -> str:
    """The instant of a wall time in `zone`; a day alone is its first moment.

    A wall time that a clock change skips moves forward by the gap; of one that comes twice it is the first.
    """
    return instant(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)))


def say_when(wall: str, now: datetime) -> str:
    """A wall time in full, `Fri 17 Apr 11:00`, with the year where it is not that of `now`.

    In `now`'s zone a time that a clock change skips, or that comes twice, is said to be so.
    """
    if "T" not in wall:
        return _say(date.fromisoformat(wall), now)
    local = datetime.fromisoformat(wall).replace(tzinfo=now.tzinfo)
    real = local.astimezone(UTC).astimezone(now.tzinfo)
    said = f"{_say(real.date(), now)} {_clock(real.isoformat()[11:16])}"
    if real.replace(tzinfo=None) != local.replace(tzinfo=None):
        return f"{said} (the clock change skips {_clock(wall[11:])})"
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return f"{said} (the first of two, the clock is put back)"
    return said


def short_when(wall: str, today: str) -> str:
    """A wall time as on a card: `today`, `10:00`, `Fri`, `Wed 9:00`, `14 Apr`, `2d late`."""
    if not wall:
        return ""
    day, _, time = wall.partition("T")
    away = days_between(today, day)
    if away < 0:
        return f"{-away}d late"
    if away == 0:
        return _clock(time) or "today"
    there = date.fromisoformat(day)
    if away < 7:
        return f"{WEEKDAYS[there.weekday()]} {_clock(time)}".rstrip()
    year = "" if day[:4] == today[:4] or away < 180 else f" {day[:4]}"
    return f"{there.day} {MONTHS[there.month - 1]}{year}"


def short_day(day: str) -> str:
    """A day beside others of its week: `Tue 14`."""
    there = date.fromisoformat(day)
    return f"{WEEKDAYS[there.weekday()]} {there.day}"


def ago(at: str, now: datetime) -> str:
    """How long before an aware `now` an instant was: `just now`, `5 min ago`, `3 h ago`, `2 days ago`, `14 Apr`."""
    seconds = (now - parse_instant(at)).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 86400:
        return f"{int(seconds // 3600)} h ago"
    days = int(seconds // 86400)
    if days < 14:
        return "1 day ago" if days == 1 else f"{days} days ago"
    there = parse_instant(at).astimezone(now.tzinfo)
    year = "" if there.year == now.year else f" {there.year}"
    return f"{there.day} {MONTHS[there.month - 1]}{year}"


def _say(day: date, now: datetime) -> str:
    year = "" if day.year == now.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def _clock(time: str) -> str:
    """`09:00` as `9:00`."""
    return time[1:] if time.startswith("0") else time

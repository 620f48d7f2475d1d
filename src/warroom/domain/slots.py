"""When a routine falls due: wall times in its own zone, by its rule, its exceptions and the campaign's holidays.

The arithmetic is on naive wall times, so that nine o'clock stays nine o'clock when the clocks change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from warroom.domain.campaigns import holidays_of
from warroom.domain.dates import day_in_zone, in_zone, parse_instant, wall_to_instant
from warroom.domain.model import Campaign
from warroom.domain.recurrence import names_times, recurs_within_a_day, rule_parts, without
from warroom.domain.repeats import Repeat
from warroom.domain.text import brief

if TYPE_CHECKING:
    from warroom.domain.model import Routine

# A rule that has found nothing by then, so many times after its first day, finds nothing.
_STEPS = 100_000
# More often than that within a day is no routine.
_MOST_A_DAY = 48


def first_start(repeat: Repeat, now: datetime) -> str:
    """The wall time from which the rule counts: its first time that is not past at `now`, in now's zone.

    Raises ValueError with a sentence for a rule that is none, that never falls due, or that does all the time.
    """
    day = datetime.fromisoformat(repeat.since or now.date().isoformat())
    hour, _, minute = (repeat.time or "00:00").partition(":")
    begun = day.replace(hour=int(hour), minute=int(minute))
    parts = rule_parts(repeat.rule)
    timed = bool(repeat.time) or names_times(parts)
    earliest = now.replace(tzinfo=None, second=0, microsecond=0)
    if not timed:
        earliest = earliest.replace(hour=0, minute=0)
    # What is every other week begins with the first of its days, not a week after it.
    skipping = () if recurs_within_a_day(parts) else ("INTERVAL",)
    for found in islice(_rule(without(repeat.rule, "COUNT", *skipping), begun), _STEPS):
        if found >= earliest:
            start = _wall(found, timed=timed)
            _check_often(repeat.rule, start)
            return start
    raise ValueError(f"{brief(repeat.rule)} never falls due from {begun:%Y-%m-%d} on.")


def slots(rule: str, start: str) -> Iterator[str]:
    """Every wall time of a rule, from its start on, as days or wall times as the start is one."""
    return _calendar(rule, start).after("")


def slots_of(routine: Routine, campaign: Campaign, after: str) -> Iterator[str]:
    """The slots of a routine later than the wall time `after`, without exceptions and holidays."""
    skipped, free = frozenset(routine.exdates.split()), holidays_of(campaign)
    for slot in _calendar(routine.rule, routine.start).after(after):
        if slot not in skipped and day_of_slot(slot, routine, campaign) not in free:
            yield slot


def after_completion(routine: Routine, campaign: Campaign, day: str) -> str:
    """The first slot after the routine was done on a day of its zone, counted from there; "" when there is none."""
    anew = routine._replace(start=f"{day}{routine.start[10:]}")
    return next((slot for slot in slots_of(anew, campaign, day) if slot[:10] > day), "")


def due_of_slot(slot: str, routine: Routine, campaign: Campaign) -> str:
    """The slot as a day or wall time of the campaign's zone."""
    if "T" not in slot or routine.zone == campaign.zone:
        return slot
    there = parse_instant(wall_to_instant(slot, routine.zone))
    return f"{in_zone(there, campaign.zone):%Y-%m-%dT%H:%M}"


def day_of_slot(slot: str, routine: Routine, campaign: Campaign) -> str:
    """The day of the campaign's zone on which the slot is."""
    if "T" not in slot or routine.zone == campaign.zone:
        return slot[:10]
    return day_in_zone(parse_instant(wall_to_instant(slot, routine.zone)), campaign.zone)


class _Calendar:
    """The times of one rule from one start, found once and kept: whoever asks again does not count from the start."""

    def __init__(self, rule: str, start: str) -> None:
        timed = "T" in start
        self._found: list[str] = []
        self._more = (_wall(when, timed=timed) for when in _rule(rule, datetime.fromisoformat(start)))

    def after(self, wall: str) -> Iterator[str]:
        """The times later than a wall time, as far as they are asked for."""
        while not (self._found and self._found[-1] > wall) and self._find():
            pass
        at = bisect_right(self._found, wall)
        while at < len(self._found) or self._find():
            yield self._found[at]
            at += 1

    def _find(self) -> bool:
        """Whether there is one more."""
        found = next(self._more, "")
        if found:
            self._found.append(found)
        return bool(found)


@lru_cache(maxsize=256)
def _calendar(rule: str, start: str) -> _Calendar:
    return _Calendar(rule, start)


def _check_often(rule: str, start: str) -> None:
    found = list(islice(slots(rule, start), _MOST_A_DAY + 1))
    if len(found) > _MOST_A_DAY:
        first, last = (datetime.fromisoformat(slot) for slot in (found[0], found[-1]))
        if last - first < timedelta(days=1):
            raise ValueError(f"That is more than {_MOST_A_DAY} times a day: no routine recurs so often.")


def _rule(rule: str, begun: datetime) -> Iterator[datetime]:
    # The first frame needs no rules, and this is no light import.
    from dateutil.rrule import rrulestr

    try:
        yield from rrulestr(rule, dtstart=begun)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"{brief(rule)!r} is no rule of RFC 5545 ({brief(str(error), 80)}).") from None


def _wall(when: datetime, *, timed: bool) -> str:
    return when.strftime("%Y-%m-%dT%H:%M") if timed else when.strftime("%Y-%m-%d")

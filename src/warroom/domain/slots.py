"""When a routine falls due: wall times in its own zone, by its rule, its exceptions and the campaign's holidays.

The arithmetic is on naive wall times, so that nine o'clock stays nine o'clock when the clocks change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warroom.domain.dates import day_in_zone, in_zone, parse_instant, wall_to_instant
from warroom.domain.repeats import Repeat
from warroom.domain.text import brief

if TYPE_CHECKING:
    from warroom.domain.model import Campaign, Routine

# A rule that has found nothing after so many steps finds nothing.
_STEPS = 20_000


def first_start(repeat: Repeat, now: datetime) -> str:
    """The wall time from which the rule counts: its first time that is not past at `now`, in now's zone.

    Raises ValueError with a sentence for a rule that is none, or that never falls due.
    """
    day = datetime.fromisoformat(repeat.since or now.date().isoformat())
    hour, _, minute = (repeat.time or "00:00").partition(":")
    begun = day.replace(hour=int(hour), minute=int(minute))
    timed = bool(repeat.time) or _is_timed(repeat.rule)
    clock = now.replace(tzinfo=None)
    earliest = clock if timed else clock.replace(hour=0, minute=0, second=0, microsecond=0)
    # What is every other week begins with the first of its days, not a week after it.
    often = ";".join(part for part in repeat.rule.split(";") if not part.startswith(("INTERVAL=", "COUNT=")))
    for found in _falls(_rule(often, begun)):
        if found >= earliest:
            start = _wall(found, timed=timed)
            check_rule(repeat.rule, start)
            return start
    raise ValueError(f"{brief(repeat.rule)} never falls due from {begun:%Y-%m-%d} on.")


def slots(rule: str, start: str) -> Iterator[str]:
    """Every wall time of a rule, from its start on, as days or wall times as the start is one."""
    begun = datetime.fromisoformat(start)
    timed = "T" in start
    return (_wall(found, timed=timed) for found in _falls(_rule(rule, begun)))


def slots_of(routine: Routine, campaign: Campaign, after: str) -> Iterator[str]:
    """The slots of a routine later than the wall time `after`, without exceptions and holidays."""
    skipped, free = frozenset(routine.exdates.split()), frozenset(campaign.holidays.split())
    for slot in slots(routine.rule, routine.start):
        if slot > after and slot not in skipped and day_of_slot(slot, routine, campaign) not in free:
            yield slot


def after_completion(routine: Routine, day: str) -> str:
    """The first slot after the routine was done on a day of its zone, counted from there; "" when there is none."""
    begun = f"{day}{routine.start[10:]}"
    rule = ";".join(part for part in routine.rule.split(";") if not part.startswith("COUNT="))
    return next((slot for slot in slots(rule, begun) if slot[:10] > day), "")


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


def check_rule(rule: str, start: str) -> None:
    """Raises ValueError with a sentence for a rule that cannot be read."""
    _rule(rule, datetime.fromisoformat(start))


def _rule(rule: str, begun: datetime) -> Any:
    # The first frame needs no rules, and this is no light import.
    from dateutil.rrule import rrulestr

    try:
        return rrulestr(rule, dtstart=begun)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"{brief(rule)!r} is no rule of RFC 5545 ({brief(str(error), 80)}).") from None


def _falls(rule: Any) -> Iterator[datetime]:
    for step, found in enumerate(rule):
        if step >= _STEPS:
            return
        yield found


def _is_timed(rule: str) -> bool:
    return any(part.startswith(("BYHOUR", "BYMINUTE", "FREQ=HOURLY", "FREQ=MINUTELY")) for part in rule.split(";"))


def _wall(when: datetime, *, timed: bool) -> str:
    return when.strftime("%Y-%m-%dT%H:%M") if timed else when.strftime("%Y-%m-%d")

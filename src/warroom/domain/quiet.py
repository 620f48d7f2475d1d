"""Quiet hours: a stretch of every day in which nothing is made heard."""

from __future__ import annotations

import re
from datetime import datetime, time

from warroom.domain.text import brief

_HOURS = re.compile(r"\s*([0-9]{1,2})(?::([0-9]{2}))?\s*(?:-|–|to)\s*([0-9]{1,2})(?::([0-9]{2}))?\s*")


def read_quiet(text: str) -> tuple[time, time]:
    """Where quiet hours such as `22:00-07:00` begin and end.  Raises ValueError with a sentence."""
    found = _HOURS.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0)), time(int(found[3]) % 24, int(found[4] or 0))
    except ValueError:
        pass
    raise ValueError(f"{brief(text)!r} are no hours: write them as 22:00-07:00.")


def is_quiet(hours: str, local: datetime) -> bool:
    """Whether it is quiet at a wall time; hours may go over midnight, and those that begin where they end are all day.

    "" is never quiet.
    """
    if not hours:
        return False
    start, end = read_quiet(hours)
    now = local.time().replace(second=0, microsecond=0, tzinfo=None)
    return start <= now < end if start < end else now >= start or now < end

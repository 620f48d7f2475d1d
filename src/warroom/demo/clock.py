"""The demo's clock: turns "three days ago at 9:30" into instants, days and wall times around now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from warroom.domain.dates import instant

_WORKED_TODAY = timedelta(hours=5)


class Clock(NamedTuple):
    """Moments around `now`, an aware datetime in the campaign's zone."""

    now: datetime

    @property
    def zone(self) -> str:
        """The name of the zone, `UTC` when `now` carries a bare offset."""
        return str(getattr(self.now.tzinfo, "key", "UTC"))

    def date(self, offset: int) -> date:
        """The date `offset` days from today; negative ones are past."""
        return self.now.date() + timedelta(days=offset)

    def day(self, offset: int) -> str:
        """The day `offset` days from today."""
        return self.date(offset).isoformat()

    def wall(self, offset: int, hhmm: str) -> str:
        """A wall time on the day `offset` days from today."""
        return f"{self.day(offset)}T{hhmm}"

    def past(self, offset: int, hhmm: str) -> str:
        """The instant of a wall time on an earlier day, at the latest now."""
        wall = datetime.combine(self.date(offset), time.fromisoformat(hhmm), tzinfo=self.now.tzinfo)
        return instant(min(wall.astimezone(UTC), self.now.astimezone(UTC)))

    def today(self, share: float) -> str:
        """The instant at this share (0 to 1) of the day worked so far, always within today."""
        midnight = datetime.combine(self.now.date(), time(), tzinfo=self.now.tzinfo)
        # In UTC: two times of one zone subtract as wall times, which a change of clocks makes wrong.
        end = self.now.astimezone(UTC)
        start = max(midnight.astimezone(UTC), end - _WORKED_TODAY)
        return instant(start + (end - start) * share)

    def soon(self, minutes: int) -> str:
        """The wall time so many minutes ahead, rounded up to five minutes."""
        ahead = (self.now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(self.now.tzinfo)
        late = timedelta(minutes=-ahead.minute % 5)
        return (ahead + late).strftime("%Y-%m-%dT%H:%M")

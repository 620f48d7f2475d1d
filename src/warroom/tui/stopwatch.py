"""How long a standup takes: each page, each person, and all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from warroom.domain.standup import TURN, usual_length
from warroom.views.standup.page import Times

# A page by its kind and name.
Place = tuple[str, str]
_NONE = timedelta()


class Stopwatch:
    """Runs for one page at a time; a page that one comes back to goes on where it was."""

    def __init__(self, clock: Callable[[], datetime], place: Place) -> None:
        self._clock = clock
        self._place = place
        self._begun = self._turned = clock()
        self._spent: dict[Place, timedelta] = {}

    def turn(self, place: Place) -> None:
        """Go on to another page."""
        now = self._clock()
        self._spent = self._until(now)
        self._place, self._turned = place, now

    def times(self, speakers: Iterable[str]) -> Times:
        """How long it has taken so far."""
        now = self._clock()
        spent, whole = self._until(now), now - self._begun
        people = {who: spent.get(("person", who), _NONE).total_seconds() for who in speakers}
        here = spent[self._place]
        return Times(
            here.total_seconds(), whole.total_seconds(), people,
            self._place[0] == "person" and here > TURN, whole > usual_length(len(people)),
        )  # fmt: skip

    def _until(self, now: datetime) -> dict[Place, timedelta]:
        return {**self._spent, self._place: self._spent.get(self._place, _NONE) + (now - self._turned)}

"""How long cards stayed in their stages, read from the journal in pieces, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from warroom.domain.cycles import Stay, since_of, stays_of
from warroom.domain.dates import instant, parse_instant
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.tui.face import Face

# So many steps are read before whoever waits at the keyboard is heard.
_AT_ONCE = 300
_CARDS = 32
_DAY = timedelta(days=1)


class Stays:
    """The stays that ended lately, of as many weeks as were asked for; what is read is kept, and read again where a
    card moved since.
    """

    def __init__(self, app: Face, told: Callable[[], None]) -> None:
        """`told` hears of every piece that was read after the first."""
        self._app = app
        self._told = told
        self._of = ("", 0, False)
        self._failed = False
        # All that moved since this instant is read, and all since the other is wanted.
        self._since = self._wanted = ""
        self._waiting: list[str] = []
        self._by_card: dict[str, list[Stay]] = {}
        self.version = 0
        self.going = False

    @property
    def found(self) -> list[Stay]:
        """What is read by now."""
        return [stay for stays in self._by_card.values() for stay in stays]

    @property
    def part(self) -> float:
        """How much of what is wanted is read, from 0 to 1."""
        if not self.going:
            return 1.0
        now = self._app.session.clock()
        read, whole = (now - parse_instant(at) for at in (self._since, self._wanted))
        return max(min(read / whole, 1.0), 0.0)

    def want(self, weeks: int) -> None:
        """Read what moved within so many weeks: the first piece of it now, the rest while nobody waits."""
        of, now = self._app.session.position, self._app.minute()
        before, self._of = self._of, of
        self._wanted = since_of(now, weeks)
        if of[0] != before[0] or (self._failed and of != before):
            self._by_card, self._waiting, self._since, self._failed = {}, [], instant(now + _DAY), False
        elif of != before:
            self._try(partial(self._read_again, before[1]))
        if self._is_missing and not self.going and not self._failed:
            self._read_on()

    def _go_on(self) -> None:
        """Read the next piece, unless the one who asked for it has left."""
        if self.going and self._app.is_running:
            self._read_on()
            self._told()

    def _read_on(self) -> None:
        self.going = self._try(self._read_piece) and self._is_missing
        self.version += 1
        if self.going:
            self._app.call_later(self._go_on)

    def _read_piece(self) -> None:
        """Go back from day to day until enough is read for now."""
        read = 0
        while self._is_missing and read < _AT_ONCE:
            if not self._waiting:
                before, self._since = self._since, max(instant(parse_instant(self._since) - _DAY), self._wanted)
                found = self._app.session.store.moved(self._of[0], self._since, before)
                self._waiting = [card for card in found if card not in self._by_card]
            some, self._waiting = self._waiting[:_CARDS], self._waiting[_CARDS:]
            read += self._read(some)

    @property
    def _is_missing(self) -> bool:
        return bool(self._waiting) or self._since > self._wanted

    def _read_again(self, seq: int) -> None:
        """Read what moved since it was read last, which was at the changeset `seq`."""
        self._read(self._app.session.store.moved(self._of[0], self._since, after=seq))
        self.version += 1

    def _read(self, cards: Collection[str]) -> int:
        """Read all of these cards' steps; how many there were."""
        if not cards:
            return 0
        steps = self._app.session.store.steps_of(cards)
        self._by_card.update((card, []) for card in cards)
        for stay in stays_of(steps):
            self._by_card[stay.card].append(stay)
        return len(steps)

    def _try(self, read: Callable[[], None]) -> bool:
        """Read; what cannot be is said, and is not asked for again until something changes."""
        try:
            read()
        except StoreError as error:
            self._failed = True
            self._app.say(str(error), "bad")
            return False
        return True

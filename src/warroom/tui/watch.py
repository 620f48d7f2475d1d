"""The heartbeat: looks for others' changes and for the next minute, without waking anybody for nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.store import Bell
    from warroom.tui.away import Away
    from warroom.tui.face import Face
    from warroom.tui.notices import Notices
    from warroom.tui.presenting import Presenting
    from warroom.tui.rest import Rest

# Seconds between two looks while anything moves.
PERIOD = 0.065
# So long after a key or a change it looks on; then it listens, and looks only for what rings no bell: the clock.
_STIR_SECONDS = 3.0
_DOZE_SECONDS = 2.0
# The bell rings before the commit can be read, by as long as a disk takes: from the first look on, each is twice
# as late, for a while.
_RUNG_SECONDS = 0.01
_HEED_SECONDS = 3.0


class Beat(Message):
    """Somebody has changed something, or a minute has passed."""

    def can_replace(self, message: Message) -> bool:
        """One beat does for many."""
        return isinstance(message, Beat)


class Watch:
    """Looks around often while anything moves, and else listens; what it finds is taken in by a message.

    A Textual timer wakes a task and a queue each time; a bare callback costs a tenth of that, which
    is most of what the dashboard uses when nobody types.
    """

    def __init__(self, app: Face, rest: Rest, away: Away, presenting: Presenting, notices: Notices) -> None:
        self._app = app
        self._rest = rest
        self._away = away
        self._presenting = presenting
        self._notices = notices
        self._next: asyncio.TimerHandle | None = None
        self._bell: Bell | None = None
        self._pause = PERIOD
        self._awake_until = 0.0
        self._trouble = ""
        self._minute = datetime.min
        self._minute_begins = self._minute_ends = datetime.min.replace(tzinfo=UTC)

    @property
    def listens(self) -> bool:
        """Whether nothing moves, and a bell tells of what others do."""
        return self._bell is not None

    def start(self) -> None:
        """Begin, on the running loop."""
        self._stay_awake(_STIR_SECONDS)
        self._look_in(PERIOD)

    def stop(self) -> None:
        """End."""
        self._listen_no_more()
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def touched(self) -> None:
        """Somebody is at the keyboard: what they do may have to be told to others."""
        self._stay_awake(_STIR_SECONDS)
        if self.listens:
            self._stir(PERIOD)

    def take_in(self) -> bool:
        """Show the day, the board and the people as they are now; False when they cannot be read."""
        app = self._app

        def work() -> None:
            app.session.turn_day()
            app.session.refresh()
            app.session.keep_up()
            app.desk.here = self._rest.here()
            self._presenting.look()
            app.refreshed()
            self._notices.look()

        return app.guarded(work)

    def _look(self) -> None:
        try:
            self._look_around()
        except Exception as error:
            # Nobody hears of what happens in a bare callback: it would look on for ever at what was.
            self._app.fail(error)

    def _look_around(self) -> None:
        app = self._app
        self._away.beat()
        self._presenting.beat()
        try:
            changed = app.session.refresh() is not None
            self._trouble = ""
        except StoreError as error:
            changed = False
            if str(error) != self._trouble:
                self._trouble = str(error)
                app.call_later(app.say, self._trouble, "bad")
        if changed or self._minute_is_over():
            app.post_message(Beat())
        self._rest.maybe()
        self._go_on(changed)

    def _go_on(self, changed: bool) -> None:
        if changed:
            self._stay_awake(_STIR_SECONDS)
        if self.listens:
            self._look_in(min(_DOZE_SECONDS, max(self._minute_left(), PERIOD)))
        elif monotonic() > self._awake_until and self._listen():
            # Now for what was written before there was a bell.
            self._look_in(0.0)
        else:
            self._pause = min(self._pause * 2, PERIOD)
            self._look_in(self._pause)

    def _stay_awake(self, seconds: float) -> None:
        self._awake_until = max(self._awake_until, monotonic() + seconds)

    def _look_in(self, seconds: float) -> None:
        if self._next is not None:
            self._next.cancel()
        self._next = asyncio.get_running_loop().call_later(seconds, self._look)

    def _listen(self) -> bool:
        self._bell = self._app.session.store.bell()
        if self._bell is None:
            self._stay_awake(_STIR_SECONDS)
            return False
        asyncio.get_running_loop().add_reader(self._bell.fd, self._rung)
        return True

    def _listen_no_more(self) -> None:
        if self._bell is not None:
            asyncio.get_running_loop().remove_reader(self._bell.fd)
            self._bell.close()
            self._bell = None

    def _rung(self) -> None:
        self._stay_awake(_HEED_SECONDS)
        self._stir(_RUNG_SECONDS)

    def _stir(self, pause: float) -> None:
        self._listen_no_more()
        self._pause = pause
        self._look_in(pause)

    def _minute_left(self) -> float:
        """Seconds until the clock on the screen is another."""
        return (self._minute_ends - self._app.session.clock()).total_seconds()

    def _minute_is_over(self) -> bool:
        shown = self._app.desk.now
        if shown is not self._minute:
            # In UTC, for moments of one zone are compared without asking the zone.
            self._minute, self._minute_begins = shown, shown.astimezone(UTC)
            self._minute_ends = self._minute_begins + timedelta(minutes=1)
        # A clock may be put back.
        return not self._minute_begins <= self._app.session.clock() < self._minute_ends

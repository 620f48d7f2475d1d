"""The heartbeat: looks for others' changes and for the next minute, without waking anybody for nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from textual.message import Message

from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

PERIOD = 0.065


class Beat(Message):
    """Somebody has changed something, or a minute has passed."""

    def can_replace(self, message: Message) -> bool:
        """One beat does for many."""
        return isinstance(message, Beat)


class Watch:
    """Looks around every 65 ms on the running loop; what it finds is taken in by a message.

    A Textual timer wakes a task and a queue each time; a bare callback costs a tenth of that, which
    is most of what the dashboard uses when nobody types.
    """

    def __init__(self, app: WarroomApp) -> None:
        self._app = app
        self._next: asyncio.TimerHandle | None = None
        self._trouble = ""
        self._minute, self._minute_ends = datetime.min, datetime.min.replace(tzinfo=UTC)

    def start(self) -> None:
        """Begin, on the running loop."""
        self._next = asyncio.get_running_loop().call_later(PERIOD, self._tick)

    def stop(self) -> None:
        """End."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def take_in(self) -> bool:
        """Show the day, the board and the people as they are now; False when they cannot be read."""
        app = self._app

        def work() -> None:
            app.session.turn_day()
            app.session.refresh()
            app.session.keep_up()
            app.desk.here = app.rest.here()
            app.presenting.look()
            app.refreshed()
            app.notices.look()

        return app.dispatch.guarded(work)

    def _tick(self) -> None:
        self.start()
        app = self._app
        app.away.beat()
        app.presenting.beat()
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
        app.rest.maybe()

    def _minute_is_over(self) -> bool:
        shown = self._app.desk.now
        if shown is not self._minute:
            # In UTC, for moments of one zone are compared without asking the zone.
            self._minute, self._minute_ends = shown, (shown + timedelta(minutes=1)).astimezone(UTC)
        return self._app.session.clock() >= self._minute_ends

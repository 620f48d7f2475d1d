"""The big moments: told once, and quietly, on the tape; where no tape is in sight, as a message."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.timer import Timer

from warroom.domain.moments import goal_said, moment_between
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.tui.face import Face

_SECONDS = 12.0


class Moments:
    """Looks for what was reached between one board and the next."""

    def __init__(self, app: Face) -> None:
        self._app = app
        self._timer: Timer | None = None

    def look(self, before: Board) -> None:
        """Tell what was reached since `before`, if anything."""
        after = self._app.desk.board
        told = moment_between(before, after) if before.days is not after.days else ""
        if before.seq < after.seq and before.campaign.id == after.campaign.id:
            with suppress(StoreError):
                goals = self._app.session.store.goals_reached(after.campaign.id, before.seq)
                told = " ".join(filter(None, (told, *map(goal_said, goals))))
        if told:
            self._app.call_later(self._tell, told)

    def end(self) -> None:
        """Let the tape be only a tape again."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
        self._app.desk.reached = ""
        self._app.room.draw()

    def _tell(self, text: str) -> None:
        app = self._app
        if app.screen is not app.room or "tape" not in app.room.places:
            app.say(text, "good")
            return
        self.end()
        app.desk.reached = text
        app.room.draw()
        self._timer = app.set_timer(_SECONDS, self.end)

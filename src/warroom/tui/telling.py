"""What the user is told: one message at a time, for as long as it takes to read, over whatever is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warroom.tui import over
from warroom.tui.chrome import Note
from warroom.views.glyphs import worded

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from warroom.commands.spec import Tone
    from warroom.tui.room import Room

_SECONDS = 5.0
_SECONDS_A_WORD = 0.25


class Telling:
    """Shows messages on the app's screens and takes them away again."""

    def __init__(self, app: App[Any], room: Room) -> None:
        self._app = app
        self._room = room
        self._timer: Timer | None = None

    def say(self, text: str, tone: Tone) -> None:
        """Show a message for a few seconds; bad news stays longer."""
        if self._timer is not None:
            self._timer.stop()
        self.put(Note(worded(text, self._room.desk.ascii), tone))
        seconds = _SECONDS + _SECONDS_A_WORD * len(text.split())
        self._timer = self._app.set_timer(seconds * (2 if tone == "bad" else 1), self.hush)

    def hush(self) -> None:
        """Take the message away."""
        self.put(None)

    def put(self, note: Note | None) -> None:
        """Show this message, or none, wherever it belongs now."""
        self._room.note = note
        self._room.rearrange()
        over.renew(self._app)

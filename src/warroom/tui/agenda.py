"""What a standup tells: its pages, and the changes since the last one, read again when the file holds others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.domain.dates import say_when
from warroom.domain.standup import Since, Step, say_since, steps
from warroom.formats.minutes import minutes
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.changes import Entry
    from warroom.tui.face import Face


class Agenda:
    """The pages and minutes of one standup; `stamp` is the id of the row that ended it, "" while there is none."""

    def __init__(self, app: Face, since: Since) -> None:
        self._app = app
        self.since = since
        self.stamp = ""
        self.entries: tuple[Entry, ...] = ()
        self._read_at: tuple[object, ...] = ()
        self._told: tuple[Board, tuple[Step, ...]] | None = None

    def steps(self) -> tuple[Step, ...]:
        """The pages as the board stands."""
        self._read()
        board = self._app.session.board
        if self._told is None or self._told[0] is not board:
            self._told = (board, steps(board, self.entries))
        return self._told[1]

    def minutes(self) -> str:
        """The minutes so far, in Markdown."""
        now, board = self._app.now(), self._app.session.board
        title = f"standup of {say_when(f'{now:%Y-%m-%dT%H:%M}', now)}"
        return minutes(board, self.steps(), self.entries, title, say_since(self.since, now))

    def _read(self) -> None:
        session, since = self._app.session, self.since
        if self._read_at == session.position:
            return
        try:
            if self.stamp and all(held.id != self.stamp for held in session.store.standups(session.board.campaign.id)):
                # It was taken back.
                self.stamp = ""
            start = "" if since.seq else since.at
            self.entries = session.store.between(session.board.campaign.id, after=since.seq, since=start)
            self._read_at, self._told = session.position, None
        except StoreError as error:
            self._app.call_later(self._app.say, str(error), "bad")

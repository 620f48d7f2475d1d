"""The scoreboard's screen: pages of numbers that follow the campaign while it is open, and goals to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers import goals as handlers
from warroom.commands.spec import Context, Copy
from warroom.domain.model import Goal
from warroom.domain.score import Book
from warroom.formats.scorecsv import score_csv
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.line import Line
from warroom.views.score.screen import rows_of, scoreboard_lines
from warroom.views.score.sheet import PAGES, Sheet

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_PAGES = {"l": 1, "right": 1, "tab": 1, "h": -1, "left": -1, "shift+tab": -1}
_ROWS = {"j": 1, "down": 1, "k": -1, "up": -1}


def open_scoreboard(app: WarroomApp) -> None:
    """Show the score."""
    try:
        book = app.session.store.book(app.session.board.campaign.id, app.session.board.today)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(ScoreboardScreen(app, book))


class ScoreboardScreen(PageScreen):
    """Shows a page of the score; the book is read again when something has changed."""

    def __init__(self, app: WarroomApp, book: Book) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._book = book
        self._read_at = app.session.board.seq
        self._page_at = 0
        self._row = 0

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The page as the view draws it."""
        return scoreboard_lines(self._sheet(), self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Turn the page, or act on a goal."""
        key = event.key
        if key in _PAGES:
            self._go(self._page_at + _PAGES[key])
        elif key.isdecimal() and 1 <= int(key) <= len(PAGES):
            self._go(int(key) - 1)
        elif key == "q":
            self.close()
        elif key == "y":
            self._app.dispatch.perform(Copy(score_csv(self._read()), "score as CSV"))
        elif PAGES[self._page_at] == "goals" and self._on_goals(key):
            return
        else:
            elsewhere.press(self._app, key, "")

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """The next page."""
        self._go(self._page_at + 1)

    def scrolled(self, by: int) -> None:
        """The page beside."""
        self._go(self._page_at + by)

    def _on_goals(self, key: str) -> bool:
        """Whether the key did something with a goal."""
        goal, app = self._goal(), self._app
        if key in _ROWS:
            self._row = max(0, min(self._row + _ROWS[key], max(rows_of(self._sheet()) - 1, 0)))
            self.draw()
        elif key in ("a", "n"):
            app.dispatch.perform(handlers.set_goal(self._about(), self._read().goals))
        elif goal is not None and key == "e":
            app.dispatch.perform(handlers.set_goal(self._about(), self._read().goals, goal))
        elif goal is not None and key == "m":
            app.dispatch.perform(handlers.measure(self._about(), goal))
        elif goal is not None and key == "d":
            app.dispatch.perform(handlers.end_goal(self._about(), goal))
        else:
            return False
        return True

    def _goal(self) -> Goal | None:
        goals = self._read().goals
        return goals[min(self._row, len(goals) - 1)] if goals else None

    def _go(self, page: int) -> None:
        self._page_at = page % len(PAGES)
        self.draw()

    def _sheet(self) -> Sheet:
        note = self._app.room.note
        return Sheet(self._read(), self._page_at, self._row, (note.text, note.tone) if note else ("", ""))

    def _read(self) -> Book:
        board = self._app.session.board
        if (self._read_at, self._book.today) != (board.seq, board.today):
            try:
                self._book = self._app.session.store.book(board.campaign.id, board.today)
                self._read_at = board.seq
            except StoreError as error:
                self._app.call_later(self._app.say, str(error), "bad")
        return self._book

    def _about(self) -> Context:
        return self._app.context()._replace(selected="", marks=())

"""The scoreboard's screen: pages of numbers that follow the campaign while it is open, and goals to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers import goals as handlers
from warroom.commands.spec import Copy
from warroom.domain.cycles import Pace, Stay, paces, since_of, stays_of
from warroom.domain.model import Goal
from warroom.domain.score import Book
from warroom.formats.scorecsv import score_csv
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.books import BookScreen, open_book
from warroom.tui.dialogs.page import STEPS
from warroom.views.line import Line
from warroom.views.score.page import PAGES, ScorePage
from warroom.views.score.screen import page_at, rows_of, scoreboard_lines

if TYPE_CHECKING:
    from warroom.tui.face import Face

_PAGES = {"l": 1, "right": 1, "tab": 1, "h": -1, "left": -1, "shift+tab": -1}


def open_scoreboard(app: Face) -> None:
    """Show the score."""
    open_book(app, ScoreboardScreen)


class ScoreboardScreen(BookScreen):
    """Shows a page of the score."""

    def __init__(self, app: Face, book: Book) -> None:
        super().__init__(app, book)
        self._page_at = 0
        self._row = 0
        self._numbers = False
        self._stays: tuple[object, list[Stay]] = ((), [])

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The page as the view draws it."""
        return scoreboard_lines(self._shown(), self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Turn the page, go down it, or act on a goal."""
        key = event.key
        if key in _PAGES:
            self._go(self._page_at + _PAGES[key])
        elif key.isdecimal() and 1 <= int(key) <= len(PAGES):
            self._go(int(key) - 1)
        elif key in ("q", "W"):
            self.close()
        elif key == "v":
            self._numbers = not self._numbers
            self._go(self._page_at)
        elif key == "y":
            table = score_csv(PAGES[self._page_at], self.book, self._paces())
            self._app.perform(Copy(table, "page as CSV"))
        elif key in STEPS:
            self.scrolled(STEPS[key])
        elif PAGES[self._page_at] == "goals" and not self._numbers and self._on_goals(key):
            return
        else:
            elsewhere.press(self._app, key, "")

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """The page whose name was clicked; the next one where only one is named."""
        if y == 0:
            at = page_at(self._shown(), self.size.width, x)
            self._go(at if at >= 0 else self._page_at + 1)

    def scrolled(self, by: int) -> None:
        """Down the page, or to the next goal."""
        most = rows_of(self._shown(), self._app.desk.scene(), *self.size) - 1
        self._row = max(0, min(self._row + by, most))
        self.draw()

    def _on_goals(self, key: str) -> bool:
        """Whether the key did something with a goal."""
        goal, app, ctx = self._goal(), self._app, elsewhere.context_on(self._app, "")
        if key in ("a", "n"):
            app.perform(handlers.set_goal(ctx, self.book.goals))
        elif goal is not None and key == "e":
            app.perform(handlers.set_goal(ctx, self.book.goals, goal))
        elif goal is not None and key == "m":
            app.perform(handlers.measure(ctx, goal))
        elif goal is not None and key == "d":
            app.perform(handlers.end_goal(ctx, goal))
        else:
            return False
        return True

    def _goal(self) -> Goal | None:
        goals = self.book.goals
        return goals[min(self._row, len(goals) - 1)] if goals else None

    def _go(self, page: int) -> None:
        self._page_at = page % len(PAGES)
        self._row = 0
        self.draw()

    def _shown(self) -> ScorePage:
        found = self._paces() if PAGES[self._page_at] == "pace" else ()
        return ScorePage(self.book, self._page_at, self._row, found, self._app.room.told, self._numbers)

    def _paces(self) -> tuple[Pace, ...]:
        """How stages stand, by stays that are read once for each change."""
        app = self._app
        board = app.session.board
        if self._stays[0] != (at := (*app.session.position, board.today)):
            self._stays = (at, [])
            try:
                steps = app.session.store.steps(board.campaign.id, since_of(app.now()))
                self._stays = (at, stays_of(steps))
            except StoreError as error:
                app.call_later(app.say, str(error), "bad")
        return paces(board, self._stays[1], app.now())

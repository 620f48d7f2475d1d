"""The ledger's screen: every win of the campaign, to be filtered, brought together, put right and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers import ledger as handlers
from warroom.commands.handlers.asking import ask
from warroom.commands.spec import Context, Copy, Do, Outcome
from warroom.domain.ledger import WAYS, Group, grouped, matching
from warroom.domain.model import Win
from warroom.domain.score import Book
from warroom.formats.wincsv import wins_csv
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.ledger import Sheet, ledger_lines
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_FAR = 1 << 30
_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR,
          "ctrl+d": 10, "pagedown": 10, "ctrl+u": -10, "pageup": -10}  # fmt: skip


def open_ledger(app: WarroomApp) -> None:
    """Show every win."""
    try:
        book = app.session.store.book(app.session.board.campaign.id, app.session.board.today)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(LedgerScreen(app, book))


def narrow(app: WarroomApp, text: str) -> None:
    """Let the open ledger show only wins that hold these words."""
    for screen in app.screen_stack:
        if isinstance(screen, LedgerScreen):
            screen.filter_by(text)


class LedgerScreen(PageScreen):
    """A table of wins; what is chosen stays chosen, whatever others do."""

    def __init__(self, app: WarroomApp, book: Book) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._book = book
        self._read_at = app.session.board.seq
        self._way = 0
        self._filter = ""
        self._place = 0
        self._marks: frozenset[str] = frozenset()

    @property
    def win(self) -> Win | None:
        """The chosen win."""
        wins = self._wins()
        return wins[min(self._place, len(wins) - 1)] if wins else None

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The ledger as the view draws it."""
        note, win = self._app.room.note, self.win
        told = (note.text, note.tone) if note else ("", "")
        sheet = Sheet(
            self._groups(), WAYS[self._way], self._read().cards, win.id if win else "", self._marks, self._filter, told
        )
        return ledger_lines(sheet, self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Choose, mark, bring together otherwise, filter, or put right."""
        key = event.key
        if key in _STEPS:
            self._place = max(0, min(self._place + _STEPS[key], max(len(self._wins()) - 1, 0)))
        elif key == "q":
            self.close()
            return
        elif key in ("tab", "shift+tab"):
            self._way = (self._way + (1 if key == "tab" else -1)) % len(WAYS)
            self._place = 0
        elif key == "slash":
            self._ask_filter()
        elif key == "y":
            self._app.dispatch.perform(Copy(wins_csv(self._wins(), self._read().cards), "ledger as CSV"))
        else:
            self._act(key)
        self.draw()

    def close(self) -> None:
        """Show all again, then go away."""
        if self._marks:
            self._marks = frozenset()
            self.draw()
        elif self._filter:
            self.filter_by("")
        else:
            self.dismiss(None)

    def scrolled(self, by: int) -> None:
        """Choose the win beside."""
        self._place = max(0, min(self._place + by, max(len(self._wins()) - 1, 0)))
        self.draw()

    def filter_by(self, text: str) -> None:
        """Only wins that hold these words."""
        self._filter, self._place = text.strip(), 0
        self.draw()

    def _act(self, key: str) -> None:
        win = self.win
        if win is None:
            elsewhere.press(self._app, key, "")
        elif key == "space":
            self._marks ^= {win.id}
            self._place = min(self._place + 1, max(len(self._wins()) - 1, 0))
        elif key == "enter" and win.card:
            self._app.act(Do("open", win.card))
        elif (outcome := self._put_right(key, win)) is not None:
            self._app.dispatch.perform(outcome)
        else:
            elsewhere.press(self._app, key, win.card)

    def _put_right(self, key: str, win: Win) -> Outcome | None:
        """What a key does to the chosen win, or to the marked ones."""
        ctx, marked = self._about(), tuple(w for w in self._read().wins if w.id in self._marks) or (win,)
        if key == "e":
            return handlers.edit_win(ctx, win)
        if key == "s":
            return handlers.split_win(win)
        if key == "m":
            return handlers.move_wins(marked, self._read().cards)
        return handlers.drop_wins(marked) if key == "d" else None

    def _ask_filter(self) -> None:
        def plan(text: str) -> tuple[Outcome, str]:
            found = matching(self._read().wins, self._read().cards, text)
            return Do("ledger.filter", text), f"{len(found)} wins"

        placeholder = "comments @ana #community >1in 2026-04"
        self._app.dispatch.perform(ask("Only wins with", plan, initial=self._filter, placeholder=placeholder))

    def _groups(self) -> tuple[Group, ...]:
        book = self._read()
        return grouped(matching(book.wins, book.cards, self._filter), WAYS[self._way])

    def _wins(self) -> list[Win]:
        return [win for group in self._groups() for win in group.wins]

    def _read(self) -> Book:
        board = self._app.session.board
        if self._read_at != board.seq:
            try:
                self._book = self._app.session.store.book(board.campaign.id, board.today)
                self._read_at = board.seq
            except StoreError as error:
                self._app.call_later(self._app.say, str(error), "bad")
        return self._book

    def _about(self) -> Context:
        return self._app.context()._replace(selected="", marks=())

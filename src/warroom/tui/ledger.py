"""The ledger's screen: every win of the campaign, to be filtered, brought together, put right and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events

from warroom.commands.handlers import ledger as handlers
from warroom.commands.handlers.asking import ask
from warroom.commands.handlers.strategy import distil_wins
from warroom.commands.spec import Copy, Do, Outcome
from warroom.domain.ledger import WAYS, grouped, matching
from warroom.domain.model import Win
from warroom.domain.score import Book
from warroom.domain.text import counted
from warroom.domain.whence import Whence
from warroom.formats.wincsv import wins_csv
from warroom.tui import elsewhere, over
from warroom.tui.books import BookScreen, open_book
from warroom.tui.dialogs.page import STEPS
from warroom.views.ledger import LedgerPage, LedgerRow, ledger_lines, row_at, rows_of
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.tui.face import Face


class _Table(NamedTuple):
    """What is shown of a book, and which of its rows are wins."""

    of: tuple[object, ...]
    whence: Whence
    wins: tuple[Win, ...]
    rows: tuple[LedgerRow, ...]
    places: tuple[int, ...]


def open_ledger(app: Face) -> None:
    """Show every win."""
    open_book(app, LedgerScreen)


def narrow(app: Face, text: str) -> None:
    """Let the open ledger show only wins that hold these words."""
    screen = over.open_one(app, LedgerScreen)
    if screen is not None:
        screen.filter_by(text)


class LedgerScreen(BookScreen):
    """A table of wins; what is chosen stays chosen, whatever others do."""

    def __init__(self, app: Face, book: Book) -> None:
        super().__init__(app, book)
        self._way = 0
        self._filter = ""
        self._place = 0
        self._chosen: LedgerRow | None = None
        self._marks: frozenset[str] = frozenset()
        self._kept: _Table | None = None

    @property
    def win(self) -> Win | None:
        """The chosen win."""
        table = self._table()
        return table.rows[table.places[self._place]].win if table.places else None

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.win.card if self.win else ""

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The ledger as the view draws it."""
        return ledger_lines(self._page_now(), self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Choose, mark, bring together otherwise, filter, or put right."""
        key = event.key
        if key in STEPS:
            self._choose(STEPS[key])
        elif key == "q":
            self.close()
            return
        elif key in ("tab", "shift+tab"):
            self._way = (self._way + (1 if key == "tab" else -1)) % len(WAYS)
            self._first()
        elif key == "slash":
            self._ask_filter()
        elif key == "y":
            table = self._table()
            self._app.perform(Copy(wins_csv(table.wins, table.whence), "ledger as CSV"))
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

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """Choose a win; with two clicks open its card."""
        table, at = self._table(), row_at(self._page_now(), *self.size, y)
        if at in table.places:
            self._choose(table.places.index(at) - self._place)
            self.draw()
            if twice:
                self._act("enter")

    def scrolled(self, by: int) -> None:
        """Choose the win beside."""
        self._choose(by)
        self.draw()

    def filter_by(self, text: str) -> None:
        """Only wins that hold these words."""
        self._filter = text.strip()
        self._first()
        self.draw()

    def _page_now(self) -> LedgerPage:
        table = self._table()
        return LedgerPage(
            table.rows, WAYS[self._way], table.whence, table.places[self._place] if table.places else 0,
            len(table.wins), sum(win.size for win in table.wins), self._marks, self._filter, self._app.room.told,
        )  # fmt: skip

    def _act(self, key: str) -> None:
        win = self.win
        if win is None:
            elsewhere.press(self._app, key, "")
        elif key == "space":
            self._marks ^= {win.id}
            self._choose(1)
        elif key == "enter" and win.card:
            self._app.act(Do("open", win.card))
        elif (outcome := self._put_right(key, win)) is not None:
            self._app.perform(outcome)
        else:
            elsewhere.press(self._app, key, win.card)

    def _put_right(self, key: str, win: Win) -> Outcome | None:
        """What a key does to the chosen win, or to the marked ones."""
        ctx = elsewhere.context_on(self._app, "")
        marked = tuple(w for w in self.book.wins if w.id in self._marks) or (win,)
        if key == "e":
            return handlers.edit_win(ctx, win)
        if key == "s":
            return handlers.split_win(win)
        if key == "m":
            return handlers.move_wins(marked, self.book.cards)
        if key in self._app.keymap.keys_of("distil"):
            return distil_wins(ctx, marked, self.book.cards)
        return handlers.drop_wins(marked) if key == "d" else None

    def _ask_filter(self) -> None:
        def plan(text: str) -> tuple[Outcome, str]:
            found = matching(self.book.wins, text, self._table().whence, self._app.now())
            return Do("ledger.filter", text), counted(len(found), "win")

        placeholder = "comments @ana #community >1in day:>=mon"
        self._app.perform(ask("Only wins with", plan, initial=self._filter, placeholder=placeholder))

    def _choose(self, by: int) -> None:
        table = self._table()
        self._place = max(0, min(self._place + by, len(table.places) - 1))
        self._chosen = table.rows[table.places[self._place]] if table.places else None

    def _first(self) -> None:
        self._place, self._chosen = 0, None

    def _table(self) -> _Table:
        """The rows, brought together anew only when the book, the way, the filter or the day is another."""
        book = self.book
        of = (book, self._way, self._filter)
        kept = self._kept
        if kept is None or kept.of[0] is not book or kept.of[1:] != of[1:]:
            whence = kept.whence if kept is not None and kept.of[0] is book else Whence(book.cards, book.feeds)
            wins = matching(book.wins, self._filter, whence, self._app.now())
            rows = rows_of(grouped(wins, WAYS[self._way], whence))
            places = tuple(n for n, row in enumerate(rows) if row.win is not None)
            kept = self._kept = _Table(of, whence, wins, rows, places)
            self._place = self._again(kept)
        return kept

    def _again(self, table: _Table) -> int:
        """Where the chosen win stands by now, or else what is in its place."""
        near = max(min(self._place, len(table.places) - 1), 0)
        if self._chosen is None or self._chosen.win is None:
            return near
        key, name = self._chosen.win.id, self._chosen.group.name
        rows = (table.rows[at] for at in table.places)
        same = [n for n, row in enumerate(rows) if row.win is not None and row.win.id == key]
        return next((n for n in same if table.rows[table.places[n]].group.name == name), next(iter(same), near))

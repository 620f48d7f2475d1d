"""Screens that stand on the campaign's book: wins, cards, goals and promises of all its days."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from warroom.domain.score import Book
from warroom.store import StoreError
from warroom.tui.dialogs.page import PageScreen

if TYPE_CHECKING:
    from warroom.tui.face import Face


def open_book(app: Face, kind: Callable[[Face, Book], BookScreen]) -> None:
    """Show a screen of this kind, where the book can be read."""
    board = app.session.board
    try:
        book = app.session.store.book(board.campaign.id, board.today)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(kind(app, book))


class BookScreen(PageScreen):
    """The book is read again when anything or the day has changed."""

    REREADS = True

    def __init__(self, app: Face, book: Book) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._held = book
        self._read_at = self._now()

    @property
    def book(self) -> Book:
        """The book as it is now, or as it was last read where it cannot be."""
        now = self._now()
        if self._read_at != now:
            # What cannot be read is said once: to say it draws anew.
            self._read_at = now
            board = self._app.session.board
            try:
                self._held = self._app.session.store.book(board.campaign.id, board.today)
            except StoreError as error:
                self._app.call_later(self._app.say, str(error), "bad")
        return self._held

    def _now(self) -> tuple[object, ...]:
        return *self._app.session.position, self._app.session.board.today

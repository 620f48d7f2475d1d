"""The filter line: typed in place, and the board follows with every letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any

from warroom.tui import over
from warroom.tui.chrome import Typing
from warroom.tui.dialogs import edit as editing
from warroom.tui.dialogs.edit import Edit

if TYPE_CHECKING:
    from textual.app import App

    from warroom.domain.filters import Filter
    from warroom.domain.found import Found
    from warroom.domain.model import Card, View
    from warroom.session import Session
    from warroom.tui.room import Room

_MOVES = {"down": 1, "up": -1}
_REMEMBERED = 8
# From so many cards on a letter is seen before what it finds: to look for it may take longer than a frame.
_MANY = 20_000


class Filtering:
    """Keeps the filter of the room's desk and the line it is typed in."""

    def __init__(
        self, app: App[Any], session: Session, room: Room, outliving: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """`outliving` is there for what is loaded when somebody filters, see `replaced`."""
        self._app = app
        self._session = session
        self._room = room
        self._desk = room.desk
        self._outliving = outliving
        self._filter: Filter | None = None
        self._due: str | None = None
        self._views: Mapping[str, View] = {}
        self._past: dict[str, Found] = {}
        self._past_of: tuple[object, ...] = ()

    def press(self, key: str, character: str | None) -> bool:
        """Take a key while the line is being typed in; False when it is not."""
        edit = self._room.typing.edit
        if edit is None:
            return False
        if key in ("enter", "tab"):
            self._catch_up()
            self._room.typing = self._room.typing._replace(edit=None)
            self._room.rearrange()
        elif key in ("escape", "ctrl+c"):
            self.clear()
        elif key in _MOVES:
            self._catch_up()
            self._desk.move(_MOVES[key])
            self._room.draw()
        else:
            after = editing.press(edit, key)
            if after is None and character:
                after = editing.insert(edit, character)
            if after is not None:
                self._typed(after)
        return True

    def paste(self, text: str) -> None:
        """Put pasted text at the cursor, if the line is being typed in."""
        edit = self._room.typing.edit
        if edit is not None:
            self._typed(editing.insert(edit, editing.one_line(text)))

    def start(self) -> None:
        """Begin to type, going on with the filter there is."""
        text = self._desk.filter
        self._room.typing = Typing(Edit(text, len(text)))
        self._room.rearrange()
        self._room.call_later(self.prepare)

    def prepare(self) -> None:
        """Make the board ready to be searched, before the first letter if there is time."""
        with self._outliving():
            _ = self._session.board.haystack

    def set(self, text: str) -> None:
        """Filter by this line from now on; one that cannot be understood is there to be mended."""
        self._due = text
        self._room.typing = Typing()
        self._catch_up()
        problem = self._room.typing.problem
        if problem:
            self._room.typing = Typing(Edit(text, len(text)), problem)
            self._room.rearrange()

    def clear(self) -> None:
        """No filter any more; cursors go back to where they were."""
        self._room.typing = Typing()
        self._filter = self._due = None
        self._desk.set_filter("", None)
        self._room.rearrange()

    def found(self) -> Found | None:
        """What of the session's board passes, None without a filter."""
        if self._filter is None:
            return None
        board, minute = self._session.board, self._desk.now
        if board.views is not self._views:
            # A view that it names may be another one by now; one that was taken away keeps what it found.
            with suppress(ValueError):
                self._filter = self._understood(self._filter.text)
        if self._past_of != (*self._session.position, minute):
            self._past, self._past_of = {}, (*self._session.position, minute)
        found = self._past.pop(self._filter.text, None)
        if found is None:
            from warroom.domain.filters import sift

            found = sift(self._filter, board, minute)
        if len(self._past) >= _REMEMBERED:
            del self._past[next(iter(self._past))]
        self._past[self._filter.text] = found
        return found

    def passing(self, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        """Those of cards that no board holds which pass, all of them without a filter."""
        if self._filter is None or not cards:
            return cards
        from warroom.domain.filters import select

        wanted = set(select(self._filter, self._session.board, cards))
        return tuple(card for card in cards if card.id in wanted)

    def _understood(self, text: str) -> Filter:
        """What a line means, with the views that there are now.  Raises ValueError."""
        # The grammar is read only when somebody filters.
        from warroom.domain.filters import parse_filter
        from warroom.domain.saved import saved_filters

        session = self._session
        self._views = session.board.views
        return parse_filter(text, self._session.now(), session.me, saved_filters(session.board, session.me))

    def _typed(self, edit: Edit) -> None:
        """Show what is typed and what it finds; where that takes a while, or more keys wait, the line goes ahead."""
        app, room, typing = self._app, self._room, self._room.typing
        if edit.text != (typing.edit or edit).text:
            self._due = edit.text
        room.typing = typing._replace(edit=edit)
        if self._due is None:
            room.rearrange()
        elif app.message_queue_size or len(self._session.board.cards) > _MANY:
            room.draw_part("filter")
            app.call_later(self._seek, self._due)
        else:
            self._catch_up()

    def _seek(self, typed: str) -> None:
        """Look for what is typed, unless more was typed meanwhile: that is looked for next."""
        if typed == self._due:
            self._catch_up()

    def _catch_up(self) -> None:
        """Look now for what was typed last, if it has not been looked for yet."""
        room, typed = self._room, self._due
        if typed is None:
            return
        self._due, problem, text = None, "", typed.strip()
        try:
            with self._outliving():
                self._filter = self._understood(text) if text else None
                self._desk.set_filter(typed if text else "", self.found())
        except ValueError as error:
            # What is half typed keeps the cards that matched before it.
            problem = str(error)
        room.typing = room.typing._replace(problem=problem)
        room.rearrange()
        over.renew(self._app)

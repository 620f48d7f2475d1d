"""The filter line: typed in place, and the board follows with every letter."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from warroom.tui import opened
from warroom.tui.chrome import Typing
from warroom.tui.dialogs import edit as editing
from warroom.tui.dialogs.edit import Edit
from warroom.tui.replaced import outliving_an_upgrade

if TYPE_CHECKING:
    from warroom.domain.filters import Filter
    from warroom.domain.found import Found
    from warroom.domain.model import Card, View
    from warroom.tui.app import WarroomApp

_MOVES = {"down": 1, "up": -1}
_REMEMBERED = 8
# From so many cards on a letter is seen before what it finds: to look for it may take longer than a frame.
_MANY = 20_000


class Filtering:
    """Keeps the filter of the desk and the line it is typed in."""

    def __init__(self, app: WarroomApp) -> None:
        self._app = app
        self._filter: Filter | None = None
        self._due: str | None = None
        self._views: Mapping[str, View] = {}
        self._past: dict[str, Found] = {}
        self._past_of: tuple[object, ...] = ()

    def press(self, key: str, character: str | None) -> bool:
        """Take a key while the line is being typed in; False when it is not."""
        edit = self._app.room.typing.edit
        if edit is None:
            return False
        if key in ("enter", "tab"):
            self._catch_up()
            self._app.room.typing = self._app.room.typing._replace(edit=None)
            self._app.room.rearrange()
        elif key in ("escape", "ctrl+c"):
            self.clear()
        elif key in _MOVES:
            self._catch_up()
            self._app.desk.move(_MOVES[key])
            self._app.room.draw()
        else:
            after = editing.press(edit, key)
            if after is None and character:
                after = editing.insert(edit, character)
            if after is not None:
                self._typed(after)
        return True

    def paste(self, text: str) -> None:
        """Put pasted text at the cursor, if the line is being typed in."""
        edit = self._app.room.typing.edit
        if edit is not None:
            self._typed(editing.insert(edit, editing.one_line(text)))

    def start(self) -> None:
        """Begin to type, going on with the filter there is."""
        text = self._app.desk.filter
        self._app.room.typing = Typing(Edit(text, len(text)))
        self._app.room.rearrange()
        self._app.room.call_later(self.prepare)

    def prepare(self) -> None:
        """Make the board ready to be searched, before the first letter if there is time."""
        with outliving_an_upgrade(self._app):
            _ = self._app.session.board.haystack

    def set(self, text: str) -> None:
        """Filter by this line from now on; one that cannot be understood is there to be mended."""
        self._due = text
        self._app.room.typing = Typing()
        self._catch_up()
        problem = self._app.room.typing.problem
        if problem:
            self._app.room.typing = Typing(Edit(text, len(text)), problem)
            self._app.room.rearrange()

    def clear(self) -> None:
        """No filter any more; cursors go back to where they were."""
        self._app.room.typing = Typing()
        self._filter = self._due = None
        self._app.desk.set_filter("", None)
        self._app.room.rearrange()

    def found(self) -> Found | None:
        """What of the session's board passes, None without a filter."""
        if self._filter is None:
            return None
        board, minute = self._app.session.board, self._app.desk.now
        if board.views is not self._views:
            # A view that it names may be another one by now; one that was taken away keeps what it found.
            with suppress(ValueError):
                self._filter = self._understood(self._filter.text)
        if self._past_of != (*self._app.session.position, minute):
            self._past, self._past_of = {}, (*self._app.session.position, minute)
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

        wanted = set(select(self._filter, self._app.session.board, cards))
        return tuple(card for card in cards if card.id in wanted)

    def _understood(self, text: str) -> Filter:
        """What a line means, with the views that there are now.  Raises ValueError."""
        # The grammar is read only when somebody filters.
        from warroom.domain.filters import parse_filter
        from warroom.domain.saved import saved_filters

        session = self._app.session
        self._views = session.board.views
        return parse_filter(text, self._app.now(), session.me, saved_filters(session.board, session.me))

    def _typed(self, edit: Edit) -> None:
        """Show what is typed and what it finds; where that takes a while, or more keys wait, the line goes ahead."""
        app, typing = self._app, self._app.room.typing
        if edit.text != (typing.edit or edit).text:
            self._due = edit.text
        app.room.typing = typing._replace(edit=edit)
        if self._due is None:
            app.room.rearrange()
        elif app.message_queue_size or len(app.session.board.cards) > _MANY:
            app.room.draw_part("filter")
            app.call_later(self._seek, self._due)
        else:
            self._catch_up()

    def _seek(self, typed: str) -> None:
        """Look for what is typed, unless more was typed meanwhile: that is looked for next."""
        if typed == self._due:
            self._catch_up()

    def _catch_up(self) -> None:
        """Look now for what was typed last, if it has not been looked for yet."""
        app, typed = self._app, self._due
        if typed is None:
            return
        self._due, problem, text = None, "", typed.strip()
        try:
            with outliving_an_upgrade(app):
                self._filter = self._understood(text) if text else None
                app.desk.set_filter(typed if text else "", self.found())
        except ValueError as error:
            # What is half typed keeps the cards that matched before it.
            problem = str(error)
        app.room.typing = app.room.typing._replace(problem=problem)
        app.room.rearrange()
        if len(app.screen_stack) > 1:
            opened.tell(app)

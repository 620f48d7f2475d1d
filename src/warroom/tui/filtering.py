"""The filter line: typed in place, and the board follows with every letter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from warroom.tui.chrome import Typing
from warroom.tui.dialogs import edit as editing
from warroom.tui.dialogs.edit import Edit

if TYPE_CHECKING:
    from warroom.domain.filters import Filter
    from warroom.tui.app import WarroomApp

_MOVES = {"down": 1, "up": -1}


class Filtering:
    """Keeps the filter of the desk and the line it is typed in."""

    def __init__(self, app: WarroomApp) -> None:
        self._app = app
        self._filter: Filter | None = None
        self._found: dict[str, frozenset[str]] = {}
        self._found_on: tuple[int, str, datetime] | None = None

    def press(self, key: str, character: str | None) -> bool:
        """Take a key while the line is being typed in; False when it is not."""
        edit = self._app.room.typing.edit
        if edit is None:
            return False
        if key in ("enter", "tab"):
            self._app.room.typing = self._app.room.typing._replace(edit=None)
            self._app.room.rearrange()
        elif key in ("escape", "ctrl+c"):
            self.clear()
        elif key in _MOVES:
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

    def clear(self) -> None:
        """No filter any more; cursors go back to where they were."""
        self._app.room.typing = Typing()
        self._filter = None
        self._app.desk.set_filter("", None)
        self._app.room.rearrange()

    def matching(self) -> frozenset[str] | None:
        """The cards of the session's board that pass, None without a filter."""
        if self._filter is None:
            return None
        board, minute = self._app.session.board, self._app.desk.now
        if self._found_on != (board.seq, board.campaign.id, minute):
            self._found, self._found_on = {}, (board.seq, board.campaign.id, minute)
        found = self._found.get(self._filter.text)
        if found is None:
            from warroom.domain.filters import select

            found = frozenset(select(self._filter, board, board.cards.values()))
            self._found[self._filter.text] = found
        return found

    def _typed(self, edit: Edit) -> None:
        # The grammar is read only when somebody filters.
        from warroom.domain.filters import parse_filter

        app, problem = self._app, ""
        if edit.text != (app.room.typing.edit or edit).text:
            try:
                text = edit.text.strip()
                self._filter = parse_filter(text, app.now(), app.session.me) if text else None
                app.desk.set_filter(edit.text if text else "", self.matching())
            except ValueError as error:
                # What is half typed keeps the cards that matched before it.
                problem = str(error)
        else:
            problem = app.room.typing.problem
        app.room.typing = Typing(edit, problem)
        app.room.rearrange()

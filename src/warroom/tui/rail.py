"""The rail of go-lives on the screen: walks them, and runs on the selected one what its hour asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.catalogue import by_id
from warroom.commands.spec import Do
from warroom.domain.approval import wants_approval
from warroom.domain.golive import is_missed
from warroom.domain.model import Card
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.line import Line
from warroom.views.rail import Rail, card_at, listed, rail_lines

if TYPE_CHECKING:
    from warroom.tui.face import Face

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "ctrl+d": 8, "pagedown": 8, "ctrl+u": -8, "pageup": -8}
_FAR = 1 << 30
_ENDS = {"g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}
# What a key does here that does something else, or nothing, on the board.
_HERE = {"w": "goes-live", "b": "take-off", "r": "waive", "l": "tag-link"}
_HOLDS = "exclamation_mark"
_LATE = (("w", "new time"), ("b", "hold it back"))
_AHEAD = (("w", "when"), ("r", "as it is"), ("b", "hold back"))


def open_rail(app: Face) -> None:
    """Show what goes live next; a rail that is open already goes away."""
    if isinstance(app.screen, RailScreen):
        app.screen.dismiss(None)
    else:
        app.push_screen(RailScreen(app))


class RailScreen(PageScreen):
    """The go-lives in their order; keys that it does not know are commands on the selected piece."""

    REREADS = True

    def __init__(self, app: Face) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._selected = ""
        self._at = 0

    @property
    def card(self) -> Card | None:
        """The piece that is selected."""
        return self._app.session.board.card(self._here())

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self._here()

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        return rail_lines(self._rail(), self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Walk, or act on what is selected."""
        key, card = event.key, self.card
        if not any(key in self._app.keymap.keys_of(name) for name in ("undo", "redo")):
            # What an undo brings back is selected again, unless one has gone on from there.
            self._selected = self._here()
        if key == "q" or key in self._app.keymap.keys_of("golives"):
            self.close()
        elif step := _STEPS.get(key) or _ENDS.get(key):
            self._go(step)
        elif key == _HOLDS:
            self._run("resume" if self._app.session.board.campaign.held else "hold", card)
        elif key == "enter" and card is not None:
            self._app.act(Do("open", card.id))
        elif key in _HERE:
            self._run(_HERE[key], card)
        else:
            elsewhere.press(self._app, key, card.id if card else "")

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """Select the piece under the mouse; open it when it was meant twice."""
        found = card_at(self._rail(), self._app.desk.scene(), *self.size, y)
        if found:
            self._selected = found
            self.draw()
            if twice:
                self._app.act(Do("open", found))

    def scrolled(self, by: int) -> None:
        """Select the one beside it."""
        self._go(by)

    def _go(self, by: int) -> None:
        found, here = self._order(), self._here()
        if found:
            self._at = max(0, min(found.index(here) + by, len(found) - 1))
            self._selected = found[self._at]
            self.draw()

    def _run(self, name: str, card: Card | None) -> None:
        command = by_id(name)
        if command is not None:
            elsewhere.run(self._app, command, card.id if card else "")

    def _here(self) -> str:
        """The selected piece, or the one that stands in its place while it is not in the rail."""
        found = self._order()
        if self._selected in found:
            self._at = found.index(self._selected)
            return self._selected
        return found[max(0, min(self._at, len(found) - 1))] if found else ""

    def _order(self) -> tuple[str, ...]:
        return tuple(each.card.id for each in listed(self._app.session.board, self._app.minute()))

    def _rail(self) -> Rail:
        return Rail(self._here(), self._keys(), self._app.room.told)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        board, minute = self._app.session.board, self._app.minute()
        held = bool(board.campaign.held)
        hold = ("!", "resume" if held else "hold everything")
        here = self._here()
        chosen = next((each for each in listed(board, minute) if each.card.id == here), None)
        late = chosen is not None and is_missed(chosen, minute) and not held
        on_it = (*self._key("it is live" if late else "live", "done"), *(_LATE if late else _AHEAD)) if chosen else ()
        opens = (("enter", "open"), ("l", "link")) if chosen else ()
        reviewed = chosen is not None and wants_approval(chosen.card, board.campaign)
        review = self._key("approve, send back", "approve send-back") if reviewed else ()
        after = (*opens, *review, *self._key("undo", "undo"), ("esc", "leave"))
        return (hold, *on_it, *after) if held else (*on_it, hold, *after)

    def _key(self, word: str, commands: str) -> tuple[tuple[str, str], ...]:
        """The hint of commands that have keys, none where they have not."""
        return elsewhere.told_keys(self._app, [(commands, word)])

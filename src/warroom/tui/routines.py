"""The routines' screen: what recurs, when next and how it ran; every key acts on the routine that is selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers import routine_forms
from warroom.commands.handlers import routines as handlers
from warroom.commands.spec import Context, Do, Outcome, Say
from warroom.domain.model import Card, Routine
from warroom.domain.routines import open_of, run_since
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.line import Line
from warroom.views.routines import by_routine, routines_page, sheet_of

if TYPE_CHECKING:
    from warroom.tui.face import Face

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1}
_FAR = 1 << 30
_ENDS = {"g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}
_HEAD = 2
_ON_ONE: Mapping[str, Callable[[Context, Routine], Outcome]] = {
    "e": routine_forms.edit_routine,
    "p": handlers.pause_or_resume,
    "s": handlers.skip,
    "m": handlers.move,
    "w": handlers.move,
    "d": handlers.end,
}
# What needs no routine, or goes to the occurrence that is open.
_KEYS = (
    ("j k", "choose"), ("a", "add"), ("e", "edit"), ("x", "done"), ("enter", "open"), ("p", "pause"),
    ("s", "skip one"), ("m", "move one"), ("d", "end"), ("u", "undo"), ("esc", "leave"),
)  # fmt: skip
_ENDED_KEYS = (
    ("j k", "choose"), ("a", "add"), ("p", "take up again"), ("enter", "open"), ("u", "undo"), ("esc", "leave"),
)  # fmt: skip


def open_routines(app: Face, routine: str = "") -> None:
    """Show what recurs; the routine of that id, where one is named, is selected."""
    app.push_screen(RoutinesScreen(app, routine))


class RoutinesScreen(PageScreen):
    """Lists the campaign's routines, those that have ended last; the selected one is told in full."""

    REREADS = True

    def __init__(self, app: Face, chosen: str = "") -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._chosen = chosen
        self._past: Mapping[str, Sequence[Card]] = {}
        self._ended: tuple[Routine, ...] = ()
        self._rows = range(0)
        self._read_at: tuple[object, ...] = ()

    @property
    def routine(self) -> Routine | None:
        """The one that is selected."""
        found = self._routines()
        return found[self._at(found)] if found else None

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        self._read()
        found = self._routines()
        # Whatever a key makes of the one that is seen, it stays the selected one.
        self._chosen = found[self._at(found)].id if found else ""
        told = self._app.room.told
        board = self._app.session.board
        sheets = [sheet_of(board, routine, self._past.get(routine.id, ())) for routine in found]
        keys = _ENDED_KEYS if found and found[self._at(found)].archived else _KEYS
        page = routines_page(sheets, self._at(found), keys, self._app.desk.scene(), width, height, told)
        self._rows = page.rows
        return page.lines

    def take(self, event: events.Key) -> None:
        """Choose, or act on what is chosen."""
        key, found, routine = event.key, self._routines(), self.routine
        if key == "q":
            self.close()
        elif step := _STEPS.get(key) or _ENDS.get(key):
            self._choose(self._at(found) + step)
        elif key in ("a", "n"):
            self._app.perform(routine_forms.start_routine(elsewhere.context_on(self._app, "")))
        elif routine is not None and routine.archived and key in _ON_ONE and key != "p":
            self._app.say(f"{routine.title} has ended: p takes it up again.", "warn")
        elif routine is not None and key in _ON_ONE:
            self._app.perform(_ON_ONE[key](elsewhere.context_on(self._app, ""), routine))
        else:
            self._on_occurrence(key, routine)

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """Choose the routine under the mouse."""
        if 0 <= y - _HEAD < len(self._rows):
            self._choose(self._rows[y - _HEAD])

    def scrolled(self, by: int) -> None:
        """Choose the one beside it."""
        self._choose(self._at(self._routines()) + by)

    def _on_occurrence(self, key: str, routine: Routine | None) -> None:
        """Any other key is a command on the occurrence that is open, or on none."""
        waiting = open_of(self._app.session.board, routine) if routine else []
        latest = waiting[0] if waiting else self._latest(routine)
        if latest is not None and key == "enter":
            self._app.act(Do("open", latest.id))
        elif routine and not waiting and key in ("enter", "x", "o"):
            self._app.perform(Say("No occurrence of it is open now."))
        else:
            elsewhere.press(self._app, key, waiting[0].id if waiting else "")

    def _latest(self, routine: Routine | None) -> Card | None:
        """The last occurrence that was not put away, finished as it is."""
        past = self._past.get(routine.id, ()) if routine else ()
        return next((card for card in reversed(past) if not card.archived), None)

    def _choose(self, at: int) -> None:
        found = self._routines()
        if found:
            self._chosen = found[max(0, min(at, len(found) - 1))].id
            self.draw()

    def _at(self, found: Sequence[Routine]) -> int:
        return next((at for at, routine in enumerate(found) if routine.id == self._chosen), 0)

    def _routines(self) -> list[Routine]:
        """By their time of the day, so that they stay where they are when one is done; paused ones at the end."""
        board = self._app.session.board
        found = sorted(board.routines.values(), key=lambda r: (bool(r.paused), r.start[11:], r.title.casefold(), r.id))
        return [*found, *(routine for routine in self._ended if routine.id not in board.routines)]

    def _read(self) -> None:
        """What the last thirty days brought and what has ended, read when something has changed."""
        session = self._app.session
        board = session.board
        if self._read_at == (*session.position, board.today):
            return
        try:
            self._past = by_routine(session.store.occurrences(board.campaign.id, run_since(board.today)))
            self._ended = session.store.routines(board.campaign.id, ended=True)
            self._read_at = (*session.position, board.today)
        except StoreError as error:
            self._app.call_later(self._app.say, str(error), "bad")

"""The playbooks there are on the screen: each as the plan that it would be, one picked; and one made of a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers.playbooks import ask_when
from warroom.commands.spec import Confirm, Do
from warroom.domain.laid import Layout, lay
from warroom.domain.playbook import Playbook
from warroom.library import Library, keep, made_of, own_path, shelved
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import STEPS, PageScreen
from warroom.views.line import Line
from warroom.views.playbooks.choosing import Shelf, playbook_at, shelf_lines

if TYPE_CHECKING:
    from warroom.tui.face import Face

_SHELF_KEYS = (("enter", "when, then the plan"), ("j k", "go"), ("esc", "leave"))


def open_playbooks(app: Face) -> None:
    """Show the playbooks there are."""
    app.push_screen(PlaybooksScreen(app, shelved()))


def make(app: Face, name: str, *, replace: bool = False) -> None:
    """Make a playbook of this campaign, and say where it is; asks before another one is written over."""
    campaign = app.session.board.campaign
    try:
        path = own_path(name)
        if path.exists() and not replace:
            text = f"There is a playbook {path.name} of yours already."
            app.perform(Confirm("Write over it?", text, "write over it", Do("playbook.replace", name)))
            return
        made = made_of(app.session.store, campaign, name, title=campaign.name)
        keep(made, replace=replace)
    except (ValueError, StoreError) as error:
        app.say(str(error), "bad")
        return
    app.say(" ".join((f"Made a playbook of {made.playbook.said}: {path}.", *made.remarks)), "good")


class PlaybooksScreen(PageScreen):
    """The playbooks, and each as the plan that it would be from today on."""

    def __init__(self, app: Face, library: Library) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._library = library
        self._at = 0

    @property
    def playbook(self) -> Playbook | None:
        """The selected one."""
        found = self._library.playbooks
        return found[self._at] if self._at < len(found) else None

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        return shelf_lines(self._shelf(), self._app.desk.scene(), width, height)

    def take(self, event: events.Key) -> None:
        """Go about, or ask when the selected one is played."""
        key = event.key
        if key in STEPS:
            self._go(STEPS[key])
        elif key == "enter":
            self._ask()
        elif key == "q":
            self.close()
        else:
            elsewhere.press(self._app, key, "")

    def clicked(self, x: int, y: int, twice: bool) -> None:
        """Select what was clicked; twice asks when."""
        found = playbook_at(self._shelf(), *self.size, x, y)
        if found is not None:
            self._go(found - self._at)
            if twice:
                self._ask()

    def scrolled(self, by: int) -> None:
        """Go to the next one, or the one before."""
        self._go(by)

    def _go(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._library.playbooks) - 1))
        self.draw()

    def _ask(self) -> None:
        if self.playbook is not None:
            self._app.perform(ask_when(self._app.context(), self.playbook))

    def _shelf(self) -> Shelf:
        library, note = self._library, self._app.room.told
        return Shelf(library.playbooks, library.own, library.problems, self._at, self._layout(), _SHELF_KEYS, note)

    def _layout(self) -> Layout | None:
        from warroom.commands.actions.cueing import usual_cue

        if self.playbook is None:
            return None
        board = self._app.session.board
        try:
            return lay(self.playbook, usual_cue(self.playbook, board), board)
        except ValueError:
            # It needs to be told when; its text is shown.
            return None

"""Playbooks on the screen: one is picked from those there are, laid over days, and applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers.playbooks import apply_layout, ask_when, pick_role
from warroom.commands.spec import Confirm, Do
from warroom.domain.laid import Cue, Layout, lay
from warroom.domain.oddities import Oddity, oddities
from warroom.domain.playbook import DAYS_OFF, Playbook
from warroom.library import Library, keep, made_of, own_path, shelved
from warroom.store import Receipt, StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.dispatch import Trail
from warroom.views.line import Line
from warroom.views.playbooks.choosing import Shelf, playbook_at, shelf_lines
from warroom.views.playbooks.plan import Sheet, card_length, day_lines, days_width, plan_lines, room_of

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_FAR = 1 << 20
_STEPS = {
    "j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR,
    "ctrl+d": 10, "pagedown": 10, "ctrl+u": -10, "pageup": -10,
}  # fmt: skip
_SHELF_KEYS = (("enter", "when, then the plan"), ("j k", "go"), ("esc", "leave"))


def open_playbooks(app: WarroomApp) -> None:
    """Show the playbooks there are."""
    app.push_screen(PlaybooksScreen(app, shelved()))


def open_plan(app: WarroomApp, arg: str) -> None:
    """Show a playbook as the plan that its name, and below it a line that says when, ask for."""
    from warroom.commands.actions.cueing import read_cue_line
    from warroom.library import playbook_named

    name, _, when = arg.partition("\n")
    try:
        playbook = playbook_named(name)
        cue = read_cue_line(playbook, app.session.board, app.now(), when)
    except ValueError as error:
        app.say(str(error), "bad")
        return
    screen = _plan_screen(app)
    if screen is not None:
        screen.play(playbook, cue._replace(days_off=screen.cue.days_off, cast=screen.cue.cast), when)
    else:
        made = PlanScreen(app, playbook, cue, when)
        app.push_screen(made, lambda _: _leave(app) if made.applied else None)


def open_usual(app: WarroomApp, name: str) -> None:
    """Show a playbook as the plan that it is when nothing is said of when."""
    from warroom.commands.actions.cueing import usual_cue
    from warroom.library import playbook_named

    try:
        playbook = playbook_named(name)
        cue = usual_cue(playbook, app.session.board)
    except ValueError as error:
        app.say(str(error), "bad")
        return
    live = f" live {cue.golive.replace('T', ' ')}" if cue.golive else ""
    app.push_screen(PlanScreen(app, playbook, cue, f"start {cue.start}{live}"))


def make(app: WarroomApp, name: str, *, replace: bool = False) -> None:
    """Make a playbook of this campaign, and say where it is; asks before another one is written over."""
    campaign = app.session.board.campaign
    try:
        path = own_path(name)
        if path.exists() and not replace:
            text = f"There is a playbook {path.name} of yours already."
            app.dispatch.perform(Confirm("Write over it?", text, "write over it", Do("playbook.replace", name)))
            return
        made = made_of(app.session.store, campaign, name, title=campaign.name)
        keep(made, replace=replace)
    except (ValueError, StoreError) as error:
        app.say(str(error), "bad")
        return
    app.say(" ".join((f"Made a playbook of {made.playbook.said}: {path}.", *made.remarks)), "good")


def _leave(app: WarroomApp) -> None:
    """Back to the board, where the cards are now."""
    if isinstance(app.screen, PlaybooksScreen):
        app.screen.dismiss(None)


def cast(app: WarroomApp, arg: str) -> None:
    """Give a role to a person in the plan that is open."""
    role, _, handle = arg.partition("\n")
    screen = _plan_screen(app)
    if screen is not None:
        screen.give(role, handle)


def _note(app: WarroomApp) -> tuple[str, str]:
    """The message that stands now, and its tone."""
    note = app.room.note
    return (note.text, note.tone) if note else ("", "")


def _plan_screen(app: WarroomApp) -> PlanScreen | None:
    return next((screen for screen in app.screen_stack if isinstance(screen, PlanScreen)), None)


class PlaybooksScreen(PageScreen):
    """The playbooks, and each as the plan that it would be from today on."""

    def __init__(self, app: WarroomApp, library: Library) -> None:
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
        if key in _STEPS:
            self._go(_STEPS[key])
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
            self._app.dispatch.perform(ask_when(self._app.context(), self.playbook))

    def _shelf(self) -> Shelf:
        library, note = self._library, _note(self._app)
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


class PlanScreen(PageScreen):
    """A playbook over days: seen, changed and applied."""

    def __init__(self, app: WarroomApp, playbook: Playbook, cue: Cue, when: str) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self.cue = cue
        self.applied = False
        self._playbook = playbook
        self._when = when
        self._at = self._top = self._down = 0
        self._reading = False
        self._kept: tuple[tuple[object, ...], Layout, tuple[Oddity, ...]] | None = None

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        layout, odd = self._laid()
        return Sheet(layout, odd, self._at, self._top, self._reading, self._down, self._keys(layout), _note(self._app))

    def play(self, playbook: Playbook, cue: Cue, when: str) -> None:
        """Show it as played another time."""
        self._playbook, self.cue, self._when = playbook, cue, when
        self._go(0)

    def give(self, role: str, handle: str) -> None:
        """Give a role to a person, "" for nobody."""
        self.cue = self.cue._replace(cast={**self.cue.cast, role: handle})
        self.draw()

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        sheet = self.sheet
        self._keep_in_sight(sheet, width, height)
        return plan_lines(sheet._replace(top=self._top, down=self._down), self._app.desk.scene(), width, height)

    def close(self) -> None:
        """Back from the card to the days, from there to the playbooks."""
        if self._reading:
            self._read(False)
        else:
            self.dismiss(None)

    def take(self, event: events.Key) -> None:
        """Go about, change the plan, or apply it."""
        key, app = event.key, self._app
        if key in _STEPS:
            self._scroll(_STEPS[key]) if self._reading else self._go(_STEPS[key])
        elif key in ("J", "K"):
            self._scroll(1 if key == "J" else -1)
        elif key == "enter":
            self._apply()
        elif key == "w":
            app.dispatch.perform(ask_when(app.context(), self._playbook, self._when))
        elif key == "d":
            self._turn_days_off()
        elif key == "o":
            self._ask_who()
        elif key == "question_mark":
            self._read(not self._reading)
        elif key == "q":
            self.close()
        else:
            elsewhere.press(app, key, "")

    def scrolled(self, by: int) -> None:
        """Go down or up."""
        self._scroll(3 * by) if self._reading else self._go(by)

    def _apply(self) -> None:
        app = self._app
        app.dispatch.perform(apply_layout(app.context(), self._laid()[0]), Trail(wrote=self._wrote))

    def _wrote(self, _: Receipt) -> None:
        self.applied = True
        self.dismiss(None)

    def _ask_who(self) -> None:
        layout, found = self._laid()[0], self.sheet.events
        role = found[self._at].one.play.role if found else ""
        if role:
            self._app.dispatch.perform(pick_role(self._app.context(), layout, role))
        else:
            self._app.say("This card names no role, so nobody owns it.", "warn")

    def _turn_days_off(self) -> None:
        here = self.cue.days_off or self._playbook.days_off
        self.cue = self.cue._replace(days_off=DAYS_OFF[(DAYS_OFF.index(here) + 1) % len(DAYS_OFF)])
        self.draw()

    def _read(self, reading: bool) -> None:
        self._reading, self._down = reading, 0
        self.draw()

    def _go(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self.sheet.events) - 1))
        self._down = 0
        self.draw()

    def _scroll(self, by: int) -> None:
        self._down += by
        self.draw()

    def _keep_in_sight(self, sheet: Sheet, width: int, height: int) -> None:
        """Scroll no further than there is something to see, and so that the selected event is seen."""
        scene, room = self._app.desk.scene(), room_of(sheet, width, height)
        count = len(sheet.events)
        self._at = max(0, min(self._at, count - 1))
        days = len(day_lines(sheet, scene, days_width(width)))
        line = days - count + self._at
        lowest = 0 if self._at == 0 and line < room else line - room + 1
        self._top = max(lowest, min(self._top, line if self._at else 0), 0)
        self._down = max(0, min(self._down, card_length(sheet, scene, width) - room))

    def _laid(self) -> tuple[Layout, tuple[Oddity, ...]]:
        """The playbook on the board, and what is odd about it; worked out once for each change and minute."""
        app = self._app
        board, now = app.session.board, app.minute()
        key = (*self._app.session.position, board.today, self._playbook, self.cue, now)
        if self._kept is None or self._kept[0] != key:
            layout = lay(self._playbook, self.cue, board)
            self._kept = (key, layout, oddities(layout, board, now, app.desk.ascii))
        return self._kept[1:]

    def _keys(self, layout: Layout) -> tuple[tuple[str, str], ...]:
        days_off = self.cue.days_off or layout.playbook.days_off
        said = {"keep": "stay", "before": "go before", "after": "go after"}[days_off]
        about = (("esc", "back to the days"), ("j k", "scroll")) if self._reading else (("j k", "go"), ("esc", "back"))
        return (
            ("enter", "apply"), ("w", "when"), ("o", "who"), ("?", "how"), *about, ("d", f"days off: {said}"),
        )  # fmt: skip

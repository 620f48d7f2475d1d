"""A playbook over days on the screen: seen, changed and applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers.playbooks import apply_layout, ask_when, pick_role
from warroom.domain.laid import Cue, Layout, lay
from warroom.domain.oddities import Oddity, oddities
from warroom.domain.playbook import DAYS_OFF, Playbook
from warroom.store import Receipt
from warroom.tui import elsewhere, over
from warroom.tui.dialogs.page import STEPS, PageScreen
from warroom.tui.trail import Trail
from warroom.views.line import Line
from warroom.views.playbooks.plan import Sheet, card_length, day_lines, days_width, plan_lines, room_of

if TYPE_CHECKING:
    from warroom.tui.face import Face


def open_plan(app: Face, arg: str) -> None:
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


def open_usual(app: Face, name: str) -> None:
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


def cast(app: Face, arg: str) -> None:
    """Give a role to a person in the plan that is open."""
    role, _, handle = arg.partition("\n")
    screen = _plan_screen(app)
    if screen is not None:
        screen.give(role, handle)


def _leave(app: Face) -> None:
    """Back to the board, where the cards are now."""
    # Whoever came from there has loaded it.
    from warroom.tui.playbooks import PlaybooksScreen

    if isinstance(app.screen, PlaybooksScreen):
        app.screen.dismiss(None)


def _plan_screen(app: Face) -> PlanScreen | None:
    return over.open_one(app, PlanScreen)


class PlanScreen(PageScreen):
    """A playbook over days: seen, changed and applied."""

    def __init__(self, app: Face, playbook: Playbook, cue: Cue, when: str) -> None:
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
        return Sheet(
            layout, odd, self._at, self._top, self._reading, self._down, self._keys(layout), self._app.room.told
        )

    def play(self, playbook: Playbook, cue: Cue, when: str) -> None:
        """Show it as played another time."""
        self._playbook, self.cue, self._when = playbook, cue, when
        self._go(0)

    def give(self, role: str, handle: str) -> None:
        """Give a role to a person, "" for nobody."""
        self._cued(self.cue._replace(cast={**self.cue.cast, role: handle}))

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
        if key in STEPS:
            self._scroll(STEPS[key]) if self._reading else self._go(STEPS[key])
        elif key in ("J", "K"):
            self._scroll(1 if key == "J" else -1)
        elif key == "enter":
            self._apply()
        elif key == "w":
            app.perform(ask_when(app.context(), self._playbook, self._when))
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
        app.perform(apply_layout(app.context(), self._laid()[0]), Trail(wrote=self._wrote))

    def _wrote(self, _: Receipt) -> None:
        self.applied = True
        self.dismiss(None)

    def _cued(self, cue: Cue) -> None:
        """Play it otherwise; the selection goes where its card goes."""
        before = self.sheet.events
        self.cue = cue
        if before:
            one, _, live, again = before[self._at]
            mine = (one.play.name, live, again)
            after = enumerate(self.sheet.events)
            self._at = next((n for n, e in after if (e.one.play.name, e.live, e.again) == mine), self._at)
        self.draw()

    def _ask_who(self) -> None:
        layout, found = self._laid()[0], self.sheet.events
        role = found[self._at].one.play.role if found else ""
        if role:
            self._app.perform(pick_role(self._app.context(), layout, role))
        else:
            self._app.say("This card names no role, so nobody owns it.", "warn")

    def _turn_days_off(self) -> None:
        here = self.cue.days_off or self._playbook.days_off
        self._cued(self.cue._replace(days_off=DAYS_OFF[(DAYS_OFF.index(here) + 1) % len(DAYS_OFF)]))

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

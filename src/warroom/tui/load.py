"""The load screen: everybody's week, where one goes about in it, and moves tactics to days and to people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.handlers.load import another_day, another_person
from warroom.commands.handlers.making import add_for
from warroom.commands.handlers.people import person_form
from warroom.commands.spec import Command, Context, Do, Outcome
from warroom.domain.dates import add_days, week_of
from warroom.domain.model import Win
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.week import DAYS, Week
from warroom.views.line import Line
from warroom.views.load.screen import load_lines, spot_at
from warroom.views.load.sheet import PERSON, Sheet

if TYPE_CHECKING:
    from warroom.tui.face import Face

_FAR = 1 << 20
# The commands that go about, as rows and columns to go.
_STEPS = {
    "left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0), "first": (-_FAR, 0), "last": (_FAR, 0),
    "half-up": (-10, 0), "half-down": (10, 0),
}  # fmt: skip
_BY_DAYS = {"stage-back": -1, "stage-on": 1}
_BY_PEOPLE = {"rank-up": -1, "rank-down": 1}
_BY_WEEKS = {"campaign-back": -DAYS, "campaign-on": DAYS}
_HINTED = ("owner", "when", "done", "inches", "undo", "palette")


def open_load(app: Face) -> None:
    """Show the team's week around today."""
    screen = LoadScreen(app)
    app.push_screen(screen, lambda _: screen.left())


class LoadScreen(PageScreen):
    """A row a person, nobody's first, and a column a day; below them the tactics of the cell one is at."""

    REREADS = True

    def __init__(self, app: Face) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._read: tuple[tuple[object, ...], tuple[Win, ...]] = ((), ())
        self.week = Week(app.session.board, app.now(), self._wins, app.session.me)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        week, said = self.week, self._app.room.told
        return Sheet(week.bearers, week.days, week.board.today, week.spot, self._keys(), said, frozenset(week.marks))

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.week.card

    def renew(self) -> None:
        """Take in what changed."""
        self.week.take(self._app.session.board, self._app.now())
        self.draw()

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        return load_lines(self.sheet, self._app.desk.scene(), width, height)

    def close(self) -> None:
        """Leave one thing: the marks, then the load."""
        if self.week.marks:
            self.week.marks = {}
            self.draw()
        else:
            self.dismiss(None)

    def left(self) -> None:
        """Back on the board, be on the tactic that was selected, if it stands there."""
        if self.week.card and self._app.desk.select(self.week.card):
            self._app.room.rearrange()

    def clicked(self, x: int, y: int, twice: bool) -> None:
        """Go to what was clicked; twice opens it."""
        spot = spot_at(self.sheet, *self.size, x, y)
        if spot is not None:
            self.week.go_to(spot)
            self.draw()
            if twice:
                self._open()

    def scrolled(self, by: int) -> None:
        """Go down or up a person."""
        self.week.go(by, 0)
        self.draw()

    def take(self, event: events.Key) -> None:
        """Go about, or act on the tactic or the person one is at."""
        if self._goes(event.key):
            self.draw()
        else:
            self._does(event.key)

    def _goes(self, key: str) -> bool:
        """Go where a key says; False when it is for something else."""
        week, name = self.week, self._command(key)
        if key in ("tab", "shift+tab"):
            week.next_card(1 if key == "tab" else -1)
        elif name in _STEPS:
            week.go(*_STEPS[name])
        elif name == "mark":
            week.mark()
        elif name == "mark-all":
            week.mark_all()
        elif name in _BY_WEEKS:
            week.turn(add_days(week.monday, _BY_WEEKS[name]), self._app.now())
        elif key == "0":
            today = week.board.today
            week.turn(week_of(today)[0], self._app.now())
            week.go(0, week.days.index(today) - week.column)
        else:
            return False
        return True

    def _does(self, key: str) -> None:
        week, name = self.week, self._command(key)
        if name in ("quit", "load"):
            self.dismiss(None)
        elif name in _BY_DAYS:
            self._move(lambda ctx: another_day(ctx, _BY_DAYS[name]))
        elif name in _BY_PEOPLE:
            handle = week.beside(_BY_PEOPLE[name])
            if handle is not None:
                self._move(lambda ctx: another_person(ctx, handle))
        elif name == "add":
            self._run(lambda ctx: add_for(ctx, week.who, week.day_for_new))
        elif name == "edit" and self._on_person:
            self._run(lambda ctx: person_form(ctx, week.who))
        elif name == "open":
            self._open()
        else:
            elsewhere.press(self._app, key, week.card, tuple(week.marks))

    @property
    def _on_person(self) -> bool:
        """Whether it is a person that is edited here, not a tactic."""
        return bool(self.week.who) and (self.week.column == PERSON or not self.week.card)

    def _open(self) -> None:
        week = self.week
        if week.card:
            self._app.act(Do("open", week.card))
        elif week.who:
            self._run(lambda ctx: person_form(ctx, week.who))

    def _move(self, answer: Callable[[Context], Outcome]) -> None:
        if self.week.card or self.week.marks:
            self._run(answer, tuple(self.week.marks))
        else:
            self._app.say("There is no tactic in this cell to be moved.", "warn")

    def _run(self, answer: Callable[[Context], Outcome], marks: tuple[str, ...] = ()) -> None:
        command = Command("load-move", "Move", "Move it.", (), "Load", answer)
        elsewhere.run(self._app, command, self.week.card, marks)

    def _command(self, key: str) -> str:
        command = self._app.keymap.command(key, self._app.desk.focus)
        return command.id if command else ""

    def _wins(self, monday: str) -> tuple[Win, ...]:
        """The wins of a week and of the days around it, which no board has; read once for each change."""
        app = self._app
        board = app.session.board
        if self._read[0] != (*app.session.position, monday):
            try:
                since, until = add_days(monday, -1), add_days(monday, DAYS)
                found = app.session.store.wins(board.campaign.id, since=since, until=until)
                self._read = ((*app.session.position, monday), found)
            except StoreError as error:
                app.say(str(error), "bad")
        return self._read[1]

    def _keys(self) -> tuple[tuple[str, str], ...]:
        moves = (("H L", "a day"), ("J K", "a person")) if self.week.card else ()
        more = (("tab", "next"), ("space", "mark"), ("enter", "open")) if self.week.card else ()
        whose = (("e", "the person"),) if self._on_person else ()
        about = (("a", "add"), ("[ ]", "week"), ("0", "today"))
        commands = elsewhere.keys_for(self._app, _HINTED, self.week.card) if self.week.card else ()
        return (("h j k l", "go"), *moves, ("esc", "leave"), *whose, *more, *about, *commands)

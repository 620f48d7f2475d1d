"""The replay: the board at any moment of the campaign, step by step, by days and standups, or played."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.spec import Choice, Do, Pick
from warroom.domain.board import Board
from warroom.domain.dates import day_in_zone, in_zone, parse_instant
from warroom.domain.timeline import Step, Timeline
from warroom.store import StoreError
from warroom.tui.dialogs.page import PageScreen
from warroom.views.build import blank
from warroom.views.header import header
from warroom.views.line import Line
from warroom.views.replay import Playing, bar_lines
from warroom.views.scene import Scene
from warroom.views.still import PANES, still_lines
from warroom.views.tape import tape

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_TICK = 0.25
_SPEEDS = (1, 2, 5, 20, 100)
_TAPE_FROM = 24
_NOW = 1 << 60


def open_replay(app: WarroomApp) -> None:
    """Begin at now."""
    try:
        campaign = app.session.board.campaign.id
        line = app.session.store.timeline(campaign)
        standups = tuple(standup.seq for standup in app.session.store.standups(campaign))
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(ReplayScreen(app, line, standups))


def only(app: WarroomApp, person: str) -> None:
    """Let the open replay stop at one person's changes only, "" for everybody's."""
    for screen in app.screen_stack:
        if isinstance(screen, ReplayScreen):
            screen.stop_at(person)


class ReplayScreen(PageScreen):
    """Shows the board where the timeline stands; the cards of the last change are lit."""

    def __init__(self, app: WarroomApp, line: Timeline, standups: tuple[int, ...]) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._line = line
        self._standups = standups
        self._pane = app.desk.focus
        self._playing = 0
        self._speed = 0
        self._person = ""
        self._note = ""
        self._shown: tuple[int, Board | None] = (-1, None)

    def on_mount(self) -> None:
        """Let it play when it is asked to."""
        self.set_interval(_TICK, self._go_on)

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The board where it stands, and the bar."""
        board = self._board()
        if board is None:
            return tuple(blank(width) for _ in range(height))
        step = self._line.step
        now = in_zone(parse_instant(step.changeset.at if step else board.campaign.created), board.campaign.zone)
        lit = step.cards if step and not self._line.is_newest else frozenset()
        scene = Scene(board, now, self._app.session.me, lit=lit, ascii=self.ascii)
        playing = Playing(
            step.changeset if step else None, self._line.is_newest, bool(self._playing), self._playing < 0,
            _SPEEDS[self._speed], self._person, self._note,
        )  # fmt: skip
        low = [*(tape(scene, width) if height >= _TAPE_FROM else ()), *bar_lines(playing, scene, width)]
        room = max(height - 1 - len(low), 1)
        return tuple([header(scene, width), *still_lines(scene, width, room, self._pane), *low][:height])

    def take(self, event: events.Key) -> None:
        """Go somewhere else in time."""
        key = event.key
        self._note = ""
        moves: dict[str, Callable[[], object]] = {
            "h": lambda: self._step(-1), "left": lambda: self._step(-1), "l": lambda: self._step(1),
            "right": lambda: self._step(1), "H": lambda: self._day(-1), "L": lambda: self._day(1),
            "shift+left": lambda: self._day(-1), "shift+right": lambda: self._day(1),
            "left_square_bracket": lambda: self._standup(-1), "right_square_bracket": lambda: self._standup(1),
            "g": lambda: self._jump(1), "home": lambda: self._jump(1), "G": lambda: self._jump(_NOW),
            "end": lambda: self._jump(_NOW),
        }  # fmt: skip
        if key in moves:
            self._playing = 0
            moves[key]()
        elif key in ("space", "backspace"):
            wanted = 1 if key == "space" else -1
            self._playing = 0 if self._playing else wanted
        elif key in ("plus", "minus"):
            self._speed = max(0, min(self._speed + (1 if key == "plus" else -1), len(_SPEEDS) - 1))
        elif key == "o":
            self._ask_person()
        elif key in ("1", "2", "3"):
            self._pane = PANES[int(key) - 1]  # type: ignore[assignment]
        elif key == "q":
            self.close()
            return
        self.draw()

    def scrolled(self, by: int) -> None:
        """The wheel goes change by change."""
        self._step(by)
        self.draw()

    def stop_at(self, person: str) -> None:
        """Stop at this person's changes only, "" for everybody's."""
        self._person = person
        self.draw()

    def _board(self) -> Board | None:
        if self._shown[0] != self._line.seq:
            self._shown = (self._line.seq, self._line.board())
        return self._shown[1]

    def _go_on(self) -> None:
        if self._playing and self.is_current:
            for _ in range(max(round(_SPEEDS[self._speed] * _TICK), 1)):
                if not self._step(self._playing):
                    self._playing = 0
                    break
            self.draw()

    def _step(self, by: int) -> bool:
        """To the next change of this campaign, or of the person that is followed; False at either end."""
        moved = [False]

        def go() -> None:
            start = self._line.seq
            while self._line.on() if by > 0 else self._line.back():
                if self._line.board() is None and by < 0:
                    self._line.on()
                    break
                if self._counts(self._line.step):
                    moved[0] = True
                    return
            if self._line.seq != start and not moved[0]:
                self._line.go(start)

        self._guarded(go)
        if not moved[0]:
            self._note = "This is how it stands now." if by > 0 else "Nothing of it was done before."
        return moved[0]

    def _counts(self, step: Step | None) -> bool:
        if step is None:
            return False
        mine = step.changeset.campaign == self._app.session.board.campaign.id
        return mine and self._person in ("", step.changeset.actor)

    def _day(self, by: int) -> None:
        """To the end of the day before, or of the next day on which something was done."""
        zone = self._app.session.board.campaign.zone

        def day() -> str:
            step = self._line.step
            return day_in_zone(parse_instant(step.changeset.at), zone) if step else ""

        start = day()
        while day() == start and self._step(by):
            pass
        if by > 0:
            here = day()
            while not self._line.is_newest:
                if not self._step(1):
                    break
                if day() != here:
                    self._step(-1)
                    break

    def _jump(self, seq: int) -> None:
        self._guarded(lambda: self._line.go(seq))

    def _standup(self, by: int) -> None:
        here = self._line.seq
        found = [seq for seq in self._standups if (seq > here if by > 0 else seq < here)]
        if found:
            self._jump(min(found) if by > 0 else max(found))
        else:
            self._note = "No standup was held after this." if by > 0 else "No standup was held before this."

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
            if self._line.board() is None:
                while self._line.board() is None and self._line.on():
                    pass
        except StoreError as error:
            self._note = str(error)

    def _ask_person(self) -> None:
        people = sorted(self._app.session.board.people)
        choices = (Choice("", "everybody"), *(Choice(handle, f"@{handle}") for handle in people))
        pick = Pick("Stop at whose changes?", choices, lambda key, _: Do("replay.only", key), current=self._person)
        self._app.dispatch.perform(pick)

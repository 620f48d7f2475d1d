"""The replay: the board at any moment of the campaign, step by step, by days and standups, or played."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.spec import PANES, Choice, Do, Pane, Pick
from warroom.domain.board import Board
from warroom.domain.dates import in_zone, parse_instant
from warroom.domain.standing import day_of
from warroom.domain.timeline import Recorded, Timeline
from warroom.store import StoreError
from warroom.tui import elsewhere, over
from warroom.tui.dialogs.page import PageScreen
from warroom.views.build import blank
from warroom.views.header import header
from warroom.views.line import Line
from warroom.views.replay import Playing, bar_lines
from warroom.views.scene import Keys, Scene
from warroom.views.still import still_lines
from warroom.views.tape import tape

if TYPE_CHECKING:
    from warroom.tui.face import Face

_TICK = 0.25
_SPEEDS = (1, 2, 5, 20, 100)
_TAPE_FROM = 24
_NOW = 1 << 60
# Behind the scenes it works for so many seconds at once, then lets so many pass.
_SLICE, _PAUSE = 0.008, 0.03
_STEPS_AT_ONCE = 10
_PANE_OF: dict[str, Pane] = {"note": "strategy", "signal": "strategy", "piece": "pipeline", "tactic": "today"}


def open_replay(app: Face, seq: int = 0) -> None:
    """Begin at the change of that number, or at now."""
    try:
        campaign = app.session.board.campaign.id
        line = app.session.store.timeline(campaign)
        if seq:
            line.go(seq)
        standups = tuple(standup.seq for standup in app.session.store.standups(campaign))
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(ReplayScreen(app, line, standups))


def only(app: Face, person: str) -> None:
    """Let the open replay stop at one person's changes only, "" for everybody's."""
    screen = over.open_one(app, ReplayScreen)
    if screen is not None:
        screen.stop_at(person)


class ReplayScreen(PageScreen):
    """Shows the board where the timeline stands; the cards of the last change are lit."""

    REREADS = True

    def __init__(self, app: Face, line: Timeline, standups: tuple[int, ...]) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._line = line
        self._standups = standups
        self._sharing = app.session.sharing
        self._pane = app.desk.focus
        self._playing = 0
        self._speed = 0
        self._person = ""
        self._note = ""
        self._shown: tuple[int, Board | None] = (-1, None)

    def on_mount(self) -> None:
        """Let it play when it is asked to, and make ready for jumps."""
        self.set_interval(_TICK, self._go_on)
        self._preparing = self.set_interval(_PAUSE, self._prepare)

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The board where it stands, and the bar."""
        board = self._board()
        if board is None:
            return tuple(blank(width) for _ in range(height))
        step = self._line.step
        now = in_zone(parse_instant(step.changeset.at if step else board.campaign.created), board.campaign.zone)
        lit = step.cards if step else frozenset()
        # Nothing is added to what was.
        keys = Keys()._replace(free_win="")
        scene = Scene(board, now, self._app.session.me, lit=lit, ascii=self.ascii, keys=keys)
        playing = Playing(
            step.changeset if step else None, self._line.is_newest, bool(self._playing), self._playing < 0,
            _SPEEDS[self._speed], self._person, self._note, measured=height < _TAPE_FROM,
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
            "g": lambda: self._end(1), "home": lambda: self._end(1), "G": lambda: self._end(_NOW),
            "end": lambda: self._end(_NOW),
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
        elif key in self._app.keymap.keys_of("capture"):
            self._app.run_command("capture")
        elif key in ("1", "2", "3"):
            self._pane = PANES[int(key) - 1]
        elif key in ("q", "R"):
            self.close()
            return
        else:
            elsewhere.press_aside(self._app, key)
        self.draw()

    def renew(self) -> None:
        """What others do meanwhile lies ahead of where it stands; where it stands at now, it goes on with them."""
        session, now = self._app.session, self._line.is_newest
        try:
            # What is private by now is so at every moment.
            if session.sharing != self._sharing or (session.sharing and session.board.seq > self._line.newest):
                here = self._line.seq
                self._line, self._sharing = session.store.timeline(session.board.campaign.id), session.sharing
                self._line.go(here)
                self._shown = (-1, None)
                self._preparing.resume()
            line = self._line
            line.extend(session.board.seq)
            if now:
                line.go(line.newest)
        except StoreError as error:
            self._note = str(error)
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
        if self._playing and self.app.screen is self:
            for _ in range(max(round(_SPEEDS[self._speed] * _TICK), 1)):
                if not self._step(self._playing):
                    self._playing = 0
                    break
            self.draw()

    def _prepare(self) -> None:
        """While nobody waits, make jumps quick."""
        end = monotonic() + _SLICE
        try:
            while monotonic() < end:
                if not self._line.prepare(_STEPS_AT_ONCE):
                    self._preparing.pause()
                    return
        except StoreError:
            # Jumps are slower then, and say what is wrong.
            self._preparing.pause()

    def _step(self, by: int) -> bool:
        """To the next change of this campaign, or of the person that is followed; False at either end."""
        line = self._line
        if by > 0:
            return self._go(lambda: line.next_after(line.seq, self._counts), "This is how it stands now.")
        return self._go(lambda: line.last_before(line.seq, self._counts), "Nothing of it was done before.")

    def _day(self, by: int) -> None:
        """To the end of the day before, or of the next day, on which something was done."""
        line, here = self._line, self._line.step
        day = self._day_of(here) if here else ""
        if by < 0:
            earlier = partial(line.last_before, line.seq, lambda step: self._counts(step) and self._day_of(step) < day)
            self._go(earlier, "Nothing of it was done on a day before.")
            return

        def end_of_next() -> int:
            first = line.next_after(line.seq, lambda step: self._counts(step) and self._day_of(step) > day)
            if not first:
                last = line.last_before(line.newest + 1, self._counts)
                return last if last > line.seq else 0
            then = self._day_of(step) if (step := line.step_at(first)) else ""
            after = line.next_after(first, lambda step: self._day_of(step) > then)
            return line.last_before(after or line.newest + 1, self._counts)

        self._go(end_of_next, "This is how it stands now.")

    def _standup(self, by: int) -> None:
        here = self._line.seq
        found = [seq for seq in self._standups if (seq > here if by > 0 else seq < here)]
        seq = (min(found) if by > 0 else max(found)) if found else 0
        self._go(lambda: seq, f"No standup was held {'after' if by > 0 else 'before'} this.")

    def _go(self, find: Callable[[], int], nowhere: str) -> bool:
        """To the change that is found; where there is none, or no campaign yet, it is said why nothing moved."""
        line = self._line
        start = line.seq
        try:
            seq = find()
            if seq and seq != start:
                line.go(seq)
                if not line.is_there:
                    line.go(start)
        except StoreError as error:
            self._note = str(error)
            return False
        if line.seq == start:
            self._note = nowhere
            return False
        self._follow()
        return True

    def _end(self, seq: int) -> None:
        """To the first moment of the campaign, or to now."""
        line = self._line
        try:
            line.go(seq)
            while not line.is_there and line.on():
                pass
        except StoreError as error:
            self._note = str(error)

    def _follow(self) -> None:
        """Where one pane is shown, show one in which something moved."""
        board, step = self._board(), self._line.step
        if board is None or step is None:
            return
        moved = [card for key in step.cards if (card := board.cards.get(key)) is not None]
        panes = {_PANE_OF[card.kind] for card in moved}
        if panes and self._pane not in panes:
            self._pane = next(pane for pane in PANES if pane in panes)

    def _counts(self, step: Recorded) -> bool:
        mine = step.changeset.campaign == self._app.session.board.campaign.id
        return mine and self._person in ("", step.changeset.actor)

    def _day_of(self, step: Recorded) -> str:
        return day_of(step.changeset.at, self._app.session.board.campaign.zone)

    def _ask_person(self) -> None:
        people = sorted(self._app.session.board.people)
        choices = (Choice("", "everybody"), *(Choice(handle, f"@{handle}") for handle in people))
        pick = Pick("Stop at whose changes?", choices, lambda key, _: Do("replay.only", key), current=self._person)
        self._app.perform(pick)

"""The standup: a page at a time, any card acted on without leaving, at the end a stamp and the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.standup import stamp
from warroom.commands.handlers.asking import ask, write
from warroom.commands.spec import Copy, Do, Outcome
from warroom.config.files import replace_text
from warroom.domain.dates import say_when
from warroom.domain.standup import Since, Step, since_of, steps, usual_length
from warroom.formats.minutes import minutes
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.line import Line
from warroom.views.standup import Page, standup_lines

if TYPE_CHECKING:
    from warroom.domain.changes import Entry
    from warroom.tui.app import WarroomApp

_ON = frozenset({"space", "l", "right", "pagedown"})
_BACK = frozenset({"backspace", "h", "left", "pageup"})
_CARDS = {"j": 1, "down": 1, "k": -1, "up": -1}
# Where the digits jump to.
_SECTIONS = ("score", "since", "stage", "person", "exceptions", "live", "today", "end")


def open_standup(app: WarroomApp) -> None:
    """Begin a standup."""
    board = app.session.board
    try:
        held = app.session.store.standups(board.campaign.id)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    app.push_screen(StandupScreen(app, since_of(held, board, tuple(board.people.values()))))


def save(app: WarroomApp, where: str) -> None:
    """Write the minutes of the open standup to a file."""
    screen = next((screen for screen in app.screen_stack if isinstance(screen, StandupScreen)), None)
    if screen is None:
        return
    path = Path(where).expanduser()
    try:
        replace_text(path, screen.minutes())
    except (OSError, ValueError) as error:
        app.say(f"The minutes could not be saved to {where}: {error}.", "bad")
    else:
        app.say(f"The minutes are in {path.absolute()}", "good")


class StandupScreen(PageScreen):
    """Walks the standup, with quiet timers for the page and for all of it."""

    def __init__(self, app: WarroomApp, since: Since) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._since = since
        self._begun = self._turned = app.session.clock()
        self._place = ("score", "")
        self._selected = ""
        self._stamped = False
        self._entries: tuple[Entry, ...] = ()
        self._read_at = -1

    def on_mount(self) -> None:
        """Let the timers run."""
        self.set_interval(1.0, self.draw)

    @property
    def step(self) -> Step:
        """The page that is shown."""
        found = self._steps()
        return found[self._at(found)]

    @property
    def selected(self) -> str:
        """The chosen card, the first of the page when none is."""
        cards = [card.id for card in self.step.cards]
        return self._selected if self._selected in cards else cards[0] if cards else ""

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.selected

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The page as the view draws it."""
        found, note, now = self._steps(), self._app.room.note, self._app.session.clock()
        usual = usual_length(sum(step.kind == "person" for step in found))
        page = Page(
            found, self._at(found), self.selected, self._since, self._entries,
            (now - self._turned).total_seconds(), (now - self._begun).total_seconds(), now - self._begun > usual,
            self._stamped, (note.text, note.tone) if note else ("", ""),
        )  # fmt: skip
        return standup_lines(page, self._app.desk.scene(), width, height)

    def minutes(self) -> str:
        """The minutes so far, in Markdown."""
        when = say_when(f"{self._app.now():%Y-%m-%dT%H:%M}", self._app.now())
        return minutes(self._app.session.board, self._steps(), self._entries, f"standup of {when}")

    def take(self, event: events.Key) -> None:
        """Turn the page, jump, choose a card, end it, or act on the chosen card."""
        key = event.key
        if key in _ON:
            self._turn(1)
        elif key in _BACK:
            self._turn(-1)
        elif key.isdecimal():
            self._jump(int(key))
        elif self.step.kind == "end" and key in ("enter", "y", "w"):
            self._app.dispatch.perform(self._ending(key))
        elif key in _CARDS:
            self._choose(_CARDS[key])
        elif key == "q":
            self.close()
        elif key == "enter" and self.selected:
            self._app.act(Do("open", self.selected))
        else:
            elsewhere.press(self._app, key, self.selected)

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """The next page, as a presenter's click does."""
        self._turn(1)

    def scrolled(self, by: int) -> None:
        """Choose the card beside."""
        self._choose(by)

    def _ending(self, key: str) -> Outcome:
        if key == "y":
            return Copy(self.minutes(), "minutes")
        if key == "w":
            usual = f"standup-{self._app.now():%Y-%m-%d}.md"
            return ask("Save the minutes to", lambda path: (Do("standup.save", path), path), initial=usual)
        self._stamped = True
        return write(stamp(self._app.session.board, self.minutes(), self._app.session.clock(), self._app.session.me))

    def _turn(self, by: int) -> None:
        found = self._steps()
        self._go(found[max(0, min(self._at(found) + by, len(found) - 1))])

    def _jump(self, section: int) -> None:
        if 1 <= section <= len(_SECTIONS):
            wanted = _SECTIONS[section - 1]
            step = next((step for step in self._steps() if step.kind == wanted), None)
            if step is not None:
                self._go(step)

    def _go(self, step: Step) -> None:
        if (step.kind, step.name) != self._place:
            self._place, self._selected, self._turned = (step.kind, step.name), "", self._app.session.clock()
        self.draw()

    def _choose(self, by: int) -> None:
        cards = [card.id for card in self.step.cards]
        if cards:
            self._selected = cards[max(0, min(cards.index(self.selected) + by, len(cards) - 1))]
            self.draw()

    def _at(self, found: tuple[Step, ...]) -> int:
        """Where one is; at a stage or person that is gone, where that would be."""
        exact = next((n for n, step in enumerate(found) if (step.kind, step.name) == self._place), None)
        if exact is not None:
            return exact
        return next((n for n, step in enumerate(found) if step.kind == self._place[0]), 0)

    def _steps(self) -> tuple[Step, ...]:
        self._read()
        return steps(self._app.session.board, self._entries)

    def _read(self) -> None:
        session = self._app.session
        if self._read_at == session.board.seq:
            return
        since = self._since
        try:
            start = "" if since.seq else since.at
            self._entries = session.store.between(session.board.campaign.id, after=since.seq, since=start)
            self._read_at = session.board.seq
        except StoreError as error:
            self._app.call_later(self._app.say, str(error), "bad")

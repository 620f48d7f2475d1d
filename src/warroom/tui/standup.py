"""The standup: a page at a time, any card acted on without leaving, at the end a stamp and the minutes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.standup import stamp
from warroom.commands.catalogue import by_id
from warroom.commands.handlers.asking import ask, write
from warroom.commands.spec import Choice, Copy, Do, Outcome, Pick, Say
from warroom.config.files import replace_text
from warroom.domain.standup import Since, Step, since_of
from warroom.store import StoreError
from warroom.tui import elsewhere, over, sharing
from warroom.tui.agenda import Agenda
from warroom.tui.chrome import key_hints
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.stopwatch import Stopwatch
from warroom.views.line import Line
from warroom.views.standup.page import Page
from warroom.views.standup.screen import standup_lines

if TYPE_CHECKING:
    from warroom.tui.face import Face

_ON = frozenset({"space", "l", "right", "pagedown"})
_BACK = frozenset({"backspace", "h", "left", "pageup"})
_CARDS = {"j": 1, "down": 1, "k": -1, "up": -1}
_ENDS = {"g": 0, "home": 0, "G": -1, "end": -1}
# Where the digits jump to.
_SECTIONS = ("score", "since", "stage", "person", "exceptions", "live", "today", "end")
# What is done most with a card here, as it is called here.
_ACTS = (("owner", "owner"), ("move", "stage"), ("blocked", "blocked"), ("inches", "inches"))
# How often the timers are looked at, in seconds.
_LOOK = 5.0


def open_standup(app: Face) -> None:
    """Begin a standup; nothing private is shown for as long as it lasts, where the settings say so."""
    begins = app.settings.standup.share_safe and not app.sharing
    if begins:
        sharing.share(app, True)
    board = app.session.board
    try:
        held = app.session.store.standups(board.campaign.id)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    screen, recorded = StandupScreen(app, since_of(held, board, tuple(board.people.values()))), _record(app)

    def left(result: None) -> None:
        if recorded is not None:
            recorded(result)
        if begins:
            _leave(app, screen)

    app.push_screen(screen, left)


def _record(app: Face) -> Callable[[None], None] | None:
    """Begin a recording, if every standup is to be recorded and none runs yet; gives what ends it."""
    if not app.settings.standup.record or (app.recording is not None and app.recording.on):
        return None
    recording = app.recorder()
    recording.begin("standup")
    return lambda _: recording.end()


def _leave(app: Face, screen: StandupScreen) -> None:
    """Show again what the standup hid: at once where it came to its end, else after asking, for it may go on."""
    if app.sharing and screen.stamped:
        sharing.share(app, False)
    elif app.sharing:
        app.run_command("share-safe")


def save(app: Face, where: str) -> None:
    """Write the minutes of the open standup to a file."""
    screen = _open_one(app)
    if screen is None:
        return
    path = Path(where).expanduser()
    try:
        replace_text(path, screen.minutes())
    except (OSError, ValueError) as error:
        app.say(f"The minutes could not be saved to {where}: {error}.", "bad")
    else:
        app.say(f"The minutes are in {path.absolute()}", "good")


def go(app: Face, place: str) -> None:
    """Turn the open standup to a page by its kind and name."""
    screen = _open_one(app)
    if screen is not None:
        screen.go(place)


def _open_one(app: Face) -> StandupScreen | None:
    return over.open_one(app, StandupScreen)


class StandupScreen(PageScreen):
    """Walks the standup, with quiet timers for the page and for all of it."""

    LIGHTS = True
    REREADS = True

    def __init__(self, app: Face, since: Since) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._agenda = Agenda(app, since)
        self._place = ("score", "")
        self._watch = Stopwatch(app.session.clock, self._place)
        self._selected = ""
        self._scrolled = 0

    def on_mount(self) -> None:
        """Let the timers run."""
        self.set_interval(_LOOK, self.draw)

    @property
    def stamped(self) -> bool:
        """Whether the standup came to its end."""
        return bool(self._agenda.stamp)

    @property
    def step(self) -> Step:
        """The page that is shown."""
        found = self._agenda.steps()
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
        found = self._agenda.steps()
        times = self._watch.times(step.name for step in found if step.kind == "person")
        page = Page(
            found, self._at(found), self.selected, self._agenda.since, self._agenda.entries, times, self._hints(),
            self.minutes() if found[self._at(found)].kind == "end" else "", bool(self._agenda.stamp), self._scrolled,
            self._app.room.told,
        )  # fmt: skip
        return standup_lines(page, elsewhere.scene_on(self._app, self.selected), width, height)

    def minutes(self) -> str:
        """The minutes so far, in Markdown."""
        return self._agenda.minutes()

    def take(self, event: events.Key) -> None:
        """Turn the page, jump, choose a card, end it, or act on the chosen card."""
        key = event.key
        if key in _ON:
            self._turn(1)
        elif key in _BACK:
            self._turn(-1)
        elif key in _ENDS:
            self._show(self._agenda.steps()[_ENDS[key]])
        elif key.isdecimal():
            self._jump(int(key))
        elif key == "slash":
            self._app.perform(self._ask_page())
        elif self.step.kind == "end" and key in ("enter", "y", "w"):
            self._app.perform(self._ending(key))
        elif key in _CARDS:
            self._choose(_CARDS[key])
        elif key == "q":
            self.close()
        elif key == "enter" and self.selected:
            self._app.act(Do("open", self.selected))
        else:
            elsewhere.press(self._app, key, self.selected)

    def close(self) -> None:
        """Leave; whoever has come to the end without a stamp hears that there is none."""
        if self.step.kind == "end" and not self._agenda.stamp:
            self._app.call_later(
                self._app.say, "The standup was not stamped: the next one looks back as far as this one."
            )
        super().close()

    def go(self, place: str) -> None:
        """Turn to the page of that kind and name."""
        kind, _, name = place.partition(" ")
        step = next((step for step in self._agenda.steps() if (step.kind, step.name) == (kind, name)), None)
        if step is not None:
            self._show(step)

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
        if self._agenda.stamp:
            return Say("It is stamped already: the next one looks back to here.")
        draft = stamp(self._app.session.board, self.minutes(), self._app.session.clock(), self._app.session.me)
        self._agenda.stamp = draft.changes[0].id
        return write(draft)

    def _ask_page(self) -> Outcome:
        # The first page of each kind goes by its digit, here as well as on the pages.
        digits = {kind: str(number) for number, kind in enumerate(_SECTIONS, start=1)}
        choices = tuple(
            Choice(
                f"{step.kind} {step.name}",
                step.title,
                f"{len(step.cards)}" if step.cards else "",
                hot=digits.pop(step.kind, ""),
            )
            for step in self._agenda.steps()
        )
        here = f"{self.step.kind} {self.step.name}"
        return Pick("Go to", choices, lambda key, _: Do("standup.go", key), current=here)

    def _turn(self, by: int) -> None:
        found = self._agenda.steps()
        self._show(found[max(0, min(self._at(found) + by, len(found) - 1))])

    def _jump(self, section: int) -> None:
        if 1 <= section <= len(_SECTIONS):
            wanted = _SECTIONS[section - 1]
            step = next((step for step in self._agenda.steps() if step.kind == wanted), None)
            if step is not None:
                self._show(step)

    def _show(self, step: Step) -> None:
        if (step.kind, step.name) != self._place:
            self._place, self._selected, self._scrolled = (step.kind, step.name), "", 0
            self._watch.turn(self._place)
            if self._app.recording is not None:
                self._app.recording.mark(step.title)
        self.draw()

    def _choose(self, by: int) -> None:
        cards = [card.id for card in self.step.cards]
        if cards:
            self._selected = cards[max(0, min(cards.index(self.selected) + by, len(cards) - 1))]
        elif self.step.kind == "end":
            most = self.minutes().count("\n")
            self._scrolled = max(0, min(self._scrolled + by, most))
        self.draw()

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """What can be done with the chosen card, by the user's keys."""
        named = [command._replace(short=word) for name, word in _ACTS if (command := by_id(name)) is not None]
        return key_hints(named, self._app.keymap, elsewhere.context_on(self._app, self.selected))

    def _at(self, found: tuple[Step, ...]) -> int:
        """Where one is; at a stage or person that is gone, where that would be."""
        exact = next((n for n, step in enumerate(found) if (step.kind, step.name) == self._place), None)
        if exact is not None:
            return exact
        return next((n for n, step in enumerate(found) if step.kind == self._place[0]), 0)

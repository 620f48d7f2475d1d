"""The dashboard put together: its parts, and where everything that happens arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.geometry import Size
from textual.screen import Screen

from warroom.commands.keymap import Keymap
from warroom.commands.spec import Command, Context, Do, Outcome
from warroom.config.settings import Settings
from warroom.config.state import remember_campaign
from warroom.session import Session
from warroom.tui import opened, over, themes, undoing
from warroom.tui.acts import act
from warroom.tui.answering import answered
from warroom.tui.away import Away
from warroom.tui.dispatch import Dispatcher
from warroom.tui.face import Face
from warroom.tui.look import Look
from warroom.tui.moments import Moments
from warroom.tui.mouse import Mouse
from warroom.tui.notices import Notices
from warroom.tui.presenting import Presenting
from warroom.tui.rest import Rest
from warroom.tui.trail import Trail
from warroom.tui.watch import Beat, Watch

if TYPE_CHECKING:
    from warroom.tui.dialogs.base import Live
    from warroom.tui.dialogs.card import Forward, Turn


class WarroomApp(Face):
    """Hands what happens to the part whose work it is."""

    def __init__(
        self, session: Session, settings: Settings, keymap: Keymap, look: Look, options: dict[str, str] | None = None
    ) -> None:
        """`options` are those of a plain start, for which the last frame is kept; None keeps none."""
        super().__init__(session, settings, keymap, look)
        self.mouse = Mouse(self)
        self.rest = Rest(self, options)
        self.away: Away = Away(self)
        self.notices = Notices(self)
        self.moments = Moments(self)
        self.presenting: Presenting = Presenting(self, self.rest.face)
        self.dispatch = Dispatcher(self, self.away, self.presenting)
        self.lookout = Watch(self, self.rest, self.away, self.presenting, self.notices)
        self._problems: list[str] = []
        self._first: Do | None = None

    # Start and end

    def get_default_screen(self) -> Screen[Any]:
        """The main screen, without another one before it."""
        return self.room

    def on_mount(self) -> None:
        """Lay out the first frame; what can wait comes after it."""
        self.room.resize(self.size)
        self.call_after_refresh(self._painted)

    def greet(self, *problems: str, first: Do | None = None) -> None:
        """Do `first`, and say these problems and the keymap's, when the first frame is on the screen."""
        self._first = first
        self._problems = [problem for problem in (*problems, *self.keymap.problems) if problem]

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if it was a fault of ours."""
        return self._exception

    def _painted(self) -> None:
        if not self.is_running:
            # Ended by a signal before anything was seen.
            return
        self.room.painted()
        self.rest.first_frame()
        self.lookout.start()
        self.away.start()
        self.screen_change_signal.subscribe(self, lambda _: self.presenting.place())
        if self._first is not None:
            self.act(self._first)
        if self._problems:
            self.say(" ".join(self._problems), "warn")

    def on_unmount(self) -> None:
        """Stop the heartbeat."""
        self.lookout.stop()

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave; the frame is kept while it still stands."""
        self.lookout.stop()
        self.away.stop()
        self.presenting.leave()
        if self.recording is not None:
            self.recording.leave()
        self.rest.keep_frame()
        super().exit(*args, **kwargs)

    def _fatal_error(self) -> None:
        """Leave quietly after a fault: whoever started the app says what is to be said."""
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """As quietly after a fault that Textual would paint."""
        self._fatal_error()

    # Events

    async def on_event(self, event: events.Event) -> None:
        """Keys and the mouse on the main screen are answered at once, before Textual's own chain of bindings."""
        if self.recording is not None and isinstance(event, events.Resize):
            self.recording.resize(*event.size)
        if answered(self, event):
            return
        await super().on_event(event)
        if isinstance(event, events.Resize):
            self.room.resize(Size(*event.size))

    @on(events.MouseDown)
    @on(events.MouseUp)
    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _mouse_on_the_room(self, event: events.MouseEvent) -> None:
        if self.screen is self.room:
            with self.outliving():
                self.mouse.take(event)

    def press(self, key: str, character: str | None) -> None:
        """Answer a key on the main screen."""
        with self.outliving():
            if self.filtering.press(key, character):
                return
            command = self.keymap.command(key, self.desk.focus)
            if command is not None:
                self.run_on(command)

    def on_app_focus(self) -> None:
        """Back from elsewhere, perhaps from a night's sleep: the day may be another one."""
        self.post_message(Beat())
        self.away.back()

    def on_app_blur(self) -> None:
        """Another window is in front."""
        self.away.gone()

    def before_pause(self) -> None:
        """From now on the terminal is somebody else's."""
        self.away.gone()

    def after_pause(self) -> None:
        """Take in what happened while the terminal was somebody else's."""
        self.rest.name_terminal()
        self.take_in()
        self.away.back()

    # The loop

    def run_on(self, command: Command, context: Context | None = None, trail: Trail | None = None) -> None:
        """Run a command, on what is selected unless told otherwise, or say why it cannot be done."""
        self.dispatch.run(command, context, trail)

    def perform(self, outcome: Outcome, trail: Trail | None = None) -> None:
        """Do what an outcome says."""
        self.dispatch.perform(outcome, trail)

    def act(self, do: Do) -> None:
        """Do what only the face can do."""
        act(self, do)

    def refreshed(self, follow: str = "") -> None:
        """Show the session's board; select `follow` where it stands."""
        before = self.desk.board
        self.desk.found = self.filtering.found()
        self.desk.take(self.session.board, self.minute(), follow)
        self.moments.look(before)
        if self.desk.board.is_gone and not before.is_gone:
            self.call_later(self.say, undoing.farewell(self.desk.board), "warn")
        if follow:
            self.desk.select(follow)
        self.room.rearrange()
        self.rest.changed()
        if len(self.screen_stack) > 1:
            opened.renew(self)
            over.renew(self)

    def step(self, back: bool, seq: int = 0) -> None:
        """Undo or redo, naming what it was."""
        undoing.step(self, back, seq)

    def switch(self, campaign: str) -> None:
        """Go over to another campaign of this file."""

        def work() -> None:
            self.session.switch(campaign)
            self.desk.unmark()
            self.filtering.clear()
            self.refreshed()
            remember_campaign(self.session.store.path, self.session.board.campaign.id)
            self.rest.name_terminal()

        self.guarded(work)

    def wear(self, name: str, keep: bool = False) -> None:
        """Change the theme, everywhere at once; `keep` it for the next start too."""
        problem = themes.wear(self, self.room, name)
        if problem:
            self.say(problem, "bad")
        elif keep and (problem := themes.keep(name)):
            self.say(problem, "warn")

    def on_beat(self) -> None:
        """Show what has changed."""
        self.take_in()

    def take_in(self) -> bool:
        """Show the day, the board and the people as they are now; False when they cannot be read."""
        return self.lookout.take_in()

    # Messages

    def on_live(self, message: Live) -> None:
        """Do at once what an open dialog tries on."""
        self.perform(message.outcome)

    def on_forward(self, message: Forward) -> None:
        """Answer a key that was pressed on the opened card."""
        with self.outliving():
            opened.forward(self, message)

    def on_turn(self, message: Turn) -> None:
        """Open the card beside the opened one."""
        opened.turn(self, message)

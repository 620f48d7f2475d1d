"""The dashboard's app: one session, one desk, one room; everything that happens arrives here."""

from __future__ import annotations

from datetime import datetime
from time import time
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.geometry import Size
from textual.screen import Screen

from warroom.commands.catalogue import COMMANDS, by_id
from warroom.commands.keymap import Keymap
from warroom.commands.spec import Context, Do, Outcome, Tone
from warroom.config.settings import Settings
from warroom.config.state import remember_campaign
from warroom.domain.dates import in_zone
from warroom.session import Session
from warroom.tui import opened, themes, undoing
from warroom.tui.acts import act
from warroom.tui.answering import answered
from warroom.tui.away import Away
from warroom.tui.chrome import key_hints, named_keys
from warroom.tui.desk import Desk
from warroom.tui.dispatch import Dispatcher, Trail
from warroom.tui.filtering import Filtering
from warroom.tui.layer import Layered
from warroom.tui.look import Look
from warroom.tui.moments import Moments
from warroom.tui.mouse import Mouse
from warroom.tui.notices import Notices
from warroom.tui.presenting import Presenting
from warroom.tui.replaced import outliving_an_upgrade
from warroom.tui.rest import Rest
from warroom.tui.room import Room
from warroom.tui.telling import Telling
from warroom.tui.terminal import driver_class
from warroom.tui.watch import Beat, Watch

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from warroom.tui.dialogs.base import Live
    from warroom.tui.dialogs.card import Forward, Turn
    from warroom.tui.recording import Recording
    from warroom.views.badges import Badge


_HINTED = tuple(sorted((c for c in COMMANDS if c.footer), key=lambda command: command.footer))


class WarroomApp(Layered[int], inherit_bindings=False):
    """Holds what the parts share; the work is done in the modules that it names."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(
        self, session: Session, settings: Settings, keymap: Keymap, look: Look, options: dict[str, str] | None = None
    ) -> None:
        """`options` are those of a plain start, for which the last frame is kept; None keeps none."""
        super().__init__(driver_class=driver_class())
        self.started = time()
        self.session = session
        self.settings = settings
        self.keymap = keymap
        keys = named_keys(keymap, settings.ascii)
        self.desk: Desk = Desk(session.board, self.minute(), session.me, settings.ascii, settings.zone, keys)
        self.room: Room = Room(self.desk, look, lambda context: key_hints(_HINTED, keymap, context))
        self.dispatch = Dispatcher(self)
        self.filtering: Filtering = Filtering(self)
        self.mouse = Mouse(self)
        self.rest = Rest(self, options)
        self.away: Away = Away(self)
        self.notices = Notices(self)
        self.moments = Moments(self)
        self.presenting: Presenting = Presenting(self)
        self.telling: Telling = Telling(self)
        self.recording: Recording | None = None
        self.lookout = Watch(self)
        self._problems: list[str] = []
        self._first: Do | None = None
        themes.register(self, look)

    @property
    def badges(self) -> tuple[Badge, ...]:
        """What every screen says steadily."""
        return self.desk.badges

    @property
    def look(self) -> Look:
        """The theme in use."""
        return self.room.look

    @property
    def sharing(self) -> bool:
        """Whether the screen is shared, so that nothing private is shown."""
        return self.session.sharing

    def now(self) -> datetime:
        """This moment in the campaign's zone."""
        return in_zone(self.session.clock(), self.session.board.campaign.zone)

    def minute(self) -> datetime:
        """This moment without its seconds, as the screen tells it."""
        return self.now().replace(second=0, microsecond=0)

    def context(self, with_themes: bool = False) -> Context:
        """What a command's handler sees now; to read every theme takes longer than most commands."""
        return self.desk.context(self.now(), themes.choices() if with_themes else (), self.look.theme.name)

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
            with outliving_an_upgrade(self):
                self.mouse.take(event)

    def press(self, key: str, character: str | None) -> None:
        """Answer a key on the main screen."""
        with outliving_an_upgrade(self):
            if self.filtering.press(key, character):
                return
            command = self.keymap.command(key, self.desk.focus)
            if command is not None:
                self.dispatch.run(command)

    def on_app_focus(self) -> None:
        """Back from elsewhere, perhaps from a night's sleep: the day may be another one."""
        self.post_message(Beat())
        self.away.back()

    def on_app_blur(self) -> None:
        """Another window is in front."""
        self.away.gone()

    def after_pause(self) -> None:
        """Take in what happened while the terminal was somebody else's."""
        self.rest.name_terminal()
        self.lookout.take_in()
        self.away.back()

    # The loop

    def run_command(self, name: str) -> None:
        """Run a command by its id."""
        command = by_id(name)
        if command is not None:
            self.dispatch.run(command)

    def act(self, do: Do) -> None:
        """Do what only the face can do."""
        act(self, do)

    def catch_up(self) -> None:
        """Take in others' changes now.  Raises StoreError."""
        self.session.refresh()
        self.refreshed()

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

        self.dispatch.guarded(work)

    def on_beat(self) -> None:
        """Show what has changed."""
        self.lookout.take_in()

    # Messages and dialogs

    def say(self, text: str, tone: Tone = "info") -> None:
        """Show a message for a few seconds; bad news stays longer."""
        self.telling.say(text, tone)

    def hush(self) -> None:
        """Take the message away."""
        self.telling.hush()

    def open_dialog(self, screen: ModalScreen[Outcome | None], trail: Trail | None = None) -> None:
        """Show a dialog and perform what it goes away with."""
        self.push_screen(screen, lambda outcome: self.dispatch.perform(outcome, trail) if outcome else None)
        if self.room.note is not None:
            # It would stand behind the dialog.
            self.call_later(self.telling.put, self.room.note)

    def open_and_run(self, screen: ModalScreen[str | None]) -> None:
        """Show a list of commands and run the one it goes away with."""
        self.push_screen(screen, lambda name: self.run_command(name) if name else None)

    def on_live(self, message: Live) -> None:
        """Do at once what an open dialog tries on."""
        self.dispatch.perform(message.outcome)

    def on_forward(self, message: Forward) -> None:
        """Answer a key that was pressed on the opened card."""
        with outliving_an_upgrade(self):
            opened.forward(self, message)

    def on_turn(self, message: Turn) -> None:
        """Open the card beside the opened one."""
        opened.turn(self, message)

    def wear(self, name: str, keep: bool = False) -> None:
        """Change the theme, everywhere at once; `keep` it for the next start too."""
        themes.wear(self, name, keep)

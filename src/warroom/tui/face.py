"""The dashboard as its parts and windows see it: what they share, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from time import monotonic, time
from typing import TYPE_CHECKING

from warroom.commands.catalogue import COMMANDS, by_id
from warroom.commands.keymap import Keymap
from warroom.commands.spec import Command, Context, Do, Outcome, Tone
from warroom.config.settings import Settings
from warroom.session import Session
from warroom.store import StoreError
from warroom.tui import themes
from warroom.tui.chrome import key_hints, named_keys
from warroom.tui.desk import Desk
from warroom.tui.filtering import Filtering
from warroom.tui.layer import Layered
from warroom.tui.look import Look
from warroom.tui.replaced import outliving_an_upgrade
from warroom.tui.room import Room
from warroom.tui.telling import Telling
from warroom.tui.terminal import driver_class

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from warroom.tui.recording import Recording
    from warroom.tui.trail import Trail
    from warroom.views.badges import Badge

_HINTED = tuple(sorted((c for c in COMMANDS if c.footer), key=lambda command: command.footer))


class Face(Layered[int], inherit_bindings=False):
    """One session, one desk, one room, and what is said and done with them.

    What has no body here is done by the parts, which `app.WarroomApp` puts together.  `tick` gives seconds of a clock
    that never jumps.
    """

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(self, session: Session, settings: Settings, keymap: Keymap, look: Look) -> None:
        super().__init__(driver_class=driver_class())
        self.started = time()
        self.tick: Callable[[], float] = monotonic
        self.session = session
        self.settings = settings
        self.keymap = keymap
        keys = named_keys(keymap, settings.ascii)
        self.desk: Desk = Desk(session.board, self.minute(), session.me, settings.ascii, settings.zone, keys)
        self.room: Room = Room(self.desk, look, lambda context: key_hints(_HINTED, keymap, context))
        self.telling = Telling(self, self.room)
        self.filtering = Filtering(self, session, self.room, self.outliving)
        self.recording: Recording | None = None
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
        return self.session.now()

    def minute(self) -> datetime:
        """This moment without its seconds, as the screen tells it."""
        return self.now().replace(second=0, microsecond=0)

    def context(self, with_themes: bool = False) -> Context:
        """What a command's handler sees now; to read every theme takes longer than most commands."""
        return self.desk.context(self.now(), themes.choices() if with_themes else (), self.look.theme.name)

    # What is said

    def say(self, text: str, tone: Tone = "info") -> None:
        """Show a message for a few seconds; bad news stays longer."""
        self.telling.say(text, tone)

    def hush(self) -> None:
        """Take the message away."""
        self.telling.hush()

    def tell_terminal(self, code: str) -> None:
        """Write a code to the terminal, where there is one."""
        driver = self._driver
        if code and driver is not None and not self.is_headless:
            driver.write(code)
            driver.flush()

    def guarded(self, work: Callable[[], None]) -> bool:
        """Do `work`; a store that cannot is said, and False given."""
        try:
            work()
        except StoreError as error:
            self.say(str(error), "bad")
            return False
        return True

    def outliving(self) -> AbstractContextManager[None]:
        """Around what may load something: an upgrade of the program meanwhile is said."""
        return outliving_an_upgrade(self.started, self.say)

    # What is done

    def run_on(self, command: Command, context: Context | None = None, trail: Trail | None = None) -> None:
        """Run a command, on what is selected unless told otherwise, or say why it cannot be done."""
        raise NotImplementedError

    def run_command(self, name: str) -> None:
        """Run a command by its id."""
        command = by_id(name)
        if command is not None:
            self.run_on(command)

    def perform(self, outcome: Outcome, trail: Trail | None = None) -> None:
        """Do what an outcome says."""
        raise NotImplementedError

    def act(self, do: Do) -> None:
        """Do what only the face can do."""
        raise NotImplementedError

    def recorder(self) -> Recording:
        """What records the screen, made when it is first asked for."""
        if self.recording is None:
            from warroom.tui.recording import Recording

            self.recording = Recording(self, self.session, self.room, self.telling)
        return self.recording

    # What is shown

    def refreshed(self, follow: str = "") -> None:
        """Show the session's board; select `follow` where it stands."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """Take in others' changes now.  Raises StoreError."""
        self.session.refresh()
        self.refreshed()

    def take_in(self) -> bool:
        """Show the day, the board and the people as they are now; False when they cannot be read."""
        raise NotImplementedError

    def before_pause(self) -> None:
        """From now on the terminal is somebody else's."""
        raise NotImplementedError

    def after_pause(self) -> None:
        """Take in what happened while the terminal was somebody else's."""
        raise NotImplementedError

    def open_dialog(self, screen: ModalScreen[Outcome | None], trail: Trail | None = None) -> None:
        """Show a dialog and perform what it goes away with."""
        self.push_screen(screen, lambda outcome: self.perform(outcome, trail) if outcome else None)
        if self.room.note is not None:
            # It would stand behind the dialog.
            self.call_later(self.telling.put, self.room.note)

    def open_and_run(self, screen: ModalScreen[str | None]) -> None:
        """Show a list of commands and run the one it goes away with."""
        self.push_screen(screen, lambda name: self.run_command(name) if name else None)

"""What is done beside the work: presence, the terminal's title, the kept frame, the collector, what keys will open."""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from warroom import boot
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.text import literal
from warroom.store import StoreError, Unusable
from warroom.views.scene import Record

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.model import Card
    from warroom.tui.face import Face

_IDLE_SECONDS = 3.0
# After so long without a key the windows are loaded, one at a time, so that the first key for one finds it there.
_QUIET_SECONDS = 0.5
_WINDOWS = (
    "load", "calendar", "triage", "routines", "rail", "dialogs.pick", "dialogs.ask", "dialogs.card", "dialogs.form",
    "dialogs.confirm", "dialogs.palette", "dialogs.help", "day", "standup", "history", "ledger", "replay", "flow",
    "scoreboard", "playbooks", "playing",
)  # fmt: skip
_PRESENCE_SECONDS = 55.0
# So many notes are looked up right after the first frame; more wait for a quiet moment.
_FEW_NOTES = 40
# Young objects before a collection: drawing makes few cycles, and a pause is felt as a late key.
_THRESHOLD = 100_000


class Rest:
    """Does its work when nobody waits for anything."""

    def __init__(self, app: Face, options: dict[str, str] | None) -> None:
        self._app = app
        self._options = options
        self.face = mint()
        self._last_touch = monotonic()
        self._due = True
        self._said = ("", 0)
        self._recorded = ("", 0)
        self._shown = False
        self._unloaded = list(reversed(_WINDOWS))

    def first_frame(self) -> None:
        """The first frame is on the screen: what was imported will stay, and the terminal gets its name."""
        gc.freeze()
        gc.set_threshold(_THRESHOLD, 50, 100)
        gc.enable()
        self.name_terminal()
        self._app.desk.here = self.here()
        if len(_notes(self._app.session.board)) <= _FEW_NOTES:
            self._app.call_later(self.record)
        if self._app.session.board.routines:
            self._app.call_later(self._app.take_in)
        self._shown = True

    def touched(self) -> None:
        """Somebody is at the keyboard."""
        self._last_touch = monotonic()
        self._due = True

    def changed(self) -> None:
        """The screen is another one than was kept."""
        self._due = True

    def maybe(self) -> None:
        """Load a window; collect and keep the frame, once, when nobody has done anything for a while."""
        quiet = monotonic() - self._last_touch
        if self._unloaded and self._shown and quiet > _QUIET_SECONDS and not self._app.is_headless:
            self._app.call_later(self.load_one)
        if self._due and quiet > _IDLE_SECONDS:
            self._due = False
            self._app.call_later(self._idle)

    def load_one(self) -> None:
        """Load the next window; one that an upgrade of the program took away is told of by the key that opens it."""
        if self._unloaded:
            with suppress(ImportError):
                import_module(f"warroom.tui.{self._unloaded.pop()}")

    def here(self) -> tuple[str, ...]:
        """Say that this person is here, once a minute, and hear who else is."""
        session, campaign = self._app.session, self._app.session.board.campaign.id
        said = (campaign, int(monotonic() // _PRESENCE_SECONDS))
        if said == self._said:
            return self._app.desk.here
        self._said = said
        if session.store.soundness.is_due:
            self._app.run_worker(self._look_again, thread=True, exclusive=True, group="soundness")
        try:
            return session.store.here(self.face, session.me, campaign, instant(session.clock()))
        except Unusable as error:
            # Others may not write and we may not either: nothing else would say so at once that the file is lost.
            self._app.call_later(self._app.say, str(error), "bad")
            return self._app.desk.here
        except StoreError:
            # Presence is a courtesy: a file that cannot be written says so when something is to be written.
            return self._app.desk.here

    def record(self) -> None:
        """Look up what the notes have led to, however long ago, unless that is known of the board as it is."""
        session, desk = self._app.session, self._app.desk
        position = session.position[:2]
        if position == self._recorded:
            return
        try:
            led = {note.id: session.store.led(note.id) for note in _notes(session.board)}
        except StoreError:
            # What the board itself knows is shown all the same.
            return
        self._recorded = position
        if led != desk.record.led:
            desk.record = Record(led)
            self._app.room.draw()

    def name_terminal(self) -> None:
        """Give the terminal the campaign's name."""
        name = "".join(c for c in literal(self._app.session.board.campaign.name) if c.isprintable())
        self._app.tell_terminal(f"\x1b]0;{name[:80]} · warroom\x07")

    def keep_frame(self) -> None:
        """Keep what is on the screen for the next start, if the next start would show the same."""
        app = self._app
        if self._options is None or not self._shown or app.is_headless or app.badges:
            return
        if app.desk.presents:
            # The next start begins without.
            return
        from warroom.config.state import keep_frame

        db = boot.database(self._options["--db"])
        try:
            # Before it is looked whether the next start will show the same: what turns in between makes them untrue.
            claims = boot.claims_now(db, self._options)
        except (OSError, ValueError):
            return
        if not self._returns():
            return
        now = app.now()
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        head = boot.say_claims(claims, now.timestamp(), tomorrow.timestamp())
        console = app.console
        body = "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in app.room.frame())
        keep_frame(app.session.store.path, f"{head}\n\n{body}".encode("utf-8", "replace"))

    def _idle(self) -> None:
        gc.collect()
        self.record()
        self.keep_frame()
        self._app.filtering.prepare()
        self._app.run_worker(self._back_up, thread=True, exclusive=True, group="backup")

    def _back_up(self) -> None:
        app = self._app
        try:
            app.session.store.backup_if_due(app.settings.backups)
        except StoreError as error:
            app.call_from_thread(app.say, f"The automatic backup was not made. {error}", "warn")

    def _look_again(self) -> None:
        app = self._app
        try:
            app.session.store.soundness.look()
        except Unusable as error:
            app.call_from_thread(app.say, str(error), "bad")
        except StoreError:
            # It is looked at again in a minute.
            return

    def _returns(self) -> bool:
        """Whether the next start will be in this theme, and show or hide what is private as this screen does."""
        from warroom.config.settings import load_settings
        from warroom.config.state import is_sharing

        assert self._options is not None
        settings = load_settings()[0]
        theme = self._options["--theme"] or settings.theme
        return (self._app.look.theme.name, self._app.sharing) == (theme, settings.share_safe or is_sharing())


def _notes(board: Board) -> tuple[Card, ...]:
    """The notes that the strategy shows."""
    return (*board.group("note", "active"), *board.group("note", "draft"))

"""A recording of what the dashboard writes to its terminal, while it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from warroom.config.files import open_new, write_all
from warroom.config.folders import recordings_dir
from warroom.formats import cast
from warroom.tui import over
from warroom.views.badges import Badge

if TYPE_CHECKING:
    from textual.app import App

    from warroom.session import Session
    from warroom.tui.room import Room
    from warroom.tui.telling import Telling

_BADGES = {False: Badge("● REC"), True: Badge("* REC")}


class Cast:
    """One recording in its file; every line is there at once, so that what ends the program loses nothing of it."""

    def __init__(self, path: Path, file: IO[bytes], head: str, clock: Callable[[], float] = monotonic) -> None:
        """Begin with its head.  Raises OSError."""
        self.path = path
        self._file = file
        self._clock = clock
        self._begun = clock()
        self._put(head)

    def add(self, code: cast.Code, data: str) -> None:
        """Write what happened now, if there is anything of it.  Raises OSError."""
        if data:
            self._put(cast.event(self._clock() - self._begun, code, data))

    def close(self, height: int) -> None:
        """End it, on a screen so high.  Raises OSError."""
        with self._file:
            self.add("o", cast.last_frame(height))

    def _put(self, line: str) -> None:
        whole = self._file.tell()
        try:
            write_all(self._file, line.encode("utf-8", "replace"))
        except OSError:
            # Half a line would keep the others from being read.
            self._file.truncate(whole)
            self._file.seek(whole)
            raise


class Recording:
    """Begins and ends recordings; while there is none, nothing of it is in the way."""

    def __init__(self, app: App[Any], session: Session, room: Room, telling: Telling) -> None:
        self._app = app
        self._session = session
        self._room = room
        self._telling = telling
        self._cast: Cast | None = None
        # What the recording that begins with the next frame is called.
        self._wanted = ""
        self.kept: Path | None = None

    @property
    def on(self) -> bool:
        """Whether what is on the screen is recorded, or will be from the next frame on."""
        return self._cast is not None or self._wanted != ""

    def toggle(self) -> None:
        """Record from now on, or end the recording and say where it is."""
        if self.on:
            self.end()
        else:
            self.begin("warroom")

    def begin(self, name: str) -> None:
        """Record from the next frame on, in a file called so."""
        # The command that asked for it may be on the screen still.
        self._wanted = name
        self._app.call_after_refresh(self._begin)

    def end(self) -> None:
        """End the recording and say where it is."""
        self._wanted = ""
        if (path := self._close()) is not None:
            self._telling.say(f"The recording is in {path}", "good")

    def leave(self) -> None:
        """End the recording with the dashboard."""
        self.kept = self._close()

    def resize(self, width: int, height: int) -> None:
        """The terminal has another size."""
        self._add("r", f"{width}x{height}")
        self._add("o", cast.resized())

    def mark(self, label: str) -> None:
        """Mark a place that can be found again."""
        self._add("m", label)

    def _begin(self) -> None:
        app, name, driver = self._app, self._wanted, self._driver()
        self._wanted = ""
        if not name or self._cast is not None:
            return
        if driver is None:
            self._telling.say("This terminal cannot be recorded: only the dashboard's own driver can.", "warn")
            return
        try:
            self._cast = self._opened(name)
        except OSError as error:
            self._telling.say(f"Nothing is recorded: {recordings_dir()} takes no file: {error.strerror}.", "bad")
            return
        self._shown()
        self._add("o", cast.first_frame([strip.render(app.console) for strip in over.frame(app)]))
        driver.tap = lambda data: self._add("o", cast.seen(data))

    def _opened(self, name: str) -> Cast:
        session = self._session
        title, at = f"{session.board.campaign.name} · warroom", session.clock().timestamp()
        head = cast.head(*self._app.size, at, title, os.environ.get("TERM", ""))
        path, file = open_new(recordings_dir(), f"{name}-{session.now():%Y-%m-%d-%H%M%S}", ".cast")
        try:
            return Cast(path, file, head)
        except OSError:
            file.close()
            path.unlink(missing_ok=True)
            raise

    def _add(self, code: cast.Code, data: str) -> None:
        if self._cast is None:
            return
        try:
            self._cast.add(code, data)
        except OSError as error:
            ended, self._cast = self._cast, None
            self._untap()
            with suppress(OSError):
                ended.close(0)
            self._app.call_later(self._broken, ended.path, error)

    def _broken(self, path: Path, error: OSError) -> None:
        self._shown()
        self._telling.say(f"The recording ended: {error.strerror}. What there is of it is in {path}", "bad")

    def _close(self) -> Path | None:
        if self._cast is None:
            return None
        ended, self._cast = self._cast, None
        self._untap()
        self._shown()
        try:
            ended.close(self._app.size.height)
        except OSError as error:
            self._app.call_later(self._broken, ended.path, error)
            return None
        return ended.path

    def _untap(self) -> None:
        driver = self._driver()
        if driver is not None:
            driver.tap = None

    def _shown(self) -> None:
        """Say on every screen whether it is recorded."""
        desk = self._room.desk
        desk.badges = (_BADGES[desk.ascii],) if self.on else ()
        self._room.draw()
        over.renew(self._app)
        over.relight(self._app)

    def _driver(self) -> Any:
        """The driver that can be listened to, None where there is another one."""
        driver = self._app._driver
        return driver if hasattr(driver, "tap") else None

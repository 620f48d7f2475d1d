"""Textual's terminal driver, taking over a terminal that `boot` may have painted already."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from warroom import boot
from warroom.tui.keyboard import KeyParser, WakingEvent, read_keys
from warroom.tui.outlet import Outlet

if TYPE_CHECKING:
    from textual.app import App

_ENTER = "\x1b[?1049h"
# The terminal puts its title aside, and takes it again.
_KEEP_TITLE, _OLD_TITLE = "\x1b[22;0t", "\x1b[23;0t"


class QuietDriver(LinuxDriver):
    """Does not switch to, and so does not clear, a screen that already shows the last frame."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._painted = boot.painted()
        self._titled = False
        self._running: asyncio.AbstractEventLoop | None = None
        # Hears all that is written, while somebody listens.
        self.tap: Callable[[str], None] | None = None
        self.exit_event = self._over = WakingEvent()
        if self._file is not None:
            self._file = Outlet(self._file, lambda: self._end(signal.SIGHUP))  # type: ignore[assignment]

    def start_application_mode(self) -> None:
        """Begin; what is put back at the end is the terminal as it was before `boot`."""
        if self._key_thread is not None and self._key_thread.is_alive():
            # Told to go on without a stop before, as when a terminal is taken away: of two threads that read the
            # keys only one would be ended with us, and the other would keep us here.
            self.stop_application_mode()
            asyncio.get_running_loop().call_soon_threadsafe(self._app.refresh)
        self._running = asyncio.get_running_loop()
        self._answer_signals()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._titled:
            # Let go on in the background, we are stopped and begun again within this very call.
            self._titled = True
            self.write(_KEEP_TITLE)
        self.attrs_before = boot.attributes() or self.attrs_before
        boot.hand_over()

    def run_input_thread(self) -> None:
        """Read the terminal until the driver is told to stop, or the terminal is gone."""
        try:
            read_keys(self.fileno, self._over, self.process_message, KeyParser(self._debug))
        except OSError:
            self._end(signal.SIGHUP)
        except Exception as error:
            # Nobody hears of what happens in a thread: no key would be answered any more.
            self._on_loop(self._app._handle_exception, error)

    def stop_application_mode(self) -> None:
        """Give the terminal back; ctrl+c is for whoever has it now, such as an editor."""
        if self._titled:
            self._titled = False
            self.write(_OLD_TITLE)
        super().stop_application_mode()
        signal.signal(signal.SIGINT, lambda *_: None)

    def _answer_signals(self) -> None:
        """Who ends us politely gets a polite end: the terminal as it was."""
        # Not the loop's own handlers: a ctrl+c that an editor had would be taken for ours when the loop wakes.
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda sent, _frame: self._end(sent))

    def _end(self, number: int) -> None:
        """End the app as after the signal; called from any thread."""
        self._on_loop(lambda: self._app.exit(return_code=boot.SIGNALLED + number))

    def _on_loop(self, act: Callable[..., object], *args: object) -> None:
        # A closed loop is at its end anyway.
        with suppress(RuntimeError):
            if self._running is not None:
                self._running.call_soon_threadsafe(act, *args)

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if self._painted and data == _ENTER:
            self._painted = False
            return
        if self.tap is not None:
            self.tap(data)
        super().write(data)

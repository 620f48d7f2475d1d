"""The real program on a pseudo terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

# Patience costs nothing where the program is well, however busy the machine.
_PATIENCE = 60.0


class Terminal:
    """Runs `warroom`, or another `program`, at 160x45, or `COLUMNS_WANTED` columns; `text` is all it has written."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        program: Sequence[str] = (sys.executable, "-m", "warroom"),
    ) -> None:
        self.text = ""
        self.code: int | None = None
        # A read may end within a character.
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        columns = int(environment.get("COLUMNS_WANTED", 160))
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 45, columns, 0, 0))
        command = [*program, *argv]
        full = {**os.environ, "TERM": "xterm-256color", **environment}
        self._pid = os.posix_spawn(
            command[0],
            command,
            full,
            file_actions=[(os.POSIX_SPAWN_DUP2, self._theirs, number) for number in range(3)],
            setsid=True,
            # Who runs the tests in the background has ctrl+c ignored, and children would inherit that.
            setsigdef=[signal.SIGINT],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._ours)
        os.close(self._theirs)

    def until(self, wanted: str) -> None:
        """Read until `wanted` has been written."""
        end = time.monotonic() + _PATIENCE
        while wanted not in self.text:
            assert time.monotonic() < end, f"{wanted!r} was never written; the end is {self.text[-500:]!r}"
            self._read(0.05)

    def forget(self) -> None:
        """Leave behind what has been written so far."""
        self.text = ""

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        os.write(self._ours, text.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        # Not every kernel tells a session that was begun this way.
        self.kill(signal.SIGWINCH)

    def kill(self, number: int) -> None:
        """Send a signal to the program and to what it runs, as the terminal does."""
        os.killpg(self._pid, number)

    def ended(self) -> None:
        """Wait for the program's end."""
        end = time.monotonic() + _PATIENCE
        while self.code is None:
            assert time.monotonic() < end, f"it does not end; it has written {self.text[-500:]!r}"
            self._read(0.05)
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        self._read(0.05)

    @property
    def echoes(self) -> bool:
        """Whether the terminal echoes and edits lines, as a shell expects."""
        flags = termios.tcgetattr(self._theirs)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def _read(self, seconds: float) -> None:
        while select.select([self._ours], [], [], seconds)[0]:
            self.text += self._decode(os.read(self._ours, 1 << 20))
            seconds = 0

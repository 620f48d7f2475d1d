"""A program in a terminal of its own: what it writes, and when.

Every read from the pseudo terminal is stamped before anything else is done with it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])")
_SYNC_QUERY, _SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
TITLE = b"\x1b]0;"


def printable(data: bytes) -> bytes:
    """What of `data` a person sees: no escape sequences, no blanks."""
    return b"".join(_ESCAPES.sub(b"", data).split())


@dataclass
class Terminal:
    """A child process on a pseudo terminal; times are in seconds since it was started."""

    pid: int
    fd: int
    started: float
    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    @classmethod
    def start(cls, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (160, 45)) -> Self:
        """Start `command` on a terminal of `size` columns and rows."""
        started = time.perf_counter()
        pid, fd = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], list(command), dict(environment))
        return cls(pid, fd, started)

    def read(self, seconds: float) -> bytes:
        """The next chunk, or b"" when none comes in time or the child is gone."""
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 20)
        except OSError:
            return b""
        self.chunks.append((time.perf_counter() - self.started, data))
        if _SYNC_QUERY in data:
            os.write(self.fd, _SYNC_ANSWER)
        return data

    def until(self, seen: bytes, limit: float = 60.0) -> float:
        """The time of the chunk by which `seen` has been written.  TimeoutError after `limit` seconds."""
        everything = b"".join(data for _, data in self.chunks)
        end = time.perf_counter() + limit
        while seen not in everything:
            data = self.read(end - time.perf_counter())
            if not data:
                raise TimeoutError(f"{seen!r} was not seen; the screen ends with {printable(everything)[-300:]!r}")
            everything += data
        return self.chunks[-1][0]

    def first_text(self, limit: float = 60.0) -> float:
        """The time of the first chunk with something to see in it."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if printable(self.read(end - time.perf_counter())):
                return self.chunks[-1][0]
        raise TimeoutError("nothing was drawn")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self.read(quiet):
            pass

    def key(self, keys: bytes, quiet: float = 0.03) -> tuple[float, int]:
        """Milliseconds from the key to the first bytes drawn for it, and how many bytes came in all."""
        before = time.perf_counter()
        os.write(self.fd, keys)
        if not self.read(2.0):
            raise TimeoutError(f"the key {keys!r} drew nothing")
        answered = self.started + self.chunks[-1][0] - before
        size = len(self.chunks[-1][1])
        while data := self.read(quiet):
            size += len(data)
        return answered * 1e3, size

    def cpu(self) -> float:
        """Seconds of processor time used so far, by the scheduler's own count: a tick of the clock is too coarse."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9

    def memory(self) -> float:
        """Resident memory in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
        line = next(line for line in lines if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def close(self, quit_keys: bytes = b"") -> None:
        """Ask the program to quit by `quit_keys`, then end it."""
        if quit_keys:
            os.write(self.fd, quit_keys)
            end = time.perf_counter() + 5
            while time.perf_counter() < end and not os.waitpid(self.pid, os.WNOHANG)[0]:
                self.read(0.05)
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)

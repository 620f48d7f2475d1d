"""Being told by the kernel that somebody writes to the write-ahead log."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from warroom.store.engine import Bell

# Of inotify(7): that something was written.
_MODIFY = 0x2


class Listener:
    """A file descriptor of inotify."""

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def close(self) -> None:
        """Hear no more."""
        os.close(self.fd)


def bell(path: Path) -> Bell | None:
    """A bell on the log of this campaign file; None without a log, without Linux, or with too many listeners already.

    The log is written before what it holds can be read: whoever hears the bell has to look for a while.
    """
    if sys.platform != "linux":
        return None
    try:
        from ctypes import CDLL

        libc = CDLL(None)
        fd = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    except (ImportError, OSError, AttributeError):
        return None
    if fd < 0:
        return None
    listener = Listener(fd)
    if libc.inotify_add_watch(fd, os.fsencode(f"{path}-wal"), _MODIFY) < 0:
        listener.close()
        return None
    return listener

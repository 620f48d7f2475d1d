"""Being told by the kernel that somebody writes to the write-ahead log."""

from __future__ import annotations

from pathlib import Path

from warroom.store.engine import Bell


def bell(path: Path) -> Bell | None:
    """A bell on the log of this campaign file; None without a log, without Linux, or with too many listeners already.

    The log is written before what it holds can be read: whoever hears the bell has to look for a while.
    """
    try:
        from asyncinotify import Inotify, Mask
    except ImportError:
        return None
    try:
        listener = Inotify()
    except OSError:
        return None
    try:
        listener.add_watch(f"{path}-wal", Mask.MODIFY)
    except OSError:
        listener.close()
        return None
    return listener

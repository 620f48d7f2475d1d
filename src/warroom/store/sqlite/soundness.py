"""Whether a file that is open is still there, and what SQLite wrote, also where its log hides what became of it."""

from __future__ import annotations

from pathlib import Path

from warroom.store.sqlite.engine import ask, identity
from warroom.store.sqlite.explain import damaged, moved


class Soundness:
    """Looks at every page of a file that has been written to since it was made or last looked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = identity(path)
        self._seen = _stamp(path)

    @property
    def is_due(self) -> bool:
        """Whether the file is another one, or was written to: changes go to its log, so that is rare."""
        return _stamp(self._path) != self._seen

    def look(self) -> None:
        """Raise Unusable when the file is damaged or another one, Busy when it cannot be looked at; from any thread."""
        if identity(self._path) != self._file:
            raise moved(self._path)
        now = _stamp(self._path)
        found = ask(self._path, "pragma quick_check(1)")
        if found != "ok":
            raise damaged(self._path, found)
        self._seen = now


def _stamp(path: Path) -> tuple[int, int] | None:
    """The size of the file and the time of its last writing; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns

"""The stream to the terminal, which may be taken away at any moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO


class Outlet:
    """Writes to `stream`; once that fails, for the terminal is gone, calls `lost` and swallows the rest.

    Textual's writing thread would end on the error, and the app would then wait for it for ever.
    """

    def __init__(self, stream: IO[str], lost: Callable[[], None]) -> None:
        self._stream = stream
        self._lost = lost
        self._gone = False

    def write(self, text: str) -> int:
        """Write `text`, or nothing any more."""
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        self._try(self._stream.flush)

    def fileno(self) -> int:
        """The stream's file number."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()

    def _try(self, act: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            act()
        except OSError:
            self._gone = True
            self._lost()

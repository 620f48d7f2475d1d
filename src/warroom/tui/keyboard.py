"""The thread that reads the terminal: it sleeps until something is typed, where Textual's looks ten times a second."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from threading import Event

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.message import Message

# How long a terminal may take between the bytes of one key, in seconds: what comes later is another key.
_LOOK_AGAIN = 0.05
_CHUNK = 4096


class WakingEvent(Event):
    """An event whose being set wakes who sleeps on `fileno`."""

    def __init__(self) -> None:
        super().__init__()
        self.fileno, self._end = os.pipe()
        os.set_blocking(self._end, False)

    def set(self) -> None:
        """Set it, and wake."""
        super().set()
        with suppress(OSError):
            os.write(self._end, b"x")

    def clear(self) -> None:
        """Unset it, and let others sleep again."""
        super().clear()
        while select.select([self.fileno], [], [], 0)[0]:
            os.read(self.fileno, _CHUNK)


def read_keys(fileno: int, over: WakingEvent, take: Callable[[Message], None], parser: XTermParser) -> None:
    """Hand on what the terminal sends until it is `over`, or the terminal is gone."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    try:
        while not over.is_set():
            # Only within a key is there a moment to wait for.
            within = parser._timeout_time is not None
            ready, _, _ = select.select([fileno, over.fileno], [], [], _LOOK_AGAIN if within else None)
            if fileno in ready:
                text = decode(os.read(fileno, _CHUNK))
                if not text:
                    # Half of a character, or the end of a piped input: not to be asked again at once.
                    over.wait(_LOOK_AGAIN)
                for message in parser.feed(text) if text else ():
                    take(message)
            for message in parser.tick():
                take(message)
    finally:
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

"""The thread that reads the terminal: it sleeps until something is typed, where Textual's looks ten times a second."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Event

from textual._parser import ParseError
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
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


class KeyParser(XTermParser):
    """Textual's parser, which ignores what no keyboard sends: a key of a number that there is not ended it."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return [Key(Keys.Ignore, sequence)]


class Pastes:
    """Hands what the terminal sends to `parser`, but for what is pasted: that is one text, whatever is in it.

    Textual ends a paste at the first esc in it and takes the rest for keys, which would be commands here.
    """

    def __init__(self, parser: XTermParser) -> None:
        self._parser = parser
        self._pasted: list[str] | None = None
        # The end of what came before, in which a mark may have begun.
        self._tail = ""

    def feed(self, text: str) -> Iterator[Message]:
        """The messages of what came now."""
        while text:
            before, text = self._up_to_mark(
                BRACKETED_PASTE_START if self._pasted is None else BRACKETED_PASTE_END, text
            )
            if self._pasted is None:
                yield from self._parser.feed(before)
                if not self._tail:
                    self._pasted = []
            else:
                self._pasted.append(before)
                if not self._tail:
                    yield self._whole()

    def _up_to_mark(self, mark: str, text: str) -> tuple[str, str]:
        """`text` up to the end of the mark, and the rest; all of it when there is no mark, with its tail remembered."""
        both = self._tail + text
        at = both.find(mark)
        if at < 0:
            self._tail = both[-len(mark) + 1 :]
            return text, ""
        end = at + len(mark) - len(self._tail)
        self._tail = ""
        return text[:end], text[end:]

    def _whole(self) -> Paste:
        pasted, self._pasted = "".join(self._pasted or ()).removesuffix(BRACKETED_PASTE_END), None
        # The parser, which has seen nothing of it, hears that it is over, and says so.
        for _ in self._parser.feed(BRACKETED_PASTE_END):
            pass
        return Paste(pasted.replace("\0", ""))


def read_keys(fileno: int, over: WakingEvent, take: Callable[[Message], None], parser: XTermParser) -> None:
    """Hand on what the terminal sends until it is `over`, or the terminal is gone."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    pastes = Pastes(parser)
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
                for message in pastes.feed(text):
                    take(message)
            for message in parser.tick():
                take(message)
    finally:
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

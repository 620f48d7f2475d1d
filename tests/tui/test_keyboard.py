"""The thread that reads the terminal, on a pipe in a terminal's place."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from queue import Queue

import pytest
from textual.events import Key, Paste
from textual.message import Message

from warroom.tui.keyboard import KeyParser, Pastes, WakingEvent, read_keys

_LONG = 20.0


class Reader:
    """A reader on a thread of its own, and what it hands on."""

    def __init__(self) -> None:
        self.end, self.terminal = os.pipe()
        self.over = WakingEvent()
        self.messages: Queue[Message] = Queue()
        self.thread = threading.Thread(
            target=read_keys, args=(self.end, self.over, self.messages.put, KeyParser(False)), daemon=True
        )
        self.thread.start()

    def types(self, *parts: bytes) -> None:
        for part in parts:
            os.write(self.terminal, part)

    def key(self) -> str:
        message = self.messages.get(timeout=_LONG)
        assert isinstance(message, Key)
        return message.character if message.is_printable and message.character else message.key

    def stop(self) -> None:
        self.over.set()
        self.thread.join(_LONG)


@pytest.fixture
def reader() -> Iterator[Reader]:
    found = Reader()
    yield found
    found.stop()


def test_keys_arrive_as_they_are_typed(reader: Reader) -> None:
    reader.types(b"j", b"\x1b[A", b"x")
    assert [reader.key() for _ in range(3)] == ["j", "up", "x"]


def test_a_letter_in_two_parts_is_one(reader: Reader) -> None:
    whole = "é".encode()
    reader.types(whole[:1], whole[1:])
    assert reader.key() == "é"


def test_esc_alone_is_a_key_though_nothing_comes_after_it(reader: Reader) -> None:
    reader.types(b"\x1b")
    assert reader.key() == "escape"


def test_bytes_that_are_no_text_do_not_end_it(reader: Reader) -> None:
    reader.types(b"\xff\xfe", b"j")
    keys = [reader.key() for _ in range(3)]
    assert keys[-1] == "j"


def test_it_ends_at_once_when_it_is_told_to_and_can_begin_again(reader: Reader) -> None:
    reader.stop()
    assert not reader.thread.is_alive()
    reader.over.clear()
    again = threading.Thread(
        target=read_keys, args=(reader.end, reader.over, reader.messages.put, KeyParser(False)), daemon=True
    )
    again.start()
    reader.types(b"k")
    assert reader.key() == "k"
    reader.over.set()
    again.join(_LONG)
    assert not again.is_alive()


def test_a_terminal_that_is_gone_is_told_of(reader: Reader) -> None:
    reader.stop()
    os.close(reader.terminal)
    os.close(reader.end)
    reader.over.clear()
    with pytest.raises(OSError, match="descriptor"):
        read_keys(reader.end, reader.over, reader.messages.put, KeyParser(False))


PASTED = "ev\x1b[31mil\x1b]0;X\x07\x01 [/x]\r👨\u200d👩 D"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 1000])
def test_what_is_pasted_is_one_text_whatever_is_in_it(size: int) -> None:
    """The letters behind an esc in it would be commands on the main screen."""
    pastes = Pastes(KeyParser(False))
    sent = f"a\x1b[200~{PASTED}\x1b[201~b\x1b[A\x1b[200~\x1b[201~c"
    parts = [sent[at : at + size] for at in range(0, len(sent), size)]
    found = [message for part in parts for message in pastes.feed(part)]
    texts = [message.text for message in found if isinstance(message, Paste)]
    assert texts == [PASTED, ""]
    assert [message.key for message in found if isinstance(message, Key)] == ["a", "b", "up", "c"]


def test_a_key_that_begins_as_a_paste_does_is_a_key(reader: Reader) -> None:
    reader.types(b"\x1b[2~", b"\x1b[20~", b"j")
    assert [reader.key() for _ in range(3)] == ["insert", "f9", "j"]


@pytest.mark.parametrize("sent", [b"\x1b[1114112u", b"\x1b[99999999999999999999u", b"\x1b[1;4:1u", b"\x1b[:5u"])
def test_a_key_that_no_keyboard_has_is_ignored_and_the_next_one_is_answered(reader: Reader, sent: bytes) -> None:
    reader.types(sent, b"j")
    assert reader.key() == "j"

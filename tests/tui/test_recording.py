"""Recordings: what is in the file, that it plays to the same screen, and what happens when it cannot be written."""

from __future__ import annotations

import fcntl
import signal
import struct
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.config.test_files import little_room
from tests.stage.emulator import Emulator, play
from tests.stage.play import lines
from tests.tui.host import press, room, screen
from tests.tui.terminal import Terminal
from tests.tui.test_pictures import said
from warroom.commands.spec import Do
from warroom.config.folders import recordings_dir
from warroom.config.settings import Standup
from warroom.formats import cast
from warroom.tui.app import WarroomApp
from warroom.tui.recording import Cast


class Ticks:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def recordings() -> list[Path]:
    return sorted(recordings_dir().iterdir()) if recordings_dir().is_dir() else []


async def record(app: WarroomApp, pilot: Pilot[int]) -> Any:
    """Begin or end a recording on a driver that can be listened to; gives that driver."""
    driver = app._driver
    if not hasattr(driver, "tap"):
        setattr(driver, "tap", None)  # noqa: B010
    await press(pilot, "colon", *"record", "enter")
    await pilot.pause()
    return driver


def test_what_is_seen_is_kept_and_what_acts_on_a_terminal_is_not() -> None:
    kept = "\x1b[1;1H\x1b[1;38;2;1;2;3m[50% off] 日本 \u200d\x1b[m\x1b[2J\n"
    for unseen in (
        "\x1b]0;Spring · warroom\x07", "\x1b]52;c;c2VjcmV0\x07", "\x1b]777;notify;a;b\x1b\\", "\x1b]9;x\x07", "\x07",
        "\x1b[?1000h", "\x1b[?2026$p", "\x1b[?1049l", "\x1b[>1u", "\x1b[<u", "\x1b[6n", "\x1b[22;0t",
        "\x1bP+q544e\x1b\\",
    ):  # fmt: skip
        assert cast.seen(f"{kept}{unseen}{kept}") == kept + kept, repr(unseen)


def test_each_line_says_when_and_is_there_at_once(tmp_path: Path) -> None:
    clock, path = Ticks(), tmp_path / "x.cast"
    made = Cast(path, FileIO(path, "w"), cast.head(80, 24, 1_776_150_000.9, "a “title”\x1b", "xterm"), clock)
    clock.now += 1.25
    made.add("o", "one\x1b[m é")
    made.add("o", "")
    clock.now += 0.5
    made.add("r", "40x15")
    found = play(path)
    assert found.head == {
        "version": 2, "width": 80, "height": 24, "timestamp": 1_776_150_000, "title": "a “title”\x1b",
        "env": {"TERM": "xterm"},
    }  # fmt: skip
    assert found.events == [(1.25, "o", "one\x1b[m é"), (1.75, "r", "40x15")]
    made.close(15)
    assert play(path).events[-1][2].endswith("\x1b[?25h\r\n")


def test_a_disk_that_is_full_leaves_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.cast"
    made = Cast(path, FileIO(path, "w"), cast.head(80, 24, 0, "t", ""))
    made.add("o", "first")
    with little_room(path.stat().st_size + 20), pytest.raises(OSError, match="too large"):
        made.add("o", "x" * 100)
    assert [event[2] for event in play(path).events] == ["first"]
    made.add("o", "again")
    made.close(24)
    assert [event[2] for event in play(path).events][:2] == ["first", "again"]


async def test_it_begins_with_the_whole_screen_and_says_rec_everywhere(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        driver = await record(app, pilot)
        assert screen(app)[0].rstrip().endswith("● REC")
        (path,) = recordings()
        assert path.name == "warroom-2026-04-14-091800.cast"
        before = play(path)
        assert before.screen.lines == lines(app)
        assert "All commands" not in "\n".join(before.screen.lines)
        for keys in (("S",), ("escape", "W"), ("escape", "1", "T"), ("escape", "4")):
            await press(pilot, *keys)
            assert lines(app)[0].endswith("● REC"), keys
        driver.tap("\x1b[3;1Hmore\x1b]52;c;c2VjcmV0\x07")
        await press(pilot, "escape")
        await record(app, pilot)
        assert said(app) == f"The recording is in {path}"
        assert driver.tap is None
        assert "REC" not in "\n".join(screen(app))
        assert "c2VjcmV0" not in path.read_text()
        assert play(path).events[-2][2] == "\x1b[3;1Hmore"


async def test_on_a_shared_screen_both_are_said_everywhere(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        app.act(Do("share", "on"))
        for keys in ((), ("S",), ("escape", "W"), ("escape", "1", "T"), ("escape", "enter"), ("escape", "4")):
            await press(pilot, *keys)
            await record(app, pilot)
            shown = "\n".join(lines(app)[:2])
            assert "SHARING" in shown, keys
            assert "● REC" in shown, keys
            await record(app, pilot)
            assert "REC" not in "\n".join(lines(app)[:2]), keys


async def test_a_standup_is_recorded_by_itself_and_can_be_found_in_by_its_pages(file: Path) -> None:
    async with room(file, (120, 40), standup=Standup(record=True)) as (app, pilot):
        setattr(app._driver, "tap", None)  # noqa: B010
        await press(pilot, "S", "space", "4")
        (path,) = recordings()
        assert path.name == "standup-2026-04-14-091800.cast"
        found = play(path)
        assert found.screen.lines[0].startswith(" STANDUP")
        assert [data for _, code, data in found.events if code == "m"] == ["Since the last one", "@ana"]
        await press(pilot, "escape")
        await pilot.pause()
        assert said(app) == f"The recording is in {path}"
        await press(pilot, "S", "escape")
        assert len(recordings()) == 2


async def test_a_standup_that_is_left_at_once_leaves_no_recording_running(file: Path) -> None:
    async with room(file, (120, 40), standup=Standup(record=True)) as (app, pilot):
        setattr(app._driver, "tap", None)  # noqa: B010
        app.run_command("standup")
        app.post_message(Key("q", "q"))
        await pilot.pause()
        await pilot.pause()
        assert app.screen is app.room
        assert app.recording is not None
        assert not app.recording.on


async def test_one_that_runs_goes_on_through_a_standup(file: Path) -> None:
    async with room(file, (120, 40), standup=Standup(record=True)) as (app, pilot):
        await record(app, pilot)
        await press(pilot, "S", "escape")
        assert len(recordings()) == 1
        assert app.recording is not None
        assert app.recording.on


async def test_leaving_ends_it_and_the_path_is_kept_to_be_told(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await record(app, pilot)
        await press(pilot, "q")
    assert app.recording is not None
    assert app.recording.kept == recordings()[0]
    assert play(recordings()[0]).events[-1][2].endswith("\r\n")


async def test_what_cannot_be_recorded_is_said(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "colon", *"record", "enter")
        await pilot.pause()
        assert said(app) == "This terminal cannot be recorded: only the dashboard's own driver can."
        recordings_dir().parent.mkdir(parents=True, exist_ok=True)
        recordings_dir().write_text("in the way")
        await record(app, pilot)
        assert said(app) == f"Nothing is recorded: {recordings_dir()} takes no file: File exists."
        recordings_dir().unlink()
        with little_room(10):
            await record(app, pilot)
        assert said(app) == f"Nothing is recorded: {recordings_dir()} takes no file: File too large."
        assert recordings() == []
        driver = await record(app, pilot)
        (path,) = recordings()
        with little_room(path.stat().st_size + 10):
            driver.tap("x" * 100)
        await pilot.pause()
        assert said(app) == f"The recording ended: File too large. What there is of it is in {path}"
        assert driver.tap is None
        assert play(path).events
        assert "REC" not in "\n".join(screen(app))


def test_a_recording_that_is_killed_plays_to_the_screen_as_it_was(file: Path) -> None:
    # Who runs the tests may have named a size, which would stand whatever the terminal has.
    with Terminal(["--db", str(file)], {"COLUMNS": "", "LINES": ""}) as terminal:
        terminal.until("1049h")
        terminal.until("STRATEGY")
        terminal.type(":record\r")
        terminal.until("REC")
        terminal.type("S  ")
        terminal.until("3 of ")
        with resized(terminal, 120, 40):
            terminal.until("\x1b[40;1H")
            terminal.type(" ")
            terminal.until("4 of ")
            terminal.type("q")
            terminal.until("STRATEGY")
            terminal.type("jjkzz/prototypes\r")
            terminal.until("prototypes")
            terminal.until("1 card")
            terminal.kill(signal.SIGKILL)
            terminal.ended()
        (path,) = recordings()
        found = play(path)
        live = Emulator(120, 40)
        live.feed(terminal.text, strict=False)
        assert [code for _, code, _ in found.events if code == "r"] == ["r"]
        assert found.screen.lines == live.lines
        assert "● REC" in live.lines[0]


@contextmanager
def resized(terminal: Terminal, width: int, height: int) -> Iterator[None]:
    terminal.forget()
    fcntl.ioctl(terminal._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    terminal.kill(signal.SIGWINCH)
    yield


def test_whoever_leaves_while_it_records_is_told_where_it_is(file: Path) -> None:
    with Terminal(["--db", str(file)], {}) as terminal:
        terminal.until("STRATEGY")
        terminal.type(":record\r")
        terminal.until("REC")
        terminal.type("q")
        terminal.ended()
        (path,) = recordings()
        assert f"warroom: the recording is in {path}" in terminal.text
        assert terminal.code == 0

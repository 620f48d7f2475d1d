"""Notices on the running dashboard, under a clock that the test moves."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.room import card
from tests.tui.host import make_file, open_session, room
from tests.world import HOSTILE, Clock
from warroom.commands.actions.timing import set_golive
from warroom.config.settings import Notify
from warroom.tui.app import WarroomApp
from warroom.tui.notices import Notices, desktop_notice, desktop_way

FIT = {"link": "https://example.org", "owner": "ana", "channel": "ig"}
# It is 9:18 in Berlin.
REEL = card("reel", "piece", "design", "x", "Reel [50% off]", golive="2026-04-14T10:00", **FIT)
SEED = card("seed", "tactic", "todo", "y", "Seed clip", owner="ana", due="2026-04-14T10:00")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (REEL, SEED))


def listening(app: WarroomApp, term: str = "xterm-kitty") -> list[str]:
    """What is written to the terminal from now on."""
    written: list[str] = []
    app.notices = app.lookout._notices = Notices(app, written.append, {"TERM": term})
    return written


def tick(app: WarroomApp, clock: Clock, **more: int) -> str:
    """Go on by so much at once, and give the message that is then shown."""
    clock.forward(**more)
    app.hush()
    app.lookout.take_in()
    return app.room.note.text if app.room.note else ""


def minutes(app: WarroomApp, clock: Clock, count: int) -> list[str]:
    """Go on minute by minute, and give the messages."""
    return [said for _ in range(count) if (said := tick(app, clock, minutes=1))]


async def test_each_is_told_once_in_a_message_by_the_bell_and_on_the_desktop(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, _):
        written = listening(app)
        assert minutes(app, clock, 32) == ["In 10 minutes live: IG Reel [50% off]"]
        assert written == ["\x07", "\x1b]9;warroom: In 10 minutes live: IG Reel [50% off]\x07"]
        assert tick(app, clock, seconds=20) == ""
        assert minutes(app, clock, 60) == ["Goes live now: IG Reel [50% off] · Due now: Seed clip"]
        assert written[2:] == [
            "\x07", "\x1b]9;warroom: Goes live now: IG Reel [50% off]\x07", "\x1b]9;warroom: Due now: Seed clip\x07",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("notify", "term", "wanted"),
    [
        (Notify(bell=False), "foot", ["\x1b]777;notify;Spring Launch;In 10 minutes live: IG Reel [50% off]\x07"]),
        (Notify(desktop=False), "foot", ["\x07"]),
        (Notify(bell=False, desktop=False), "foot", []),
        (Notify(), "xterm-256color", ["\x07", ""]),
        (Notify(quiet="09:00-10:00"), "foot", []),
        (
            Notify(quiet="16:00-17:00"),
            "foot",
            ["\x07", "\x1b]777;notify;Spring Launch;In 10 minutes live: IG Reel [50% off]\x07"],
        ),
    ],
    ids=["no bell", "no desktop", "neither", "a terminal without", "quiet", "quiet later"],
)
async def test_the_settings_say_how_and_the_message_is_always_there(
    file: Path, notify: Notify, term: str, wanted: list[str]
) -> None:
    clock = Clock()
    async with room(file, clock=clock, notify=notify) as (app, _):
        written = listening(app, term)
        assert minutes(app, clock, 32) == ["In 10 minutes live: IG Reel [50% off]"]
        assert written == wanted


async def test_quiet_hours_are_those_of_who_looks(file: Path) -> None:
    clock = Clock()
    # 9:50 in Berlin is 16:50 in Tokyo.
    async with room(file, clock=clock, notify=Notify(quiet="16:00-17:00"), zone="Asia/Tokyo") as (app, _):
        written = listening(app)
        assert minutes(app, clock, 32)
        assert written == []


async def test_what_came_due_while_nobody_was_there_is_not_told_late(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, _):
        written = listening(app)
        assert tick(app, clock, hours=3) == ""
        assert written == []
        assert minutes(app, clock, 5) == []


async def test_a_clock_that_jumps_back_tells_nothing_twice_and_what_is_new_all_the_same(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, _):
        listening(app)
        assert len(minutes(app, clock, 45)) == 2
        assert tick(app, clock, minutes=-45) == ""
        board = app.session.board
        app.session.commit(set_golive(board, [board.cards["reel"]], "2026-04-14T09:40", clock()))
        assert minutes(app, clock, 45) == [
            "In 10 minutes live: IG Reel [50% off]", "Goes live now: IG Reel [50% off]",
        ]  # fmt: skip


async def test_a_time_that_another_sets_meanwhile_is_told_at_that_time(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, _):
        listening(app)
        ben = open_session(file, clock, me="ben")
        ben.commit(set_golive(ben.board, [ben.board.cards["reel"]], "2026-04-14T09:25", clock()))
        ben.store.close()
        assert minutes(app, clock, 8) == ["Goes live now: IG Reel [50% off]"]


async def test_midnight_and_a_new_day_are_no_absence(tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom", (REEL._replace(golive="2026-04-15T00:05"),))
    clock = Clock(datetime(2026, 4, 14, 21, 50, tzinfo=UTC))
    async with room(file, clock=clock) as (app, _):
        listening(app)
        assert minutes(app, clock, 20) == [
            "In 10 minutes live: IG Reel [50% off]", "Goes live now: IG Reel [50% off]",
        ]  # fmt: skip
        assert app.session.board.today == "2026-04-15"


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "9"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "9"),
        ({"TERM": "xterm-kitty"}, "9"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "9"),
        ({"TERM": "foot"}, "777"),
        ({"TERM": "rxvt-unicode-256color"}, "777"),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, ""),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "iTerm.app"}, ""),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, ""),
        ({"TERM": "screen", "STY": "1.pts"}, ""),
        ({"TERM": "linux"}, ""),
        ({"TERM": "dumb"}, ""),
        ({}, ""),
    ],
)
def test_only_a_terminal_that_is_known_to_show_notices_is_sent_one(environ: dict[str, str], way: str) -> None:
    assert desktop_way(environ) == way


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b]0;evil\x07", "\x9d9;evil\x9c", "a;b;c", "\x00", "\udcff", "4;1;50"])
@pytest.mark.parametrize("way", ["9", "777"])
def test_no_text_ends_the_code_or_is_obeyed(text: str, way: str) -> None:
    code = desktop_notice(way, text, text)
    lead, fields = ("\x1b]9;", 2) if way == "9" else ("\x1b]777;notify;", 4)
    assert code.startswith(lead)
    inner = code.removeprefix("\x1b]").removesuffix("\x07")
    assert inner.isprintable()
    assert len(inner.split(";")) == fields
    assert len(inner) < 450
    assert not desktop_notice("", text, text)

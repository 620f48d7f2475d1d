"""The replay on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS
from tests.tui.host import keys, make_file, open_session, press, room
from tests.world import Clock
from warroom.commands.actions.stages import move
from warroom.commands.actions.standup import stamp
from warroom.commands.actions.wins import log_win
from warroom.tui.app import WarroomApp
from warroom.tui.replay import ReplayScreen
from warroom.views.cells import width
from warroom.views.line import plain


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A campaign in which a piece goes a stage a day, with a standup after the first; two by ana, one by ben."""
    path = make_file(tmp_path / "room.warroom", CARDS)
    clock = Clock()
    for number, (who, stage) in enumerate((("ana", "draft"), ("ben", "design"), ("ana", "live"))):
        clock.forward(days=1)
        session = open_session(path, clock, me=who)
        session.commit(move(session.board, [session.board.cards["idea"]], stage, clock()))
        if number == 0:
            session.commit(stamp(session.board, "# Minutes", clock(), who))
        session.close()
    return path


def later() -> Clock:
    clock = Clock()
    clock.forward(days=3, hours=1)
    return clock


def shown(app: WarroomApp) -> ReplayScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, ReplayScreen))


def page(app: WarroomApp) -> str:
    return "\n".join(plain(line) for line in shown(app).lines(*app.size))


def stage(app: WarroomApp) -> str:
    board = shown(app)._board()
    assert board is not None
    return board.cards["idea"].stage


async def test_it_goes_back_change_by_change_and_on_again(file: Path) -> None:
    async with room(file, (160, 45), later()) as (app, pilot):
        await press(pilot, "R")
        assert (stage(app), "now" in page(app)) == ("live", True)
        await press(pilot, "h")
        assert stage(app) == "design"
        assert 'Thu 16 Apr 09:18  @ben moved "Carousel: five mistakes" to design' in page(app)
        await press(pilot, "h", "h")
        assert stage(app) == "draft"
        await press(pilot, "l", "l")
        assert stage(app) == "design"
        await press(pilot, "G", "l")
        assert "This is how it stands now." in page(app)
        assert stage(app) == "live"
        await press(pilot, "g", "h")
        assert stage(app) == "idea"
        assert "Nothing of it was done before." in page(app)


async def test_it_jumps_by_days_and_standups_and_follows_one_person(file: Path) -> None:
    async with room(file, (160, 45), later()) as (app, pilot):
        await press(pilot, "R", "H")
        assert stage(app) == "design"
        await press(pilot, "left_square_bracket")
        assert stage(app) == "draft"
        await press(pilot, "left_square_bracket")
        assert "No standup was held before this." in page(app)
        await press(pilot, "L")
        assert stage(app) == "design"
        await press(pilot, "G", "o", "b", "enter", "h")
        assert "only @ben" in page(app)
        assert "@ben moved" in page(app)


async def test_it_plays_and_what_others_do_meanwhile_is_not_lost(file: Path) -> None:
    clock = later()
    async with room(file, (100, 30), clock) as (app, pilot):
        await press(pilot, "R", "g", "space")
        screen = shown(app)
        for _ in range(40):
            screen._go_on()
        assert stage(app) == "live"
        ben = open_session(file, clock, me="ben")
        ben.commit(move(ben.board, [ben.board.cards["first"]], "design", clock()))
        ben.close()
        app.lookout.take_in()
        await press(pilot, "escape")
        assert app.session.board.cards["first"].stage == "design"
        keys(app, "2")


async def test_what_others_do_meanwhile_lies_ahead_and_at_now_is_followed(file: Path) -> None:
    clock = later()
    async with room(file, (160, 45), clock) as (app, pilot):
        await press(pilot, "R", "h")
        ben = open_session(file, clock, me="ben")
        ben.commit(move(ben.board, [ben.board.cards["idea"]], "idea", clock()))
        app.lookout.take_in()
        await pilot.pause()
        assert stage(app) == "design"
        await press(pilot, "l", "l")
        assert stage(app) == "idea"
        ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", clock()))
        ben.close()
        app.lookout.take_in()
        await pilot.pause()
        assert (stage(app), "now" in page(app)) == ("draft", True)


async def test_days_are_jumped_by_whose_changes_are_followed(file: Path) -> None:
    async with room(file, (160, 45), later()) as (app, pilot):
        await press(pilot, "R", "o", "a", "enter", "H")
        assert stage(app) == "draft"
        await press(pilot, "H", "H")
        assert stage(app) == "idea"
        await press(pilot, "L", "L")
        assert stage(app) == "live"
        await press(pilot, "L")
        assert "This is how it stands now." in page(app)


async def test_on_a_narrow_screen_the_pane_is_shown_in_which_something_moved_and_what_was_won(file: Path) -> None:
    clock = later()
    ben = open_session(file, clock, me="ben")
    todo = ben.board.cards["todo"]
    ben.commit(log_win(ben.board.campaign, ben.board.people, 28, clock(), "ben", "seeded", todo))
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", clock()))
    ben.close()
    async with room(file, (40, 15), clock) as (app, pilot):
        await press(pilot, "R", "h")
        told = page(app)
        assert "TODAY" in told
        assert "Seed clip" in told
        assert "1¾″" in told
        await press(pilot, "h")
        assert "PIPELINE" in page(app)
        assert "1¾″" not in page(app)


async def test_once_made_ready_every_jump_shows_what_walking_shows(file: Path) -> None:
    async with room(file, (160, 45), later()) as (app, pilot):
        await press(pilot, "R")
        line = shown(app)._line
        while line.prepare():
            pass
        await press(pilot, "g")
        assert stage(app) == "idea"
        await press(pilot, "G")
        assert stage(app) == "live"


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (100, 30), (80, 24), (40, 15), (20, 6)])
async def test_it_fills_every_size(file: Path, size: tuple[int, int]) -> None:
    async with room(file, size, later()) as (app, pilot):
        await press(pilot, "R")
        for key in ("h", "3", "h", "1", "g"):
            await press(pilot, key)
            lines = shown(app).lines(*size)
            assert len(lines) == size[1]
            assert {sum(width(text) for text, _ in line) for line in lines} == {size[0]}

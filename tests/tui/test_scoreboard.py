"""The scoreboard on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.host import open_session, press, room
from warroom.commands.actions.wins import log_win
from warroom.tui.app import WarroomApp
from warroom.tui.scoreboard import ScoreboardScreen
from warroom.views.cells import width
from warroom.views.line import plain
from warroom.views.score.page import PAGES


def page(app: WarroomApp) -> str:
    screen = next(screen for screen in app.screen_stack if isinstance(screen, ScoreboardScreen))
    return "\n".join(plain(line) for line in screen.lines(*app.size))


async def test_it_says_who_is_winning_and_follows_what_others_win(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "W")
        assert "BEHIND  by 8 ft · 0″ of 8 ft planned by today" in page(app)
        ben = open_session(file, me="ben")
        board = ben.board
        ben.commit(log_win(board.campaign, board.people, 128, ben.clock(), "ben", "a week’s work"))
        app.lookout.take_in()
        await pilot.pause()
        assert "CATCHING UP  7 ft 4″ behind · 8″ of" in page(app)
        await press(pilot, "2")
        assert "@ben" in page(app)
        ben.close()


async def test_a_goal_is_set_measured_changed_and_put_away(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "W", "4")
        assert "No goal yet" in page(app)
        await press(pilot, "a", *"followers", "tab", "ctrl+u", *"1000", "tab", *"2000", "ctrl+s")
        assert "from 1000 to 2000" in page(app)
        await press(pilot, "m", *"1240", "enter")
        assert " 24%" in page(app)
        await press(pilot, "u")
        assert "no reading yet" in page(app)
        await press(pilot, "d")
        assert "No goal yet" in page(app)


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (100, 30), (80, 24), (40, 15), (20, 6)])
@pytest.mark.parametrize("ascii", [False, True])
async def test_every_page_fills_every_size(file: Path, size: tuple[int, int], ascii: bool) -> None:
    async with room(file, size, ascii=ascii) as (app, pilot):
        await press(pilot, "W")
        for _ in PAGES:
            screen = app.screen
            assert isinstance(screen, ScoreboardScreen)
            lines = screen.lines(*size)
            assert len(lines) == size[1]
            assert {sum(width(text) for text, _ in line) for line in lines} == {size[0]}
            if ascii:
                assert all(text.isascii() or "″" in text or "’" in text for line in lines for text, _ in line)
            await press(pilot, "l")


async def test_a_page_is_turned_to_by_its_name_and_scrolled_by_the_wheel(file: Path) -> None:
    async with room(file, (120, 12)) as (app, pilot):
        await press(pilot, "W")
        first = page(app).splitlines()[0]
        await pilot.click(offset=(first.index("promises"), 0))
        assert "Nobody has committed" in page(app)
        await pilot.click(offset=(5, 0))
        assert "CYCLE TIME AND AGE" in page(app)
        await pilot.click(offset=(5, 9))
        assert "CYCLE TIME AND AGE" in page(app)
        screen = app.screen
        assert isinstance(screen, ScoreboardScreen)
        screen.scrolled(3)
        assert "CYCLE TIME AND AGE" not in page(app)


async def test_any_page_is_shown_as_numbers_and_drawn_again(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "W", "v")
        assert "2026-04-14" in page(app)
        assert "v drawn" in page(app)
        await press(pilot, "3")
        assert "planned" in page(app).splitlines()[5]
        await press(pilot, "v")
        assert "━ won" in page(app)

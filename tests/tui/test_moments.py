"""Few wins are more than inches, and those are said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS
from tests.tui.host import make_file, open_session, room
from warroom.commands.actions.wins import log_win
from warroom.session import Session
from warroom.tui.app import WarroomApp


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", CARDS)


def won(session: Session, size: int) -> None:
    board = session.board
    session.commit(log_win(board.campaign, board.people, size, session.clock(), "ben", "it"))


def said(app: WarroomApp) -> str:
    return app.room.note.text if app.room.note else ""


async def test_the_target_the_first_foot_and_the_first_yard_are_said_once(file: Path) -> None:
    async with room(file) as (app, pilot):
        ben = open_session(file, me="ben")
        for size, moment in (
            (127, ""),
            (1, "Today's target is reached: 8″."),
            (64, "The campaign's first foot."),
            (64, ""),
            (12 * 16 * 2, "The campaign's first yard."),
        ):
            app.hush()
            won(ben, size)
            app.lookout.take_in()
            await pilot.pause()
            assert said(app) == moment, size
        ben.close()


async def test_a_win_that_is_taken_back_and_logged_again_is_said_again_and_a_loss_is_not(file: Path) -> None:
    async with room(file) as (app, pilot):
        won(app.session, 128)
        app.refreshed()
        await pilot.pause()
        assert said(app).startswith("Today's target")
        app.hush()
        app.session.undo()
        app.refreshed()
        await pilot.pause()
        assert said(app) == ""

"""Few wins are more than inches, and those are said once."""

from __future__ import annotations

from pathlib import Path

from tests.tui.host import note, open_session, room
from warroom.commands.actions.goals import measure, set_goal
from warroom.commands.actions.wins import log_win
from warroom.session import Session
from warroom.tui.app import WarroomApp


def won(session: Session, size: int) -> None:
    board = session.board
    session.commit(log_win(board.campaign, board.people, size, session.clock(), "ben", "it"))


def on_the_tape(app: WarroomApp) -> str:
    return app.room.frame_of("tape")[2].text.strip()


async def test_the_target_the_first_foot_and_the_first_yard_are_told_once_on_the_tape(file: Path) -> None:
    async with room(file) as (app, pilot):
        ben = open_session(file, me="ben")
        for size, moment in (
            (127, ""),
            (1, "▼ Today's target is reached: 8″."),
            (64, "▼ The campaign's first foot."),
            (64, ""),
            (12 * 16 * 2, "▼ The campaign's first yard."),
        ):
            app.moments.end()
            won(ben, size)
            app.lookout.take_in()
            await pilot.pause()
            assert (on_the_tape(app) == moment) is bool(moment), size
            assert note(app) == ""
        app.moments.end()
        assert "today" in on_the_tape(app)
        ben.close()


async def test_one_win_can_be_both(file: Path) -> None:
    async with room(file) as (app, pilot):
        won(app.session, 12 * 16)
        app.refreshed()
        await pilot.pause()
        assert on_the_tape(app) == "▼ Today's target is reached: 8″. The campaign's first foot."


async def test_where_no_tape_is_in_sight_it_is_a_message(file: Path) -> None:
    for size, keys in (((80, 16), ()), ((160, 45), ("W",))):
        async with room(file, size) as (app, pilot):
            for key in keys:
                await pilot.press(key)
            won(app.session, 128)
            app.refreshed()
            await pilot.pause()
            assert note(app).startswith("Today's target")
            app.session.undo()


async def test_a_goal_is_told_of_when_a_reading_is_the_first_to_reach_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        ben = open_session(file, me="ben")
        ben.commit(set_goal(ben.board, [], ben.clock(), name="followers", base="0", aim="100", by="30 apr"))
        (goal,) = ben.store.goals(ben.board.campaign.id)
        for value, moment in (("99", False), ("100", True), ("120", False)):
            app.moments.end()
            ben.commit(measure(ben.board, goal, value, ben.clock(), "ben"))
            app.lookout.take_in()
            await pilot.pause()
            assert ('The goal "followers" is reached: 100.' in on_the_tape(app)) is moment, value
        ben.close()


async def test_a_win_that_is_taken_back_and_logged_again_is_told_again_and_a_loss_is_not(file: Path) -> None:
    async with room(file) as (app, pilot):
        won(app.session, 128)
        app.refreshed()
        await pilot.pause()
        assert "Today's target" in on_the_tape(app)
        app.moments.end()
        app.session.undo()
        app.refreshed()
        await pilot.pause()
        assert "target" not in on_the_tape(app).partition("·")[0]

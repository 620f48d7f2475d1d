"""What the scoreboard, ledger, history and replay have read is read again when the screen begins to be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS
from tests.stage.play import text
from tests.tui.host import make_file, open_session, press, room
from warroom.commands.actions.fields import edit
from warroom.commands.actions.wins import log_win

SECRET = "Zebra tariff"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A note that is private and was won on, named by its title in many places."""
    path = make_file(tmp_path / "room.warroom", CARDS)
    ana = open_session(path)
    ana.commit(edit(ana.board, ana.board.cards["note"], {"title": SECRET, "private": "yes"}, ana.clock()))
    note = ana.board.cards["note"]
    ana.commit(log_win(ana.board.campaign, ana.board.people, 16, ana.clock(), "ana", "", note))
    ana.close()
    return path


@pytest.mark.parametrize("keys", [("W", "2"), ("ledger",), ("history",), ("R", "1")], ids=lambda keys: keys[0])
async def test_nothing_private_stays_on_a_screen_that_was_open_before(file: Path, keys: tuple[str, ...]) -> None:
    async with room(file, (160, 45)) as (app, pilot):
        if len(keys[0]) > 1:
            app.run_command(keys[0])
        else:
            await press(pilot, *keys)
        await pilot.pause()
        assert SECRET in text(app)
        app.session.share(True)
        app.refreshed()
        await pilot.pause()
        assert SECRET not in text(app)
        await press(pilot, "k", "j", "h")
        assert SECRET not in text(app)
        app.session.share(False)
        app.refreshed()
        await press(pilot, "l")
        assert SECRET in text(app)

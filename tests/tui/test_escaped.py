"""Esc and a letter typed so fast that the terminal takes them for alt and the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.tui.host import keys, room
from warroom.tui.app import WarroomApp


async def type_fast(app: WarroomApp, pilot: Pilot[int], letter: str) -> None:
    app.post_message(Key(f"alt+{letter}", letter))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("opens", ["question_mark", "f", "colon"])
async def test_the_dialog_goes_and_the_letter_acts_on_the_board(file: Path, opens: str) -> None:
    async with room(file) as (app, pilot):
        keys(app, opens)
        await pilot.pause()
        assert app.screen is not app.room
        await type_fast(app, pilot, "j")
        assert app.screen is app.room
        assert app.desk.selected == "first"


async def test_on_the_board_marks_go_and_the_letter_acts(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "space")
        await type_fast(app, pilot, "j")
        assert app.desk.marks == ()
        assert app.desk.selected == "second"


async def test_a_key_that_the_user_has_bound_with_alt_stays_one_key(file: Path) -> None:
    async with room(file, keys={"last": "alt+j"}) as (app, pilot):
        keys(app, "space")
        await type_fast(app, pilot, "j")
        assert app.desk.marks == ("idea",)
        assert app.desk.selected == app.desk.roll.order[-1]

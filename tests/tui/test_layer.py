"""A screen is painted whole once when it opens, and what it covered once when it goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from tests.tui.host import keys, room, screen
from warroom.tui.app import WarroomApp


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the screens that were painted from top to bottom."""
    found: list[str] = []
    display = WarroomApp._display

    def noting(app: WarroomApp, painted: Any, what: Any) -> None:
        if isinstance(what, LayoutUpdate):
            found.append(type(painted).__name__)
        display(app, painted, what)

    monkeypatch.setattr(WarroomApp, "_display", noting)
    return found


async def settle(app: WarroomApp, pilot: Pilot[int]) -> None:
    """Let Textual paint whatever it still means to."""
    for _ in range(3):
        await pilot.pause()
        for layer in app.screen_stack:
            layer._on_timer_update()


# A question, a list that measures itself, a page, the weave.
@pytest.mark.parametrize("key", ["m", "question_mark", "S", "T"])
async def test_a_screen_is_painted_whole_once_and_so_is_the_room_after_it(
    key: str, file: Path, wholes: list[str]
) -> None:
    async with room(file) as (app, pilot):
        await settle(app, pilot)
        keys(app, "2")
        wholes.clear()
        keys(app, key)
        await settle(app, pilot)
        opened = type(app.screen).__name__
        assert opened != "Room"
        assert wholes == [opened]
        wholes.clear()
        await pilot.press("escape")
        await settle(app, pilot)
        assert app.screen is app.room
        assert wholes == ["Room"]


async def test_a_dialog_over_a_dialog_leaves_the_first_as_it_was(file: Path, wholes: list[str]) -> None:
    async with room(file) as (app, pilot):
        keys(app, "2", "enter")
        await settle(app, pilot)
        below = app.screen
        await pilot.press("w")
        await settle(app, pilot)
        assert app.screen is not below
        wholes.clear()
        await pilot.press("escape")
        await settle(app, pilot)
        assert app.screen is below
        assert wholes == [type(below).__name__]


async def test_the_ground_between_the_panes_is_painted_with_a_new_layout(file: Path, wholes: list[str]) -> None:
    async with room(file) as (app, pilot):
        keys(app, "z")
        await settle(app, pilot)
        wholes.clear()
        keys(app, "z")
        await settle(app, pilot)
        assert wholes
        assert any("STRATEGY" in line for line in screen(app))

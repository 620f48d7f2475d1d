"""Every cell of a dialog's screen is painted, also while the size changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region, Size

from tests.tui.host import keys, make_file, room


@pytest.mark.parametrize("size", [(160, 45), (40, 15), (2, 1)])
async def test_a_screen_that_grows_is_painted_before_it_knows_its_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with room(make_file(tmp_path / "a.warroom"), size) as (app, pilot):
        keys(app, "question_mark")
        await pilot.pause()
        assert app.screen is not app.room
        crop = Region(0, 0, 200, 60)
        lines = app.screen.render_lines(crop)
        assert [line.cell_length for line in lines] == [crop.width] * crop.height
        # Cut where a panel stands, each part of a line is there.
        assert all(len(line.divide([50, 150, 200])) == 3 for line in lines)
        assert app.screen.size == Size(*size)


@pytest.mark.parametrize("key", ["e", "question_mark", "a", "colon", "o"])
async def test_a_mouse_that_is_dragged_over_a_dialog_selects_nothing(tmp_path: Path, key: str) -> None:
    async with room(make_file(tmp_path / "a.warroom")) as (app, pilot):
        keys(app, key)
        await pilot.pause()
        for y in range(1, 44, 3):
            await pilot.mouse_down(offset=(40, y))
            await pilot.hover(offset=(90, y + 1))
            await pilot.mouse_up(offset=(90, y + 1))
        assert not app.screen.selections

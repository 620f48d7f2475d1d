"""What the first screen says before a key is pressed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui_dialogs.host import Host, look, screen_text
from warroom.tui.beginnings import Begun
from warroom.tui.first_run import FirstRunScreen


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24)])
async def test_each_way_is_explained_in_full(size: tuple[int, int]) -> None:
    now = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
    app = Host(lambda: FirstRunScreen(lambda _: Begun(Path("x"), "c"), now, "Europe/Berlin", look()))
    async with app.run_test(size=size):
        shown = screen_text(app)
        for explained in ("the inches to win a day", "kept apart from yours", "as your team keeps it"):
            assert explained in shown

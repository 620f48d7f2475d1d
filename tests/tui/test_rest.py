"""What is loaded while nobody types."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.host import make_file, room
from warroom.tui import rest


async def test_windows_are_loaded_one_at_a_time_and_one_that_is_gone_harms_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "_WINDOWS", ("load", "gone", "flow"))
    for name in ("load", "flow"):
        monkeypatch.delitem(sys.modules, f"warroom.tui.{name}", raising=False)
    async with room(make_file(tmp_path / "room.warroom")) as (app, _):
        loaded = []
        for _ in range(4):
            app.rest.load_one()
            loaded.append([name for name in ("load", "flow") if f"warroom.tui.{name}" in sys.modules])
        assert loaded == [["load"], ["load"], ["load", "flow"], ["load", "flow"]]


def test_every_window_that_is_loaded_early_is_there() -> None:
    for name in rest._WINDOWS:
        __import__(f"warroom.tui.{name}")


async def test_what_waits_for_a_pause_waits_on_every_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(rest, "monotonic", lambda: now)
    async with room(make_file(tmp_path / "room.warroom")) as (app, pilot):
        done: list[str] = []
        monkeypatch.setattr(app.rest, "_idle", lambda: done.append("idle"))
        await pilot.press("4")
        for _ in range(3):
            now += 2
            await pilot.press("l")
            app.rest.maybe()
            await pilot.pause()
        assert not done
        now += 4
        app.rest.maybe()
        await pilot.pause()
        assert done == ["idle"]

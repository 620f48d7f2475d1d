"""A campaign file that is destroyed while the dashboard shows it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.host import keys, make_file, room
from tests.world import Clock
from warroom.tui.app import WarroomApp
from warroom.tui.watch import Beat


def overwrite(file: Path) -> None:
    with file.open("r+b") as raw:
        raw.write(random.Random(1).randbytes(file.stat().st_size))


async def a_minute_passes(app: WarroomApp, clock: Clock, pilot: Pilot[int]) -> None:
    clock.forward(minutes=1)
    app.rest._said = ("", 0)
    app.post_message(Beat())
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_somebody_who_only_looks_is_told_within_the_minute(tmp_path: Path) -> None:
    file, clock = make_file(tmp_path / "room.warroom"), Clock()
    async with room(file, clock=clock) as (app, pilot):
        overwrite(file)
        await a_minute_passes(app, clock, pilot)
        assert app.room.note is not None
        assert app.room.note.tone == "bad"


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
async def test_somebody_who_only_looks_is_told_that_the_file_is_another(tmp_path: Path, fate: str) -> None:
    file, clock = make_file(tmp_path / "room.warroom"), Clock()
    async with room(file, clock=clock) as (app, pilot):
        file.unlink()
        if fate == "replaced":
            make_file(tmp_path / "other.warroom").rename(file)
        await a_minute_passes(app, clock, pilot)
        assert app.room.note is not None
        assert "was deleted, moved or replaced while it was open" in app.room.note.text


async def test_a_change_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom")
    async with room(file) as (app, pilot):
        overwrite(file)
        keys(app, "L")
        await pilot.pause()
        assert app.room.note is not None
        assert app.room.note.tone == "bad"


async def test_it_is_told_also_where_the_log_hides_the_first_pages(tmp_path: Path) -> None:
    file, clock = make_file(tmp_path / "room.warroom"), Clock()
    async with room(file, clock=clock) as (app, pilot):
        rows = app.session.store._engine.rows
        rows("pragma wal_checkpoint(truncate)")
        for number in range(2):
            # What reaches the first page, and then what the heartbeat reads and writes, stands in the log from now on.
            rows(f"pragma user_version = {number + 1}")
            app.rest._said = ("", 0)
            app.rest.here()
        overwrite(file)
        await a_minute_passes(app, clock, pilot)
        assert app.room.note is not None
        assert app.room.note.tone == "bad"
        assert "damaged" in app.room.note.text

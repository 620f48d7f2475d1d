"""A campaign file that is destroyed while the dashboard shows it."""

from __future__ import annotations

import random
from pathlib import Path

from tests.tui.host import keys, make_file, room
from tests.world import Clock
from warroom.tui.watch import Beat


def overwrite(file: Path) -> None:
    with file.open("r+b") as raw:
        raw.write(random.Random(1).randbytes(file.stat().st_size))


async def test_somebody_who_only_looks_is_told_within_the_minute(tmp_path: Path) -> None:
    file, clock = make_file(tmp_path / "room.warroom"), Clock()
    async with room(file, clock=clock) as (app, pilot):
        overwrite(file)
        clock.forward(minutes=1)
        app.rest._said = ("", 0)
        app.post_message(Beat())
        await pilot.pause()
        await pilot.pause()
        assert app.room.note is not None
        assert app.room.note.tone == "bad"


async def test_a_change_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom")
    async with room(file) as (app, pilot):
        overwrite(file)
        keys(app, "L")
        await pilot.pause()
        assert app.room.note is not None
        assert app.room.note.tone == "bad"

"""A picture of the screen, from the command to the file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.pilot import Pilot

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, press, room
from tests.unit.views.test_picture import expected, written
from tests.world import HOSTILE
from warroom.config.folders import pictures_dir
from warroom.domain.text import literal
from warroom.tui.app import WarroomApp
from warroom.tui.over import frame
from warroom.tui.pictures import picture


@pytest.fixture
def file(tmp_path: Path) -> Path:
    hostile = [card(f"h{n}", "piece", "idea", f"z{n}", literal(text)[:400]) for n, text in enumerate(HOSTILE)]
    return make_file(tmp_path / "room.warroom", (*CARDS, *hostile))


async def ask_for_one(pilot: Pilot[int]) -> None:
    await press(pilot, "colon", *"picture of", "enter")
    await pilot.pause()


def pictures() -> list[Path]:
    return sorted(pictures_dir().iterdir()) if pictures_dir().exists() else []


def shows(file: Path, *texts: str) -> bool:
    rows: dict[int, str] = {}
    for (row, _), char in sorted(written(ElementTree.parse(file).getroot()).items()):
        rows[row] = rows.get(row, "") + char
    return all(any(text.replace(" ", "") in line for line in rows.values()) for text in texts)


@pytest.mark.parametrize("theme", ["night", "day", "projector"])
@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15)])
async def test_every_text_of_the_screen_is_in_its_picture(file: Path, size: tuple[int, int], theme: str) -> None:
    async with room(file, size, theme=theme) as (app, pilot):
        for keys in ((), ("S",), ("escape", "W"), ("escape", "2", "z"), ("enter",)):
            await press(pilot, *keys)
            root = ElementTree.fromstring(picture(app))
            assert written(root) == expected(*(strip.text for strip in frame(app)))
            assert root[1].attrib["fill"] == app.look.theme.colours["background"]


async def test_the_command_keeps_what_it_was_asked_over_and_says_where(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await ask_for_one(pilot)
        (first,) = pictures()
        assert shows(first, "STRATEGY", "[50% off] sale")
        assert not shows(first, "All commands")
        assert said(app) == f"The picture is in {first}"
        await press(pilot, "S", "2")
        await ask_for_one(pilot)
        assert {path.name for path in pictures()} == {first.name, f"{first.stem}-2.svg"}
        second = next(path for path in pictures() if path != first)
        assert shows(second, "SINCE THE LAST ONE")
        assert not shows(second, "STRATEGY")


async def test_a_folder_that_takes_nothing_is_said(file: Path) -> None:
    pictures_dir().parent.mkdir(parents=True, exist_ok=True)
    pictures_dir().write_text("in the way")
    async with room(file, (120, 40)) as (app, pilot):
        await ask_for_one(pilot)
        assert said(app) == f"The picture could not be kept in {pictures_dir()}: File exists."
    assert pictures_dir().read_text() == "in the way"


async def test_a_key_of_ones_own_takes_one_on_any_screen(file: Path) -> None:
    async with room(file, (120, 40), keys={"picture": "f12"}) as (_, pilot):
        await press(pilot, "f12", "W", "f12", "escape", "4", "f12")
        assert len(pictures()) == 3


def said(app: WarroomApp) -> str:
    assert app.room.note is not None
    return app.room.note.text

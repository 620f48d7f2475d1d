"""The real app on the real demo, at one moment, without a terminal."""

from __future__ import annotations

import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from rich.style import Style
from textual.pilot import Pilot

from tests.tui.host import running
from warroom.commands.keymap import bind
from warroom.config.settings import Settings
from warroom.demo import drafts
from warroom.session import Session
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.over import frame
from warroom.tui.themes import look_named

_LETTERS = string.ascii_letters + "".join(map(chr, range(0x3B1, 0x3CA)))
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))


@cache
def demo_file() -> bytes:
    """The demo as a campaign file; telling it takes longer than most of what is then played."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.warroom"
        store = Store.open(path, create=True)
        for dated in drafts(NOW, "ana"):
            store.commit(dated.draft, actor=dated.actor, origin="demo", campaign=dated.campaign, at=dated.at)
        store.close()
        return path.read_bytes()


@asynccontextmanager
async def played(
    folder: Path, size: tuple[int, int], *keys: str, theme: str = "night", ascii: bool = False
) -> AsyncIterator[tuple[WarroomApp, Pilot[int]]]:
    """The dashboard at `size` after these keys, named as Textual names them."""
    path = folder / "demo.warroom"
    path.write_bytes(demo_file())
    store = Store.open(path)
    session = Session.open(store, store.campaign("Spring Launch").id, "ana", "tui", lambda: NOW)
    settings = Settings("ana", theme=theme, ascii=ascii)
    app = WarroomApp(session, settings, bind({}), look_named(theme, True)[0])
    async with running(app, size) as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        yield app, pilot
    session.store.close()


def lines(app: WarroomApp) -> list[str]:
    """The screen as plain text, a string for each line."""
    return [strip.text.rstrip() for strip in frame(app)]


def paint(app: WarroomApp) -> str:
    """How the screen is painted: for each line the runs of cells in one look, a letter and a count, then the looks."""
    names: dict[str, str] = {}
    lines = []
    for strip in frame(app):
        runs: list[tuple[str, int]] = []
        for segment in strip:
            look = _look(segment.style)
            name = names.setdefault(look, _LETTERS[len(names)])
            before = runs.pop()[1] if runs and runs[-1][0] == name else 0
            runs.append((name, before + segment.cell_length))
        lines.append(" ".join(f"{name}{cells}" for name, cells in runs))
    return "\n".join([*lines, "", *(f"{name}  {look}" for look, name in names.items())]) + "\n"


def _look(style: Style | None) -> str:
    """A style in words: `#ffffff on #000000 bold`."""
    if style is None:
        return "none"
    colours = [colour.triplet.hex if colour and colour.triplet else "none" for colour in (style.color, style.bgcolor)]
    more = [name for name in ("bold", "italic", "underline", "reverse") if getattr(style, name)]
    return " ".join((" on ".join(colours), *more))


def text(app: WarroomApp) -> str:
    """The screen as plain text, a line each."""
    return "\n".join(lines(app)) + "\n"

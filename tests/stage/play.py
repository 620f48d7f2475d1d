"""The real app on the real demo, at one moment, without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.geometry import Size
from textual.pilot import Pilot
from textual.strip import Strip

from warroom.commands.keymap import bind
from warroom.config.settings import Settings
from warroom.demo import drafts
from warroom.session import Session
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.themes import look_named

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))


def make_demo(path: Path) -> str:
    """The demo in a file of its own; the id of its first campaign."""
    store = Store.open(path, create=True)
    told = drafts(NOW, "ana")
    for dated in told:
        store.commit(dated.draft, actor=dated.actor, origin="demo", campaign=dated.campaign, at=dated.at)
    found = store.campaign("Spring Launch").id
    store.close()
    return found


@asynccontextmanager
async def played(
    folder: Path, size: tuple[int, int], *keys: str, theme: str = "night", ascii: bool = False
) -> AsyncIterator[tuple[WarroomApp, Pilot[int]]]:
    """The dashboard at `size` after these keys, named as Textual names them."""
    path = folder / "demo.warroom"
    campaign = make_demo(path)
    session = Session.open(Store.open(path), campaign, "ana", "tui", lambda: NOW)
    settings = Settings("ana", theme=theme, ascii=ascii)
    app = WarroomApp(session, settings, bind({}), look_named(theme, True)[0])
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        yield app, pilot
    session.store.close()


def strips(app: WarroomApp) -> list[Strip]:
    """The lines of the screen as they stand, dialogs included."""
    return app.screen._compositor.render_strips(Size(*app.size))


def text(app: WarroomApp) -> str:
    """The screen as plain text, a line each."""
    return "\n".join(strip.text.rstrip() for strip in strips(app)) + "\n"

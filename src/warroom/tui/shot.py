"""A picture of a screen without a terminal: the dashboard is opened, looked at and left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from warroom.commands.keymap import bind
from warroom.config.settings import load_settings
from warroom.session import Session
from warroom.tui.app import WarroomApp
from warroom.tui.pictures import picture
from warroom.tui.themes import look_named

ORIGIN = "tui"


def shot(
    path: Path,
    campaign: str,
    me: str,
    *,
    size: tuple[int, int],
    command: str,
    theme: str,
    sharing: bool,
    clock: Callable[[], datetime],
) -> str:
    """The screen that a command opens, "" for the main one, as SVG.  Raises StoreError; ValueError for a theme."""
    settings = load_settings()[0]
    look, problem = look_named(theme or settings.theme)
    if problem:
        raise ValueError(problem)
    session = Session.start(path, me, ORIGIN, campaign=campaign, clock=clock, sharing=sharing)
    drawn: list[str] = []

    async def look_on(pilot: Pilot[object]) -> None:
        await pilot.pause()
        if command:
            app.run_command(command)
            await pilot.pause()
        drawn.append(picture(app))
        app.exit(0)

    try:
        app = WarroomApp(session, settings, bind(settings.keys), look)
        app.run(headless=True, size=size, auto_pilot=look_on)
    finally:
        session.close()
    if app.fault is not None:
        raise app.fault
    return drawn[0]

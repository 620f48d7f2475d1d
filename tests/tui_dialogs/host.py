"""A tiny app that stands in for the dashboard: it opens a dialog and keeps what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests import world
from warroom.config.themes import load_theme
from warroom.tui.dialogs.base import Live
from warroom.tui.look import Look
from warroom.tui.themes import register

UNANSWERED = object()
HOSTILE = (*world.HOSTILE, "x" * 10_000)


def look(name: str = "night") -> Look:
    """The look of a shipped theme."""
    return Look(load_theme(name))


class Host(App[None]):
    """Opens `make()` at once; `answer` is what it was dismissed with."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, make: Callable[[], Screen[Any]], theme: str = "night") -> None:
        super().__init__()
        self.make = make
        self.answer: Any = UNANSWERED
        self.tried: list[Any] = []
        self.leaked: list[str] = []
        self.board = Static("\n".join(f"board line {n}" for n in range(60)), markup=False)
        self.wear(theme)

    def wear(self, name: str) -> None:
        """Take on a theme's variables."""
        register(self, look(name))

    def compose(self) -> ComposeResult:
        """A board to see through to."""
        yield self.board

    def on_mount(self) -> None:
        """Open the dialog."""
        self.open()

    def open(self) -> None:
        """Open a new dialog."""
        self.push_screen(self.make(), self.keep)

    def keep(self, answer: Any) -> None:
        """Remember the answer."""
        self.answer = answer

    def on_live(self, live: Live) -> None:
        """Remember what was tried."""
        self.tried.append(live.outcome)

    def on_key(self, event: Key) -> None:
        """Remember keys that no dialog took."""
        self.leaked.append(event.key)


def screen_text(app: App[Any]) -> str:
    """What is on the screen, lines ended by newlines, trailing blanks off."""
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type `text` letter by letter."""
    names = {" ": "space", "@": "at", "#": "number_sign", "^": "circumflex_accent", "/": "slash", ".": "full_stop"}
    await pilot.press(*(names.get(char, char) for char in text))

"""What lies over the main screen: which dialogs there are, a word to all of them, and the lines that are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    from warroom.tui.dialogs.base import Dialog

Kind = TypeVar("Kind", bound=Screen[Any])


def dialogs(app: App[Any]) -> list[Dialog[Any]]:
    """All of them, the topmost last."""
    over = app.screen_stack[1:]
    if not over:
        return []
    # Whatever lies over the main screen has loaded it already.
    from warroom.tui.dialogs.base import Dialog

    return [screen for screen in over if isinstance(screen, Dialog)]


def open_one(app: App[Any], kind: type[Kind]) -> Kind | None:
    """The open screen of a kind, None where there is none."""
    return next((screen for screen in app.screen_stack if isinstance(screen, kind)), None)


def renew(app: App[Any]) -> None:
    """Let them show what the app knows by now."""
    for dialog in dialogs(app):
        dialog.renew()


def relight(app: App[Any]) -> None:
    """Let them draw again what none of them was told of."""
    for dialog in dialogs(app):
        dialog.relight()


def frame(app: App[Any]) -> list[Strip]:
    """The lines of the terminal as they stand, with all that is open."""
    return app.screen._compositor.render_strips(Size(*app.size))

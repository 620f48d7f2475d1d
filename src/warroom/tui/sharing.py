"""The shared screen: what is private is hidden from one moment to the next, on all that is open, and shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.config.state import forget_frames, remember_sharing
from warroom.tui import over
from warroom.tui.chrome import first_key

if TYPE_CHECKING:
    from warroom.tui.face import Face

_ON = "Sharing: what is private is hidden, also in what is copied and kept. {key} shows it again."
_STILL = "The screen is still shared, as it was left: {key} shows what is private."
_OFF = "No longer sharing: what is private is shown."


def share(app: Face, on: bool) -> None:
    """Hide what is private, or show it again; windows that hold what they have read are closed."""
    if on == app.sharing or not app.guarded(lambda: app.session.share(on)):
        return
    remember_sharing(on)
    # The board first: whatever is drawn from here on is drawn from it.
    app.refreshed()
    if on:
        forget_frames()
        # A word that is looked for may be the private one.
        app.filtering.clear()
    app.hush()
    _close_what_holds(app)
    app.room.rearrange()
    app.say(_ON.format(key=_key(app)) if on else _OFF)


def still_shared(app: Face) -> str:
    """What whoever left a shared screen is told at the next start, "" where the settings share it anyway."""
    return _STILL.format(key=_key(app)) if app.sharing and not app.settings.share_safe else ""


def _key(app: Face) -> str:
    return first_key(app.keymap, "share-safe", app.desk.ascii) or "share-safe"


def _close_what_holds(app: Face) -> None:
    """Close what lies over the first window that would go on showing what it has read."""
    above = over.dialogs(app)
    kept = next((at for at, screen in enumerate(above) if not screen.REREADS), len(above))
    for _ in above[kept:]:
        app.pop_screen()
    for screen in above[:kept]:
        screen.share(app.sharing)

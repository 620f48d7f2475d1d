"""Keys, the mouse and what is pasted on the main screen, answered at once, before Textual's own chain of bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.tui.dialogs.edit import typed
from warroom.tui.escaped import behind_escape

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp


def answered(app: WarroomApp, event: events.Event) -> bool:
    """Whether an event has been answered here; any other goes Textual's way."""
    if not isinstance(event, events.InputEvent | events.Paste):
        return False
    if not event.is_forwarded:
        _heard(app, event)
    if app.screen is app.room and _on_the_room(app, event):
        return True
    name = _of_every_screen(app, event) if isinstance(event, events.Key) else ""
    if name:
        app.run_command(name)
    return bool(name)


def _heard(app: WarroomApp, event: events.InputEvent | events.Paste) -> None:
    """Somebody is at the keyboard, whatever screen they are on."""
    app.rest.touched()
    app.lookout.touched()
    app.away.touched()
    if isinstance(event, events.Key):
        app.presenting.press(event)


def _on_the_room(app: WarroomApp, event: events.InputEvent | events.Paste) -> bool:
    if isinstance(event, events.Paste):
        app.filtering.paste(event.text)
        return True
    if event.is_forwarded:
        return False
    if isinstance(event, events.Key):
        _press(app, event)
        return True
    if isinstance(event, events.MouseMove):
        # Nothing on the main screen hovers but a card that is dragged, and the pointer.
        if app.mouse.holds:
            app.mouse.take(event)
        elif app.desk.pointing:
            app.presenting.hover(app.room.card_at(int(event.screen_x), int(event.screen_y))[2])
        return True
    return False


def _press(app: WarroomApp, event: events.Key) -> None:
    letter = None if app.keymap.command(event.key) else behind_escape(event)
    if letter is not None:
        app.press("escape", None)
        event = letter
    app.press(event.key, typed(event.character))


def _of_every_screen(app: WarroomApp, event: events.Key) -> str:
    """The command that the key is on every screen, or "": to put the dashboard aside, but where that takes back
    typing, and to share the screen, but where letters are typed."""
    command = None if event.is_forwarded else app.keymap.command(event.key)
    name = command.id if command else ""
    screen = app.screen
    here = {"suspend": getattr(screen, "SWALLOWS", True), "share-safe": not getattr(screen, "TYPES", True)}
    return name if here.get(name) else ""

"""The first screen of all: start a campaign, look at the demo, or bring in a content calendar."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from warroom.config.settings import Settings
from warroom.store import StoreError
from warroom.tui import paths
from warroom.tui.beginnings import Begun, Demo, Wish, begin
from warroom.tui.dialogs.base import Dialog, Panel, hint_line
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.edit import Edit
from warroom.tui.dialogs.fields import Fields
from warroom.tui.dialogs.menu import Menu
from warroom.tui.first_fields import FirstFields
from warroom.tui.layer import Layered
from warroom.tui.look import Look
from warroom.tui.terminal import driver_class
from warroom.views.cells import clip, fit, paragraphs
from warroom.views.line import Line, Span

Act = Callable[[Wish], Begun]
OWN, DEMO, CALENDAR = range(3)
_WAYS = (
    ("Start a campaign", "name, days and the inches to win a day"),
    ("Look around in the demo", "in full swing, and kept apart from yours"),
    ("Bring in a content calendar", "a CSV file as your team keeps it"),
)
_TITLE_CELLS = max(len(title) for title, _ in _WAYS)
_FEWEST_CELLS = 16
_CHOOSING = (("enter", "go on"), ("1 2 3", "choose"), ("esc", "leave"))
_FILLING = (("ctrl+s", "start"), ("tab", "next"), ("esc", "back"))
_FINDING = (("enter", "start"), ("tab", "complete"), ("esc", "back"))


class FirstRunScreen(Dialog[Begun | None]):
    """Goes away with what `act` has begun, or None; what `act` refuses is said, and may be mended."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    CSS_PATH: ClassVar = ["dialogs/dialog.tcss", "first_run.tcss"]

    def __init__(self, act: Act, now: datetime, zone: str, look: Look, *, ascii: bool = False) -> None:
        """`now` is an aware datetime, `zone` the name of the zone that is offered."""
        super().__init__(look, ascii=ascii)
        self._act = act
        self._inputs = FirstFields(now, zone)
        self._refusal = ""
        self._menu = Menu(look, self._draw)
        self._own = Fields(self._inputs.own(), look, ascii=ascii)
        self._file = Fields(self._inputs.file(), look, ascii=ascii)
        self._foot = Lines(look, self._said, id="foot")

    def compose(self) -> ComposeResult:
        """The three ways, and the fields of the one that is chosen."""
        with Panel("warroom"):
            yield Lines(self.look, self._greeting, id="greeting")
            yield self._menu
            yield self._own
            yield self._file
            yield self._foot

    def on_mount(self) -> None:
        """Start with the choice."""
        self._menu.fill(len(_WAYS))

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the frame, the ways and the keys."""
        for fields in (self._own, self._file):
            fields.fit_into(event.size.height - 9)

    def take(self, event: events.Key) -> None:
        """Choose a way, or fill in its fields."""
        fields = self._fields() if self.focused is not None else None
        if fields is None:
            self._choose(event)
        elif event.key == "ctrl+s":
            self._begin()
        elif event.key == "tab" and fields is self._file:
            self._complete()
        elif not fields.take(event) and event.key in ("up", "shift+tab"):
            self._leave_fields()

    def close(self) -> None:
        """From the fields back to the choice, from there out."""
        if self.focused is not None:
            self._leave_fields()
        else:
            self.dismiss(None)

    def on_fields_finished(self) -> None:
        """Enter in the last field begins, however often it was pressed."""
        if self.is_active:
            self._begin()

    def on_menu_moved(self) -> None:
        """Show the fields of the way."""
        self._own.display = self._menu.cursor == OWN
        self._file.display = self._menu.cursor == CALENDAR
        self._say("")

    def on_menu_picked(self) -> None:
        """A click chooses and goes on."""
        self._go_on()

    def on_descendant_focus(self) -> None:
        """Other keys work now."""
        self._foot.renew()

    def _choose(self, event: events.Key) -> None:
        key = event.key
        if key in ("1", "2", "3"):
            self._menu.go(int(key) - 1)
            self._go_on()
        elif key in ("enter", "tab", "right"):
            self._go_on()
        elif key == "q":
            self.dismiss(None)
        elif not self._menu.take({"j": "down", "k": "up"}.get(key, key)) and event.is_printable:
            # Who types at once what is asked for is not made to choose first.
            fields = self._fields()
            if fields is not None:
                fields.enter()
                fields.take(event)

    def _go_on(self) -> None:
        # A choice by its number arrives before the menu has told that it moved.
        self.on_menu_moved()
        fields = self._fields()
        if fields is None:
            self._begin()
        else:
            fields.enter()

    def _leave_fields(self) -> None:
        self.set_focus(None)
        self._say("")

    def _fields(self) -> Fields | None:
        return {OWN: self._own, CALENDAR: self._file}.get(self._menu.cursor)

    def _begin(self) -> None:
        fields = self._fields()
        if fields is not None and not fields.all_right():
            return
        try:
            begun = self._act(self._wish())
        except (ValueError, StoreError, OSError) as error:
            self._say(str(error))
        else:
            self.dismiss(begun)

    def _wish(self) -> Wish:
        if self._menu.cursor == DEMO:
            return Demo()
        if self._menu.cursor == CALENDAR:
            return self._inputs.calendar_wish(self._file.values["file"])
        return self._inputs.own_wish(self._own.values)

    def _complete(self) -> None:
        text = paths.complete(self._file.values["file"])
        self._file.put(0, Edit(text, len(text)))

    def _say(self, refusal: str) -> None:
        self._refusal = refusal
        self._foot.renew()

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        bar = Span((">" if self.ascii else "▌") if selected else " ", "accent bold")
        title, what = _WAYS[row]
        style = "text bold" if selected else "soft"
        room = width - _TITLE_CELLS - 6
        # A word or two of it say nothing.
        said = Span(f"  {clip(what, room)}" if room > _FEWEST_CELLS else "", "muted")
        return (bar, Span(f" {row + 1} ", "accent bold"), Span(fit(title, min(_TITLE_CELLS, width - 4)), style), said)

    def _greeting(self, width: int) -> tuple[Line, ...]:
        return ((Span(clip("There is no campaign here yet.", width), "soft"),),)

    def _said(self, width: int) -> tuple[Line, ...]:
        filling = _FINDING if self._menu.cursor == CALENDAR else _FILLING
        keys = hint_line(_CHOOSING if self.focused is None else filling, width)
        refused = paragraphs(f"! {self._refusal}", width, 2) if self._refusal else []
        return (*((Span(line, "bad"),) for line in refused), keys)


class FirstRun(Layered[Begun]):
    """Only the first screen; returns what was begun, or None."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, act: Act, now: datetime, zone: str, look: Look, *, ascii: bool = False) -> None:
        super().__init__(driver_class=driver_class())
        self._first = FirstRunScreen(act, now, zone, look, ascii=ascii)
        from warroom.tui.themes import register

        register(self, look)

    def on_mount(self) -> None:
        """Show the screen."""
        self.push_screen(self._first, self.exit)

    async def on_event(self, event: events.Event) -> None:
        """Ctrl+z is for the shell here too."""
        if isinstance(event, events.Key) and event.key == "ctrl+z" and not event.is_forwarded:
            from warroom.tui.suspend import put_aside

            put_aside(self)
        else:
            await super().on_event(event)


def first_run(path: Path, settings: Settings) -> Begun | None:
    """Let the user begin in the file at `path`; None when they leave.  Raises SystemExit when a signal ended it."""
    from warroom.config.zone import local_zone
    from warroom.tui.palette import few_colours
    from warroom.tui.themes import look_named

    now, zone = datetime.now(UTC), local_zone()
    look, _ = look_named(settings.theme, not settings.no_color, few_colours(os.environ))
    app = FirstRun(lambda wish: begin(wish, path, settings.me, now, zone), now, zone, look, ascii=settings.ascii)
    begun = app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    return begun

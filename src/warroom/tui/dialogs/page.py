"""A screen that a view draws whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from warroom.tui.dialogs.base import Dialog
from warroom.tui.dialogs.sheet import Sheet
from warroom.tui.look import Look
from warroom.views.footer import note_lines
from warroom.views.line import Line
from warroom.views.rowlook import hovered
from warroom.views.shade import spotlit

# How far the keys of a list go, which clamps what is too far.
FAR = 1 << 30
STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -FAR, "home": -FAR, "G": FAR, "end": FAR,
         "ctrl+d": 10, "pagedown": 10, "ctrl+u": -10, "pageup": -10}  # fmt: skip

Draws = Callable[[int, int], Sequence[Line]]


class Page(Sheet):
    """Lines that fill the screen."""

    GROUND = "background"

    def __init__(self, look: Look, draws: Draws, owner: PageScreen) -> None:
        super().__init__(look)
        self._draws = draws
        self.points = not owner.LIGHTS
        # The line under the mouse, which is pointed at instead of what is selected; -1 for none.
        self._hovered = -1
        self._owner = owner

    def drawn(self) -> Sequence[Line]:
        """The lines as the screen gives them, but for what the spotlight leaves out."""
        lines = self._told_above(self._draws(*self.size))
        desk = getattr(self.app, "desk", None)
        if desk is not None and desk.spotlight and not self._owner.LIGHTS:
            lines = spotlit(lines)
        return hovered(lines, self._hovered) if self._hovered >= 0 else lines

    @property
    def pointing(self) -> bool:
        """Whether there is a pointer, and it is on what is selected."""
        return self._hovered < 0 and super().pointing

    def hover(self, line: int) -> None:
        """Point at a line, -1 for none, instead of what is selected."""
        if line != self._hovered:
            self._hovered = line
            self.renew()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at the line under the mouse, while there is a pointer."""
        desk = getattr(self.app, "desk", None)
        self.hover(event.y if desk is not None and desk.pointing else -1)

    def _told_above(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines; while a dialog hides the last ones, where messages stand, the first ones give way to them."""
        room = getattr(self.app, "room", None)
        if room is None or self.app.screen is self._owner or not room.told[0]:
            return lines
        told = note_lines(room.told, self.size.width)
        return [*told, *lines[len(told) :]][: len(lines)]

    def on_click(self, event: events.Click) -> None:
        """Tell the screen where."""
        event.stop()
        self._owner.clicked(event.x, event.y, event.chain > 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self._owner.scrolled(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self._owner.scrolled(-1)


class PageScreen(Dialog[None]):
    """The whole screen as `lines` gives it; what it does with keys is said in `take`."""

    TYPES = False
    # Whether its view knows the spotlight and the pointer, and leaves the thread of what is selected lit.
    LIGHTS: ClassVar[bool] = False

    DEFAULT_CSS = "PageScreen { overflow: hidden; } PageScreen > Page { width: 100%; height: 1fr; }"

    def __init__(self, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._page = Page(look, self.lines, self)

    def compose(self) -> ComposeResult:
        """Only the page."""
        yield self._page

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of the screen beneath is seen."""
        return [Strip.blank(crop.width)] * crop.height

    def hint(self, key: str) -> str:
        """What the last line says that a key does."""
        lines = self._page.drawn() if self._page.size else ()
        pairs = pairwise(lines[-1]) if lines else ()
        return next((word.text.strip() for named, word in pairs if key in named.text.split()), "")

    def lines(self, width: int, height: int) -> Sequence[Line]:
        """The screen as its view draws it, exactly `height` lines of `width` cells."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """No dialog hides a message any more."""
        self.draw()

    def renew(self) -> None:
        """Show what the app knows by now."""
        self.draw()

    def relight(self) -> None:
        """Draw again what depends on what is pointed at, which is what is selected."""
        self._page.hover(-1)
        super().relight()

    def repoint(self) -> None:
        """Show where others point, on a screen that knows."""
        if self.LIGHTS:
            self.draw()

    def draw(self) -> None:
        """Let the page show what `lines` gives by now."""
        if self.is_mounted:
            self._page.renew()

    def clicked(self, x: int, y: int, twice: bool) -> None:
        """The mouse was pressed at this cell."""

    def scrolled(self, by: int) -> None:
        """The wheel was turned down (1) or up (-1)."""

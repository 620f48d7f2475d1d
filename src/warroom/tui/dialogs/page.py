"""A screen that a view draws whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from warroom.tui.dialogs.base import Dialog
from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.look import Look
from warroom.views.line import Line

Draws = Callable[[int, int], Sequence[Line]]


class Page(Drawn):
    """Lines that fill the screen; only those that differ are painted again."""

    GROUND = "background"

    def __init__(self, look: Look, draws: Draws, owner: PageScreen) -> None:
        super().__init__(look)
        self._draws = draws
        self._owner = owner
        self._lines: Sequence[Line] = ()
        self._width = 0

    def renew(self) -> None:
        """Draw what there is by now."""
        before, width = self._lines, self._width
        self._width = self.size.width
        self._lines = self._draws(*self.size) if self.size.height else ()
        if width != self._width or len(before) != len(self._lines):
            self.refresh()
            return
        changed = [Region(0, y, width, 1) for y, line in enumerate(self._lines) if line != before[y]]
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Fill the new size."""
        self.renew()

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

    def render_line(self, y: int) -> Strip:
        """One line, or an empty one below the last."""
        return self.strip(self._lines[y] if y < len(self._lines) else ())


class PageScreen(Dialog[None]):
    """The whole screen as `lines` gives it; what it does with keys is said in `take`."""

    DEFAULT_CSS = "PageScreen { overflow: hidden; } PageScreen > Page { width: 100%; height: 100%; }"

    def __init__(self, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._page = Page(look, self.lines, self)

    def compose(self) -> ComposeResult:
        """Only the page."""
        yield self._page

    def lines(self, width: int, height: int) -> Sequence[Line]:
        """The screen as its view draws it, exactly `height` lines of `width` cells."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show what the app knows by now."""
        self.draw()

    def draw(self) -> None:
        """Let the page show what `lines` gives by now."""
        if self.is_mounted:
            self._page.renew()

    def clicked(self, x: int, y: int, twice: bool) -> None:
        """The mouse was pressed at this cell."""

    def scrolled(self, by: int) -> None:
        """The wheel was turned down (1) or up (-1)."""

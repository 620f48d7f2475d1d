"""The widget of a list with a cursor."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.look import Look
from warroom.views.line import Line


class Menu(Drawn):
    """Rows with a cursor, drawn on demand: as quick with ten thousand rows as with ten.

    `draw(row, width, selected)` gives the line of a row; `stops(row)` is False for rows that the
    cursor passes over.
    """

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, look: Look, draw: Callable[[int, int, bool], Line], stops: Callable[[int], bool] = lambda _: True
    ) -> None:
        super().__init__(look)
        self._draw = draw
        self._stops = stops
        self.count = 0
        self.cursor = -1
        self.top = 0

    def fill(self, count: int, cursor: int = 0) -> None:
        """Show `count` rows with the cursor on the first that it may stand on from `cursor` on."""
        self.count, self.top = count, 0
        self.cursor = self._settle(min(cursor, count - 1), 1)
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self.cursor))

    def move(self, by: int) -> None:
        """Move the cursor; a single step goes round at the ends."""
        if self.count == 0 or self.cursor < 0:
            return
        if abs(by) == 1:
            round_trip = ((self.cursor + by * step) % self.count for step in range(1, self.count))
            self.go(next((row for row in round_trip if self._stops(row)), self.cursor))
        else:
            to = max(0, min(self.count - 1, self.cursor + by))
            self.go(self._settle(to, 1 if by > 0 else -1))

    def go(self, row: int) -> None:
        """Put the cursor on a row."""
        if row in (self.cursor, -1):
            return
        before, top = self.cursor, self.top
        self.cursor = row
        self._follow()
        if top == self.top:
            width = self.size.width
            self.refresh(*(Region(0, at - top, width, 1) for at in (before, row)))
        else:
            self.refresh()
        self.post_message(self.Moved(row))

    def take(self, key: str) -> bool:
        """Move by a key; False when it is not one that moves."""
        page = max(1, self.size.height - 1)
        by = {"pagedown": page, "pageup": -page}.get(key) or _STEPS.get(key)
        if by is None:
            return False
        self.move(by)
        return True

    def on_click(self, event: events.Click) -> None:
        """Pick the row under the mouse."""
        row = self.top + event.y
        if row < self.count and self._stops(row):
            self.go(row)
            self.post_message(self.Picked(row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by moving on."""
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by moving back."""
        event.stop()
        self.move(-3)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One row, or an empty line below the last."""
        row = self.top + y
        if row >= self.count:
            return self.strip(())
        selected = row == self.cursor
        return self.strip(self._draw(row, self.size.width, selected), "selected" if selected else "")

    def _settle(self, row: int, way: int) -> int:
        """The nearest row the cursor may stand on, looking `way` first; -1 when there is none."""
        for step in (way, -way):
            at = row
            while 0 <= at < self.count:
                if self._stops(at):
                    return at
                at += step
        return -1

    def _follow(self) -> None:
        height = self.size.height
        if height and self.cursor >= 0:
            self.top = max(self.cursor - height + 1, min(self.top, self.cursor))
            self.top = max(0, min(self.top, self.count - height))


_FAR = 1 << 40
_STEPS = {
    **dict.fromkeys(("down", "ctrl+n", "ctrl+j"), 1),
    **dict.fromkeys(("up", "ctrl+p", "ctrl+k"), -1),
    "ctrl+home": -_FAR,
    "ctrl+end": _FAR,
}

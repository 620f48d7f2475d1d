"""The keys that a presenter pressed, over the last line of a dialog."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip

from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.look import Look
from warroom.views.build import cells_of
from warroom.views.line import Line
from warroom.views.pressed import Pressed, pressed_spans


class KeysCorner(Container):
    """The lower right corner, above everything else; of the rest of its line nothing is covered."""

    DEFAULT_CSS = """
    KeysCorner { layer: _toastrack; dock: bottom; width: 100%; height: 1; align: right bottom; visibility: hidden; }
    KeysCorner > _Keys { visibility: visible; height: 1; }
    """

    def __init__(self, look: Look, *, ascii: bool) -> None:
        super().__init__()
        self._keys = _Keys(look)
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        """Only the keys."""
        yield self._keys

    def show(self, pressed: Pressed | None, width: int) -> None:
        """Show these keys on a screen so wide; None shows nothing."""
        self._keys.put(pressed_spans(pressed, width, self._ascii) if pressed else ())
        self.display = pressed is not None


class _Keys(Drawn):
    """The line, as wide as it needs to be."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._line: Line = ()

    def put(self, line: Line) -> None:
        """Show this line."""
        self._line = line
        self.styles.width = cells_of(line)
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The line."""
        return self.strip(self._line)

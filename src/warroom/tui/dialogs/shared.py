"""The line over every window that says that the screen is shared."""

from __future__ import annotations

from textual.strip import Strip

from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.look import Look
from warroom.views.badges import badged
from warroom.views.header import sharing_line


class SharedLine(Drawn):
    """Stays at the top for as long as the screen is shared."""

    DEFAULT_CSS = "SharedLine { dock: top; width: 100%; height: 1; }"

    def __init__(self, look: Look, *, ascii: bool) -> None:
        super().__init__(look)
        self._ascii = ascii

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The badge, what it means, and what else every screen says."""
        width = self.size.width
        return self.strip(badged(sharing_line(self._ascii, width), getattr(self.app, "badges", ()), width))

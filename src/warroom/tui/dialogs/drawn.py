"""Widgets that draw their own lines in a theme's look, and the plainest of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from warroom.domain.text import literal
from warroom.tui.look import Look
from warroom.tui.whole import Whole
from warroom.views.line import Line
from warroom.views.rowlook import pointed


class Drawn(Widget):
    """A widget that draws its own lines in a theme's look, on one ground."""

    ALLOW_SELECT: ClassVar[bool] = False
    GROUND: ClassVar[str] = "raised"

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = look
        # Whether what is selected has the pointer by itself; some views put it there.
        self.points = True

    def style(self, token: str = "", ground: str = "") -> Style:
        """The look of a style token here."""
        return self.look.style(token, ground or self.GROUND)

    @property
    def pointing(self) -> bool:
        """Whether there is a pointer, which is on what is selected."""
        return self.points and bool(getattr(getattr(self.app, "desk", None), "pointing", False))

    def strip(self, line: Line, ground: str = "") -> Strip:
        """`line` as wide as the widget; control characters are made visible."""
        if self.pointing:
            line = pointed(line)
        segments = [Segment(literal(text), self.style(token, ground)) for text, token in line if text]
        width = self.size.width
        return Whole(Strip(segments).adjust_cell_length(width, self.style("", ground)), width)


class Lines(Drawn):
    """Lines of text that fill the width they are given; `build(width)` makes them."""

    def __init__(self, look: Look, build: Callable[[int], Sequence[Line]], id: str | None = None) -> None:
        super().__init__(look, id=id)
        self._build = build
        self._made: tuple[int, Sequence[Line]] = (-1, ())

    def renew(self) -> None:
        """Show what `build` gives by now; the screen is laid out again only when the height changes."""
        before = len(self._made[1])
        self._made = (-1, ())
        self.refresh(layout=len(self._lines(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are at this width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line, or an empty one below the last."""
        lines = self._lines(self.size.width)
        return self.strip(lines[y] if y < len(lines) else ())

    def _lines(self, width: int) -> Sequence[Line]:
        if self._made[0] != width:
            self._made = (width, self._build(width))
        return self._made[1]

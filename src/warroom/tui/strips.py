"""A widget that is a list of ready lines; only lines that differ are painted again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from warroom.tui.ink import Ink


class Strips(Widget):
    """Ready strips, as wide as the widget; the owner draws, the widget only shows."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, name: str) -> None:
        super().__init__(name=name, id=name)
        self.drawn: Sequence[Ink] = ()

    def put(self, lines: Sequence[Ink]) -> list[tuple[int, Ink, Ink]]:
        """Hold these lines; gives those that are others now as (y, old, new).

        Painting them is left to the caller, but for lines of another number or width.
        """
        old, self.drawn = self.drawn, lines
        if len(old) != len(lines) or (lines and old[0].cell_length != lines[0].cell_length):
            self.refresh()
            return []
        return [(y, old[y], line) for y, line in enumerate(lines) if line is not old[y] and line.runs != old[y].runs]

    def repaint(self, lines: Sequence[tuple[int, Ink, Ink]]) -> None:
        """Have Textual paint these lines, as `put` gave them."""
        if lines:
            self.refresh(*(Region(0, y, new.cell_length, 1) for y, _, new in lines))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in `crop`; cells that nobody has drawn yet are blank."""
        lines: list[Strip] = list(self.drawn[crop.y : crop.bottom])
        if len(lines) == crop.height and lines[0].cell_length == crop.width:
            return lines
        blank = Strip.blank(crop.width, self.visual_style.rich_style)
        fitted = [line.crop(crop.x, crop.right).adjust_cell_length(crop.width) for line in lines]
        return fitted + [blank] * (crop.height - len(fitted))

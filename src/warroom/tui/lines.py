"""A widget that is a list of ready lines; only lines that differ are painted again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Lines(Widget):
    """Ready strips, as wide as the widget; the owner draws, the widget only shows."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, name: str) -> None:
        super().__init__(name=name, id=name)
        self.drawn: list[Strip] = []

    def put(self, lines: Sequence[Strip]) -> bool:
        """Show these lines; True when any of them is another one than before."""
        old = self.drawn
        if len(old) != len(lines) or (lines and old[0].cell_length != lines[0].cell_length):
            self.drawn = list(lines)
            self.refresh()
            return True
        changed = [y for y, line in enumerate(lines) if line is not old[y] and line != old[y]]
        if changed:
            self.drawn = list(lines)
            width = lines[0].cell_length
            self.refresh(*(Region(0, y, width, 1) for y in changed))
        return bool(changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in `crop`; cells that nobody has drawn yet are blank."""
        lines = self.drawn[crop.y : crop.bottom]
        if len(lines) == crop.height and lines[0].cell_length == crop.width:
            return lines
        blank = Strip.blank(crop.width, self.visual_style.rich_style)
        fitted = [line.crop(crop.x, crop.right).adjust_cell_length(crop.width) for line in lines]
        return fitted + [blank] * (crop.height - len(fitted))

"""The three panes: which rows stand in them, and how each row looks at a width."""

from __future__ import annotations

from warroom.views.line import Line, Row
from warroom.views.scene import Scene


def rows(pane: str, scene: Scene, height: int = 0) -> tuple[Row, ...]:
    """Every row of a pane, top to bottom; with a `height` in lines, gaps that do not fit are left out."""
    raise NotImplementedError


def row_lines(
    pane: str, row: Row, scene: Scene, width: int, *, selected: bool = False, marked: bool = False, lit: bool = False
) -> tuple[Line, ...]:
    """A row as `row.height` lines, each exactly `width` cells."""
    raise NotImplementedError


def title(pane: str, scene: Scene, width: int, focused: bool) -> tuple[Line, Line]:
    """The pane's title line and the rule under it, each exactly `width` cells."""
    raise NotImplementedError

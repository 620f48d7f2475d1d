"""The zoomed pipeline: a board with a column per stage, a window of it when the screen is narrow."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.line import Line, Row
from warroom.views.scene import Scene


class Column(NamedTuple):
    """One stage with its cards; `limit` is the work in progress it warns at, 0 for none."""

    stage: str
    limit: int
    rows: tuple[Row, ...]


def columns(scene: Scene) -> tuple[Column, ...]:
    """Every stage of the pipeline in order, with its (matching) cards as rows."""
    raise NotImplementedError


def column_lines(scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The whole zoomed board: `height` lines of exactly `width` cells, the selected card always in it."""
    raise NotImplementedError


def card_at(scene: Scene, width: int, height: int, x: int, y: int) -> tuple[str, str]:
    """What stands at a cell of `column_lines`: (stage, card id), "" where there is none."""
    raise NotImplementedError

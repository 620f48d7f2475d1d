"""The tape measure along the bottom, which grows with the day's wins."""

from __future__ import annotations

from warroom.views.line import Line
from warroom.views.scene import Scene


def tape(scene: Scene, width: int) -> tuple[Line, Line, Line]:
    """Ticks, numbers and labels of today's tape, each line exactly `width` cells."""
    raise NotImplementedError

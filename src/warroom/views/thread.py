"""The thread line: what feeds the selected card, the card, what it feeds, and the inches won."""

from __future__ import annotations

from warroom.views.line import Line
from warroom.views.scene import Scene


def thread_line(scene: Scene, width: int) -> Line:
    """The selected card's thread in reading order, exactly `width` cells."""
    raise NotImplementedError

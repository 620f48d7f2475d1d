"""The top line: campaign, day, next go-live, who is here, clock."""

from __future__ import annotations

from warroom.views.line import Line
from warroom.views.scene import Scene


def header(scene: Scene, width: int) -> Line:
    """The header, exactly `width` cells; parts are dropped by importance when it is narrow."""
    raise NotImplementedError

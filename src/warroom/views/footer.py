"""The bottom line's key hints, and the tab strip of narrow screens."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.views.line import Line
from warroom.views.scene import Scene


def footer(hints: Sequence[tuple[str, str]], width: int) -> Line:
    """As many `(key, word)` hints as fit, exactly `width` cells."""
    raise NotImplementedError


def tabs(scene: Scene, width: int, focused: str) -> Line:
    """The strip that names the three panes with their counts, exactly `width` cells."""
    raise NotImplementedError

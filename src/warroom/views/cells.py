"""Text in terminal cells: measured as rich measures it, control characters made visible first."""

from __future__ import annotations


def width(text: str) -> int:
    """How many cells `text` takes on one line."""
    raise NotImplementedError


def clip(text: str, n: int) -> str:
    """`text` in at most `n` cells, with an ellipsis where it was cut, never through a character."""
    raise NotImplementedError


def fit(text: str, n: int) -> str:
    """`text` in exactly `n` cells: clipped, or padded at the right."""
    raise NotImplementedError

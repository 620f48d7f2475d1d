"""What the spotlight leaves out: lines that lose their colours and their weight, and keep their words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from warroom.views.line import Line, Span


def shaded(line: Line) -> Line:
    """The line in the shade; what stands in inverse letters, such as a warning, stays as it is."""
    return tuple([Span(text, _shaded(style)) for text, style in line])


def spotlit(lines: Sequence[Line]) -> Sequence[Line]:
    """A screen on which the spotlight is on what is selected; one on which nothing is stays as it is."""
    if not any(map(_is_selected, lines)):
        return lines
    return [line if _is_selected(line) else shaded(line) for line in lines]


def _is_selected(line: Line) -> bool:
    return any("on-selected" in span.style for span in line)


@lru_cache(maxsize=1024)
def _shaded(style: str) -> str:
    words = style.split()
    if "reverse" in words:
        return style
    # The tape is the brightest ground there is.
    grounds = ["on-raised" if word == "on-tape" else word for word in words if word.startswith("on-")]
    return " ".join(("shade", *grounds))

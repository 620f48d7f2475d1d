"""What the spotlight leaves out: lines that lose their colours and their weight, and keep their words."""

from __future__ import annotations

from functools import lru_cache

from warroom.views.line import Line, Span


def shaded(line: Line) -> Line:
    """The line in the shade; what stands in inverse letters, such as a warning, stays as it is."""
    return tuple([Span(text, _shaded(style)) for text, style in line])


@lru_cache(maxsize=1024)
def _shaded(style: str) -> str:
    words = style.split()
    if "reverse" in words:
        return style
    # The tape is the brightest ground there is.
    grounds = ["on-raised" if word == "on-tape" else word for word in words if word.startswith("on-")]
    return " ".join(("shade", *grounds))

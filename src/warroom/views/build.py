"""How a line is put together so that it fills its width to the cell."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.views.cells import clip, measure
from warroom.views.line import Line, Span


def fill(spans: Iterable[Span], width: int, behind: str = "") -> Line:
    """Shown spans clipped or padded to exactly `width` cells; `behind` is a style for all of them."""
    line: list[Span] = []
    left = width
    for span in spans:
        cells = measure(span.text)
        if cells > left:
            cut = clip(span.text, left, "")
            left -= measure(cut)
            if cut:
                line.append(Span(cut, span.style))
            break
        if span.text:
            left -= cells
            line.append(span)
    if left > 0:
        line.append(Span(" " * left))
    if behind:
        return tuple([Span(text, f"{style} {behind}" if style else behind) for text, style in line])
    return tuple(line)


def cells_of(spans: Iterable[Span]) -> int:
    """The cells that shown spans take."""
    return sum(measure(span.text) for span in spans)


def blank(width: int, behind: str = "") -> Line:
    """An empty line."""
    return (Span(" " * width, behind),) if width > 0 else ()


def two_ends(left: list[Span], right: list[Span], width: int, behind: str = "") -> Line:
    """`left` from the left edge, `right` up to the right one; the right part goes when both do not fit."""
    room = width - cells_of(left) - cells_of(right)
    if room < 1:
        return fill(left, width, behind)
    return fill([*left, Span(" " * room), *right], width, behind)

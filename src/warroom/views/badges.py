"""What everybody who looks at any screen must know, steady at the right end of its first line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from warroom.views.build import cells_of, fill
from warroom.views.line import Line, Span


class Badge(NamedTuple):
    """A word or two that never blink; the style tells it from what it stands beside."""

    text: str
    style: str = "bad bold reverse"


def badged(line: Line, badges: Sequence[Badge], width: int) -> Line:
    """The line with the badges at its right end: its widest gap gives way to them, or else what stands at its end."""
    if not badges:
        return line
    signs = signs_of(badges)
    room = max(width - cells_of(signs), 0)
    return fill([*fill(_narrowed(line, cells_of(line) - room), room), *signs], width)


def signs_of(badges: Sequence[Badge]) -> Line:
    """The badges side by side."""
    return tuple(Span(f" {badge.text} ", badge.style) for badge in badges)


def _narrowed(line: Line, by: int) -> Line:
    """The line without so many blanks of its widest gap, where that leaves one."""
    gaps = [(len(gap[0]), n, gap.start()) for n, span in enumerate(line) for gap in re.finditer(" +", span.text)]
    if by < 1 or not gaps or max(gaps)[0] <= by:
        return line
    _, n, at = max(gaps)
    text = line[n].text
    return (*line[:n], Span(text[:at] + text[at + by :], line[n].style), *line[n + 1 :])

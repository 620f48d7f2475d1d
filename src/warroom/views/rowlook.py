"""How a row shows that it is selected, marked, in the selected card's thread, or where a dragged card would go."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.glyphs import glyphs
from warroom.views.line import Span


class RowLook(NamedTuple):
    """The state of a row that does not come from its card."""

    selected: bool = False
    marked: bool = False
    lit: bool = False
    over: bool = False

    @property
    def behind(self) -> str:
        """The background of the whole row."""
        return "on-selected" if self.selected or self.over else ""

    @property
    def text(self) -> str:
        """The style of the title."""
        return "text bold" if self.selected or self.lit else "text"


def lead(kind: str, look: RowLook, ascii: bool) -> list[Span]:
    """The first three cells: the bar of the selected card, the mark, the thread's sign in the kind's colour.

    A dragged card's target points at itself instead.  Each has its own shape and they do not cover each other.
    """
    sign = glyphs(ascii)
    if look.over:
        return [Span(f"{sign.enter}  ", "accent bold")]
    if look.selected:
        return [Span(f"{sign.bar}{sign.mark if look.marked else ' '} ", "accent")]
    if look.marked:
        return [Span(sign.lit if look.lit else " ", kind), Span(f"{sign.mark} ", "accent")]
    return [Span(f" {sign.lit} ", kind)] if look.lit else [_PLAIN_LEAD]


_PLAIN_LEAD = Span("   ")

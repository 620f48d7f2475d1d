"""How a row shows that it is selected, marked or in the selected card's thread."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.glyphs import glyphs
from warroom.views.line import Span


class Look(NamedTuple):
    """The state of a row that does not come from its card."""

    selected: bool = False
    marked: bool = False
    lit: bool = False

    @property
    def behind(self) -> str:
        """The background of the whole row."""
        return "on-selected" if self.selected else ""

    @property
    def text(self) -> str:
        """The style of the title."""
        return "text bold" if self.selected or self.lit else "text"


def lead(kind: str, look: Look, ascii: bool) -> list[Span]:
    """The first three cells: the bar of the selected card, the mark, the thread's sign in the kind's colour.

    Each has its own shape and they do not cover each other.
    """
    if not (look.selected or look.marked or look.lit):
        return [_PLAIN_LEAD]
    sign = glyphs(ascii)
    lit = Span(sign.lit, kind) if look.lit and not look.selected else Span(" ")
    first = Span(sign.bar, "accent") if look.selected else lit if look.marked else Span(" ")
    second = Span(sign.mark, "accent") if look.marked else lit
    return [first, second, Span(" ")]


_PLAIN_LEAD = Span("   ")

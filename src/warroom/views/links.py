"""How many cards feed a card and how many it feeds, in the fewest cells: `↘2 ↗3`."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.board import Board
from warroom.views.cells import fit, measure
from warroom.views.glyphs import glyphs
from warroom.views.line import Span

# A title keeps this many cells before the counts get any.
_LEAST_TITLE = 18


class Links(NamedTuple):
    """How many cards feed a card, and how many it feeds."""

    into: int
    out: int

    def said(self, ascii: bool) -> str:
        """`↘2 ↗3`; a side without any is left out, "" for a card that stands alone."""
        sign = glyphs(ascii)
        parts = ((sign.into, self.into), (sign.out, self.out))
        return " ".join(f"{arrow}{count}" for arrow, count in parts if count)


def links_of(card_id: str, board: Board) -> Links:
    """The card's feeds on this board, both ways."""
    return Links(len(board.feeds_in.get(card_id, ())), len(board.feeds_out.get(card_id, ())))


def titled(title: str, style: str, links: Links, width: int, ascii: bool, *marks: str) -> list[Span]:
    """A title in exactly `width` cells, marks and the counts at its end where a fair title has room for them.

    Where there is no room for all of them the first ones give way.
    """
    parts = [part for part in (*marks, links.said(ascii)) if part]
    ellipsis = glyphs(ascii).ellipsis
    while parts:
        said = " ".join(parts)
        room = width - measure(said) - 1
        if room >= _LEAST_TITLE:
            return [Span(fit(title, room, ellipsis), style), Span(f" {said}", "muted")]
        parts.pop(0)
    return [Span(fit(title, width, ellipsis), style)]

"""How the rows of a pane follow each other: headings, cards, and gaps where there is room."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from warroom.domain.model import Card
from warroom.views.line import Row
from warroom.views.memo import once_each

# From this height on a pane keeps its gaps even when it has to scroll.
_TALL = 24
_GAP = Row("gap", "", "")
# When one card of a thousand moves, the other rows are the ones that were.
card_row = lru_cache(maxsize=32768)(Row)


class Section(NamedTuple):
    """A heading, None for none, and the cards under it; `spaced` puts a gap between the cards."""

    head: Row | None
    rows: list[Row]
    spaced: bool


@once_each(keep=32)
def card_rows(cards: tuple[Card, ...], group: str, height: int = 1) -> list[Row]:
    """One row a card."""
    return [card_row("card", card.id, group, height) for card in cards]


def assemble(sections: list[Section], height: int) -> tuple[Row, ...]:
    """All rows in order; gaps go when a pane of `height` lines (0: as tall as it likes) has no room for them."""
    airy = _lay(sections, True)
    if not height or height >= _TALL or sum(row.height for row in airy) <= height:
        return tuple(airy)
    return tuple(_lay(sections, False))


def _lay(sections: list[Section], airy: bool) -> list[Row]:
    laid: list[Row] = []
    for section in sections:
        if airy:
            laid.append(_GAP)
        if section.head is not None:
            laid.append(section.head)
        if airy and section.spaced:
            for row in section.rows:
                laid += (row, _GAP)
            if section.rows:
                laid.pop()
        else:
            laid += section.rows
    return laid

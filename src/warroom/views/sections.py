"""How the rows of a pane follow each other: headings, cards, and gaps where there is room."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.line import Row
from warroom.views.rows import Part, Rows, Stretch

# From this height on a pane keeps its gaps even when it has to scroll.
_TALL = 24
_GAP = Row("gap", "", "")


class Section(NamedTuple):
    """A heading, None for none, and the cards under it."""

    head: Row | None
    cards: tuple[Stretch, ...]

    @property
    def total(self) -> int:
        """How many cards there are."""
        return sum(len(stretch.cards) for stretch in self.cards)


def assemble(sections: list[Section], height: int) -> Rows:
    """All rows in order; gaps go when a pane of `height` lines (0: as tall as it likes) has no room for them."""
    airy = Rows(_lay(sections, True))
    if not height or height >= _TALL or airy.height <= height:
        return airy
    return Rows(_lay(sections, False))


def _lay(sections: list[Section], airy: bool) -> list[Part]:
    laid: list[Part] = []
    for section in sections:
        if airy:
            laid.append(_GAP)
        if section.head is not None:
            laid.append(section.head)
        shown = [stretch for stretch in section.cards if stretch.cards]
        for number, stretch in enumerate(shown):
            if airy and stretch.spaced and number:
                laid.append(_GAP)
            laid.append(stretch if airy else stretch.tight())
    return laid

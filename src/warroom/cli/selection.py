"""Which cards a filter line selects, open ones unless all are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli.errors import misread

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
    from warroom.domain.model import Card


def selected(desk: Desk, words: Sequence[str], *, everything: bool = False) -> tuple[Card, ...]:
    """The cards that pass the filter line `words`, in the order of the board.

    With `everything` finished and archived ones are among them.
    """
    from warroom.domain.filters import parse_filter, select

    with misread():
        wanted = parse_filter(_line(words), desk.local, desk.me)
    board = desk.board
    if everything:
        cards = {card.id: card for card in desk.store.cards(desk.campaign.id, archived=True)}
    else:
        cards = {card.id: card for group in board.groups.values() for card in group if not card.closed}
    return tuple(cards[found] for found in select(wanted, board, tuple(cards.values())))


def _line(words: Sequence[str]) -> str:
    """The words as one filter line; one that the shell took the quotes off gets them back."""
    return " ".join(f'"{word}"' if " " in word and len(words) > 1 and '"' not in word else word for word in words)

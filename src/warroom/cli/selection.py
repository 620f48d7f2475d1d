"""Which cards a filter line selects, open ones unless all are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli.errors import misread
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
    from warroom.domain.board import Board
    from warroom.domain.model import Card


def selected(desk: Desk, words: Sequence[str], *, everything: bool = False) -> tuple[Card, ...]:
    """The cards that pass the filter line `words`, in the order of the board.

    With `everything` finished and archived ones are among them.
    """
    from warroom.domain.filters import parse_filter, select

    with misread():
        wanted = parse_filter(line(_quoted(words)), desk.local, desk.me)
    board = desk.board
    if everything:
        cards = {card.id: card for card in desk.store.cards(desk.campaign.id, archived=True)}
    else:
        cards = {card.id: card for card in _in_order(board) if not card.closed}
    return tuple(cards[found] for found in select(wanted, board, tuple(cards.values())))


def _in_order(board: Board) -> list[Card]:
    """The board's cards by kind, stage and rank, those in a stage that is gone at the end."""
    from warroom.domain.model import KINDS, stages_of

    groups = [(kind, stage.name) for kind in KINDS for stage in stages_of(board.campaign, kind)]
    rest = [group for group in board.groups if group not in groups]
    return [card for kind, stage in (*groups, *rest) for card in board.group(kind, stage)]


def _quoted(words: Sequence[str]) -> list[str]:
    """Words of a filter; a phrase that the shell took the quotes off gets them back."""
    phrases = len(words) > 1
    return [f'"{word}"' if phrases and " " in word and ":" not in word and '"' not in word else word for word in words]

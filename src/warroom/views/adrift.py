"""How much open work serves no note, counted once for each board that differs in it."""

from __future__ import annotations

from collections.abc import Mapping

from warroom.domain.board import Board
from warroom.domain.model import Card
from warroom.domain.standing import adrift_among, notes_of, serving
from warroom.views.memo import once_each


def adrift_count(board: Board, kind: str) -> int:
    """How many open cards of a kind serve no note."""
    below = _below(board.feeds_out, notes_of(board))
    return sum(_adrift(cards, below) for (of, _), cards in board.groups.items() if of == kind)


# A board hands its feeds on to the next where no feed has changed.
@once_each(keep=2)
def _below(feeds_out: Mapping[str, tuple[str, ...]], notes: frozenset[str]) -> frozenset[str]:
    return serving(feeds_out, notes)


@once_each(keep=32)
def _adrift(cards: tuple[Card, ...], below: frozenset[str]) -> int:
    return adrift_among(cards, below)

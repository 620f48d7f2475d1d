"""What a filter leaves of a board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from warroom.domain.model import Card

if TYPE_CHECKING:
    from warroom.domain.board import Board


class Found:
    """The board's groups with only the cards that passed, in rank order; told apart by identity."""

    __slots__ = ("_groups",)

    def __init__(self, groups: Mapping[tuple[str, str], tuple[Card, ...]]) -> None:
        self._groups = groups

    @classmethod
    def of(cls, board: Board, ids: Iterable[str]) -> Found:
        """The cards of these ids."""
        wanted = frozenset(ids)
        return cls({key: tuple(card for card in cards if card.id in wanted) for key, cards in board.groups.items()})

    def group(self, kind: str, stage: str) -> tuple[Card, ...]:
        """The cards of one kind in one stage, in rank order."""
        return self._groups.get((kind, stage), ())

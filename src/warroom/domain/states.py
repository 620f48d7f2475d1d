"""The states that the filter's `is:` knows, each as a test of a card on a board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from warroom.domain.model import Card
from warroom.domain.standing import Freshness, asleep, on_paper, shelf

if TYPE_CHECKING:
    from warroom.domain.board import Board

State: TypeAlias = Callable[["Board"], Callable[[Card], bool]]


def _always(test: Callable[[Card], bool]) -> State:
    """A state that the card alone decides."""
    return lambda _board: test


def _shelf(state: Freshness) -> State:
    return lambda board: (
        lambda card: (
            card.kind == "note" and not _is_over(card) and shelf(card, board.campaign, board.today).state == state
        )
    )


def _is_over(card: Card) -> bool:
    return bool(card.closed or card.archived)


def _late(board: Board) -> Callable[[Card], bool]:
    today = board.today
    return lambda card: bool(card.due) and card.due[:10] < today and not card.closed


def _carried(board: Board) -> Callable[[Card], bool]:
    late = _late(board)
    return lambda card: card.kind == "tactic" and late(card)


def _adrift(board: Board) -> Callable[[Card], bool]:
    """Pieces and tactics that no note reaches: one walk down from all notes instead of one up from each card."""
    served: set[str] = set()
    ring = {card.id for cards in (board.cards, board.known) for card in cards.values() if card.kind == "note"}
    while ring:
        ring = {there for here in ring for there in board.feeds_out.get(here, ())} - served
        served |= ring
    return lambda card: card.kind in ("piece", "tactic") and card.id not in served


def _orphan(board: Board) -> Callable[[Card], bool]:
    return lambda card: card.id not in board.feeds_out and card.id not in board.feeds_in


STATES: Mapping[str, State] = {
    "fresh": _shelf("fresh"),
    "fading": _shelf("fading"),
    "stale": _shelf("stale"),
    "late": _late,
    "carried": _carried,
    "unowned": _always(lambda card: card.kind in ("piece", "tactic") and not card.owner and not _is_over(card)),
    "blocked": _always(lambda card: card.kind == "tactic" and card.stage == "blocked"),
    "open": _always(lambda card: not _is_over(card)),
    "done": _always(lambda card: bool(card.closed)),
    "live": _always(lambda card: card.kind == "piece" and bool(card.closed)),
    "archived": _always(lambda card: bool(card.archived)),
    "private": _always(lambda card: bool(card.private)),
    "orphan": _orphan,
    "snoozed": lambda board: lambda card: asleep(card, board.today) and not _is_over(card),
    "on-paper": lambda board: lambda card: on_paper(card, board),
    "adrift": _adrift,
}

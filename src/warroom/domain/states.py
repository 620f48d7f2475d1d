"""The states that the filter's `is:` knows, each as a test of a card on a board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from warroom.domain.model import WORK, Card
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
    # As `days_late` has it, without counting the days of every card.
    return lambda card: not card.closed and ("" < card.due[:10] < today or "" < card.golive[:10] < today)


def _carried(board: Board) -> Callable[[Card], bool]:
    today = board.today
    return lambda card: card.kind == "tactic" and "" < card.due[:10] < today and not card.closed


def _adrift(board: Board) -> Callable[[Card], bool]:
    below = served(board)
    return lambda card: card.kind in WORK and card.id not in below


def served(board: Board) -> frozenset[str]:
    """What any note feeds, directly or not: one walk down from all notes instead of one up from each card."""
    return frozenset(fed_by(board.feeds_out, notes_of(board)))


def notes_of(board: Board) -> frozenset[str]:
    """Every note that the board knows."""
    on_board = (card.id for (kind, _), cards in board.groups.items() if kind == "note" for card in cards)
    return frozenset(chain(on_board, (card.id for card in board.known.values() if card.kind == "note")))


def fed_by(feeds_out: Mapping[str, tuple[str, ...]], sources: frozenset[str]) -> set[str]:
    """All that the sources feed, directly or not."""
    found: set[str] = set()
    ring: Iterable[str] = sources
    while ring:
        ring = {there for here in ring for there in feeds_out.get(here, ())} - found
        found |= ring
    return found


def _orphan(board: Board) -> Callable[[Card], bool]:
    return lambda card: card.id not in board.feeds_out and card.id not in board.feeds_in


STATES: Mapping[str, State] = {
    "fresh": _shelf("fresh"),
    "fading": _shelf("fading"),
    "stale": _shelf("stale"),
    "late": _late,
    "carried": _carried,
    "unowned": _always(lambda card: card.kind in WORK and not card.owner and not _is_over(card)),
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

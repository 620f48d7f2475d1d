"""The order of cards within a stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, named, some
from warroom.domain.changes import Change, Draft, update
from warroom.domain.model import Card
from warroom.domain.rank import between, spread

if TYPE_CHECKING:
    from warroom.domain.board import Board


def rerank(board: Board, cards: Iterable[Card], by: int, order: Sequence[str] = ()) -> Draft:
    """Move the cards past their next (`by` 1) or previous (-1) neighbour in their stage.

    With `order`, ids as they stand on screen, the neighbour is the one seen there, whatever is hidden
    between the two; what stands beside it there but is in another stage is no neighbour.
    """
    found = some(cards)
    moving = {card.id for card in found}
    changes: list[Change] = []
    for kind, stage in dict.fromkeys((card.kind, card.stage) for card in found):
        group = board.group(kind, stage)
        seen = order if moving.issubset(order) else [card.id for card in group]
        changes += _reordered(group, _stepped(group, moving, by, seen), moving)
    return draft("rank", f"moved {named(found)} {'down' if by > 0 else 'up'}", changes)


def _stepped(group: Sequence[Card], moving: set[str], by: int, seen: Sequence[str]) -> list[Card]:
    """The group after each moving card, those in front first, has passed the one it meets."""
    after = list(group)
    by_id = {card.id: card for card in group}
    line = list(reversed(seen)) if by > 0 else list(seen)
    for at in range(1, len(line)):
        here, met = line[at], line[at - 1]
        if here not in moving or here not in by_id or met in moving or met not in by_id:
            continue
        line[at - 1], line[at] = here, met
        after.remove(by_id[here])
        after.insert(after.index(by_id[met]) + (by > 0), by_id[here])
    return after


def _reordered(before: Sequence[Card], after: Sequence[Card], moving: set[str]) -> list[Change]:
    """The rank changes that make the order `after`: the moved cards alone, or all where ranks are tied."""
    if list(before) == list(after):
        return []
    ranks: dict[str, str] = {}
    low = ""
    for at, card in enumerate(after):
        if card.id in moving:
            high = next((other.rank for other in after[at + 1 :] if other.id not in moving), "")
            ranks[card.id] = between(low, high)
        low = ranks.get(card.id, card.rank)
    if any(ranks.get(a.id, a.rank) >= ranks.get(b.id, b.rank) for a, b in pairwise(after)):
        ranks = dict(zip((card.id for card in after), spread(len(after)), strict=True))
    return [change for card in after if card.id in ranks for change in update(card, rank=ranks[card.id])]

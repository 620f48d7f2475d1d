"""The order of cards within a stage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, named, some
from warroom.domain.changes import Change, Draft, update
from warroom.domain.model import Card
from warroom.domain.rank import between, spread

if TYPE_CHECKING:
    from warroom.domain.board import Board


def rerank(board: Board, cards: Iterable[Card], by: int, visible: Collection[str] = ()) -> Draft:
    """Move the cards past their next (`by` 1) or previous (-1) neighbour in their stage.

    With `visible` ids given, the neighbour is the next one seen, so that hidden cards are passed too.
    """
    found = some(cards)
    changes: list[Change] = []
    for kind, stage in dict.fromkeys((card.kind, card.stage) for card in found):
        group = board.group(kind, stage)
        moving = {card.id for card in found}
        changes += _reordered(group, _stepped(group, moving, by, visible), moving)
    return draft("rank", f"moved {named(found)} {'down' if by > 0 else 'up'}", changes)


def _stepped(group: Sequence[Card], moving: set[str], by: int, visible: Collection[str]) -> list[Card]:
    """The group after every moving card, a block at a time, has passed one neighbour."""
    seen = frozenset(visible)
    after = list(group)[::-by]
    for at in range(len(after)):
        if after[at].id not in moving:
            continue
        to = at - 1
        while to >= 0 and seen and after[to].id not in seen and after[to].id not in moving:
            to -= 1
        if to >= 0 and after[to].id not in moving:
            after.insert(to, after.pop(at))
    return after[::-by]


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

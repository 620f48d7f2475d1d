"""The weave: one card among all that led to it and all that came of it, finished and archived work included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.model import Card
from warroom.domain.walk import along, rings_from

if TYPE_CHECKING:
    from warroom.domain.board import Board


class Outside(NamedTuple):
    """How many cards outside of a weave feed one that is in it, and how many are fed by it."""

    fed_by: int = 0
    feeds: int = 0


class Weave(NamedTuple):
    """The cards that feeds reach from `center`, upstream and downstream walked apart.

    `cards` stand nearest first.  `depths` say how many feeds lie between: negative for what led to
    it, positive for what came of it, 0 for itself; a card on a cycle is where it is nearer.  `feeds`
    are all (src, dst) between these cards.  `above` and `below` count the cards that were too far
    for the limit, and `won` are the inches on those.  `outside` has each card that is linked to
    others, too far or merely beside the center's thread.
    """

    center: str
    cards: Mapping[str, Card]
    depths: Mapping[str, int]
    feeds: tuple[tuple[str, str], ...]
    above: int = 0
    below: int = 0
    won: int = 0
    outside: Mapping[str, Outside] = MappingProxyType({})


class Led(NamedTuple):
    """One card that another led to, in what counts of it; inches in sixteenths."""

    id: str
    kind: str
    won: int


def depths_of(center: str, above: Iterable[list[str]], below: Iterable[list[str]]) -> dict[str, int]:
    """Every card's depth, nearest first, out of the rings at distance 1, 2, … on either side."""
    found = {center: 0}
    rings = [(distance, -1, ring) for distance, ring in enumerate(above, start=1)]
    rings += [(distance, 1, ring) for distance, ring in enumerate(below, start=1)]
    # At the same distance the cards that came of it go first: what closes a cycle is drawn as coming back.
    for distance, side, ring in sorted(rings, key=lambda ring: (ring[0], -ring[1])):
        for card in ring:
            found.setdefault(card, side * distance)
    return found


def outside(cards: Mapping[str, Card], feeds: Collection[tuple[str, str]]) -> dict[str, Outside]:
    """Each of the cards that the feeds link to others than these."""
    fed_by = Counter(dst for src, dst in feeds if dst in cards and src not in cards)
    fed = Counter(src for src, dst in feeds if src in cards and dst not in cards)
    return {card: Outside(fed_by[card], fed[card]) for card in cards if card in fed_by or card in fed}


class Reach(NamedTuple):
    """What a card has led to: pieces and tactics downstream of it, and the inches won there and on itself."""

    pieces: int
    tactics: int
    won: int


def reach(card_id: str, board: Board, led: Iterable[Led] = ()) -> Reach:
    """The reach of a card; `led` is what it led to that the board may no longer know."""
    below: dict[str, Card | Led] = {one.id: one for one in led}
    below.update((card.id, card) for key in (*below, *board.walk_down(card_id)) if (card := board.card(key)))
    own = board.card(card_id)
    return Reach(
        sum(card.kind == "piece" for card in below.values()),
        sum(card.kind == "tactic" for card in below.values()),
        sum(card.won for card in below.values()) + (own.won if own else 0),
    )


def above(card_id: str, board: Board) -> Iterator[list[Card]]:
    """The cards that led to this one, at each distance, nearest first."""
    return _known(card_id, board, board.feeds_in)


def below(card_id: str, board: Board) -> Iterator[list[Card]]:
    """The cards that came of this one, at each distance, nearest first."""
    return _known(card_id, board, board.feeds_out)


def _known(card_id: str, board: Board, edges: Mapping[str, tuple[str, ...]]) -> Iterator[list[Card]]:
    for ring in rings_from((card_id,), along(edges)):
        if cards := [card for card in map(board.card, ring) if card is not None]:
            yield cards

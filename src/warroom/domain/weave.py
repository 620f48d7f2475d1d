"""The weave: one card among all that led to it and all that came of it, finished and archived work included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from warroom.domain.model import Card


class Weave(NamedTuple):
    """The cards that feeds reach from `center`, upstream and downstream walked apart.

    `cards` stand nearest first.  `depths` say how many feeds lie between: negative for what led to
    it, positive for what came of it, 0 for itself; a card on a cycle is where it is nearer.  `feeds`
    are all (src, dst) between these cards.  `above` and `below` count the cards that were too far
    for the limit.
    """

    center: str
    cards: Mapping[str, Card]
    depths: Mapping[str, int]
    feeds: tuple[tuple[str, str], ...]
    above: int = 0
    below: int = 0


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

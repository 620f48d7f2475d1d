"""Walks along feeds in the database, through cards that no board holds any more."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.model import Card
from warroom.domain.walk import rings_from
from warroom.domain.weave import Led, Weave, depths_of, outside
from warroom.store.engine import Engine
from warroom.store.errors import NotFound
from warroom.store.reading import by_id
from warroom.store.tables import chunks, marks

_UP, _DOWN = ("dst", "src"), ("src", "dst")


def weave(engine: Engine, card_id: str, limit: int) -> Weave:
    """The card among the `limit` cards nearest to it along feeds; raises NotFound."""
    with engine.read():
        depths = depths_of(card_id, _rings(engine, card_id, _UP), _rings(engine, card_id, _DOWN))
        near = list(depths)[: max(limit, 1)]
        found = {card.id: card for card in by_id(engine, Card, near)}
        if card_id not in found:
            raise NotFound(f"There is no card with the id {card_id}.")
        beyond = {card: depth for card, depth in depths.items() if card not in found}
        won = _won(engine, beyond)
        linked = {*_pairs(engine, near, "src"), *_pairs(engine, near, "dst")}
    return Weave(
        card_id,
        {card: found[card] for card in near if card in found},
        {card: depths[card] for card in near if card in found},
        tuple(sorted(pair for pair in linked if found.keys() >= set(pair))),
        above=sum(depth < 0 for depth in beyond.values()),
        below=sum(depth > 0 for depth in beyond.values()),
        won=won,
        outside=outside(found, linked),
    )


def _won(engine: Engine, ids: Iterable[str]) -> int:
    """The inches on all these cards together."""
    sums = (engine.rows(f"select sum(won) from cards where id in ({marks(len(c))})", c) for c in chunks(ids))
    return sum(found or 0 for ((found,),) in sums)


def led(engine: Engine, card_id: str) -> tuple[Led, ...]:
    """What the card led to, directly or not, however long ago, without itself."""
    with engine.read():
        below = [card for ring in _rings(engine, card_id, _DOWN) for card in ring]
        found = [
            Led(*cells)
            for chunk in chunks(below)
            for cells in engine.rows(f"select id, kind, won from cards where id in ({marks(len(chunk))})", chunk)
        ]
    return tuple(found)


def _rings(engine: Engine, start: str, way: tuple[str, str]) -> list[list[str]]:
    """The ids at distance 1, 2, … from `start`, each ring in the order of the ids."""
    here, there = way

    def onward(ring: list[str]) -> list[str]:
        return sorted(pair[there == "dst"] for pair in _pairs(engine, ring, here))

    return list(rings_from((start,), onward))


def _pairs(engine: Engine, ids: Iterable[str], end: str) -> list[tuple[str, str]]:
    """The (src, dst) of the feeds that have one of `ids` at this end."""
    found: list[tuple[str, str]] = []
    for chunk in chunks(ids):
        sql = f'select src, dst from feeds where "{end}" in ({marks(len(chunk))})'
        found += [(src, dst) for src, dst in engine.rows(sql, chunk)]
    return found

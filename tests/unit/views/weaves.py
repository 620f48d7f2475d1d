"""Weaves to draw, without a store: around any card of a board, and one that holds all that can happen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.unit.views.boards import TODAY, board, spring
from warroom.domain.board import Board
from warroom.domain.model import Card, Kind
from warroom.domain.weave import Weave, depths_of, outside

LONG_AGO = "2026-02-03T08:00:00.000Z"
# Upstream finished and archived, a cycle back to the note, a shortcut past the card, a feed within a column.
_LINKS = (
    ("press23", "own"), ("talk", "press23"), ("own", "full"), ("video", "full"), ("full", "cut60"), ("cut60", "cutfb"),
    ("cut60", "tweet"), ("cut60", "seed"), ("cut60", "caption"), ("seed", "replies"), ("tweet", "replies"),
    ("replies", "shorts"), ("shorts", "own"), ("own", "cut60"), ("cutfb", "tweet"), ("own", "seed"),
)  # fmt: skip
_PAST = (
    Card("press23", "spring", "piece", "Press review of the autumn", "live", "a", owner="ben", channel="pr", won=0,
         closed="2026-03-20T08:00:00.000Z", archived=LONG_AGO),
    Card("talk", "spring", "tactic", "Talk with the radio desk", "done", "a", owner="ana", won=40, closed=LONG_AGO),
)  # fmt: skip


def busy() -> Board:
    """The campaign in full swing with a weave of every kind of feed."""
    return board([*spring().cards.values(), *_PAST], _LINKS)


def wide(count: int) -> Board:
    """One note that `count` tactics and as many of their pieces came of."""
    tactics = [_many("tactic", "todo", n) for n in range(count)]
    pieces = [_many("piece", "draft", n) for n in range(count)]
    note = Card("note", "spring", "note", "Own the maker story", "active", "a", created=f"{TODAY}T06:00:00.000Z")
    links = [("note", card.id) for card in tactics] + [(f"t{n:03}", f"p{(n * 7) % count:03}") for n in range(count)]
    return board([note, *tactics, *pieces], links)


def _many(kind: Kind, stage: str, n: int) -> Card:
    return Card(f"{kind[0]}{n:03}", "spring", kind, f"{kind.title()} number {n}", stage, f"r{n:03}", owner="ana")


def around(of: Board, center: str) -> Weave:
    """The weave that the store would give, where the board knows all of it."""
    depths = depths_of(center, _rings(of.feeds_in, center), _rings(of.feeds_out, center))
    feeds = sorted((f.src, f.dst) for f in of.feeds.values() if f.src in depths and f.dst in depths)
    cards = {card: of.cards[card] for card in depths}
    return Weave(
        center, cards, depths, tuple(feeds), outside=outside(cards, [(f.src, f.dst) for f in of.feeds.values()])
    )


def _rings(links: Mapping[str, tuple[str, ...]], start: str) -> Iterable[list[str]]:
    seen, ring = {start}, [start]
    while ring := sorted({end for card in ring for end in links.get(card, ())} - seen):
        seen.update(ring)
        yield ring

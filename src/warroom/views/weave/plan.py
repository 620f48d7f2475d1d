"""Where each card of a weave belongs, whatever the screen: columns, their order, and what cannot be a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from warroom.domain.model import KINDS, Card
from warroom.domain.walk import linked
from warroom.domain.weave import Weave
from warroom.views.memo import once_each

Links: TypeAlias = Mapping[str, tuple[str, ...]]


class Mark(NamedTuple):
    """A feed that is no line between neighbouring columns: said beneath its source instead.

    `cycle` tells that what it feeds leads back to it.
    """

    to: str
    cycle: bool


class Plan(NamedTuple):
    """A weave in columns from left to right; `depths` are theirs, `where` is each card's column.

    `feeds` and `fed` are every feed by its source and by its end, in the order in which the ends stand;
    `lines` are those from one column to the next, by source, `marks` all others.
    """

    weave: Weave
    columns: tuple[tuple[str, ...], ...]
    depths: tuple[int, ...]
    where: Mapping[str, int]
    feeds: Links
    fed: Links
    lines: Links
    marks: Mapping[str, tuple[Mark, ...]]

    @property
    def cycles(self) -> int:
        """How many feeds close a cycle."""
        return sum(mark.cycle for marks in self.marks.values() for mark in marks)

    def beside(self, card: str, step: int, came: Mapping[tuple[str, int], str]) -> str:
        """The card that a feed of `card` leads to, forward (1) or back (-1), "" when there is none.

        `came` remembers the neighbour last seen on a side, so that there and back again is no move;
        else the next column goes before others, and the middle of several before its neighbours.
        """
        ends = (self.feeds if step > 0 else self.fed).get(card, ())
        if came.get((card, step)) in ends:
            return came[card, step]
        near = [end for end in ends if self.where[end] == self.where[card] + step] or list(ends)
        return near[(len(near) - 1) // 2] if near else ""

    def along(self, card: str, step: int) -> str:
        """The card further down (1) or up (-1) in the same column, the last one at its end."""
        column = self.columns[self.where[card]]
        return column[max(0, min(len(column) - 1, column.index(card) + step))]


@once_each(keep=4)
def plan(weave: Weave) -> Plan:
    """The weave laid out: a column for each distance, ordered so that few lines cross."""
    depths = tuple(sorted(set(weave.depths.values())))
    fed, feeds = linked((dst, src) for src, dst in weave.feeds), linked(weave.feeds)
    columns = _ordered(weave, depths, feeds, fed)
    where = {card: at for at, column in enumerate(columns) for card in column}
    place = {card: (at, row) for at, column in enumerate(columns) for row, card in enumerate(column)}
    feeds = {card: tuple(sorted(ends, key=place.__getitem__)) for card, ends in feeds.items()}
    fed = {card: tuple(sorted(ends, key=place.__getitem__)) for card, ends in fed.items()}
    ring = _rings(weave.cards, feeds)
    lines = {card: tuple(end for end in ends if where[end] == where[card] + 1) for card, ends in feeds.items()}
    marks = {
        card: tuple(Mark(end, ring[card] == ring[end]) for end in ends if where[end] != where[card] + 1)
        for card, ends in feeds.items()
    }
    return Plan(
        weave, columns, depths, where, feeds, fed, lines, {card: found for card, found in marks.items() if found}
    )


def _ordered(weave: Weave, depths: tuple[int, ...], feeds: Links, fed: Links) -> tuple[tuple[str, ...], ...]:
    """The columns, each card near the middle of its neighbours; out from the centre, in, and out again."""
    columns = {depth: _by_nature(weave, depth) for depth in depths}
    outward = [depth for depth in sorted(depths, key=abs) if depth]
    inward = outward[::-1]
    for sweep in (outward, inward, outward):
        for depth in sweep:
            toward = -1 if (depth > 0) == (sweep is not inward) else 1
            beside = columns.get(depth + toward)
            if beside:
                links = (feeds, fed)[toward < 0]
                columns[depth] = _toward(columns[depth], beside, links)
    return tuple(tuple(columns[depth]) for depth in depths)


def _by_nature(weave: Weave, depth: int) -> list[str]:
    """The cards at a depth by kind, what is open first."""

    def nature(card: Card) -> tuple[int, bool, str, str, str]:
        return KINDS.index(card.kind), card.is_over, card.stage, card.rank, card.id

    cards = [weave.cards[card] for card, at in weave.depths.items() if at == depth]
    return [card.id for card in sorted(cards, key=nature)]


def _toward(column: list[str], beside: list[str], links: Links) -> list[str]:
    """The column ordered by the mean place of each card's neighbours; those without keep their share of it."""
    places = {card: row / len(beside) for row, card in enumerate(beside)}
    wanted = {}
    for row, card in enumerate(column):
        rows = [places[end] for end in links.get(card, ()) if end in places]
        wanted[card] = sum(rows) / len(rows) if rows else row / len(column)
    return sorted(column, key=wanted.__getitem__)


def _rings(cards: Iterable[str], feeds: Links) -> dict[str, int]:
    """A number for each card, the same for two that lead to each other (Tarjan's algorithm, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    ring: dict[str, int] = {}
    held: list[str] = []
    for start in cards:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        held.append(start)
        path = [(start, iter(feeds.get(start, ())))]
        while path:
            card, ends = path[-1]
            for end in ends:
                if end not in index:
                    index[end] = low[end] = len(index)
                    held.append(end)
                    path.append((end, iter(feeds.get(end, ()))))
                    break
                if end not in ring:
                    low[card] = min(low[card], index[end])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[card])
                if low[card] == index[card]:
                    while True:
                        member = held.pop()
                        ring[member] = index[card]
                        if member == card:
                            break
    return ring

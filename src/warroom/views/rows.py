"""The rows of a pane, made when they are looked at: what ten thousand cards cost is what is seen of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias, overload

from warroom.domain.model import Card, in_group
from warroom.views.line import Row

_GAP = Row("gap", "", "")


class Stretch(Sequence[Row]):
    """Cards of one group below each other, `height` lines each; `spaced` puts a gap between them.

    `ranked` False says that they stand in another order than that of their ranks.
    """

    __slots__ = ("cards", "group", "height", "ranked", "spaced")

    def __init__(
        self, cards: tuple[Card, ...], group: str, height: int = 1, *, spaced: bool = False, ranked: bool = True
    ) -> None:
        self.cards = cards
        self.group = group
        self.height = height
        self.spaced = spaced
        self.ranked = ranked

    @property
    def step(self) -> int:
        """Rows from one card to the next."""
        return 2 if self.spaced else 1

    @property
    def pitch(self) -> int:
        """Lines from one card to the next."""
        return self.height + self.spaced

    @property
    def lines(self) -> int:
        """All lines."""
        return max(len(self.cards) * self.pitch - self.spaced, 0)

    def tight(self) -> Stretch:
        """The same without gaps."""
        return Stretch(self.cards, self.group, self.height, ranked=self.ranked)

    def find(self, card: Card) -> int:
        """Where among the cards this one stands, -1 when it does not."""
        cards = self.cards
        if self.ranked:
            at = bisect_left(cards, in_group(card), key=in_group)
            return at if at < len(cards) and cards[at].id == card.id else -1
        return next((at for at, other in enumerate(cards) if other.id == card.id), -1)

    def onward(self, index: int) -> Iterator[Row]:
        """The rows from one on."""
        cards, step, group, height = self.cards, self.step, self.group, self.height
        for at in range(index, len(self)):
            card, between = divmod(at, step)
            yield _GAP if between else Row("card", cards[card].id, group, height)

    def __len__(self) -> int:
        return max(len(self.cards) * self.step - self.spaced, 0)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at, between = divmod(range(len(self))[index], self.step)
        return _GAP if between else Row("card", self.cards[at].id, self.group, self.height)


Part: TypeAlias = Row | Stretch


class Rows(Sequence[Row]):
    """Single rows and stretches of cards, one below the other; immutable."""

    __slots__ = ("_firsts", "_picks", "_tops", "parts")

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self.parts = tuple(part for part in parts if isinstance(part, Row) or part.cards)
        # For each part, and for the end: the first row, the first line, the first card.
        self._firsts = _running(1 if isinstance(part, Row) else len(part) for part in self.parts)
        self._tops = _running(part.height if isinstance(part, Row) else part.lines for part in self.parts)
        self._picks = _running(part.kind == "card" if isinstance(part, Row) else len(part.cards) for part in self.parts)

    @property
    def height(self) -> int:
        """All lines."""
        return self._tops[-1]

    @property
    def total(self) -> int:
        """How many cards there are."""
        return self._picks[-1]

    @property
    def ids(self) -> tuple[str, ...]:
        """The cards' ids, top to bottom."""
        found: list[str] = []
        for part in self.parts:
            if isinstance(part, Stretch):
                found += [card.id for card in part.cards]
            elif part.kind == "card":
                found.append(part.card)
        return tuple(found)

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        number = bisect_right(self._firsts, at) - 1
        part = self.parts[number]
        return part if isinstance(part, Row) else part[at - self._firsts[number]]

    def onward(self, index: int) -> Iterator[Row]:
        """The rows from one on, for whoever stops where the pane ends."""
        number = bisect_right(self._firsts, index) - 1
        inside = index - self._firsts[number]
        for part in self.parts[number:]:
            if isinstance(part, Row):
                yield part
            else:
                yield from part.onward(inside)
            inside = 0

    def top(self, index: int) -> int:
        """The first line of a row."""
        number = bisect_right(self._firsts, index) - 1
        part, top = self.parts[number], self._tops[number]
        if isinstance(part, Row):
            return top
        cards, between = divmod(index - self._firsts[number], part.step)
        return top + cards * part.pitch + between * part.height

    def at_line(self, line: int) -> int:
        """The row that covers a line, -1 when none does."""
        if not 0 <= line < self.height:
            return -1
        number = bisect_right(self._tops, line) - 1
        part, first = self.parts[number], self._firsts[number]
        if isinstance(part, Row):
            return first
        cards, rest = divmod(line - self._tops[number], part.pitch)
        return first + cards * part.step + (rest >= part.height)

    def heading(self, index: int) -> Row | None:
        """The heading that a card's row stands under, None for any other row and where there is none."""
        number = bisect_right(self._firsts, index) - 1
        part = self.parts[number]
        if isinstance(part, Row) and part.kind != "card":
            return None
        above = (part for part in reversed(self.parts[:number]) if isinstance(part, Row) and part.kind == "head")
        return next(above, None)

    def pick(self, position: int) -> int:
        """The row of the card at a position among the cards."""
        number = bisect_right(self._picks, position) - 1
        part = self.parts[number]
        return self._firsts[number] + (position - self._picks[number]) * (part.step if isinstance(part, Stretch) else 1)

    def picks_above(self, line: int) -> int:
        """How many cards begin above a line."""
        if line <= 0:
            return 0
        if line >= self.height:
            return self.total
        number = bisect_right(self._tops, line) - 1
        part, inside = self.parts[number], line - self._tops[number]
        if isinstance(part, Row):
            return self._picks[number] + (part.kind == "card" and inside > 0)
        return self._picks[number] + min(-(-inside // part.pitch), len(part.cards))

    def find(self, card_id: str, card: Card | None) -> int | None:
        """The position of a card among the cards; those in stretches are found by the `card` as it is on the board."""
        for part, first in zip(self.parts, self._picks, strict=False):
            if isinstance(part, Row):
                if part.kind == "card" and part.card == card_id:
                    return first
            elif card is not None and (at := part.find(card)) >= 0:
                return first + at
        return None


def _running(sizes: Iterable[int]) -> list[int]:
    return list(accumulate(sizes, initial=0))

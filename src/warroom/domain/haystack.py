"""The words of many cards, folded once, so that a letter typed in the filter finds its cards quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, count, pairwise, repeat
from operator import attrgetter, contains
from typing import NamedTuple

from warroom.domain.ids import fits
from warroom.domain.model import Card

SHORTEST_ID = 3

_searched = attrgetter("title", "tags", "owner", "channel")
_id = attrgetter("id")
_REMEMBERED = 6
# Turns a mask round.
_OTHERS = bytes([1, 0, *range(2, 256)])


def fold(text: str) -> str:
    """Text as it is compared: without case, composed, on one line."""
    return _fold(text.replace("\n", " "))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Most texts never need it.
    from unicodedata import normalize

    return normalize("NFC", text).casefold()


def folded(card: Card) -> str:
    """What a typed word is looked for in: title, tags, owner and channel."""
    return fold("\0".join(_searched(card)))


def names(word: str, card_id: str) -> bool:
    """Whether a folded word is the beginning of an id, and long enough to be meant so."""
    return card_id.startswith(word) and _may_name(word)


def _may_name(word: str) -> bool:
    return len(word) >= SHORTEST_ID and fits(word)


class Hits(NamedTuple):
    """Cards that were found, with their folded lines; `ends` is where each group of them ends."""

    cards: list[Card]
    lines: list[str]
    ends: list[int]

    def only(self, mask: bytes | bytearray) -> Hits:
        """Those whose byte in `mask` is 1."""
        if mask.count(1) == len(mask):
            return self
        starts = [0, *self.ends[:-1]]
        sizes = (mask.count(1, start, end) for start, end in zip(starts, self.ends, strict=True))
        return Hits(list(compress(self.cards, mask)), list(compress(self.lines, mask)), list(accumulate(sizes)))

    def groups(self) -> Iterator[list[Card]]:
        """The cards of each group."""
        for start, end in pairwise((0, *self.ends)):
            yield self.cards[start:end]


class Haystack:
    """Groups of cards in their order, searched for words; immutable but for what it remembers of past searches.

    Each card's line is folded once.  To ask all lines whether they hold a word is then one pass in C, and the
    next letter asks only the lines that held the letters before it.
    """

    def __init__(self, groups: Iterable[Sequence[Card]], lines: list[str] | None = None) -> None:
        held = list(groups)
        cards = list(chain.from_iterable(held))
        self._all = Hits(cards, lines or _folded_all(cards), list(accumulate(map(len, held))))
        self._past: dict[str, Hits] = {}

    def after(self, before: Iterable[Sequence[Card]], now: Iterable[Sequence[Card]]) -> Haystack:
        """The haystack of the groups `now`, where this one is of those `before`: only cards new to them are folded."""
        known: dict[int, str] = {}
        whole: dict[int, tuple[int, int]] = {}
        start = 0
        held = list(now)
        kept = set(map(id, held))
        for group in before:
            end = start + len(group)
            if id(group) in kept:
                whole[id(group)] = (start, end)
            else:
                known.update(zip(map(id, group), self._all.lines[start:end], strict=True))
            start = end
        lines: list[str] = []
        for group in held:
            if id(group) in whole:
                first, last = whole[id(group)]
                lines += self._all.lines[first:last]
            else:
                lines += [known.get(id(card)) or folded(card) for card in group]
        return Haystack(held, lines)

    def ids(self, words: Sequence[str], without: Sequence[str] = ()) -> list[str]:
        """The ids of the cards that hold every folded word and none of `without`, in their order."""
        return [card.id for card in self.hits(words, without).cards]

    def hits(self, words: Sequence[str], without: Sequence[str] = ()) -> Hits:
        """The cards that hold every folded word and none of `without`, in their order."""
        first = max(words, key=len, default="")
        hits = self._remembered(first) if first else self._all
        for word in words:
            if word != first:
                hits = hits.only(_mask(hits, word))
        for word in without:
            hits = hits.only(_mask(hits, word).translate(_OTHERS))
        return hits

    def _remembered(self, word: str) -> Hits:
        """The cards that hold `word`, from among those that held a part of it when that was typed."""
        hits = self._past.pop(word, None)
        if hits is None:
            known = (hits for part, hits in self._past.items() if _holds_all_of(part, word))
            among = min(known, key=_size, default=self._all)
            hits = among.only(_mask(among, word))
        if len(self._past) >= _REMEMBERED:
            del self._past[next(iter(self._past))]
        self._past[word] = hits
        return hits


def _mask(hits: Hits, word: str) -> bytearray:
    """A byte for each card: 1 where the word is in its line, or the beginning of its id."""
    mask = bytearray(map(contains, hits.lines, repeat(word)))
    if _may_name(word):
        named = map(str.startswith, map(_id, hits.cards), repeat(word))
        for at in compress(count(), named):
            mask[at] = 1
    return mask


def _holds_all_of(part: str, word: str) -> bool:
    """Whether each card found by `word` was found by `part` as well, even one that is found by its id."""
    return part in word and (not _may_name(word) or (word.startswith(part) and _may_name(part)))


def _size(hits: Hits) -> int:
    return len(hits.cards)


def _folded_all(cards: list[Card]) -> list[str]:
    # All at once is several times as fast as card by card, and the same unless a title has a line end.
    lines = _fold("\n".join(map("\0".join, map(_searched, cards)))).split("\n") if cards else []
    return lines if len(lines) == len(cards) else list(map(folded, cards))

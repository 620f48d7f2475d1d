"""The words of many cards, folded once, so that a letter typed in the filter finds its cards quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from warroom.domain.ids import fits
from warroom.domain.model import Card

SHORTEST_ID = 3

_searched = attrgetter("title", "tags", "owner", "channel")
_SAMPLE = 256
_REMEMBERED = 8


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


class Haystack:
    """Some cards in their order, searched for words; immutable but for what it remembers of past searches."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = list(cards)
        self._ids = [card.id for card in self.cards]
        # All at once is several times as fast as card by card, and the same unless a title has a line end.
        text = _fold("\n".join(map("\0".join, map(_searched, self.cards))))
        self._lines = text.split("\n") if self.cards else []
        if len(self._lines) != len(self.cards):
            self._lines = [folded(card) for card in self.cards]
            text = "\n".join(self._lines)
        # In UTF-8 a single emoji among the titles does not make every search four times as slow.
        self._text = text.encode("utf-8", "surrogatepass")
        lengths = map(len, self._lines if text.isascii() else self._text.split(b"\n"))
        self._starts = list(accumulate(lengths, lambda at, length: at + length + 1, initial=0))
        self._past: dict[str, list[int]] = {}

    def ids(self, words: Sequence[str], without: Sequence[str] = ()) -> list[str]:
        """The ids of the cards that hold every folded word and none of `without`, in their order."""
        return list(map(self._ids.__getitem__, self._search(words, without)))

    def search(self, words: Sequence[str], without: Sequence[str] = ()) -> list[Card]:
        """The cards that hold every folded word and none of `without`, in their order."""
        return list(map(self.cards.__getitem__, self._search(words, without)))

    def _search(self, words: Sequence[str], without: Sequence[str]) -> Sequence[int]:
        lines, ids = self._lines, self._ids
        first = max(words, key=len, default="")
        found: Sequence[int] = self._hits(first) if first else range(len(ids))
        if _may_name(first):
            found = sorted({*found, *(i for i, card_id in enumerate(ids) if card_id.startswith(first))})
        for word in words:
            if word != first:
                found = [i for i in found if word in lines[i] or names(word, ids[i])]
        for word in without:
            found = [i for i in found if word not in lines[i] and not names(word, ids[i])]
        return found

    def _hits(self, word: str) -> list[int]:
        """The lines that hold `word`, from among those that held a part of it when it was typed."""
        known = self._past.get(word)
        if known is not None:
            return known
        among = min((hits for part, hits in self._past.items() if part in word), key=len, default=None)
        lines = self._lines
        if among is not None:
            hits = [i for i in among if word in lines[i]]
        elif sum(word in line for line in lines[:_SAMPLE]) * 20 > _SAMPLE:
            hits = [i for i, line in enumerate(lines) if word in line]
        else:
            hits = self._scan(word.encode("utf-8", "surrogatepass"))
        if len(self._past) >= _REMEMBERED:
            del self._past[next(iter(self._past))]
        self._past[word] = hits
        return hits

    def _scan(self, word: bytes) -> list[int]:
        """The lines that hold `word`, quick where they are few."""
        text, starts, hits = self._text, self._starts, list[int]()
        at = text.find(word)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            hits.append(line)
            at = text.find(word, starts[line + 1])
        return hits

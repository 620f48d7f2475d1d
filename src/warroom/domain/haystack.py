"""The words of many cards, folded once, so that a letter typed in the filter finds its cards quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from warroom.domain.ids import fits
from warroom.domain.model import Card

SHORTEST_ID = 3

_SAMPLE = 256
_REMEMBERED = 8


def fold(text: str) -> str:
    """Text as it is compared: without case, composed, on one line."""
    if not text.isascii():
        # Most titles never need it.
        from unicodedata import normalize

        text = normalize("NFC", text)
    return text.casefold().replace("\n", " ")


def folded(card: Card) -> str:
    """What a typed word is looked for in: title, tags, owner and channel."""
    return fold(f"{card.title}\0{card.tags}\0{card.owner}\0{card.channel}")


def names(word: str, card_id: str) -> bool:
    """Whether a folded word is the beginning of an id, and long enough to be meant so."""
    return len(word) >= SHORTEST_ID and fits(word) and card_id.startswith(word)


class Haystack:
    """Some cards in their order, searched for words; immutable but for what it remembers of past searches."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = list(cards)
        self._lines = [folded(card) for card in self.cards]
        # In UTF-8 a single emoji among the titles does not make every search four times as slow.
        lines = [line.encode("utf-8", "surrogatepass") for line in self._lines]
        self._text = b"\n".join(lines)
        self._starts = list(accumulate(map(len, lines), lambda at, length: at + length + 1, initial=0))
        self._past: dict[str, list[int]] = {}

    def search(self, words: tuple[str, ...]) -> list[Card]:
        """The cards in which every folded word stands, in their order."""
        if not words:
            return list(self.cards)
        lines, cards = self._lines, self.cards
        first = max(words, key=len)
        found = self._hits(first)
        if len(first) >= SHORTEST_ID and fits(first):
            found = sorted({*found, *(i for i, card in enumerate(cards) if card.id.startswith(first))})
        for word in words:
            if word is not first:
                found = [i for i in found if word in lines[i] or names(word, cards[i].id)]
        return [cards[i] for i in found]

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

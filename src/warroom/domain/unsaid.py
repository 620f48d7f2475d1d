"""What a report keeps to itself: cards that are private, or under an embargo, and whatever names them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from warroom.domain.embargo import is_under
from warroom.domain.score import Book

# Shorter titles are in too many sentences.
_SHORTEST_TITLE = 4


class Unsaid(NamedTuple):
    """Ids of cards that nobody outside may read of, or not yet, and their titles."""

    cards: frozenset[str]
    titles: frozenset[str]

    def told(self, text: str) -> str:
        """A text as it may be read, "" where it names what may not."""
        return "" if any(title in text for title in self.titles) else text

    def book(self, book: Book) -> Book:
        """The book in which none of it can be told by where it was played."""
        hidden = {key: book.cards[key]._replace(channel="", origin="") for key in self.cards}
        return book._replace(cards={**book.cards, **hidden})


def unsaid_of(book: Book, now: datetime) -> Unsaid:
    """What may not be told at an aware `now`."""
    hidden = [card for card in book.cards.values() if card.private or is_under(card, book.campaign, now)]
    titles = frozenset(card.title for card in hidden if len(card.title) >= _SHORTEST_TITLE)
    return Unsaid(frozenset(card.id for card in hidden), titles)

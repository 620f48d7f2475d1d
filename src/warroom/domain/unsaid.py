"""What a report keeps to itself: what is private, cards under an embargo, and whatever names any of it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from warroom.domain.embargo import is_under
from warroom.domain.model import Card, Win
from warroom.domain.score import Book
from warroom.domain.sharing import Veil, telling


class Unsaid(NamedTuple):
    """Ids of cards and wins that nobody outside may read of, or not yet, and the titles that tell of them."""

    cards: frozenset[str]
    wins: frozenset[str]
    titles: frozenset[str]

    def is_open(self, row: Card | Win) -> bool:
        """Whether a card or a win may be told."""
        if isinstance(row, Win):
            return not (row.card in self.cards or row.id in self.wins) and self.told(row.text) != ""
        return row.id not in self.cards

    def told(self, text: str) -> str:
        """A text as it may be read, "" where it names what may not."""
        return "" if any(title in text for title in self.titles) else text

    def book(self, book: Book) -> Book:
        """The book in which none of it can be told by where it was played."""
        hidden = {key: book.cards[key]._replace(channel="", origin="") for key in self.cards & book.cards.keys()}
        return book._replace(cards={**book.cards, **hidden})


def unsaid_of(book: Book, veil: Veil, now: datetime) -> Unsaid:
    """What may not be told at an aware `now`; the book is the whole one, for a veiled one knows no embargo."""
    early = [card for card in book.cards.values() if is_under(card, book.campaign, now)]
    theirs = frozenset(card.id for card in early) | veil.cards
    return Unsaid(theirs, veil.theirs, veil.titles | telling(card.title for card in early))

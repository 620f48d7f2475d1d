"""What the grammar must know to read a line on this board, and the words a line can be completed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from warroom.domain.campaigns import channels_of
from warroom.domain.dates import in_zone
from warroom.domain.grammar import Vocabulary
from warroom.domain.ids import fits
from warroom.domain.model import Card

if TYPE_CHECKING:
    from warroom.domain.board import Board


def vocabulary(board: Board, now: datetime, me: str) -> Vocabulary:
    """The words of the board's campaign, at an aware `now`."""
    return Vocabulary(
        now=in_zone(now, board.campaign.zone),
        me=me,
        people=frozenset(board.people),
        channels=frozenset(channels_of(board.campaign)),
        cards=lambda text: cards_named(board, text),
    )


def cards_named(board: Board, text: str) -> tuple[Card, ...]:
    """The cards of the board that `text` can mean, as `cards_among` finds them."""
    return cards_among(chain(board.cards.values(), board.known.values()), text)


def cards_among(cards: Iterable[Card], text: str) -> tuple[Card, ...]:
    """Those of `cards` that `text` can mean, by the beginning of an id or by words of a title, best first.

    A title that is the text leaves out those that only begin with it, these those that only hold it, and
    these those that hold its words apart.  Of a routine's occurrences it means those that are open, or the last.
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    words = wanted.split()
    prefix = text if fits(text) else ""
    every = tuple(cards)
    by_id = [card for card in every if prefix and card.id.startswith(prefix)]
    titled = [(plain, card) for card in every if all(map((plain := _plain(card.title)).__contains__, words))]
    exact = [card for plain, card in titled if plain == wanted]
    starting = [card for plain, card in titled if plain.startswith(wanted)]
    holding = [card for plain, card in titled if wanted in plain]
    best = exact or starting or holding or [card for _, card in titled]
    return tuple({card.id: card for card in (*_still_meant(best), *by_id)}.values())


def _still_meant(cards: Sequence[Card]) -> Iterator[Card]:
    """The cards; of a routine's occurrences the open ones, or the last one when none is."""
    is_open = {card.routine for card in cards if not card.closed}
    last = {card.routine: card for card in sorted(cards, key=lambda card: card.slot)}
    for card in cards:
        if not card.routine or not card.closed or (card.routine not in is_open and last[card.routine] is card):
            yield card


def completions(board: Board) -> tuple[str, ...]:
    """`@people`, `#tags` and `^cards` that a line of quick-add may go on with."""
    tags = {tag for card in board.cards.values() for tag in card.tags.split()}
    cards = ("^" + slug(card.title) for card in board.cards.values() if not card.closed)
    return (*(f"@{handle}" for handle in sorted(board.people)), *(f"#{tag}" for tag in sorted(tags)), *cards)


def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").casefold().split())


def slug(title: str) -> str:
    """A title as one word, behind a `^`."""
    return "-".join(title.lower().split())

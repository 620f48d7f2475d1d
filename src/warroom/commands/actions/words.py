"""What text a row may hold, and what a change is called in the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from warroom.domain.changes import Change, Draft
from warroom.domain.model import LONGEST_TITLE, Card
from warroom.domain.text import storable

if TYPE_CHECKING:
    from warroom.domain.board import Board

LINE_LENGTH = 300
LINK_LENGTH = 2_000
BODY_LENGTH = 200_000
NO_CARD = "Select a card first."
SAY_WHAT_BLOCKS = "To block a tactic, say what blocks it"
_NAMED_LENGTH = 48


def clean(text: str, what: str, longest: int) -> str:
    """`text` as it may be stored; lone surrogates become U+FFFD.

    Raises ValueError with a sentence that names `what` when it holds a NUL or is over `longest` letters.
    """
    if "\0" in text:
        raise ValueError(f"{what} cannot hold a NUL character.")
    if len(text) > longest:
        raise ValueError(f"{what} is {len(text):,} characters long; {longest:,} is the most.")
    return storable(text)


def one_line(text: str, what: str, longest: int = LINE_LENGTH) -> str:
    """`text` cleaned, on one line, runs of white space as one space; may be empty."""
    return clean(" ".join(text.split()), what, longest)


def tidy_title(text: str) -> str:
    """A card's title: one line, not empty.  Raises ValueError with a sentence."""
    title = one_line(text, "A title", LONGEST_TITLE)
    if not title:
        raise ValueError("A card needs a title.")
    return title


def quoted(title: str) -> str:
    """A title in quotes, shortened to what a line of history has room for."""
    short = title if len(title) <= _NAMED_LENGTH else title[: _NAMED_LENGTH - 1].rstrip() + "…"
    return f'"{short}"'


def named(cards: Sequence[Card]) -> str:
    """The cards in words: the title of one, the number of several."""
    return quoted(cards[0].title) if len(cards) == 1 else f"{len(cards)} cards"


def draft(command: str, label: str, changes: Iterable[Change]) -> Draft:
    """A draft of `changes`; without any that does something its label says so too."""
    found = tuple(changes)
    return Draft(command, label if any(c.old != c.new for c in found) else "nothing to change", found)


def no_size(kind: str) -> str:
    """That a card of `kind` has no size; without a full stop."""
    return f"A {kind} has no size"


def never_live(kind: str) -> str:
    """That a card of `kind` does not go live."""
    return f"Only a piece goes live, not a {kind}."


def pieces(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The pieces, once each.  Raises ValueError when there is none, or one of another kind."""
    found = some(cards)
    for card in found:
        if card.kind != "piece":
            raise ValueError(never_live(card.kind))
    return found


def some(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards, once each.  Raises ValueError when there is none."""
    found = tuple({card.id: card for card in cards}.values())
    if not found:
        raise ValueError(NO_CARD)
    return found


def last_rank(board: Board, kind: str, stage: str) -> str:
    """The rank of the last card of a stage, "" when there is none."""
    group = board.group(kind, stage)
    return group[-1].rank if group else ""

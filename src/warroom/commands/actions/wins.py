"""Logging inches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, one_line, quoted, some
from warroom.domain.changes import Draft, creation
from warroom.domain.dates import day_in_zone, instant
from warroom.domain.ids import mint
from warroom.domain.inches import format_length
from warroom.domain.model import Campaign, Card, Win

if TYPE_CHECKING:
    from warroom.domain.board import Board


def win_row(
    campaign: Campaign, size: int, text: str, who: str, now: datetime, *, card: str = "", tags: str = ""
) -> Win:
    """A new win of `size` sixteenths, on the day it is in the campaign's zone.  Raises ValueError."""
    if size <= 0:
        raise ValueError("A win is at least a sixteenth of an inch.")
    said = one_line(text, "A win")
    return Win(mint(), campaign.id, card, size, said, who, instant(now), day_in_zone(now, campaign.zone), tags)


def log_win(
    campaign: Campaign,
    people: Iterable[str],
    size: int,
    now: datetime,
    who: str,
    text: str = "",
    card: Card | None = None,
    tags: str = "",
) -> Draft:
    """Log `size` sixteenths won by `who`, a person made where unknown, on a card or free.

    Raises ValueError when a free win says nothing of what it was for.
    """
    said = one_line(text, "A win") or (card.title if card else "")
    if not said:
        raise ValueError("Say what the inches are for: 1/2 answered 14 comments.")
    row = win_row(campaign, size, said, who, now, card=card.id if card else "", tags=tags)
    label = f"won {format_length(size)} on {quoted(card.title)}" if card else f"won {format_length(size)}: {said}"
    return draft("win", label, newcomer(people, who, now) + creation(row))


def log_wins(
    board: Board,
    cards: Iterable[Card],
    size: int,
    now: datetime,
    me: str,
    text: str = "",
    who: str = "",
    tags: str = "",
) -> Draft:
    """Log `size` sixteenths on each of the cards, won by `who`, or else by its owner, or else by `me`."""
    found = some(cards)
    if len(found) == 1:
        winner = who or found[0].owner or me
        return log_win(board.campaign, board.people, size, now, winner, text, found[0], tags)
    known, changes = set(board.people), []
    for card in found:
        winner = who or card.owner or me
        changes += newcomer(known, winner, now)
        known.add(winner)
        row = win_row(board.campaign, size, text or card.title, winner, now, card=card.id, tags=tags)
        changes += creation(row)
    return draft("win", f"won {format_length(size)} on each of {len(found)} cards", changes)

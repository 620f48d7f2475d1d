"""What becomes of signals that are not made another kind: they sleep, or go into a card that is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.links import feed
from warroom.commands.actions.stages import restaged
from warroom.commands.actions.words import draft, named, some
from warroom.domain.changes import Draft, update
from warroom.domain.dates import in_zone, say_when
from warroom.domain.model import Card

if TYPE_CHECKING:
    from warroom.domain.board import Board

TAKEN = "taken"


def snooze(board: Board, cards: Iterable[Card], day: str, now: datetime) -> Draft:
    """Let the cards sleep until `day`; "" wakes them.  Raises ValueError for a day that is no later than today."""
    found = some(cards)
    local = in_zone(now, board.campaign.zone)
    if day and day <= board.today:
        raise ValueError(f"Snooze until a day that is still to come: {say_when(day, local)} is not.")
    label = f"snoozed {named(found)} until {say_when(day, local)}" if day else f"woke {named(found)}"
    return draft("snooze", label, [change for card in found for change in update(card, snoozed=day)])


def take_into(board: Board, signals: Iterable[Card], target: Card, now: datetime) -> Draft:
    """Let the signals feed a card that is there; that is what they have become: they are taken."""
    found = some(signals)
    taken = [(card, TAKEN) for card in found if card.kind == "signal" and card.stage != TAKEN]
    fed = feed(board, found, [target], now)
    return draft("feed", fed.label, (*fed.changes, *restaged(board, taken, now)))

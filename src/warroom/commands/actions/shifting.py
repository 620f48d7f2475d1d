"""Moving what stands on a calendar: the date that an entry stands for, at the same hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.easing import eased_shift
from warroom.commands.actions.timing import set_due, set_golive
from warroom.commands.actions.words import draft, named, quoted
from warroom.domain.almanac import Entry, later
from warroom.domain.changes import Draft
from warroom.domain.dates import in_zone, say_when
from warroom.domain.model import Card
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board


def shift(board: Board, entries: Iterable[Entry], days: int, now: datetime) -> Draft:
    """Put each entry's date, due or go-live, so many days later (negative: earlier), at its own hour in its own zone.

    Raises ValueError with a sentence for what is over, whose day is history, and past the calendar's ends.
    """
    found = list(entries)
    if not found:
        raise ValueError("Nothing stands on this day: select an entry to move it.")
    coming = [entry.card for entry in found if entry.what == "coming"]
    if coming:
        raise ValueError(not_yet(coming[0]))
    over = [entry.card for entry in found if entry.what == "over"]
    if over:
        raise ValueError(f"{quoted(over[0].title)} is over: it stays on its day.")
    walls = [later(entry.card.due if entry.what == "due" else entry.card.golive, days) for entry in found]
    moves = [
        (set_due if entry.what == "due" else set_golive)(board, [entry.card], wall, now)
        for entry, wall in zip(found, walls, strict=True)
    ]
    dues = [(entry.card, wall) for entry, wall in zip(found, walls, strict=True) if entry.what == "due"]
    eased, moved = eased_shift(board, dues, days, now), _label(board, found, walls, days, now)
    label = eased if eased and len(found) == 1 else "; ".join(filter(None, (moved, eased)))
    return draft("shift", label, [change for move in moves for change in move.changes])


def not_yet(card: Card) -> str:
    """Why nothing can be done with what a routine will bring."""
    return f"{quoted(card.title)} is no card before its day: among the routines one of them is skipped or moved."


def _label(board: Board, entries: Sequence[Entry], walls: Sequence[str], days: int, now: datetime) -> str:
    if len(entries) > 1:
        cards = list({entry.card.id: entry.card for entry in entries}.values())
        return f"moved {named(cards)} {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    card, what, _ = entries[0]
    zone = card.golive_zone if what == "golive" and card.golive_zone else board.campaign.zone
    there = f" in {zone}" if zone != board.campaign.zone else ""
    word = "due" if what == "due" else "going live"
    return f"moved {quoted(card.title)} to {word} {say_when(walls[0], in_zone(now, zone))}{there}"

"""When and how much: due days, go-live times and sizes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.easing import eased_due, eased_size
from warroom.commands.actions.words import draft, named, no_size, pieces, some
from warroom.domain.approval import was_sent_back
from warroom.domain.changes import Draft, assurance, update
from warroom.domain.dates import in_zone, say_when
from warroom.domain.golive import say_there
from warroom.domain.inches import format_inches
from warroom.domain.model import WORK, Card

if TYPE_CHECKING:
    from warroom.domain.board import Board


def set_due(board: Board, cards: Iterable[Card], wall: str, now: datetime) -> Draft:
    """Make the cards due at `wall`, a day or a wall time of the campaign's zone; "" for no time."""
    found = some(cards)
    when = f"due {say_when(wall, in_zone(now, board.campaign.zone))}" if wall else "due at no set time"
    label = eased_due(board, found, wall, now) or f"made {named(found)} {when}"
    return draft("when", label, [c for card in found for c in assurance(card, due=wall)])


def set_golive(board: Board, cards: Iterable[Card], wall: str, now: datetime, zone: str | None = None) -> Draft:
    """Let the pieces go live at `wall` in `zone`, in each piece's own zone when None; "" for no time.

    The campaign's own zone is no zone of the piece's.  ValueError for other kinds.
    """
    found = pieces(cards)
    own = {card.golive_zone for card in found} if zone is None else {zone}
    there = own.pop() if len(own) == 1 else ""
    campaign = board.campaign
    said = say_there(wall, there or campaign.zone, (campaign.zone,), now) if wall else ""
    changes = [change for card in found for change in assurance(card, golive=wall)]
    if zone is not None and wall:
        changes += [c for card in found for c in update(card, golive_zone="" if zone == campaign.zone else zone)]
    # What it was taken off its hour for is over; what it was sent back for is not.
    changes += [c for card in found if wall and not was_sent_back(card) for c in update(card, reason="")]
    return draft("when", f"set {named(found)} going live {said or 'at no set time'}", changes)


def set_size(board: Board, cards: Iterable[Card], size: int) -> Draft:
    """Size the cards at `size` sixteenths, 0 for unsized.  ValueError for a kind that has no size."""
    found = some(cards)
    for card in found:
        if card.kind not in WORK:
            raise ValueError(f"{no_size(card.kind)}.")
    label = f"sized {named(found)} at {format_inches(size)}" if size else f"took the size off {named(found)}"
    return draft(
        "size", eased_size(board, found, size) or label, [c for card in found for c in assurance(card, size=size)]
    )

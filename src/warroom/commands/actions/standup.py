"""The stamp that a standup leaves, from which the next one looks back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.words import BODY_LENGTH, clean, draft
from warroom.domain.changes import Draft, creation
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.model import Standup

if TYPE_CHECKING:
    from warroom.domain.board import Board


def stamp(board: Board, minutes: str, now: datetime, me: str) -> Draft:
    """Keep that a standup was held on the board as it is, with its minutes."""
    text = clean(minutes, "Minutes", BODY_LENGTH)
    row = Standup(mint(), board.campaign.id, instant(now), me, board.seq, text)
    return draft("standup", "held a standup", creation(row))

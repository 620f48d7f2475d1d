"""A room of a long campaign in which something recurs, and the days that pass there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.commands.room import CAMPAIGN, NOW, after, board
from warroom.commands.actions import occurrences, routines
from warroom.commands.vocabulary import vocabulary
from warroom.domain.board import Board
from warroom.domain.grammar import parse_add
from warroom.domain.model import Card, Routine
from warroom.domain.routines import open_of

LONG = CAMPAIGN._replace(end="2027-12-31")
ROOM = replace(board(), campaign=LONG, campaigns=(LONG,))


def started(line: str = "Sweep @ana 1in ^own-the-maker-story", every: str = "every day", **more: Any) -> Board:
    added = parse_add(line, vocabulary(ROOM, NOW, "ana"))
    return after(ROOM, routines.add_routine(ROOM, added, every, NOW, **more))


def on(room: Board, day: str, hour: int = 8) -> tuple[Board, datetime]:
    """The board as it is turned to a later day, and the moment."""
    now = datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=UTC)
    since = (now - timedelta(days=14)).strftime("%Y-%m-%dT00:00:00.000Z")
    return room.turned(day, since, ()), now


def terms(room: Board, **values: str) -> Board:
    """The board of a campaign with other terms."""
    other = LONG._replace(**values)  # type: ignore[arg-type]
    return replace(room, campaign=other, campaigns=(other,))


def kept(room: Board, now: datetime) -> Board:
    return after(room, occurrences.keep_up(room, now))


def the(room: Board) -> Routine:
    (routine,) = room.routines.values()
    return routine


def made(room: Board) -> list[tuple[str, str]]:
    cards = [card for card in room.cards.values() if card.routine]
    return sorted((card.slot, card.stage) for card in cards)


def open_one(room: Board) -> Card:
    (card,) = open_of(room, the(room))
    return card

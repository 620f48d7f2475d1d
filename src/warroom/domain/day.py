"""A day as a plan of attack: what is asked of it, who said to do what, and what is left at its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.model import Card, Commitment
from warroom.domain.people import off_on
from warroom.domain.stages import BLOCKED
from warroom.domain.standing import day_of, past

OPEN_STAGES = ("doing", "todo", BLOCKED)


class Share(NamedTuple):
    """What one person does on a day, "" being nobody; `size` in sixteenths."""

    person: str
    cards: tuple[Card, ...]
    size: int


class Outcome(NamedTuple):
    """How a commitment came out: how many of its tactics are done, of how many, and their sizes in sixteenths."""

    done: int
    of: int
    done_size: int
    size: int


def open_tactics(board: Board) -> list[Card]:
    """Every tactic that is not done, what is being done first."""
    return [card for stage in OPEN_STAGES for card in board.group("tactic", stage)]


def asked_of_today(board: Board) -> tuple[Card, ...]:
    """The open tactics of today and of days before it, and those that are being done."""
    return tuple(card for card in open_tactics(board) if _is_asked(card, board.today))


def to_plan(board: Board) -> tuple[Card, ...]:
    """What a morning decides on: carried tactics, today's routines, today's without owner or size, and undated ones."""
    found = open_tactics(board)
    carried = [card for card in found if past(card.due, board.today)]
    routine = [card for card in found if card.routine and card.due[:10] == board.today]
    bare = [card for card in found if card.due[:10] == board.today and not (card.owner and card.size)]
    undated = [card for card in found if not card.due and card.stage == "todo"]
    return tuple({card.id: card for card in (*carried, *routine, *bare, *undated)}.values())


def shares(cards: Iterable[Card]) -> tuple[Share, ...]:
    """The cards by owner: nobody first, then by handle."""
    by_person: dict[str, list[Card]] = {}
    for card in cards:
        by_person.setdefault(card.owner, []).append(card)
    return tuple(
        Share(person, tuple(by_person[person]), sum(card.size for card in by_person[person]))
        for person in sorted(by_person)
    )


def committed(board: Board, day: str = "") -> tuple[Commitment, ...]:
    """What was said to be done on a day, today if none is named, by person."""
    wanted = day or board.today
    return tuple(sorted((c for c in board.commitments.values() if c.day == wanted), key=lambda c: c.person))


def promised(commitment: Commitment) -> dict[str, int]:
    """The sizes in sixteenths of the tactics that were committed to, by id."""
    pairs = (part.rpartition(":") for part in commitment.cards.split())
    return {card: int(size) for card, _, size in pairs if size.isdecimal()}


def was_done(card: Card | None, day: str, zone: str) -> bool:
    """Whether a tactic was finished by the end of a day."""
    return card is not None and card.stage == "done" and bool(card.closed) and day_of(card.closed, zone) <= day


def kept_of(commitment: Commitment, board: Board) -> dict[str, int]:
    """What was done of a commitment by the end of its day: sizes in sixteenths, by id."""
    day, zone = commitment.day, board.campaign.zone
    return {key: size for key, size in promised(commitment).items() if was_done(board.card(key), day, zone)}


def planned(board: Board) -> dict[str, dict[str, int]]:
    """What today asks of each person who has something to do: sizes in sixteenths, by person and id."""
    found = shares(asked_of_today(board))
    return {share.person: {card.id: card.size for card in share.cards} for share in found if share.person}


def outcome_of(commitment: Commitment, board: Board) -> Outcome:
    """How a commitment of the board's days stands: done is what was finished by the end of its day."""
    kept = kept_of(commitment, board)
    return Outcome(len(kept), len(promised(commitment)), sum(kept.values()), commitment.size)


def is_uncommitted(board: Board) -> bool:
    """Whether there is something to do on a day of the campaign that somebody works, and nobody has said to do it."""
    campaign, today = board.campaign, board.today
    said = any(commitment.cards or commitment.closed for commitment in committed(board))
    if said or not campaign.start <= today <= campaign.end:
        return False
    works = not board.people or any(not off_on(person, today, campaign) for person in board.people.values())
    return works and any(board.group("tactic", stage) for stage in OPEN_STAGES)


def done_today(board: Board) -> tuple[Card, ...]:
    """The tactics that were done today, the first first."""
    zone = board.campaign.zone
    done = [card for card in board.group("tactic", "done") if day_of(card.closed, zone) == board.today]
    return tuple(sorted(done, key=lambda card: card.closed))


def pieces_moved_today(board: Board) -> tuple[Card, ...]:
    """The pieces that came into their stage today, older ones than today alone."""
    zone, today = board.campaign.zone, board.today
    pieces = (card for (kind, _), cards in board.groups.items() if kind == "piece" for card in cards)
    return tuple(
        sorted(
            (card for card in pieces if day_of(card.staged, zone) == today and card.staged != card.created),
            key=lambda card: card.staged,
        )
    )


def _is_asked(card: Card, today: str) -> bool:
    return card.due[:10] <= today if card.due else card.stage == "doing"

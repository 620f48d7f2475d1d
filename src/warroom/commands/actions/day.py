"""Planning a day and closing it: keeping, handing over, dropping, carrying over, and who said to do what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, named, one_line, some
from warroom.domain.changes import Change, Draft, assurance, creation, update
from warroom.domain.dates import instant
from warroom.domain.day import asked_of_today, committed, kept_of, planned, shares
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card, Commitment, commitment_id
from warroom.domain.sharing import MASK
from warroom.domain.standing import days_over
from warroom.domain.text import counted, tidy_handle

if TYPE_CHECKING:
    from warroom.domain.board import Board


def keep(board: Board, cards: Iterable[Card]) -> Draft:
    """Let the tactics be today's; without changes where they are already."""
    found = some(cards)
    days = max(days_over(card.due, board.today) for card in found)
    carried = f", carried {counted(days, 'day')}" if days else ""
    changes = [c for card in found if card.due[:10] != board.today for c in update(card, due=board.today)]
    return draft("plan", f"kept {named(found)} for today{carried}", changes)


def hand_over(board: Board, cards: Iterable[Card], owner: str, now: datetime) -> Draft:
    """Let the tactics be today's, and somebody else's."""
    found = some(cards)
    handle = tidy_handle(owner)
    changes = newcomer(board.people, handle, now)
    for card in found:
        changes += assurance(card, owner=handle)
        changes += update(card, due=board.today) if card.due[:10] != board.today else []
    return draft("plan", f"handed {named(found)} to @{handle} for today", changes)


def drop(board: Board, cards: Iterable[Card], now: datetime) -> Draft:
    """Take the tactics off the board; what today asked for is eased by it, and called so."""
    found = some(cards)
    asked = {card.id for card in asked_of_today(board)}
    eased = "eased today: " if any(card.id in asked for card in found) else ""
    return draft(
        "plan", f"{eased}dropped {named(found)}", [c for card in found for c in update(card, archived=instant(now))]
    )


def carry(cards: Iterable[Card], why: str) -> Draft:
    """Say why the tactics are carried over.  Raises ValueError without a reason."""
    found = some(cards)
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say why it is carried over: waiting for the press list.")
    return draft(
        "carry", f"carries {named(found)} over: {reason}", [c for card in found for c in update(card, reason=reason)]
    )


def commit_day(board: Board, now: datetime) -> Draft:
    """Write down who does what today, as the board has it.

    A plan that was made before is made anew: what is done of it stays promised, and its label says what was eased.
    """
    before = {commitment.person: commitment for commitment in committed(board)}
    plans = {person: dict(cards) for person, cards in planned(board).items()}
    for person, earlier in before.items():
        plans[person] = {**kept_of(earlier, board), **plans.get(person, {})}
    changes: list[Change] = []
    for person, sizes in plans.items():
        cards = " ".join(f"{card}:{size}" for card, size in sizes.items())
        changes += _written(board, person, before.get(person), now, size=sum(sizes.values()), cards=cards)
    total = sum(sum(sizes.values()) for sizes in plans.values())
    people = sum(map(bool, plans.values()))
    said = f"{people} {'person' if people == 1 else 'people'}, {_against(total, board.campaign.target)}"
    less = sum(earlier.size for earlier in before.values()) - total
    again = (
        f" again, eased by {format_inches(less)}"
        if less > 0
        else " again"
        if any(c.cards for c in before.values())
        else ""
    )
    return draft("plan", f"planned the day{again}: {said}", changes)


def close_day(board: Board, now: datetime) -> Draft:
    """Close the day: for each person what is carried over and why; who had promised nothing is written down too.

    Raises ValueError when it is closed already and nothing has changed since.
    """
    before = {commitment.person: commitment for commitment in committed(board)}
    left = {share.person: share.cards for share in shares(asked_of_today(board)) if share.person}
    changes: list[Change] = []
    for person in sorted({*before, *left}):
        earlier, carried = before.get(person), "; ".join(map(_carried, left.get(person, ())))
        if earlier is None or not earlier.closed or earlier.carried != carried:
            changes += _written(board, person, earlier, now, closed=instant(now), carried=carried)
    if not changes:
        raise ValueError(
            "The day is closed already, and nothing has changed since."
            if before
            else "Nobody committed to today: there is nothing to close."
        )
    over = sum(map(len, left.values()))
    carried = f"{counted(over, 'tactic')} carried over" if over else "nothing carried over"
    return draft("close", f"closed the day: {_against(board.won_today, board.campaign.target)} won, {carried}", changes)


def _written(board: Board, person: str, earlier: Commitment | None, now: datetime, **values: Any) -> list[Change]:
    """The changes that write these values down for a person's day."""
    if earlier is not None:
        return update(earlier, **values)
    campaign, day = board.campaign.id, board.today
    row = Commitment(commitment_id(campaign, day, person), campaign, day, person, at=instant(now))
    return creation(row._replace(**values))


def _against(size: int, target: int) -> str:
    return f"{format_length(size)} of {format_inches(target)}" if target else format_length(size)


def _carried(card: Card) -> str:
    # What is written down is for everybody.
    if card.private:
        return MASK
    return f"{card.title}: {card.reason}" if card.reason else card.title

"""Easing what is asked of today: allowed, and called by its name in the history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.words import named
from warroom.domain.changes import Draft
from warroom.domain.dates import in_zone, say_when
from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board


def eased_size(board: Board, cards: Iterable[Card], size: int) -> str:
    """The label of giving the cards `size` sixteenths, "" unless that makes less of a tactic of today."""
    less = [card for card in cards if asked_today(card, board.today) and size < card.size]
    if not less:
        return ""
    before = {card.size for card in less}
    since = f" from {format_inches(before.pop())}" if len(before) == 1 else ""
    return f"eased today: {named(less)}{since} to {format_inches(size) if size else 'no size'}"


def eased_due(board: Board, cards: Iterable[Card], wall: str, now: datetime) -> str:
    """The label of making the cards due at `wall`, "" unless that puts a tactic of today off."""
    if wall and wall[:10] <= board.today:
        return ""
    off = [card for card in cards if asked_today(card, board.today)]
    if not off:
        return ""
    to = f"to {say_when(wall, in_zone(now, board.campaign.zone))}" if wall else "to no set time"
    return f"eased today: put off {named(off)} {to}"


def eased_shift(board: Board, walls: Iterable[tuple[Card, str]], days: int, now: datetime) -> str:
    """The label of moving cards to their new due days, "" unless that puts a tactic of today off."""
    off = [(card, wall) for card, wall in walls if asked_today(card, board.today) and wall[:10] > board.today]
    if len(off) == 1:
        return eased_due(board, [off[0][0]], off[0][1], now)
    return f"eased today: put off {len(off)} cards by {counted(days, 'day')}" if off else ""


def off_today(board: Board, cards: Iterable[Card], taken: Draft) -> Draft:
    """The draft that takes the cards off the board, called an easing where today asks for one of them."""
    if not taken.changes or not any(asked_today(card, board.today) for card in cards):
        return taken
    return taken._replace(label=f"eased today: {taken.label}")


def eased_target(before: int, after: int) -> str:
    """How a daily target in sixteenths moves, in words; "" when it stays."""
    if before == after:
        return ""
    if not before or not after:
        return f"set a target of {format_inches(after)}" if after else f"gave up the target of {format_inches(before)}"
    return (
        f"{'eased' if after < before else 'raised'} the target from {format_inches(before)} to {format_inches(after)}"
    )


def asked_today(card: Card, today: str) -> bool:
    """Whether the card is a tactic that today, or a day before it, asks for."""
    return card.kind == "tactic" and not card.closed and bool(card.due) and card.due[:10] <= today

"""The states that the filter's `is:` knows, each as a test of a card on a board, some of them at a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from warroom.domain.approval import wants_approval, was_sent_back
from warroom.domain.dates import week_of
from warroom.domain.golive import is_late, missed
from warroom.domain.model import WORK, Card
from warroom.domain.stages import MISSED, is_blocked
from warroom.domain.standing import Freshness, asleep, golive_wall, is_static, notes_of, on_paper, past, serving, shelf

if TYPE_CHECKING:
    from warroom.domain.board import Board

State: TypeAlias = Callable[["Board"], Callable[[Card], bool]]


def _always(test: Callable[[Card], bool]) -> State:
    """A state that the card alone decides."""
    return lambda _board: test


def _shelf(state: Freshness) -> State:
    return lambda board: (
        lambda card: (
            card.kind == "note" and not card.is_over and shelf(card, board.campaign, board.today).state == state
        )
    )


def _late(board: Board, now: datetime) -> Callable[[Card], bool]:
    minute = now.replace(second=0, microsecond=0)
    return lambda card: is_late(card, board.campaign, board.today, minute)


def _carried(board: Board) -> Callable[[Card], bool]:
    return lambda card: card.kind == "tactic" and not card.closed and past(card.due, board.today)


def _this_week(board: Board) -> Callable[[Card], bool]:
    first, last = week_of(board.today)
    return lambda card: any(
        first <= wall[:10] <= last for wall in (card.due, golive_wall(card, board.campaign)) if wall
    )


def _adrift(board: Board) -> Callable[[Card], bool]:
    below = serving(board.feeds_out, notes_of(board))
    return lambda card: card.kind in WORK and not card.is_over and card.id not in below


def _orphan(board: Board) -> Callable[[Card], bool]:
    return lambda card: card.id not in board.feeds_out and card.id not in board.feeds_in


def _missed_live(board: Board, now: datetime) -> Callable[[Card], bool]:
    late = {each.card.id for each in missed(board, now)}
    return lambda card: card.id in late


def _expired(board: Board, now: datetime) -> Callable[[Card], bool]:
    late = _missed_live(board, now)
    return lambda card: wants_approval(card, board.campaign) and late(card)


STATES: Mapping[str, State] = {
    "fresh": _shelf("fresh"),
    "fading": _shelf("fading"),
    "stale": _shelf("stale"),
    "carried": _carried,
    "this-week": _this_week,
    "unowned": _always(lambda card: card.kind in WORK and not card.owner and not card.is_over),
    "blocked": _always(is_blocked),
    "open": _always(lambda card: not card.is_over),
    "done": _always(lambda card: bool(card.closed) and card.stage != MISSED),
    "static": lambda board: lambda card: is_static(card, board.campaign, board.today),
    "missed": _always(lambda card: card.kind == "tactic" and card.stage == MISSED),
    "routine": _always(lambda card: bool(card.routine)),
    "live": _always(lambda card: card.kind == "piece" and bool(card.closed)),
    "archived": _always(lambda card: bool(card.archived)),
    "approved": _always(lambda card: bool(card.approved)),
    "unapproved": lambda board: lambda card: wants_approval(card, board.campaign),
    "sent-back": _always(was_sent_back),
    "waived": _always(lambda card: bool(card.waived)),
    "private": _always(lambda card: bool(card.private)),
    "orphan": _orphan,
    "snoozed": lambda board: lambda card: asleep(card, board.today) and not card.is_over,
    "on-paper": lambda board: lambda card: on_paper(card, board),
    "adrift": _adrift,
}
# What hangs on the minute, and not on the day alone.
STATES_NOW: Mapping[str, Callable[[Board, datetime], Callable[[Card], bool]]] = {
    "late": _late,
    "missed-live": _missed_live,
    "expired": _expired,
}


def state_of(name: str, board: Board, now: datetime) -> Callable[[Card], bool]:
    """The test of a card for the state of that name, at an aware `now`."""
    return STATES_NOW[name](board, now) if name in STATES_NOW else STATES[name](board)

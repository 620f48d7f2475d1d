"""Going live with a reason where something is missing, taking off an hour, and holding the whole campaign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.words import draft, named, one_line, pieces, quoted
from warroom.domain.changes import Change, Draft, update
from warroom.domain.dates import ago, instant
from warroom.domain.embargo import UNDER
from warroom.domain.golive import HELD, in_the_way
from warroom.domain.model import Card
from warroom.domain.stages import closes

if TYPE_CHECKING:
    from warroom.domain.board import Board

_MISSING = {
    "no link": "a link",
    "no owner": "an owner",
    "no channel": "a channel",
    "not reviewed": "a review",
    "not approved": "an approval",
}


def waive(cards: Iterable[Card], why: str) -> Draft:
    """Let the pieces go live as they are, whatever is missing; "" takes that back.  ValueError for other kinds."""
    found = pieces(cards)
    reason = one_line(why, "A reason")
    label = (
        f"lets {named(found)} go live as it is: {reason}" if reason else f"asks of {named(found)} again all it needs"
    )
    return draft("waive", label, [change for card in found for change in update(card, waived=reason)])


def going_live(board: Board, planned: Draft) -> tuple[Card, ...]:
    """The pieces that a draft takes live, as they are then; those that it makes so among them."""
    moved = (c.id for c in planned.changes if c.entity == "card" and c.field in ("stage", "kind"))
    both = ((board.card(key), _after(board, key, planned)) for key in dict.fromkeys(moved))
    return tuple(after for before, after in both if _is_live(board, after) and not (before and _is_live(board, before)))


def obstacles(board: Board, planned: Draft, now: datetime) -> tuple[str, ...]:
    """What is in the way of the pieces that a draft takes live, each thing once."""
    names = [name for card in going_live(board, planned) for name in in_the_way(card, board.campaign, now)]
    return tuple(dict.fromkeys(names))


def all_the_same(board: Board, planned: Draft, why: str, now: datetime) -> Draft:
    """The draft, whose pieces go live for this reason whatever is in the way.  Raises ValueError without a reason."""
    lacking = [card for card in going_live(board, planned) if in_the_way(card, board.campaign, now)]
    names = obstacles(board, planned, now)
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError(f"Say why it goes live {without(names)}.")
    changes = [_reasoned(board.card(card.id), card.id, reason) for card in lacking]
    return Draft(planned.command, f"{planned.label} {without(names)}: {reason}", (*planned.changes, *changes))


def without(names: Sequence[str]) -> str:
    """What is in the way, in words: `without a link and an owner`, `while everything is held`."""
    things = [_MISSING[name] for name in names if name in _MISSING]
    said = [f"without {' and '.join([', '.join(things[:-1]), things[-1]] if things[1:] else things)}"] if things else []
    still = [name for name in names if name.startswith(UNDER)]
    return ", ".join([*said, *still, *(["while everything is held"] if HELD in names else [])])


def take_off(cards: Iterable[Card], why: str) -> Draft:
    """Take the pieces off their hour; why is kept on them until they get another.  ValueError without a reason."""
    found = pieces(cards)
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say what it waits for: the lawyer has not called back.")
    changes = [change for card in found for change in update(card, golive="", reason=reason)]
    return draft("takeoff", f"took {named(found)} off going live: {reason}", changes)


def hold(board: Board, why: str, now: datetime) -> Draft:
    """Let nothing of the campaign go live until it is resumed.  Raises ValueError without a reason."""
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say why everything is held: everybody reads it.")
    at = board.campaign.held_at or instant(now)
    changes = update(board.campaign, held=reason, held_at=at)
    return draft("hold", f"held everything of {quoted(board.campaign.name)}: {reason}", changes)


def resume(board: Board, now: datetime) -> Draft:
    """Let the campaign go on.  Raises ValueError when it is not held."""
    campaign = board.campaign
    if not campaign.held:
        raise ValueError("Nothing is held.")
    since = f", held {ago(campaign.held_at, now)}" if campaign.held_at else ""
    label = f"resumed {quoted(campaign.name)}{since}: {campaign.held}"
    return draft("resume", label, update(campaign, held="", held_at=""))


def _after(board: Board, key: str, planned: Draft) -> Card:
    """The card of that id once the draft has happened, which may make it."""
    card = board.card(key) or Card(key, board.campaign.id, "piece", "", "", "")
    mine = [c for c in planned.changes if (c.entity, c.id) == ("card", key) and c.field in card._fields]
    values: dict[str, Any] = {c.field: c.new for c in mine}
    return card._replace(**values)


def _reasoned(before: Card | None, key: str, reason: str) -> Change:
    return Change("card", key, "waived", before.waived if before else None, reason)


def _is_live(board: Board, card: Card) -> bool:
    return card.kind == "piece" and closes(board.campaign, "piece", card.stage)

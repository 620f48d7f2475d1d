"""Moving cards through the stages of their kind, to the end and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.people import newcomer
from warroom.commands.actions.wins import win_row
from warroom.commands.actions.words import SAY_WHAT_BLOCKS, draft, last_rank, named, one_line, some
from warroom.domain.approval import has_come, was_sent_back
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import instant
from warroom.domain.inches import format_length
from warroom.domain.model import Campaign, Card
from warroom.domain.rank import between
from warroom.domain.stages import BLOCKED, MISSED, chosen_stages, closes, final, ladder, stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board


def stage_named(campaign: Campaign, kind: str, text: str) -> str:
    """The stage of `kind` that `text` names in full or by an unambiguous beginning, in any case.

    Raises ValueError with a sentence that lists the stages.
    """
    names = [stage.name for stage in chosen_stages(campaign, kind)]
    wanted = text.strip().casefold()
    exact = [name for name in names if name.casefold() == wanted]
    found = exact or [name for name in names if wanted and name.casefold().startswith(wanted)]
    if len(found) > 1:
        raise ValueError(f"{text.strip()!r} can be {' or '.join(found)}: type more of it.")
    if not found:
        raise ValueError(f"A {kind} has no stage {text.strip()!r}: there is {', '.join(names)}.")
    return found[0]


def neighbour(campaign: Campaign, card: Card, by: int) -> str:
    """The stage `by` steps (1 or -1) from the card's own, "" past either end."""
    steps = ladder(campaign, card.kind)
    if card.stage in steps:
        at = steps.index(card.stage) + by
    else:
        names = [stage.name for stage in stages_of(campaign, card.kind)]
        side = names.index(card.stage) if card.stage in names else 0
        before = [name for name in steps if names.index(name) < side]
        at = len(before) - 1 if by < 0 else len(before)
    return steps[at] if 0 <= at < len(steps) else ""


def move(board: Board, cards: Iterable[Card], stage: str, now: datetime) -> Draft:
    """Put the cards, of one kind or of several with such a stage, at the end of `stage` in their order.

    Raises ValueError when a kind has no such stage, and for `blocked`, which needs `block` and a reason.
    """
    found = some(cards)
    names = {card.kind: stage_named(board.campaign, card.kind, stage) for card in found}
    if BLOCKED in (names[card.kind] for card in found if card.kind == "tactic" and card.stage != BLOCKED):
        raise ValueError(f"{SAY_WHAT_BLOCKS}.")
    moves = [(card, names[card.kind]) for card in found if card.stage != names[card.kind]]
    label = f"moved {named([card for card, _ in moves] or found)} to {names[found[0].kind]}"
    return draft("move", label, restaged(board, moves, now))


def step(board: Board, cards: Iterable[Card], by: int, now: datetime) -> Draft:
    """Put each card into the next (`by` 1) or previous (-1) stage; those at the end stay."""
    found = some(cards)
    moves = [(card, to) for card in found if (to := neighbour(board.campaign, card, by))]
    places = {to for _, to in moves}
    to = places.pop() if len(places) == 1 else ("the next stage" if by > 0 else "the previous stage")
    label = f"moved {named([card for card, _ in moves] or found)} to {to}"
    return draft("move", label, restaged(board, moves, now))


def finish(
    board: Board,
    cards: Iterable[Card],
    now: datetime,
    me: str,
    size: int | None = None,
    text: str = "",
    who: str = "",
    tags: str = "",
) -> Draft:
    """Take the cards to their last stage: done, live, retired, let go; each tactic with its win.

    A tactic wins `size` sixteenths, or what of its own is not won yet when None, and nothing at 0; the win says `text`
    or the title, has `tags`, and is `who`'s, the owner's or `me`'s.  Finished cards stay as they are.
    """
    found = some(cards)
    open_cards = [card for card in found if card.stage == MISSED or not closes(board.campaign, card.kind, card.stage)]
    changes = restaged(board, [(card, final(board.campaign, card.kind)) for card in open_cards], now)
    total, known = 0, set(board.people)
    for card in open_cards:
        won = (card.unwon if size is None else size) if card.kind == "tactic" else 0
        if won:
            winner = who or card.owner or me
            changes += newcomer(known, winner, now)
            known.add(winner)
            changes += creation(win_row(board.campaign, won, text or card.title, winner, now, card=card.id, tags=tags))
            total += won
    return draft("done", _finished_label(open_cards or found, total), changes)


def block(board: Board, cards: Iterable[Card], reason: str, now: datetime) -> Draft:
    """Put tactics aside as blocked, with the reason why.  Raises ValueError without a reason."""
    found = _tactics(cards)
    why = one_line(reason, "A reason")
    if not why:
        raise ValueError("Say what blocks it.")
    changes = restaged(board, [(card, BLOCKED) for card in found if card.stage != BLOCKED], now)
    for card in found:
        changes += update(card, reason=why)
    return draft("block", f"blocked {named(found)}: {why}", changes)


def unblock(board: Board, cards: Iterable[Card], now: datetime) -> Draft:
    """Take blocked tactics up again, as doing, and forget what blocked them."""
    found = [card for card in _tactics(cards) if card.stage == BLOCKED]
    if not found:
        raise ValueError("That is not blocked.")
    return draft("block", f"unblocked {named(found)}", restaged(board, [(card, "doing") for card in found], now))


def restaged(board: Board, moves: Sequence[tuple[Card, str]], now: datetime) -> list[Change]:
    """The changes that take each card to the end of a stage it is not in, in the order given."""
    at = instant(now)
    ends: dict[tuple[str, str], str] = {}
    changes: list[Change] = []
    for card, stage in moves:
        group = (card.kind, stage)
        ends[group] = between(ends.get(group) or last_rank(board, card.kind, stage), "")
        closed = (card.closed or at) if closes(board.campaign, card.kind, stage) else ""
        told = _told_by(board.campaign, card, stage)
        changes += update(card, stage=stage, rank=ends[group], staged=at, closed=closed, **told)
    return changes


def _told_by(campaign: Campaign, card: Card, stage: str) -> dict[str, str | int]:
    """The fields that tell of a card's stage, in another stage.

    What a piece was sent back for stays until it comes to its review again, what it was taken off its hour for until
    it is live.
    """
    if card.kind != "piece":
        return {"reason": card.reason if stage == BLOCKED else ""}
    if was_sent_back(card):
        return {"reason": "", "approver": ""} if has_come(card._replace(stage=stage), campaign) else {}
    return {"reason": ""} if closes(campaign, "piece", stage) else {}


def _tactics(cards: Iterable[Card]) -> tuple[Card, ...]:
    found = some(cards)
    for card in found:
        if card.kind != "tactic":
            raise ValueError(f"Only a tactic can be blocked, not a {card.kind}.")
    return found


def _finished_label(cards: Sequence[Card], won: int) -> str:
    tail = f", won {format_length(won)}" if won else ""
    return "".join(_finishing_words({card.kind for card in cards}, named(cards))) + tail


def _finishing_words(kinds: set[str], name: str) -> Iterator[str]:
    if kinds == {"piece"}:
        yield f"put {name} live"
    elif kinds == {"note"}:
        yield f"retired {name}"
    elif kinds == {"signal"}:
        yield f"let {name} go"
    else:
        yield f"done with {name}"

"""Making a card another kind: it keeps its id, its feeds, its wins and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from warroom.commands.actions.cards import first_stage
from warroom.commands.actions.stages import restaged, stage_named
from warroom.commands.actions.words import BODY_LENGTH, SAY_WHAT_BLOCKS, clean, draft, named, some
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.inches import format_inches
from warroom.domain.model import WORK, Campaign, Card, Kind, Revision
from warroom.domain.stages import BLOCKED, MISSED, closes, ladder

if TYPE_CHECKING:
    from warroom.domain.board import Board

Values: TypeAlias = dict[str, str | int]


def recast(
    board: Board,
    cards: Iterable[Card],
    kind: Kind,
    now: datetime,
    me: str,
    *,
    stage: str = "",
    due: str | None = None,
    bodies: Mapping[str, str] | None = None,
) -> Draft:
    """Make the cards `kind`, in `stage` or else in the one that answers theirs, due at the wall time `due`.

    What the new kind cannot have goes to the end of the text: `bodies` holds the texts, by id, of the
    cards that `to_text` has lines for.  A card that is of the kind already stays.  Raises ValueError.
    """
    found = some(cards)
    named_stage = stage_named(board.campaign, kind, stage) if stage else ""
    if kind == "tactic" and named_stage == BLOCKED:
        raise ValueError(f"{SAY_WHAT_BLOCKS}.")
    turned = [card for card in found if card.kind != kind]
    changes: list[Change] = []
    moves: list[tuple[Card, str]] = []
    for card in turned:
        changes += _kept_in_text(card, kind, (bodies or {}).get(card.id), now, me)
        values: Values = {"kind": kind, **_cannot_have(card, kind)}
        if kind == "note":
            values["renewed"] = instant(now)
        if due is not None:
            values["due"] = due
        changes += update(card, **values)
        moves.append((card._replace(kind=kind, reason=""), named_stage or answering_stage(board, card, kind)))
    changes += restaged(board, moves, now)
    whole = f"a {kind}" if len(turned or found) == 1 else f"{kind}s"
    return draft("recast", f"made {named(turned or found)} {whole}", changes)


def answering_stage(board: Board, card: Card, kind: Kind) -> str:
    """The stage of `kind` that answers the card's own.

    Work begun stays begun and work done stays done; a note is in force at once, and what was let go,
    retired or missed and is made work is taken up anew.
    """
    campaign = board.campaign
    over = closes(campaign, card.kind, card.stage) and card.stage != MISSED
    if kind == "signal":
        return "taken" if over else "new"
    if kind == "note" or card.kind not in WORK:
        return first_stage(board, kind)
    steps = ladder(campaign, kind)
    if over:
        return steps[-1]
    return steps[min(1, len(steps) - 2)] if _begun(campaign, card) else steps[0]


def to_text(card: Card, kind: Kind) -> tuple[str, ...]:
    """What the card has and a `kind` cannot have, as lines for its text."""
    if kind == card.kind:
        return ()
    lines: list[str] = []
    if card.size and kind not in WORK:
        lines.append(f"Size: {format_inches(card.size, ascii=True)}")
    if card.golive and kind != "piece":
        zone = f" {card.golive_zone}" if card.golive_zone else ""
        lines.append(f"Goes live: {card.golive.replace('T', ' ')}{zone}")
    if card.reason:
        lines.append(f"Blocked by: {card.reason}")
    if card.shelf and kind != "note":
        lines.append(f"Shelf life: {card.shelf} days")
    return tuple(lines)


def _cannot_have(card: Card, kind: Kind) -> Values:
    """The fields that do not go over, emptied."""
    gone: Values = {"snoozed": "", "reason": ""}
    if kind != "tactic":
        gone |= {"routine": "", "slot": ""}
    if kind not in WORK:
        gone["size"] = 0
    if kind != "piece":
        gone |= {"golive": "", "golive_zone": ""}
    if card.kind == "note":
        gone |= {"shelf": 0, "renewed": ""}
    return gone


def _kept_in_text(card: Card, kind: Kind, body: str | None, now: datetime, me: str) -> list[Change]:
    lines = to_text(card, kind)
    if not lines:
        return []
    if body is None:
        raise ValueError(f"The text of {card.title!r} is needed to keep what a {kind} cannot have.")
    parts = [body.rstrip(), *lines] if body.strip() else list(lines)
    # Each on a line of its own in Markdown too.
    text = clean("\n\n".join(parts), "A text", BODY_LENGTH)
    kept = Revision(mint(), card.id, instant(now), me, text, f"was a {card.kind}, made a {kind}")
    return [Change("card", card.id, "body", body or None, text), *creation(kept)]


def _begun(campaign: Campaign, card: Card) -> bool:
    if card.kind == "tactic":
        return card.stage in ("doing", BLOCKED)
    return card.stage in ladder(campaign, card.kind)[1:]

"""Making a card another kind: it keeps its id, its feeds, its wins and its history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from warroom.commands.actions.cards import first_stage
from warroom.commands.actions.stages import restaged, stage_named
from warroom.commands.actions.words import BODY_LENGTH, SAY_WHAT_BLOCKS, clean, draft, named, some
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import check_zone, instant
from warroom.domain.ids import mint
from warroom.domain.inches import format_inches, parse_inches
from warroom.domain.model import WORK, Campaign, Card, Kind, Revision
from warroom.domain.stages import BLOCKED, MISSED, closes, is_blocked, ladder

if TYPE_CHECKING:
    from warroom.domain.board import Board

Values: TypeAlias = dict[str, str | int]

# How the lines of `to_text` begin.
_KEPT = re.compile(r"(Size|Goes live|Blocked by|Reason): ")
_GOLIVE = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?(?: (\S+))?")


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

    What the new kind cannot have goes to the end of the text, and comes back from there when it can have it again:
    `bodies` holds the texts, by id, of the cards that `needs_text`.  A shelf life waits for the card to be a note
    again.  A card that is of the kind already stays.  Raises ValueError.
    """
    found = some(cards)
    named_stage = stage_named(board.campaign, kind, stage) if stage else ""
    if kind == "tactic" and named_stage == BLOCKED:
        raise ValueError(f"{SAY_WHAT_BLOCKS}.")
    turned = [card for card in found if card.kind != kind]
    changes: list[Change] = []
    moves: list[tuple[Card, str]] = []
    for card in turned:
        again, text = _texts(card, kind, (bodies or {}).get(card.id), now, me)
        changes += text
        values: Values = {"kind": kind, **_cannot_have(kind), **again}
        if kind == "note" and not card.renewed:
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
        lines.append(f"{'Blocked by' if is_blocked(card) else 'Reason'}: {card.reason}")
    return tuple(lines)


def needs_text(card: Card, kind: Kind) -> bool:
    """Whether making the card a `kind` writes to its text, or may find something there."""
    if kind == card.kind:
        return False
    return bool(to_text(card, kind)) or (kind in WORK and card.kind not in WORK) or kind == "piece"


def from_text(kind: Kind, body: str) -> tuple[Values, str]:
    """What stands at the end of a text that a `kind` can have again, as fields, and the text without it."""
    values: Values = {}
    parts = body.split("\n\n")
    at = len(parts)
    while at and (label := _KEPT.match(parts[at - 1])):
        at -= 1
        found = _read_back(label[1], parts[at].removeprefix(label[0]).strip(), kind)
        if found and not values.keys() & found.keys():
            values |= found
            del parts[at]
    return values, "\n\n".join(parts) if values else body


def _read_back(label: str, said: str, kind: Kind) -> Values:
    """The fields that a line of `to_text` stands for; none where a `kind` cannot have them, or it is no such line."""
    try:
        if label == "Size" and kind in WORK:
            return {"size": parse_inches(said)}
        if label == "Goes live" and kind == "piece" and (parts := _GOLIVE.fullmatch(said)):
            day, time, zone = parts.groups(default="")
            wall = f"{day}T{time}" if time else day
            datetime.fromisoformat(wall)
            return {"golive": wall, "golive_zone": check_zone(zone) if zone else ""}
    except ValueError:
        pass
    return {}


def _cannot_have(kind: Kind) -> Values:
    """The fields that do not go over, emptied."""
    gone: Values = {"snoozed": "", "reason": ""}
    if kind != "tactic":
        gone |= {"routine": "", "slot": ""}
    if kind not in WORK:
        gone["size"] = 0
    if kind != "piece":
        gone |= {"golive": "", "golive_zone": "", "approved": "", "approver": "", "waived": ""}
    return gone


def _texts(card: Card, kind: Kind, body: str | None, now: datetime, me: str) -> tuple[Values, list[Change]]:
    """The fields that the text gives back, and the changes of the text by them and by what it is to keep."""
    lines = to_text(card, kind)
    if body is None and lines:
        raise ValueError(f"The text of {card.title!r} is needed to keep what a {kind} cannot have.")
    if body is None:
        return {}, []
    again, rest = from_text(kind, body)
    if not again and not lines:
        return {}, []
    # Each on a line of its own in Markdown too.
    text = clean("\n\n".join([rest.rstrip(), *lines] if rest.strip() else lines), "A text", BODY_LENGTH)
    kept = Revision(mint(), card.id, instant(now), me, text, f"was a {card.kind}, made a {kind}")
    return again, [Change("card", card.id, "body", body or None, text), *creation(kept)]


def _begun(campaign: Campaign, card: Card) -> bool:
    if card.kind == "tactic":
        return card.stage in ("doing", BLOCKED)
    return card.stage in ladder(campaign, card.kind)[1:]

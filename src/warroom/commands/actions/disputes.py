"""What two people want of the same thing, in words: mine, theirs, whose, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.fields import FIELDS
from warroom.commands.actions.settle import GONE, KIND, RULE, STAGE, Case, Key
from warroom.commands.actions.team import TRAITS
from warroom.commands.spec import Dispute
from warroom.domain.changes import FOLLOWING, Change, Clash
from warroom.domain.dates import in_zone, say_when
from warroom.domain.inches import format_inches
from warroom.domain.model import CARD_TEXT, Card, Person, Value

if TYPE_CHECKING:
    from warroom.domain.board import Board

_FIELD_NAMED = {"golive_zone": "zone"}
_LABELS = {"archived": "Put away", "target": "Inches a day", "start": "First day", "end": "Last day", "shelf": "Shelf"}
_TIMES = frozenset({"due", "golive", "embargo", "snoozed", "start", "end"})
_INCHES = frozenset({"size", "target"})


def disputes(case: Case, now: datetime) -> tuple[Dispute, ...]:
    """The open parts of a case in words, the draft's order kept; texts are left out."""
    local = in_zone(now, case.board.campaign.zone)
    return tuple(_dispute(case, key, local) for key in case.open if key[2] not in CARD_TEXT)


def text_clash(case: Case) -> Clash | None:
    """What stands against the first text of a card that two people wrote."""
    key = next((key for key in case.open if key[2] in CARD_TEXT), None)
    return None if key is None else next(clash for clash in case.clashes(key) if clash.field == key[2])


def say_value(entity: str, field: str, value: Value, now: datetime, card: Card | None = None) -> str:
    """A field's value as its form shows it, in words where it is empty; times as at `now`."""
    if field in _TIMES and value:
        return say_when(str(value), now)
    if entity == "person":
        said: dict[str, Any] = {field: value or ("" if field != "capacity" else 0)}
        return next((t.show(Person("")._replace(**said)) for t in TRAITS if t.name == field), "") or "nothing"
    if field == "archived":
        return "archived" if value else "on the board"
    if field == "owner":
        return f"@{value}" if value else "nobody"
    if field in _INCHES:
        return format_inches(int(value)) if value else "none"
    shown = next((f for f in FIELDS if f.name == _FIELD_NAMED.get(field, field)), None)
    if entity == "card" and card is not None and shown is not None:
        values: dict[str, Any] = {field: value if value is not None else ""}
        return shown.show(card._replace(**values)) or "nothing"
    return str(value or "nothing")


def label_of(entity: str, field: str) -> str:
    """What a form calls the field."""
    if entity == "person":
        return next((trait.label for trait in TRAITS if trait.name == field), field.capitalize())
    shown = next((f.label for f in FIELDS if entity == "card" and f.name == _FIELD_NAMED.get(field, field)), "")
    return shown or _LABELS.get(field, field.capitalize())


def _dispute(case: Case, key: Key, now: datetime) -> Dispute:
    clashes = case.clashes(key)
    last = max(clashes, key=lambda clash: clash.at)
    card = case.board.card(key[1])
    changes = [change for change in case.parts[key] if change.id == key[1]]
    told = [clash for clash in clashes if clash.field not in FOLLOWING] or clashes
    mine, theirs = _both(key, card, changes, case.parts[key], told, now)
    if key[0] == "routine" and key[2] == RULE:
        mine, theirs = _rules(case.board, key[1], {change.field: str(change.new) for change in changes})
    label = {GONE: "Delete", KIND: "Kind", RULE: "How often"}.get(key[2]) or label_of(key[0], key[2])
    return Dispute(key, _name(case.board, key, card), label, mine, theirs, last.who, last.at)


def _both(
    key: Key,
    card: Card | None,
    changes: Sequence[Change],
    part: Sequence[Change],
    clashes: Sequence[Clash],
    now: datetime,
) -> tuple[str, str]:
    # A stage that somebody left took its reason along: that there is none now is no news.
    stand = [clash for clash in clashes if clash.found or clash.field != "reason"] or clashes
    theirs = ", ".join(_said(clash.field, clash.found, key, card, now, alone=len(stand) == 1) for clash in stand)
    wanted = {change.field: change.new for change in changes}
    if key[2] == RULE:
        return "", ""
    if key[2] == GONE:
        named = (f"{label_of(key[0], c.field)} {say_value(key[0], c.field, c.found, now, card)}" for c in clashes)
        return "delete it", ", ".join(named)
    if key[2] == KIND:
        return f"a {wanted[KIND]}, {wanted.get(STAGE, '')}".rstrip(", "), theirs
    if key[2] == STAGE:
        won = [int(c.new or 0) for c in part if c.entity == "win" and c.field == "size"]
        said = [str(wanted[STAGE]), *([str(wanted["reason"])] if wanted.get("reason") else [])]
        return ", ".join([*said, *(f"{format_inches(size)} won" for size in won)]), theirs
    return say_value(key[0], key[2], wanted[key[2]], now, card), theirs


def _rules(board: Board, routine_id: str, wanted: Mapping[str, str]) -> tuple[str, str]:
    """How often a routine is to recur, mine and theirs, in words."""
    from warroom.domain.rules import say_rule

    theirs = board.routines[routine_id]
    rule, start, zone = (wanted.get(name, getattr(theirs, name)) for name in ("rule", "start", "zone"))
    mine, other = say_rule(rule, start), say_rule(theirs.rule, theirs.start)
    return (mine, other) if zone == theirs.zone else (f"{mine} in {zone}", f"{other} in {theirs.zone}")


def _said(field: str, found: Value, key: Key, card: Card | None, now: datetime, alone: bool) -> str:
    value = say_value(key[0], field, found, now, card)
    return value if alone or field in (STAGE, "reason") else f"{label_of(key[0], field)} {value}"


def _name(board: Board, key: Key, card: Card | None) -> str:
    if card is not None:
        return card.title
    routine = board.routines.get(key[1]) if key[0] == "routine" else None
    if routine is not None:
        return routine.title
    if key[0] == "win":
        return next((win.text for win in board.wins if win.id == key[1]), "a win")
    return {"campaign": board.campaign.name, "person": f"@{key[1]}"}.get(key[0], key[1])

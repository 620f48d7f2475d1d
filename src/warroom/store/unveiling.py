"""What a draft made of a veiled board means: what it could not see is as in the file, and is not written over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from warroom.domain.changes import EXISTS, Change, Clash, Draft
from warroom.domain.checklist import listed
from warroom.domain.dates import parse_instant
from warroom.domain.embargo import is_under
from warroom.domain.model import Campaign, Card, Routine, Value
from warroom.domain.sharing import CHANNEL, FIELDS, MASK, Veil
from warroom.domain.text import brief
from warroom.store.engine import Engine
from warroom.store.errors import Conflict, Hidden
from warroom.store.reading import by_id
from warroom.store.tables import INTEGERS, TABLE_OF, blank

# What is said of a private card may be said anew without having seen it.
_SAYABLE = frozenset({"reason", "waived"})
# What says of private cards by itself that they are private.
_SAYS_SO = frozenset({"carried", "minutes"})
_NAMED_LENGTH = 48
_KEPT_BACK = (
    "Something private keeps it from going live: say with “Goes live as it is…” why it does all the same, "
    "or stop sharing the screen."
)


def meant(engine: Engine, veil: Veil, draft: Draft, at: str) -> Draft:
    """The draft with the values that the veil hides as they are in the file, at an instant.

    Raises Hidden where it would write over what nobody could see, write down what stands for it, or take live what an
    embargo that nobody could see keeps back.
    """
    _check_embargoes(engine, draft, parse_instant(at))
    made = {(c.entity, c.id): dict[str, Value]() for c in draft.changes if c.field == EXISTS and c.new is not None}
    for change in draft.changes:
        if (change.entity, change.id) in made:
            made[change.entity, change.id][change.field] = change.new
    changes = list(_meant(engine, veil, draft.changes, made))
    return Draft(draft.command, _label(engine, veil, draft), tuple(changes))


def _check_embargoes(engine: Engine, draft: Draft, now: datetime) -> None:
    live = {c.id for c in draft.changes if c.entity == "card" and c.field == "closed" and c.new}
    waived = {c.id for c in draft.changes if c.entity == "card" and c.field == "waived" and c.new}
    for card in by_id(engine, Card, live - waived):
        if card.kind == "piece" and card.embargo and not card.waived:
            for campaign in by_id(engine, Campaign, [card.campaign]):
                if is_under(card, campaign, now):
                    raise Hidden(_KEPT_BACK)


def hushed(veil: Veil, conflict: Conflict) -> Conflict:
    """The conflict without what is private."""
    shown = [_shown(veil, clash) for clash in conflict.clashes]
    if shown == list(conflict.clashes) and not any(veil.is_about(clash) for clash in conflict.clashes):
        return Conflict(veil.sentence(str(conflict), _others(conflict.clashes)), conflict.clashes)
    return Conflict(_others(conflict.clashes), tuple(shown))


def _others(clashes: Iterable[Clash]) -> str:
    who = ", ".join(dict.fromkeys(f"@{clash.who}" for clash in clashes if clash.who)) or "Somebody"
    return f"{who} changed something private meanwhile; nothing was changed."


def _shown(veil: Veil, clash: Clash) -> Clash:
    seen = veil.changes([Change(clash.entity, clash.id, clash.field, clash.expected, clash.found)])
    expected, found = (seen[0].old, seen[0].new) if seen else (blank(clash.field), blank(clash.field))
    return clash._replace(expected=expected, found=found)


def _meant(
    engine: Engine, veil: Veil, changes: Iterable[Change], made: dict[tuple[str, str], dict[str, Value]]
) -> Iterator[Change]:
    for change in changes:
        row = made.get((change.entity, change.id))
        if row is not None:
            yield _of_new(engine, veil, change, row)
            if change.entity == "card" and change.field == "routine":
                yield from _of_routine(engine, veil, change)
        elif veil.hides(change) and change.field not in _SAYS_SO:
            if (change.new or blank(change.field)) != (change.old or blank(change.field)):
                yield _of_hidden(engine, veil, change)
            # Else it only asserts what was seen, and this was not.
        elif _holds_mask(change) or _needs_to_be_seen(veil, change):
            raise Hidden(_refusal(change))
        elif change.field in _SAYS_SO and change.old == MASK:
            yield change._replace(old=_value(engine, change.entity, change.id, change.field))
        else:
            yield change


def _of_new(engine: Engine, veil: Veil, change: Change, row: dict[str, Value]) -> Change:
    """A change of a row that the draft makes: what is called after a private one gets the name of the true one."""
    if not _holds_mask(change):
        return change
    if change.entity == "win" and change.field == "text" and change.new == MASK and row.get("card") in veil.cards:
        return change._replace(new=_value(engine, "card", str(row["card"]), "title"))
    if change.entity == "card" and change.field == "title" and row.get("routine") in veil.routines:
        return change._replace(new=_value(engine, "routine", str(row["routine"]), "title"))
    raise Hidden(_refusal(change))


def _of_routine(engine: Engine, veil: Veil, change: Change) -> Iterator[Change]:
    """What an occurrence has from a routine of which it was hidden."""
    if change.new in veil.routines:
        for routine in by_id(engine, Routine, [str(change.new)]):
            given = {"tags": routine.tags, "howto": routine.howto, "body": listed(routine.checklist.splitlines())}
            yield from (Change("card", change.id, field, None, text) for field, text in given.items() if text)


def _of_hidden(engine: Engine, veil: Veil, change: Change) -> Change:
    if change.new not in (None, "", 0) and (change.field not in _SAYABLE or _holds_mask(change)):
        raise Hidden(_refusal(change))
    now = _value(engine, change.entity, change.id, change.field)
    true = change._replace(old=now)
    shown = veil.changes([true])
    seen = shown[0].old if shown else blank(change.field)
    # What was seen through the veil is what is there; anything else was something else when it was seen.
    return true if (change.old or "") == (seen or "") else change


def _value(engine: Engine, entity: str, key: str, field: str) -> Value:
    found = engine.rows(f'select "{field}" from {TABLE_OF[entity]} where id = ?', (key,))
    return found[0][0] if found else None


def _holds_mask(change: Change) -> bool:
    if change.field in _SAYS_SO or change.field in INTEGERS or not isinstance(change.new, str):
        return False
    return MASK in change.new or (change.field == "channel" and change.new == CHANNEL)


def _needs_to_be_seen(veil: Veil, change: Change) -> bool:
    """Whether a hidden card is deleted, or let pass: that is done to what was seen."""
    done = change.new is None if change.field == EXISTS else change.field == "approved" and change.new
    return change.entity == "card" and change.id in veil.cards and bool(done)


def _refusal(change: Change) -> str:
    if change.field in FIELDS:
        return f"The {change.field} is hidden while the screen is shared: stop sharing to change it."
    return (
        "What is private is hidden while the screen is shared: stop sharing to change it, or to make something of it."
    )


def _label(engine: Engine, veil: Veil, draft: Draft) -> str:
    """The draft's label with the title of the private card that it is about; of several it tells what was seen."""
    if MASK not in draft.label:
        return draft.label
    named = {key for change in draft.changes for key in _cards_of(change)} & veil.cards
    if len(named) != 1:
        return draft.label
    title = _value(engine, "card", named.pop(), "title")
    return draft.label.replace(MASK, brief(str(title), _NAMED_LENGTH)) if title else draft.label


def _cards_of(change: Change) -> Iterator[str]:
    if change.entity == "card":
        yield change.id
    elif change.entity == "feed":
        yield from change.id.split(">")
    elif change.field == "card":
        yield from (str(value) for value in (change.old, change.new) if value)

"""What time has brought since a change: nobody's own, and so in nobody's way of taking that change back."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.changes import EXISTS, UPKEEP, Change, Changeset
from warroom.store.engine import Engine
from warroom.store.slate import Key, Slate

# How far a routine has been made, which follows from the calendar.
_MADE = frozenset({"upto", "start"})


def stepped_aside(engine: Engine, slate: Slate, original: Changeset, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The inverse `changes` of `original` without what is not for them to change any more.

    A routine that goes takes along what it made and nobody has touched; how far one has been made stays.
    """
    begun = [change.id for change in changes if (change.entity, change.field, change.new) == ("routine", EXISTS, None)]
    gone = {key for routine in begun for key in _taken_along(engine, slate, original, routine)}
    left = (change for change in changes if (change.entity, change.id) not in gone)
    left = (change for change in left if not _is_made_further(engine, slate, original, change))
    return tuple(_from_now(engine, slate, original, change, begun) for change in left)


def _from_now(engine: Engine, slate: Slate, original: Changeset, change: Change, begun: list[str]) -> Change:
    """The change of an occurrence from what time has made of it, so that it clashes with people alone."""
    row = slate.row(change.entity, change.id) if change.entity == "card" and change.field != EXISTS else None
    if row is None or row["routine"] not in begun or row[change.field] == (change.old or ""):
        return change
    if _is_touched(engine, original, ("card", change.id), [change.field]):
        return change
    return change._replace(old=row[change.field])


def _taken_along(engine: Engine, slate: Slate, original: Changeset, routine: str) -> set[Key]:
    """The rows that go with a routine as they are now: itself and its occurrences, with what feeds these.

    None while somebody has changed the routine itself.
    """
    if _is_touched(engine, original, ("routine", routine)):
        return set()
    cards = [("card", str(key)) for (key,) in engine.rows("select id from cards where routine = ?", (routine,))]
    feeds = {card: _feeds_of(engine, card[1]) for card in cards}
    untouched = [card for card in cards if not any(_is_touched(engine, original, key) for key in (card, *feeds[card]))]
    untouched = [card for card in untouched if not engine.rows("select 1 from wins where card = ?", (card[1],))]
    for entity, key in (*untouched, ("routine", routine)):
        slate.delete(entity, key)
    return {("routine", routine), *untouched, *(feed for card in untouched for feed in feeds[card])}


def _feeds_of(engine: Engine, card: str) -> list[Key]:
    return [("feed", str(key)) for (key,) in engine.rows("select id from feeds where src = ? or dst = ?", (card, card))]


def _is_made_further(engine: Engine, slate: Slate, original: Changeset, change: Change) -> bool:
    """Whether it would set back how far a routine has been made since."""
    if change.entity != "routine" or change.field not in _MADE:
        return False
    row = slate.row("routine", change.id)
    if row is None or row[change.field] == (change.old or ""):
        return False
    return not _is_touched(engine, original, ("routine", change.id), _MADE)


def _is_touched(engine: Engine, original: Changeset, key: Key, fields: Iterable[str] = ()) -> bool:
    """Whether somebody has changed the row, or these fields of it, since and apart from the original."""
    named = list(fields)
    only = f" and h.field in ({', '.join('?' * len(named))})" if named else ""
    found = engine.rows(
        "select 1 from changes h join changesets c on c.seq = h.seq where h.entity_id = ? and h.entity = ? "
        "and h.seq > ? and c.origin <> ? and c.part_of <> ? and c.undo_of <> ? and c.redo_of <> ?"
        f"{only} limit 1",
        (key[1], key[0], original.seq, UPKEEP, *[original.id] * 3, *named),
    )
    return bool(found)

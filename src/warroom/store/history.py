"""What was done, by whom, and what of it can be taken back: reads of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from warroom.domain.changes import EXISTS, Change, Changeset, Entry
from warroom.domain.model import Card, Revision, Value
from warroom.store.engine import Cells, Engine
from warroom.store.slate import recorded
from warroom.store.tables import CHANGESET_FIELDS, chunks, columns, decode, marks

if TYPE_CHECKING:
    from warroom.domain.timeline import Recorded

_CHANGESET = columns(CHANGESET_FIELDS, "c.")
# What undo and redo name: of changesets that go on with another that one.
_FIRST = "(case when c.part_of = '' then c.id else c.part_of end)"
# The latest word on an original is an undo that no redo followed.
_UNDONE = (
    f"exists (select 1 from changesets u where u.undo_of = {_FIRST} and u.undo_of <> '' and not exists "
    f"(select 1 from changesets r where r.redo_of = {_FIRST} and r.redo_of <> '' and r.seq > u.seq))"
)
_OWN = "c.actor = ? and c.origin = ? and c.campaign = ?"


def by_id(engine: Engine, changeset_id: str) -> Changeset | None:
    """The changeset of that id."""
    return _one(engine, "c.id = ?", (changeset_id,))


def by_seq(engine: Engine, seq: int) -> Changeset | None:
    """The changeset of that number."""
    return _one(engine, "c.seq = ?", (seq,))


def is_undone(engine: Engine, changeset_id: str) -> bool:
    """Whether the changeset is undone by now."""
    return bool(engine.rows(f"select 1 from changesets c where c.id = ? and {_UNDONE}", (changeset_id,)))


def undoable(engine: Engine, actor: str, origin: str, campaign: str) -> Changeset | None:
    """The last change of this person at this face that still stands, the first where it goes on with one."""
    last = _one(
        engine,
        f"{_OWN} and c.undo_of = '' and c.redo_of = '' and not {_UNDONE} order by c.seq desc limit 1",
        (actor, origin, campaign),
    )
    return None if last is None else first_of(engine, last)


def first_of(engine: Engine, changeset: Changeset) -> Changeset:
    """The changeset that this one goes on with, or itself."""
    return by_id(engine, changeset.part_of) or changeset if changeset.part_of else changeset


def whole(engine: Engine, first: Changeset) -> tuple[Change, ...]:
    """The changes of a changeset and of those that went on with it, in order."""
    parts = engine.rows("select seq from changesets where part_of = ? and part_of <> '' order by seq", (first.id,))
    return tuple(change for seq in (first.seq, *(seq for (seq,) in parts)) for change in recorded(engine, seq))


def newest_of(engine: Engine, actor: str, campaign: str) -> Changeset | None:
    """The person's newest change that still stands, at any face."""
    return _one(
        engine,
        f"c.actor = ? and c.campaign = ? and c.undo_of = '' and c.redo_of = '' and not {_UNDONE} "
        "order by c.seq desc limit 1",
        (actor, campaign),
    )


def cards_of(engine: Engine, seq: int) -> tuple[str, ...]:
    """The ids of the cards that a changeset changed, in its order."""
    found = engine.rows(
        "select entity_id from changes where seq = ? and entity = 'card' group by entity_id order by min(n)", (seq,)
    )
    return tuple(card for (card,) in found)


def redoable(engine: Engine, actor: str, origin: str, campaign: str) -> Changeset | None:
    """What this person last undid at this face, when they have changed nothing since."""
    own = (actor, origin, campaign)
    last = _one(engine, f"{_OWN} and c.undo_of = '' and c.redo_of = '' order by c.seq desc limit 1", own)
    found = engine.rows(
        f"select c.undo_of from changesets c where {_OWN} and c.undo_of <> '' and c.seq > ? "
        # Only the latest undo of an original, and only when no redo came after it.
        "and not exists (select 1 from changesets r where r.redo_of = c.undo_of and r.redo_of <> '' and r.seq > c.seq) "
        "and not exists (select 1 from changesets u where u.undo_of = c.undo_of and u.undo_of <> '' and u.seq > c.seq) "
        "order by c.seq desc limit 1",
        (*own, last.seq if last else 0),
    )
    return by_id(engine, found[0][0]) if found else None


def log(engine: Engine, campaign: str, card: str, actor: str, limit: int, before: int) -> tuple[Entry, ...]:
    """Entries of history, newest first, older than number `before` where that is given."""
    wheres, args = ["1 = 1"], list[Value]()
    for column, value in (("c.campaign = ?", campaign), ("c.actor = ?", actor), ("c.seq < ?", before)):
        if value:
            wheres.append(column)
            args.append(value)
    if card:
        wheres.append("c.seq in (select h.seq from changes h where h.entity_id = ?)")
        args.append(card)
    found = engine.rows(
        f"select {_CHANGESET}, case when {_UNDONE} then 1 else 0 end from changesets c "
        f"where {' and '.join(wheres)} order by c.seq desc limit ?",
        (*args, limit),
    )
    return tuple(Entry(Changeset(*cells[:-1]), recorded(engine, cells[0]), bool(cells[-1])) for cells in found)


def between(engine: Engine, campaign: str, after: int, since: str, until: str) -> tuple[Entry, ...]:
    """Entries of history, oldest first: after number `after`, from one instant on, before another; "" for no bound."""
    wheres, args = ["c.campaign = ?", "c.seq > ?"], list[Value]([campaign, after])
    for test, value in (("c.at >= ?", since), ("c.at < ?", until)):
        if value:
            wheres.append(test)
            args.append(value)
    asked = f"where {' and '.join(wheres)} order by c.seq"
    found = engine.rows(
        f"select {_CHANGESET}, case when {_UNDONE} then 1 else 0 end from changesets c {asked}", tuple(args)
    )
    changes = _by_changeset(
        engine.rows(
            'select c.seq, h.entity, h.entity_id, h.field, h."old", h."new" from changesets c '
            f"join changes h on h.seq = c.seq {asked}, h.n",
            tuple(args),
        )
    )
    return tuple(Entry(Changeset(*cells[:-1]), changes.get(cells[0], ()), bool(cells[-1])) for cells in found)


def _by_changeset(rows: Iterable[Cells]) -> dict[int, tuple[Change, ...]]:
    """The changes of these rows, by the number of their changeset."""
    found: dict[int, list[Change]] = {}
    for seq, entity, key, field, old, new in rows:
        found.setdefault(seq, []).append(Change(entity, key, field, decode(field, old), decode(field, new)))
    return {seq: tuple(changes) for seq, changes in found.items()}


def steps_before(engine: Engine, before: int, limit: int) -> list[Recorded]:
    """The changesets before a number, newest first, whatever campaign they are of, with their changes."""
    # Only a replay goes through them.
    from warroom.domain.timeline import Recorded

    found = engine.rows(
        f"select {_CHANGESET} from changesets c where c.seq < ? order by c.seq desc limit ?", (before, limit)
    )
    if not found:
        return []
    changes = _by_changeset(
        engine.rows(
            'select seq, entity, entity_id, field, "old", "new" from changes where seq >= ? and seq <= ? '
            "order by seq, n",
            (found[-1][0], found[0][0]),
        )
    )
    return [Recorded(Changeset(*cells), changes.get(cells[0], ())) for cells in found]


def ids_seen(engine: Engine, ids: Iterable[str]) -> frozenset[str]:
    """Which of these are ids of cards or changesets there are, or of cards there ever were."""
    seen: set[str] = set()
    for chunk in chunks(set(ids)):
        seen.update(
            found
            for (found,) in engine.rows(
                f"select entity_id from changes where entity = 'card' and entity_id in ({marks(len(chunk))}) "
                f"union select id from changesets where id in ({marks(len(chunk))})",
                chunk + chunk,
            )
        )
    return frozenset(seen)


def first_text(engine: Engine, card_id: str) -> Revision | None:
    """The text that the card got first, as a revision without an id; None when it never got one."""
    return _told(engine, card_id, 'c.at, c.actor, h."new"', 'h."new" is not null order by h.seq, h.n')


def last_text(engine: Engine, card_id: str) -> Revision | None:
    """The text that the card has, as a revision without an id whose reason says what was done to it."""
    return _told(engine, card_id, "c.at, c.actor, coalesce(h.\"new\", ''), c.label", "1 order by h.seq desc, h.n desc")


def text_at(engine: Engine, card_id: str, field: str, seq: int) -> str:
    """One of a card's texts as it was after a change's number."""
    found = engine.rows(
        "select \"new\" from changes where entity = 'card' and entity_id = ? and field = ? and seq <= ? "
        "order by seq desc, n desc limit 1",
        (card_id, field, seq),
    )
    return str(found[0][0] or "") if found else ""


def _told(engine: Engine, card_id: str, what: str, which: str) -> Revision | None:
    found = engine.rows(
        f"select {what} from changes h join changesets c on c.seq = h.seq "
        f"where h.entity_id = ? and h.entity = 'card' and h.field = 'body' and {which} limit 1",
        (card_id,),
    )
    return Revision("", card_id, *found[0]) if found else None


def gone(engine: Engine, campaign: str) -> tuple[Card, ...]:
    """The campaign's cards that were deleted for good, as they were, by id."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for key, seq, field, value in engine.rows(
        'select h.entity_id, h.seq, h.field, h."old" from changes d join changes h '
        "on h.seq = d.seq and h.entity = d.entity and h.entity_id = d.entity_id "
        'where d.entity = \'card\' and d.field = ? and d."new" is null and h."old" is not null '
        "and d.entity_id not in (select id from cards) order by h.seq",
        (EXISTS,),
    ):
        found.setdefault((key, seq), {})[field] = decode(field, value)
    # Who was deleted more than once is as at the last time.
    last = {key: values for (key, _), values in found.items() if values.get("campaign") == campaign}
    needed = dict.fromkeys(("kind", "title", "stage", "rank"), "")
    return tuple(
        Card(**{**needed, **{name: value for name, value in values.items() if name in Card._fields}, "id": key})
        for key, values in sorted(last.items())
    )


def gesture(engine: Engine, seq: int) -> tuple[Change, ...]:
    """All changes that go back or come back with a changeset: its own and those that went on with it."""
    asked = by_seq(engine, seq)
    origin = by_id(engine, asked.undo_of or asked.redo_of or asked.id) if asked else None
    return whole(engine, first_of(engine, origin)) if origin else ()


def _one(engine: Engine, where: str, args: tuple[Value, ...]) -> Changeset | None:
    found = engine.rows(f"select {_CHANGESET} from changesets c where {where}", args)
    return Changeset(*found[0]) if found else None

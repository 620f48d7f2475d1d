"""The rows one transaction touches: as they were, as they are becoming, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.changes import EXISTS, Change, Clash
from warroom.domain.model import DERIVED, Value
from warroom.store.derived import Fields, Sums, checks_of
from warroom.store.engine import Cells, Engine
from warroom.store.errors import StoreError
from warroom.store.tables import (
    CHANGE_FIELDS,
    FIELDS,
    INTEGERS,
    TABLE_OF,
    blank,
    blank_row,
    chunks,
    columns,
    decode,
    encode,
    insert,
    marks,
)

Key = tuple[str, str]

# What a campaign has besides cards, feeds and wins.
_PLANS = ("routine", "view", "commitment", "standup", "goal")
# What goes with a row that is deleted, as (entity, column that names it).
_DEPENDENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "card": (("feed", "src"), ("feed", "dst"), ("revision", "card"), ("win", "card")),
    "campaign": tuple((entity, "campaign") for entity in ("card", "feed", "win", *_PLANS, "measure")),
    "goal": (("measure", "goal"),),
}
# What a row names and cannot be without.
_NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "card": (("campaign", "campaign"),),
    "feed": (("card", "src"), ("card", "dst")),
    "win": (("card", "card"),),
    "revision": (("card", "card"),),
    **dict.fromkeys(_PLANS, (("campaign", "campaign"),)),
    "measure": (("campaign", "campaign"), ("goal", "goal")),
}
_NAMING = frozenset(column for dependents in _DEPENDENTS.values() for _, column in dependents)
_MOST = 2**63


class Slate:
    """Changes are put on it one by one, in order; `finish` writes the rows that came out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._before: dict[Key, Fields | None] = {}
        self._now: dict[Key, Fields | None] = {}
        # Rows that name another only since this transaction, by (entity, column, the other's id).
        self._renamed: dict[tuple[str, str, Value], set[str]] = {}
        self.done: list[Change] = []
        # A dict for its order and its uniqueness.
        self._clashes: dict[Clash, None] = {}

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What stood against the changes, in their order, each once."""
        return tuple(self._clashes)

    def take(self, keys: Iterable[Key]) -> None:
        """Bring these rows here, in as few statements as it takes."""
        wanted: dict[str, set[str]] = {}
        for entity, key in keys:
            if (entity, key) not in self._now:
                wanted.setdefault(entity, set()).add(key)
        for entity, ids in wanted.items():
            for chunk in chunks(sorted(ids)):
                sql = f"select {columns(FIELDS[entity])} from {TABLE_OF[entity]} where id in ({marks(len(chunk))})"
                for cells in self._engine.rows(sql, chunk):
                    self._keep(entity, cells)
            for name in ids:
                if (entity, name) not in self._now:
                    self._before[entity, name] = self._now[entity, name] = None

    def put(self, change: Change) -> None:
        """Let `change` happen, or note what it clashes with."""
        row = self.row(change.entity, change.id)
        if change.field == EXISTS:
            self._put_existence(change, row)
        elif row is None:
            self._clash(change.entity, change.id, EXISTS, 1, None)
        else:
            new = blank(change.field) if change.new is None else change.new
            old = blank(change.field) if change.old is None else change.old
            if row[change.field] != old:
                self._clash(change.entity, change.id, change.field, old, row[change.field])
            elif new != old:
                row[change.field] = new
                if change.field in _NAMING:
                    self._renamed.setdefault((change.entity, change.field, new), set()).add(change.id)
                self.done.append(change)

    def delete(self, entity: str, key: str) -> None:
        """Let a row go with everything that hangs on it, so that undo brings all of it back."""
        for dependent, column in _DEPENDENTS.get(entity, ()):
            for other in self._naming(dependent, column, key):
                if dependent == "win" and entity == "card":
                    self.put(Change("win", other, "card", key, None))
                else:
                    self.delete(dependent, other)
        for field, value in list((self.row(entity, key) or {}).items()):
            if field != "id" and field not in DERIVED and value != blank(field):
                self.put(Change(entity, key, field, value, None))
        self.put(Change(entity, key, EXISTS, 1, None))

    def check_ends(self) -> None:
        """Note every row that would name another that is not there."""
        named: list[tuple[Key, Key]] = []
        for (entity, key), row in self._now.items():
            if row is None:
                continue
            for other, column in _NEEDS.get(entity, ()):
                value = row[column]
                if value and self._changed(entity, key, column):
                    named.append(((entity, key), (other, str(value))))
        self.take(end for _, end in named)
        for _, end in named:
            if self._now[end] is None:
                self._clash(*end, EXISTS, 1, None)

    def finish(self, seq: int) -> None:
        """Write the rows as they are now, numbered `seq`, and what is derived from them."""
        for (entity, key), now in self._now.items():
            if entity == "card" and now is not None and self._changed(entity, key, "body"):
                now["checks"] = checks_of(now)
        self._delete()
        self._insert(seq)
        self._update(seq)
        sums = Sums()
        for (entity, key), now in self._now.items():
            if entity == "win" and now != self._before[entity, key]:
                sums.move(self._before[entity, key], now)
        sums.write(self._engine, seq)

    def row(self, entity: str, key: str) -> Fields | None:
        """The row as it is now, None where there is none."""
        if (entity, key) not in self._now:
            self.take([(entity, key)])
        return self._now[entity, key]

    def _put_existence(self, change: Change, row: Fields | None) -> None:
        found = None if row is None else 1
        if found != change.old:
            self._clash(change.entity, change.id, EXISTS, change.old, found)
        elif change.new is None:
            self._put_deletion(change, row or {})
        else:
            row = blank_row(change.entity, change.id)
            # What is derived outlives a deletion and a creation in one transaction.
            before = self._before[change.entity, change.id] or row
            row.update((field, before[field]) for field in DERIVED if field in row)
            self._now[change.entity, change.id] = row
            self.done.append(change)

    def _put_deletion(self, change: Change, row: Fields) -> None:
        left: list[tuple[str, str, str, Value, Value]] = [
            (change.entity, change.id, field, blank(field), value)
            for field, value in row.items()
            if field != "id" and field not in DERIVED and value != blank(field)
        ]
        for dependent, column in _DEPENDENTS.get(change.entity, ()):
            left += [(dependent, other, EXISTS, None, 1) for other in self._naming(dependent, column, change.id)]
        for what in left:
            self._clash(*what)
        self._now[change.entity, change.id] = None
        self.done.append(change)

    def _naming(self, entity: str, column: str, key: str) -> list[str]:
        """The ids of the rows whose `column` is `key` now, what this transaction did included."""
        found = self._engine.rows(f'select id from {TABLE_OF[entity]} where "{column}" = ?', (key,))
        ids = {str(other) for (other,) in found} | self._renamed.get((entity, column, key), set())
        self.take((entity, other) for other in ids)
        return sorted(other for other in ids if (self._now[entity, other] or {}).get(column) == key)

    def _changed(self, entity: str, key: str, column: str) -> bool:
        before, now = self._before[entity, key], self._now[entity, key]
        return before is None or now is None or before[column] != now[column]

    def _clash(self, entity: str, key: str, field: str, expected: Value, found: Value) -> None:
        self._clashes[Clash(entity, key, field, expected, found, "", "")] = None

    def _keep(self, entity: str, cells: Cells) -> None:
        row = dict(zip(FIELDS[entity], cells, strict=True))
        self._before[entity, str(row["id"])] = row
        self._now[entity, str(row["id"])] = dict(row)

    def _delete(self) -> None:
        lost: dict[str, list[tuple[str]]] = {}
        for (entity, key), now in self._now.items():
            if now is None and self._before[entity, key] is not None:
                lost.setdefault(entity, []).append((key,))
        for entity, ids in lost.items():
            self._engine.run(f"delete from {TABLE_OF[entity]} where id = ?", ids)

    def _insert(self, seq: int) -> None:
        fresh: dict[str, list[list[Value]]] = {}
        for (entity, key), now in self._now.items():
            if now is not None and self._before[entity, key] is None:
                fresh.setdefault(entity, []).append([*{**now, "version": seq}.values()])
        for entity, rows in fresh.items():
            self._engine.run(insert(TABLE_OF[entity], FIELDS[entity]), rows)

    def _update(self, seq: int) -> None:
        """Rows that had the same fields changed are written by one statement."""
        alike: dict[tuple[str, tuple[str, ...]], list[list[Value]]] = {}
        for (entity, key), now in self._now.items():
            before = self._before[entity, key]
            if now is None or before is None or now == before:
                continue
            fields = tuple(field for field in now if now[field] != before[field])
            alike.setdefault((entity, fields), []).append([*(now[field] for field in fields), seq, key])
        for (entity, fields), rows in alike.items():
            assigned = ", ".join(f'"{field}" = ?' for field in (*fields, "version"))
            self._engine.run(f"update {TABLE_OF[entity]} set {assigned} where id = ?", rows)


def check(change: Change) -> None:
    """Raise StoreError for a change that no row can take."""
    fields = FIELDS.get(change.entity)
    if fields is None or (change.field != EXISTS and change.field not in fields) or change.field in ("id", *DERIVED):
        raise StoreError(f"There is no field {change.field!r} of a {change.entity!r} that could be changed.")
    if not change.id:
        raise StoreError(f"A {change.entity} needs an id.")
    for value in (change.id, change.old, change.new):
        check_value(change.field if value is not change.id else "id", value)


def check_value(field: str, value: Value) -> None:
    """Raise StoreError for a value that no database keeps as it is."""
    if value is None:
        return
    if isinstance(value, str) == (field in INTEGERS):
        raise StoreError(f"The {field} cannot be {value!r}: it is {'a number' if field in INTEGERS else 'text'}.")
    if isinstance(value, str):
        if "\0" in value:
            raise StoreError(
                f"The {field} contains a NUL character, which cannot be stored. Take it out and try again."
            )
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise StoreError(f"The {field} contains half of a character (a lone surrogate), which cannot be stored.")
    elif not -_MOST <= value < _MOST:
        raise StoreError(f"The {field} cannot be {value}: the number is too large.")


def journal(engine: Engine, seq: int, done: Iterable[Change]) -> None:
    """Append the changes of changeset `seq`, in order."""
    engine.run(
        insert("changes", CHANGE_FIELDS),
        [(seq, n, c.entity, c.id, c.field, encode(c.old), encode(c.new)) for n, c in enumerate(done)],
    )


def recorded(engine: Engine, seq: int) -> tuple[Change, ...]:
    """The changes of changeset `seq`, in order."""
    cells = engine.rows('select entity, entity_id, field, "old", "new" from changes where seq = ? order by n', (seq,))
    return tuple(Change(e, i, f, decode(f, old), decode(f, new)) for e, i, f, old, new in cells)

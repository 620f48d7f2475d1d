"""The tables as the journal tells them, and where the real ones differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warroom.domain.changes import EXISTS, Change, Changeset
from warroom.domain.model import Value
from warroom.store import reading
from warroom.store.derived import Fields, Sums, checks_of
from warroom.store.engine import Engine
from warroom.store.slate import Key
from warroom.store.tables import CHANGESET_FIELDS, FIELDS, TABLE_OF, blank, blank_row, columns, decode, insert

# Changesets read at a time: a journal of a million rows is never in memory at once.
_PAGE = 1000


class Fold:
    """Folds changesets, in order, into rows and into what is derived from them."""

    def __init__(self) -> None:
        self.rows: dict[Key, Fields] = {}
        # Sum and number of the last changeset that moved it, by (campaign, day).
        self.days: dict[tuple[str, str], tuple[int, int]] = {}

    def step(self, seq: int, changes: Iterable[Change]) -> None:
        """Let the changes of changeset `seq` happen."""
        before: dict[Key, Fields | None] = {}
        for change in changes:
            key = (change.entity, change.id)
            if key not in before:
                row = self.rows.get(key)
                before[key] = None if row is None else dict(row)
            self._apply(key, change)
        sums = Sums()
        for key, was in before.items():
            now = self.rows.get(key)
            if now is not None and now != was:
                now["version"] = seq
                if key[0] == "card" and (was is None or was["body"] != now["body"]):
                    now["checks"] = checks_of(now)
            if key[0] == "win" and now != was:
                sums.move(was, now)
        self._derive(seq, sums)

    def write(self, engine: Engine) -> None:
        """Insert every row into the empty tables."""
        by_entity: dict[str, list[list[Value]]] = {}
        for (entity, _), row in self.rows.items():
            by_entity.setdefault(entity, []).append([*row.values()])
        for entity, rows in by_entity.items():
            engine.run(insert(TABLE_OF[entity], FIELDS[entity]), rows)
        engine.run(
            insert("days", ("campaign", "day", "total", "version")),
            [(*key, total, version) for key, (total, version) in self.days.items()],
        )

    def _apply(self, key: Key, change: Change) -> None:
        if change.field != EXISTS:
            row = self.rows.get(key)
            if row is not None:
                row[change.field] = blank(change.field) if change.new is None else change.new
        elif change.new is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = blank_row(change.entity, change.id)

    def _derive(self, seq: int, sums: Sums) -> None:
        for card, size in sums.won.items():
            row = self.rows.get(("card", card))
            if row is not None and size:
                row["won"] = int(row["won"] or 0) + size
                row["version"] = seq
        for day, size in sums.days.items():
            if size:
                self.days[day] = (self.days.get(day, (0, 0))[0] + size, seq)


def changesets(engine: Engine, upto: int) -> Iterator[tuple[Changeset, list[Change]]]:
    """Every changeset up to number `upto` with its changes, oldest first.

    The journal only grows, so no transaction is held while the caller works.
    """
    for start in range(0, upto, _PAGE):
        span = (start, min(start + _PAGE, upto))
        changes: dict[int, list[Change]] = {}
        for seq, entity, key, field, old, new in engine.rows(
            'select seq, entity, entity_id, field, "old", "new" from changes where seq > ? and seq <= ? '
            "order by seq, n",
            span,
        ):
            changes.setdefault(seq, []).append(Change(entity, key, field, decode(field, old), decode(field, new)))
        for cells in engine.rows(
            f"select {columns(CHANGESET_FIELDS)} from changesets where seq > ? and seq <= ? order by seq", span
        ):
            yield Changeset(*cells), changes.pop(cells[0], [])


def verify(engine: Engine) -> tuple[str, ...]:
    """Sentences that say where the tables are not what the journal says; empty when all is well."""
    with engine.read():
        head = reading.head(engine)
        fold = Fold()
        found: list[str] = []
        expected = 1
        for changeset, changes in changesets(engine, head):
            if changeset.seq != expected:
                found.append(f"The journal lacks the changes from number {expected} to {changeset.seq - 1}.")
            expected = changeset.seq + 1
            fold.step(changeset.seq, changes)
        last = engine.rows("select coalesce(max(seq), 0) from changesets")[0][0]
        if last != head:
            found.append(f"The journal ends at number {last}, and {head} was expected.")
        for entity in TABLE_OF:
            found += _compare(engine, entity, fold)
        days = {(c, d): (t, v) for c, d, t, v in engine.rows("select campaign, day, total, version from days")}
        for day in sorted(days.keys() | fold.days.keys()):
            if days.get(day) != fold.days.get(day):
                there, told = days.get(day, (0, 0))[0], fold.days.get(day, (0, 0))[0]
                found.append(f"The sum of {day[1]} is {there} sixteenths, and its wins come to {told}.")
    return tuple(found)


def _compare(engine: Engine, entity: str, fold: Fold) -> Iterator[str]:
    names = FIELDS[entity]
    told = {key: row for (kind, key), row in fold.rows.items() if kind == entity}
    for cells in engine.rows(f"select {columns(names)} from {TABLE_OF[entity]} order by id"):
        row = dict(zip(names, cells, strict=True))
        known = told.pop(str(row["id"]), None)
        if known is None:
            yield f"The {entity} {_name(row)} is in its table, but the journal does not know it."
            continue
        for field in names:
            here, there = row[field], known[field]
            if here != there:
                yield f"The {field} of the {entity} {_name(row)} is {here!r}, and the journal says {there!r}."
    for known in told.values():
        yield f"The {entity} {_name(known)} is missing from its table."


def _name(row: Fields) -> str:
    title = row.get("title") or row.get("name")
    return f"“{title}” ({row['id']})" if title else str(row["id"])

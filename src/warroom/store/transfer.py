"""The whole store as plain records and back, journal included: the tables follow from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from warroom import __version__
from warroom.domain.changes import Change, Changeset
from warroom.store.engine import Engine
from warroom.store.errors import StoreError
from warroom.store.fitness import check_rows
from warroom.store.fold import Fold, changesets
from warroom.store.reading import head
from warroom.store.slate import check, check_value, journal
from warroom.store.tables import CHANGESET_FIELDS, SCHEMA, insert


def dump(engine: Engine) -> Iterator[dict[str, Any]]:
    """A head record, then every changeset oldest first with its changes as lists."""
    seq = head(engine)
    yield {"record": "warroom", "schema": SCHEMA, "program": __version__, "seq": seq}
    for changeset, changes in changesets(engine, seq):
        yield {"record": "changeset", **changeset._asdict(), "changes": [list(change) for change in changes]}


def restore(engine: Engine, records: Iterable[Mapping[str, Any]]) -> None:
    """Fill an empty store from what `dump` gave, all or nothing; raises StoreError naming the bad record."""
    with engine.write():
        if head(engine):
            raise StoreError(f"{engine.path} is not empty: bring an export into a new file.")
        fold = Fold()
        seq = 0
        expected: int | None = None
        for number, record in enumerate(records, 1):
            if number == 1:
                expected = _announced(record)
                continue
            changeset, changes = _read(record, number)
            seq += 1
            if changeset.seq != seq:
                raise StoreError(f"Record {number} should be change number {seq}, but says {changeset.seq}.")
            fold.step(seq, changes)
            engine.run(insert("changesets", CHANGESET_FIELDS), [changeset])
            journal(engine, seq, changes)
        if expected != seq:
            raise StoreError(f"The export is cut short: it should have {expected or 0} changes and has {seq}.")
        check_rows(fold.rows)
        fold.write(engine)
        engine.run("update head set seq = ?", [(seq,)])


def _announced(record: Mapping[str, Any]) -> int:
    """How many changesets the head record promises."""
    if record.get("record") != "warroom" or not isinstance(record.get("seq"), int):
        raise StoreError("This is not a warroom export: its first record does not say so.")
    schema = record.get("schema")
    if not isinstance(schema, int) or not 1 <= schema <= SCHEMA:
        raise StoreError(
            f"The export was written by warroom {record.get('program')}, whose records this one cannot read. "
            "Update warroom to take it in."
        )
    return int(record["seq"])


def _read(record: Mapping[str, Any], number: int) -> tuple[Changeset, list[Change]]:
    try:
        known = {name: record[name] for name in CHANGESET_FIELDS if name != "part_of"}
        # Exports of the first programs have no such field.
        changeset = Changeset(**known, part_of=record.get("part_of", ""))
        changes = [Change(*fields) for fields in record["changes"]]
        for name, value in changeset._asdict().items():
            check_value(name, value)
        for change in changes:
            check(change)
    except (KeyError, TypeError) as error:
        raise StoreError(f"Record {number} of the export is not a changeset ({error}).") from error
    except StoreError as error:
        raise StoreError(f"Record {number} of the export cannot be taken in: {error}") from error
    return changeset, changes

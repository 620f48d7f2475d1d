"""The tables of a campaign file and how they came to be, one migration after the other.

Imported only when a file is made or brought up to date: sqlite_utils costs more than all else.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from warroom import __version__
from warroom.store import tables
from warroom.store.tables import CHANGE_FIELDS, CHANGESET_FIELDS, INDEXES, INTEGERS

MIGRATIONS = Migrations("warroom")

# Written out, for a migration must not change when the vocabulary does.
_FIRST_VOCABULARY = {
    "campaigns": "id name start end zone target stages channels shelf created archived version",
    "people": "id name colour glyph roles zone workdays capacity created version",
    "cards": (
        "id campaign kind title stage rank owner tags channel format due golive golive_zone link size reason "
        "source heat shelf renewed snoozed private created staged closed archived origin version won body"
    ),
    "feeds": "id campaign src dst created version",
    "wins": "id campaign card size text who at day tags version",
    "revisions": "id card at who body why version",
}


@MIGRATIONS()
def vocabulary_and_journal(db: Database) -> None:
    """Everything of the first version."""
    _create(db, "head", ("one", "seq", "schema", "program"), ("one",))
    for table, fields in _FIRST_VOCABULARY.items():
        _create(db, table, tuple(fields.split()), ("id",))
    _create(db, "days", ("campaign", "day", "total", "version"), ("campaign", "day"))
    _create(db, "changesets", CHANGESET_FIELDS, ("seq",))
    _create(db, "changes", CHANGE_FIELDS, ("seq", "n"), nullable=("old", "new"))
    _create(db, "presence", ("person", "face", "campaign", "at"), ("person", "face"))
    for index in INDEXES:
        unique = "unique " if index.unique else ""
        where = f" where {index.where}" if index.where else ""
        db.execute(f"create {unique}index {index.name} on {index.table} ({tables.columns(index.columns)}){where}")
    for table in ("changesets", "changes"):
        for event in ("update", "delete"):
            db.execute(
                f"create trigger {table}_no_{event} before {event} on {table} "
                "begin select raise(abort, 'the journal is append-only'); end"
            )
    db.execute("insert into head (one, seq, schema, program) values ('head', 0, 0, '')")


def bring_up_to_date(db: Database) -> None:
    """Apply what is missing, inside the caller's transaction, and note which program did it."""
    MIGRATIONS.apply(db)
    db.execute("update head set schema = ?, program = ?", (tables.SCHEMA, __version__))


def _create(
    db: Database, table: str, names: tuple[str, ...], key: tuple[str, ...], nullable: tuple[str, ...] = ()
) -> None:
    kept = [name for name in names if name not in nullable]
    db.table(table).create(
        {name: int if name in INTEGERS else str for name in names},
        pk=key if len(key) > 1 else key[0],
        not_null=set(kept),
        defaults={name: tables.blank(name) for name in kept if name not in key},
        strict=True,
    )

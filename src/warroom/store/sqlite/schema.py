"""The tables of a campaign file and how they came to be, one migration after the other.

Imported only when a file is made or brought up to date: sqlite_utils costs more than all else.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database, Migrations

from warroom import __version__
from warroom.domain.checklist import tally
from warroom.store import tables
from warroom.store.tables import INTEGERS

MIGRATIONS = Migrations("warroom")


class Index(NamedTuple):
    """An index: its table, its columns, and the rows it is kept for (SQL, "" for all)."""

    table: str
    columns: tuple[str, ...]
    where: str = ""
    unique: bool = False

    @property
    def name(self) -> str:
        """A name that says what it is over."""
        return "_".join((self.table, "by", *self.columns))


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
_CHANGESETS = ("seq", "id", "at", "actor", "origin", "command", "label", "campaign", "undo_of", "redo_of")
_CHANGES = ("seq", "n", "entity", "entity_id", "field", "old", "new")
_FIRST_INDEXES = (
    Index("cards", ("campaign", "closed"), "archived = ''"),
    Index("feeds", ("src",)),
    Index("feeds", ("dst",)),
    Index("wins", ("campaign", "day")),
    Index("wins", ("card",), "card <> ''"),
    Index("revisions", ("card",)),
    Index("changesets", ("id",), unique=True),
    Index("changesets", ("actor", "origin", "campaign", "seq")),
    Index("changesets", ("campaign", "seq")),
    Index("changesets", ("undo_of",), "undo_of <> ''"),
    Index("changesets", ("redo_of",), "redo_of <> ''"),
    Index("changes", ("entity_id", "seq")),
)
_DAY_TO_DAY = {
    "routines": (
        "id campaign title rule start zone repeat owner tags size feeds howto exdates upto paused paused_at created "
        "archived version"
    ),
    "views": "id campaign name key filter owner created version",
    "commitments": "id campaign day person size cards at closed carried version",
}
_DAY_TO_DAY_COLUMNS = {
    "campaigns": "holidays held held_at utm static",
    "cards": "routine slot approved approver waived howto review checks",
}
_DAY_TO_DAY_INDEXES = (
    Index("cards", ("routine", "slot"), "routine <> ''"),
    Index("routines", ("campaign",)),
    Index("views", ("campaign",)),
    Index("commitments", ("campaign", "day")),
    # How long cards were in their stages is read off the journal, lately and by card.
    Index("changesets", ("campaign", "at")),
    Index("changes", ("seq",), "field = 'stage'"),
)


@MIGRATIONS()
def vocabulary_and_journal(db: Database) -> None:
    """Everything of the first version."""
    _create(db, "head", ("one", "seq", "schema", "program"), ("one",))
    for table, fields in _FIRST_VOCABULARY.items():
        _create(db, table, tuple(fields.split()), ("id",))
    _create(db, "days", ("campaign", "day", "total", "version"), ("campaign", "day"))
    _create(db, "changesets", _CHANGESETS, ("seq",))
    _create(db, "changes", _CHANGES, ("seq", "n"), nullable=("old", "new"))
    _create(db, "presence", ("person", "face", "campaign", "at"), ("person", "face"))
    _index(db, _FIRST_INDEXES)
    for table in ("changesets", "changes"):
        for event in ("update", "delete"):
            db.execute(
                f"create trigger {table}_no_{event} before {event} on {table} "
                "begin select raise(abort, 'the journal is append-only'); end"
            )
    db.execute("insert into head (one, seq, schema, program) values ('head', 0, 0, '')")


_TOGETHER = {
    "standups": "id campaign at who seq minutes version",
    "goals": "id campaign name base aim by unit leads created archived version",
    "measures": "id campaign goal value day at who version",
}
_TOGETHER_INDEXES = (
    Index("standups", ("campaign", "seq")),
    Index("goals", ("campaign",)),
    Index("measures", ("goal", "day")),
)


@MIGRATIONS()
def who_does_it_day_to_day(db: Database) -> None:
    """Routines, views and commitments; holidays, holding, approval, and how a card is done well."""
    for table, fields in _DAY_TO_DAY.items():
        _create(db, table, tuple(fields.split()), ("id",))
    for table, fields in _DAY_TO_DAY_COLUMNS.items():
        for field in fields.split():
            db.table(table).add_column(field, _kind(field), not_null_default=tables.blank(field))
    _index(db, _DAY_TO_DAY_INDEXES)
    # Derived as of today: the check of a file derives it in the same way.
    for card, body in db.execute("select id, body from cards where instr(body, '[') > 0").fetchall():
        db.execute("update cards set checks = ? where id = ?", (tally(body), card))


@MIGRATIONS()
def what_the_team_sees_together(db: Database) -> None:
    """Standups that were held, goals, and the readings of their measures."""
    for table, fields in _TOGETHER.items():
        _create(db, table, tuple(fields.split()), ("id",))
    _index(db, _TOGETHER_INDEXES)


@MIGRATIONS()
def one_gesture_one_undo(db: Database) -> None:
    """Changesets that go on with another."""
    db.table("changesets").add_column("part_of", str, not_null_default="")
    _index(db, (Index("changesets", ("part_of",), "part_of <> ''"),))


_SHARED_SCREEN_COLUMNS = {"presence": "card", "routines": "checklist", "cards": "client budget embargo"}
_SHARED_SCREEN_INDEXES = (
    # What was finished on a day and put away since stands on that day all the same.
    Index("cards", ("closed",), "archived <> ''"),
    # Which cards are private, and which wins were theirs, is asked of the journal, for it knows the deleted ones too.
    Index("changes", ("entity_id",), "field = 'private'"),
    Index("changes", ("new",), "field = 'card'"),
)


@MIGRATIONS()
def what_a_shared_screen_shows(db: Database) -> None:
    """Where somebody points, what stays in the house, what a routine ticks off."""
    for table, fields in _SHARED_SCREEN_COLUMNS.items():
        for field in fields.split():
            db.table(table).add_column(field, str, not_null_default="")
    _index(db, _SHARED_SCREEN_INDEXES)


def bring_up_to_date(db: Database) -> None:
    """Apply what is missing, inside the caller's transaction, and note which program did it."""
    MIGRATIONS.apply(db)
    db.execute("update head set schema = ?, program = ?", (tables.SCHEMA, __version__))


def _create(
    db: Database, table: str, names: tuple[str, ...], key: tuple[str, ...], nullable: tuple[str, ...] = ()
) -> None:
    kept = [name for name in names if name not in nullable]
    db.table(table).create(
        {name: _kind(name) for name in names},
        pk=key if len(key) > 1 else key[0],
        not_null=set(kept),
        defaults={name: tables.blank(name) for name in kept if name not in key},
        strict=True,
    )


def _kind(field: str) -> type[int] | type[str]:
    return int if field in INTEGERS else str


def _index(db: Database, indexes: tuple[Index, ...]) -> None:
    for index in indexes:
        unique = "unique " if index.unique else ""
        where = f" where {index.where}" if index.where else ""
        db.execute(f"create {unique}index {index.name} on {index.table} ({tables.columns(index.columns)}){where}")

"""Where each entity is kept: table names, columns, and the SQL fragments made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from warroom.domain.changes import EXISTS
from warroom.domain.model import CARD_TEXT, ENTITIES, Value

# The schema that this program reads and writes; a newer one is refused.
SCHEMA = 5
# Every other field is text; a name means the same type in every table.
_WHOLE = "seq n schema version target shelf capacity size static heat private won total"
INTEGERS = frozenset(_WHOLE.split()) | {EXISTS}
TABLE_OF = {
    "campaign": "campaigns",
    "person": "people",
    "card": "cards",
    "feed": "feeds",
    "win": "wins",
    "revision": "revisions",
    "routine": "routines",
    "view": "views",
    "commitment": "commitments",
    "standup": "standups",
    "goal": "goals",
    "measure": "measures",
}
FIELDS: dict[str, tuple[str, ...]] = {
    entity: row._fields + (CARD_TEXT if entity == "card" else ()) for entity, row in ENTITIES.items()
}
CHANGESET_FIELDS = (
    "seq", "id", "at", "actor", "origin", "command", "label", "campaign", "undo_of", "redo_of", "part_of",
)  # fmt: skip
CHANGE_FIELDS = ("seq", "n", "entity", "entity_id", "field", "old", "new")
# SQLite allows 999 marks in a statement at the least.
CHUNK = 500

Item = TypeVar("Item")


def blank(field: str) -> str | int:
    """What stands for "none" in this field."""
    return 0 if field in INTEGERS else ""


def blank_row(entity: str, key: str) -> dict[str, Value]:
    """The fields of a row that has nothing but its id."""
    row: dict[str, Value] = {field: blank(field) for field in FIELDS[entity]}
    row["id"] = key
    return row


def columns(names: Iterable[str], of: str = "") -> str:
    """The names as SQL; quoted, since `end` is a word of SQL."""
    return ", ".join(f'{of}"{name}"' for name in names)


def marks(n: int) -> str:
    """`?, ?, ?` for `n` arguments."""
    return ", ".join("?" * n)


def insert(table: str, names: Sequence[str]) -> str:
    """The statement that inserts one row of these columns."""
    return f"insert into {table} ({columns(names)}) values ({marks(len(names))})"


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists short enough for the marks of one statement."""
    held = list(items)
    for start in range(0, len(held), CHUNK):
        yield held[start : start + CHUNK]


def encode(value: Value) -> str | None:
    """A value as the journal keeps it: text, or nothing."""
    return None if value is None else str(value)


def decode(field: str, text: str | None) -> Value:
    """A value from the journal's text."""
    if text is None or field not in INTEGERS:
        return text
    return int(text)

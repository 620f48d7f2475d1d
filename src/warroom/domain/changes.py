"""What a command proposes and the journal records: field changes of rows, with both values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from warroom.domain.model import DERIVED, ENTITIES, Row, Value

# The pseudo field whose change creates (None -> 1) or deletes (1 -> None) a row.
EXISTS = "exists"
# Fields that another one takes along: what happened is told by that one.
FOLLOWING = frozenset({"rank", "staged", "closed", "renewed", "created"})
# The origin of what time brings, which is nobody's own change to take back.
UPKEEP = "routine"


class Change(NamedTuple):
    """One field of one row: from `old` to `new`, None where the row is not there."""

    entity: str
    id: str
    field: str
    old: Value
    new: Value


class Draft(NamedTuple):
    """A proposed changeset: all of it happens, as one step that one undo takes back."""

    command: str
    label: str
    changes: tuple[Change, ...]


class Changeset(NamedTuple):
    """A recorded changeset; `undo_of` and `redo_of` are ids of the original, never of another undo.

    `part_of` is the id of the one that it goes on with: a text that was written under the reason given before.
    They are taken back and brought again as one, under the name of the first.
    """

    seq: int
    id: str
    at: str
    actor: str
    origin: str
    command: str
    label: str
    campaign: str
    undo_of: str = ""
    redo_of: str = ""
    part_of: str = ""

    @property
    def told(self) -> str:
        """The label, and for an undo or a redo which of them it is."""
        what = "took back: " if self.undo_of else "brought back: " if self.redo_of else ""
        return f"{what}{self.label}"


class Entry(NamedTuple):
    """A line of history: the changeset, its changes, and whether it is undone by now."""

    changeset: Changeset
    changes: tuple[Change, ...]
    undone: bool


class Clash(NamedTuple):
    """One field that is not what a changeset thought: who made it `found`, and when."""

    entity: str
    id: str
    field: str
    expected: Value
    found: Value
    who: str
    at: str


def destroys(draft: Draft) -> bool:
    """Whether the draft deletes what somebody made, puts it away, or finishes several cards at once.

    A link that is taken away is no loss, nor is a promise that becomes another's.
    """
    deleted = any(c.field == EXISTS and c.new is None and c.entity not in _SLIGHT for c in draft.changes)
    put_away = any(c.field == "archived" and c.new for c in draft.changes)
    finished = {c.id for c in draft.changes if c.field == "closed" and c.new}
    return deleted or put_away or len(finished) > 1


def may_finish(draft: Draft) -> bool:
    """Whether the draft may finish a card: it closes one, or makes one that may be closed another kind."""
    return any(
        (c.field == "closed" and c.new) or (c.field == "kind" and c.old) for c in draft.changes if c.entity == "card"
    )


_SLIGHT = frozenset({"feed", "commitment"})
_ENTITY_OF: dict[type[Row], str] = {row: name for name, row in ENTITIES.items()}


def entity_of(row: Row) -> str:
    """The entity's name of a row."""
    return _ENTITY_OF[type(row)]


def creation(row: Row, **text: str) -> list[Change]:
    """The changes that create `row`; `text` are fields kept out of the row, such as a card's body."""
    entity = entity_of(row)
    changes = [Change(entity, row.id, EXISTS, None, 1)]
    values = {**row._asdict(), **text}
    for field, value in values.items():
        if field != "id" and field not in DERIVED and value not in ("", 0):
            changes.append(Change(entity, row.id, field, None, value))
    return changes


def update(row: Row, **values: str | int) -> list[Change]:
    """The changes that give `row` these values; fields that have them already are left out."""
    entity = entity_of(row)
    return [
        Change(entity, row.id, field, getattr(row, field), value)
        for field, value in values.items()
        if getattr(row, field) != value
    ]


def assurance(row: Row, **values: str | int) -> list[Change]:
    """As `update`, but a field that has its value already is there as well, from that value to itself.

    Such a change does nothing; it clashes when the field is another by then.
    """
    entity = entity_of(row)
    return [Change(entity, row.id, field, getattr(row, field), value) for field, value in values.items()]


def deletion(row: Row) -> list[Change]:
    """The change that deletes `row`.

    The store completes it with the clearing of every field, the removal of the card's feeds and
    revisions, and the freeing of its wins, so that undo brings all of it back.
    """
    return [Change(entity_of(row), row.id, EXISTS, 1, None)]


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take `changes` back, in reverse order."""
    return tuple(c._replace(old=c.new, new=c.old) for c in reversed(tuple(changes)))

"""What people call a row, also one that is gone: by its title, or what it hangs on."""

from __future__ import annotations

from warroom.store.engine import Engine
from warroom.store.tables import TABLE_OF

# The field that names a row; what is not named here hangs on a card.
_TITLES = {
    "campaign": "name", "person": "name", "card": "title", "routine": "title", "view": "name", "commitment": "person",
    "standup": "at", "goal": "name", "measure": "value",
}  # fmt: skip


def called(engine: Engine, entity: str, key: str) -> str:
    """What people call a row in a sentence."""
    if entity == "person":
        return f"@{key}"
    if entity == "win" and (text := _told_by(engine, entity, key, "text")):
        return text
    if entity == "commitment":
        _, day, person = key.split("/", 2)
        return f"what @{person} committed to on {day}"
    if entity == "measure" and (goal := _told_by(engine, entity, key, "goal")):
        return title(engine, "goal", goal)
    return "the standup" if entity == "standup" else title(engine, entity, key)


def title(engine: Engine, entity: str, key: str) -> str:
    """A row's own name; for what hangs on a card that card's."""
    if entity == "feed":
        src, _, dst = key.partition(">")
        return f"{title(engine, 'card', src)} → {title(engine, 'card', dst)}"
    column = _TITLES.get(entity, "card")
    text = _told_by(engine, entity, key, column)
    return title(engine, "card", text) if column == "card" and text else text or key


def _told_by(engine: Engine, entity: str, key: str, column: str) -> str:
    """A field of a row, of one that is gone as the journal has it."""
    found = engine.rows(f'select "{column}" from {TABLE_OF[entity]} where id = ?', (key,)) or engine.rows(
        'select coalesce("new", "old") from changes where entity_id = ? and entity = ? and field = ? '
        "order by seq desc limit 1",
        (key, entity, column),
    )
    return str(found[0][0]) if found and found[0][0] else ""

"""What of a file is private, as the journal tells it: it knows the cards that were deleted, and whose a win was."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.sharing import Veil, asks_for_fields, telling
from warroom.store.engine import Engine
from warroom.store.tables import chunks, marks

_YES = "1"


def veil(engine: Engine) -> Veil:
    """What is private now, or was when it was deleted, in all campaigns of the file."""
    with engine.read():
        cards, views = _telling_rows(engine).values()
        if not cards and not views:
            return Veil()
        routines = _asked(
            engine, "select \"new\" from changes where entity_id in ({}) and field = 'routine' and \"new\" <> ''", cards
        )
        cards |= _asked(engine, "select entity_id from changes where field = 'routine' and \"new\" in ({})", routines)
        theirs = _asked(engine, "select entity_id from changes where field = 'card' and \"new\" in ({})", cards)
        titles = _asked(
            engine, "select \"new\" from changes where entity_id in ({}) and field = 'title'", cards | routines
        )
        names = _asked(engine, "select \"new\" from changes where entity_id in ({}) and field = 'name'", views)
        return Veil(
            frozenset(cards), frozenset(routines), frozenset(theirs), frozenset(views),
            telling(filter(None, titles | names)),
        )  # fmt: skip


def _telling_rows(engine: Engine) -> dict[str, set[str]]:
    """Cards that are private and views that ask for what is hidden, whose names may tell it, also deleted ones."""
    last: dict[tuple[str, str], str] = {}
    for entity, key, old, new in engine.rows(
        'select entity, entity_id, "old", "new" from changes '
        "where (entity = 'card' and field = 'private') or (entity = 'view' and field = 'filter') "
        "order by entity_id, seq, n"
    ):
        # Nothing new: the row was deleted as it was.
        last[entity, key] = (old if new is None else new) or ""
    found: dict[str, set[str]] = {"card": set(), "view": set()}
    for (entity, key), said in last.items():
        if said == _YES if entity == "card" else asks_for_fields(said):
            found[entity].add(key)
    return found


def _asked(engine: Engine, sql: str, ids: Iterable[str]) -> set[str]:
    return {found for chunk in chunks(ids) for (found,) in engine.rows(sql.format(marks(len(chunk))), chunk)}

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
        cards = _private_cards(engine)
        views = {
            key: name for key, name, said in engine.rows("select id, name, filter from views") if asks_for_fields(said)
        }
        if not cards and not views:
            return Veil()
        routines = _asked(engine, "select routine from cards where routine <> '' and id in ({})", cards)
        cards |= _asked(engine, "select id from cards where routine <> '' and routine in ({})", routines)
        theirs = _asked(engine, "select entity_id from changes where field = 'card' and \"new\" in ({})", cards)
        titles = _asked(
            engine, "select \"new\" from changes where entity_id in ({}) and field = 'title'", cards | routines
        )
        return Veil(
            frozenset(cards), frozenset(routines), frozenset(theirs), frozenset(views),
            telling(filter(None, (*titles, *views.values()))),
        )  # fmt: skip


def _private_cards(engine: Engine) -> set[str]:
    last: dict[str, tuple[str | None, str | None]] = {}
    for card, old, new in engine.rows(
        'select entity_id, "old", "new" from changes where field = \'private\' order by entity_id, seq, n'
    ):
        last[card] = (old, new)
    # Nothing new: the card was deleted as it was.
    return {card for card, (old, new) in last.items() if new == _YES or (new is None and old == _YES)}


def _asked(engine: Engine, sql: str, ids: Iterable[str]) -> set[str]:
    return {found for chunk in chunks(ids) for (found,) in engine.rows(sql.format(marks(len(chunk))), chunk)}

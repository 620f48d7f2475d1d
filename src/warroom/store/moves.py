"""The steps of cards through their stages, as the journal tells them."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.cycles import StageChange
from warroom.store.engine import Engine
from warroom.store.tables import chunks, marks

# Later than any instant.
_EVER = "9999"


def steps(engine: Engine, campaign: str, since: str) -> tuple[StageChange, ...]:
    """All steps of the cards that moved since an instant, from each card's first one on, in the journal's order."""
    with engine.read():
        return steps_of(engine, moved(engine, campaign, since))


def moved(engine: Engine, campaign: str, since: str, before: str = "", after: int = 0) -> tuple[str, ...]:
    """The cards that moved since an instant, until the one `before` and by changesets `after` a number where said."""
    found = engine.rows(
        "select distinct h.entity_id from changesets c join changes h on h.seq = c.seq where c.campaign = ? "
        "and c.at >= ? and c.at < ? and c.seq > ? and h.field = 'stage' and h.entity = 'card'",
        (campaign, since, before or _EVER, after),
    )
    return tuple(str(card) for (card,) in found)


def steps_of(engine: Engine, cards: Iterable[str]) -> tuple[StageChange, ...]:
    """All steps of these cards, in the journal's order."""
    found = [
        cells
        for chunk in chunks(cards)
        for cells in engine.rows(
            'select h.seq, h.n, h.entity_id, c.id, c.at, h.field, h."new", c.undo_of, c.redo_of '
            "from changes h join changesets c on c.seq = h.seq "
            f"where h.entity_id in ({marks(len(chunk))}) and h.entity = 'card' and h.field in ('stage', 'kind')",
            chunk,
        )
    ]
    return tuple(StageChange(*cells[2:]) for cells in sorted(found))

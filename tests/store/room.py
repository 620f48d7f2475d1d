"""What the store's tests share: one campaign, cards by their id, and who writes."""

from __future__ import annotations

from typing import Any

from warroom.domain.changes import Change, Draft, creation
from warroom.domain.model import Campaign, Card, Feed, Row, Win, feed_id
from warroom.store import Receipt, Store

AT = "2026-04-14T07:18:03.250Z"
TODAY = "2026-04-14"
CAMPAIGN = Campaign("c1", "Spring launch", "2026-04-01", "2026-04-30", "UTC", 192, created=AT)


def who(actor: str = "ana", origin: str = "tui", at: str = AT, campaign: str = "c1") -> dict[str, Any]:
    """The keywords that say who writes."""
    return {"actor": actor, "origin": origin, "campaign": campaign, "at": at}


def tactic(key: str, **fields: Any) -> Card:
    """An open tactic called after its id."""
    return Card(
        **{"id": key, "campaign": "c1", "kind": "tactic", "title": f"Do {key}", "stage": "todo", "rank": key} | fields
    )


def feed(src: str, dst: str) -> Feed:
    """The link "src feeds dst"."""
    return Feed(feed_id(src, dst), "c1", src, dst)


def win(key: str, card: str = "", size: int = 4, day: str = TODAY, at: str = AT) -> Win:
    """Inches for a card, or free ones."""
    return Win(key, "c1", card, size, "did it", "ana", at, day)


def write(store: Store, label: str, changes: list[Change], actor: str = "ana", origin: str = "tui") -> Receipt:
    """Commit these changes under this label."""
    return store.commit(Draft("test", label, tuple(changes)), **who(actor, origin))


def add(store: Store, *rows: Row, actor: str = "ana", origin: str = "tui") -> Receipt:
    """Create these rows in one changeset."""
    return write(store, f"Add {rows[0].id}", [change for row in rows for change in creation(row)], actor, origin)

"""Whether rows that come from outside can be shown: what every one of them needs, and whom it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from warroom.domain.dates import check_zone, parse_instant
from warroom.domain.model import KINDS
from warroom.domain.stages import parse_stages
from warroom.store.derived import Fields
from warroom.store.errors import StoreError
from warroom.store.slate import Key

# What each row names, as (column, entity of the other); a win may be free of a card.
_NAMED: dict[str, tuple[tuple[str, str], ...]] = {
    "card": (("campaign", "campaign"),),
    "feed": (("campaign", "campaign"), ("src", "card"), ("dst", "card")),
    "win": (("campaign", "campaign"), ("card", "card")),
    "revision": (("card", "card"),),
    **dict.fromkeys(("routine", "view", "commitment", "standup", "goal"), (("campaign", "campaign"),)),
    "measure": (("campaign", "campaign"), ("goal", "goal")),
}
_FREE = ("win", "card")


def _kind(text: str) -> None:
    if text not in KINDS:
        raise ValueError


def _said(text: str) -> None:
    if not text.strip():
        raise ValueError


def _decimal(text: str) -> None:
    # Few files have goals.
    from decimal import Decimal, InvalidOperation

    try:
        finite = Decimal(text).is_finite()
    except InvalidOperation:
        finite = False
    if not finite:
        raise ValueError


def _perhaps(check: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: check(text) if text else None


# What reads each field raises ValueError where it cannot.
_READ: dict[str, dict[str, Callable[[str], object]]] = {
    "campaign": {
        "name": _said,
        "start": date.fromisoformat,
        "end": date.fromisoformat,
        "zone": check_zone,
        "stages": parse_stages,
    },
    "person": {"zone": _perhaps(check_zone)},
    "card": {
        "kind": _kind,
        "title": _said,
        "stage": _said,
        "due": _perhaps(datetime.fromisoformat),
        "golive": _perhaps(datetime.fromisoformat),
        "golive_zone": _perhaps(check_zone),
        "renewed": _perhaps(parse_instant),
        "snoozed": _perhaps(date.fromisoformat),
        "created": _perhaps(parse_instant),
        "staged": _perhaps(parse_instant),
        "closed": _perhaps(parse_instant),
        "archived": _perhaps(parse_instant),
        "slot": _perhaps(datetime.fromisoformat),
        "approved": _perhaps(parse_instant),
        "embargo": _perhaps(datetime.fromisoformat),
    },
    "win": {"day": date.fromisoformat, "at": parse_instant},
    "revision": {"at": parse_instant},
    "routine": {"title": _said, "rule": _said, "start": datetime.fromisoformat, "zone": check_zone},
    "view": {"name": _said},
    "commitment": {"day": date.fromisoformat, "person": _said},
    "standup": {"at": parse_instant},
    "goal": {"name": _said, "base": _decimal, "aim": _decimal, "by": date.fromisoformat},
    "measure": {"value": _decimal, "day": date.fromisoformat, "at": parse_instant},
}


def check_rows(rows: Mapping[Key, Fields]) -> None:
    """Raise StoreError for the first row that lacks what it needs or names another that is not there."""
    for (entity, key), row in rows.items():
        for field in _unreadable(entity, row):
            raise StoreError(f"The {field} of the {entity} {key} cannot be {row[field]!r}; nothing was taken in.")
        for column, other in _NAMED.get(entity, ()):
            named = str(row[column])
            if (other, named) not in rows and (named or (entity, column) != _FREE):
                raise StoreError(
                    f"The {entity} {key} belongs to the {other} {named!r}, which is not there; nothing was taken in."
                )


def _unreadable(entity: str, row: Fields) -> Iterator[str]:
    for field, read in _READ.get(entity, {}).items():
        try:
            read(str(row[field]))
        except (ValueError, OverflowError):
            yield field

"""Where campaigns are kept: one front door, `Store`, and what can go wrong with it."""

from warroom.store.engine import Bell
from warroom.store.errors import (
    Busy,
    Conflict,
    NoCampaign,
    NotFound,
    NothingToUndo,
    StoreError,
    Unusable,
    Unwritable,
)
from warroom.store.store import Store
from warroom.store.writing import Receipt

__all__ = [
    "Bell",
    "Busy",
    "Conflict",
    "NoCampaign",
    "NotFound",
    "NothingToUndo",
    "Receipt",
    "Store",
    "StoreError",
    "Unusable",
    "Unwritable",
]

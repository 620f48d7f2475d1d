from warroom.store.errors import (
    Busy,
    Clash,
    Conflict,
    NotFound,
    NothingToUndo,
    StoreError,
    Unusable,
    Unwritable,
)
from warroom.store.store import Store
from warroom.store.writing import Receipt

__all__ = [
    "Busy",
    "Clash",
    "Conflict",
    "NotFound",
    "NothingToUndo",
    "Receipt",
    "Store",
    "StoreError",
    "Unusable",
    "Unwritable",
]

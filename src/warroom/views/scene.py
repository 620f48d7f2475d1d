"""What a view draws from: the board at a moment, and what this face has selected on it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from warroom.domain.board import Board


class Keys(NamedTuple):
    """The keys that the views name, as they are shown; the user may have others than these."""

    add: str = "a"
    win: str = "i"
    feed: str = "f"
    capture: str = "c"


class Scene(NamedTuple):
    """`now` is aware, in the campaign's zone; `here` are the handles seen lately.

    `matching` are the ids that pass the filter, None without one; `lit` is the selected card's thread.
    """

    board: Board
    now: datetime
    me: str
    selected: str = ""
    marks: frozenset[str] = frozenset()
    lit: frozenset[str] = frozenset()
    matching: frozenset[str] | None = None
    ascii: bool = False
    here: tuple[str, ...] = ()
    keys: Keys = Keys()

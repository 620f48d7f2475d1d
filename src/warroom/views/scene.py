"""What a view draws from: the board at a moment, and what this face has selected on it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.model import Campaign


class Keys(NamedTuple):
    """The keys that the views name, as they are shown; the user may have others than these."""

    add: str = "a"
    win: str = "i"
    feed: str = "f"
    capture: str = "c"


class Moment(NamedTuple):
    """All that the words about a card hang on besides the card; `now` is the minute, so that they keep for one."""

    campaign: Campaign
    today: str
    now: datetime
    ascii: bool

    @property
    def wall(self) -> str:
        """The wall time now."""
        return self.now.strftime("%Y-%m-%dT%H:%M")


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

    @property
    def moment(self) -> Moment:
        """The moment of this scene."""
        board = self.board
        return Moment(board.campaign, board.today, self.now.replace(second=0, microsecond=0), self.ascii)

"""One person at one face: the store, the board as last seen, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from warroom.domain.board import Board, Delta
from warroom.domain.changes import Draft
from warroom.domain.dates import day_in_zone, instant
from warroom.store import Receipt, Store


@dataclass
class Session:
    """Commits and refreshes on behalf of `me`; `origin` is the face (`tui`, `cli`, `import`)."""

    store: Store
    board: Board
    me: str
    origin: str
    clock: Callable[[], datetime]

    @classmethod
    def open(
        cls, store: Store, campaign: str, me: str, origin: str, clock: Callable[[], datetime] | None = None
    ) -> Session:
        """A session on one campaign of an open store, given by id, name or beginning of either."""
        tick = clock or _utc_now
        found = store.campaign(campaign)
        return cls(store, store.board(found.id, day_in_zone(tick(), found.zone)), me, origin, tick)

    def commit(self, draft: Draft) -> Receipt:
        """Make `draft` happen and bring the board up to date.  Raises store.Conflict and StoreError."""
        receipt = self.store.commit(
            draft, actor=self.me, origin=self.origin, campaign=self.board.campaign.id, at=instant(self.clock())
        )
        self.refresh()
        return receipt

    def undo(self, seq: int = 0) -> Receipt:
        """Take back this person's last change at this face, or the changeset `seq`."""
        return self._step(self.store.undo, seq)

    def redo(self) -> Receipt:
        """Bring back what was last undone here."""
        return self._step(self.store.redo, 0)

    def refresh(self) -> Delta | None:
        """Take in what anyone has committed since; None when nothing has."""
        delta = self.store.delta(self.board)
        if delta is None:
            return None
        self.board = self.board.apply(delta)
        return delta

    def turn_day(self) -> bool:
        """Reload the board when the campaign's day is another one than the board's."""
        today = day_in_zone(self.clock(), self.board.campaign.zone)
        if today == self.board.today:
            return False
        self.board = self.store.board(self.board.campaign.id, today)
        return True

    def switch(self, campaign: str) -> None:
        """Go over to another campaign of the same file."""
        found = self.store.campaign(campaign)
        self.board = self.store.board(found.id, day_in_zone(self.clock(), found.zone))

    def _step(self, step: Callable[..., Receipt], seq: int) -> Receipt:
        receipt = step(
            actor=self.me, origin=self.origin, campaign=self.board.campaign.id, at=instant(self.clock()), seq=seq
        )
        self.refresh()
        return receipt


def _utc_now() -> datetime:
    return datetime.now(UTC)

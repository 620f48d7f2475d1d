"""One person at one face: the store, the board as last seen, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warroom.config.state import last_campaign
from warroom.domain.board import Board, Delta
from warroom.domain.changes import Draft
from warroom.domain.dates import day_in_zone, instant
from warroom.store import Conflict, NotFound, Receipt, Store


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

    @classmethod
    def start(
        cls,
        path: Path,
        me: str,
        origin: str,
        *,
        campaign: str = "",
        create: bool = False,
        clock: Callable[[], datetime] | None = None,
    ) -> Session:
        """Open the file and the campaign named, or else the one open last, or else the newest.

        Raises StoreError; NotFound when the file or the campaign is not there, or has none yet.
        """
        store = Store.open(path, create=create)
        try:
            return cls.open(store, campaign or _last_or_newest(store), me, origin, clock)
        except BaseException:
            store.close()
            raise

    def commit(self, draft: Draft) -> Receipt:
        """Make `draft` happen and bring the board up to date.

        Raises StoreError, and Conflict with the board refreshed, so that a second try starts from what is there.
        """
        return self._step(self.store.commit, draft)

    def undo(self, seq: int = 0) -> Receipt:
        """Take back this person's last change at this face, or the changeset `seq`; raises as commit does."""
        return self._step(self.store.undo, seq=seq)

    def redo(self, seq: int = 0) -> Receipt:
        """Bring back what was last undone here, or the undone changeset `seq`; raises as commit does."""
        return self._step(self.store.redo, seq=seq)

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

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def _step(self, step: Callable[..., Receipt], *args: Draft, **options: int) -> Receipt:
        campaign, at = self.board.campaign.id, instant(self.clock())
        try:
            receipt = step(*args, actor=self.me, origin=self.origin, campaign=campaign, at=at, **options)
        except Conflict:
            self.refresh()
            raise
        self.refresh()
        return receipt


def _last_or_newest(store: Store) -> str:
    remembered = last_campaign(store.path)
    known = store.campaigns()
    if not known:
        raise NotFound(f"There is no campaign in {store.path} yet.")
    open_ones = [campaign.id for campaign in known if not campaign.archived]
    if any(campaign.id == remembered for campaign in known):
        return remembered
    return open_ones[-1] if open_ones else known[-1].id


def _utc_now() -> datetime:
    return datetime.now(UTC)

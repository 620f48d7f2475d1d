"""A content calendar on its way into a campaign, for both faces: planned, then brought in as one change."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import day_in_zone, instant
from warroom.formats.calendar import ImportPlan, Options, plan, read
from warroom.store import Conflict, Store


class Intake:
    """One calendar for one campaign of an open store, as it is at an aware `now`.

    Raises ValueError with a sentence when the bytes are no calendar or the options name what is not there.
    """

    def __init__(self, store: Store, campaign: str, data: bytes, options: Options, now: datetime) -> None:
        self._store = store
        self._campaign = campaign
        self._sheet = read(data, options)
        self._options = options
        self._now = now
        self._planned = self._plan()

    @property
    def plan(self) -> ImportPlan:
        """What comes in, or came in; rows whose cards are in the campaign, finished or archived too, are `here`."""
        return self._planned.plan

    def commit(self, actor: str, origin: str) -> int:
        """Bring in what is planned, after a backup when one is due; gives the changeset's number, 0 for none.

        What another import brings in meanwhile is then here already.  Raises StoreError.
        """
        # A file in which nothing has happened but the campaign's beginning has nothing to lose.
        if self._planned.board.seq > 1 and self.plan.cards:
            self._store.backup_if_due()
        while self.plan.cards:
            try:
                return self._store.commit(
                    self.plan.draft, actor=actor, origin=origin, campaign=self._campaign, at=instant(self._now)
                ).seq
            except Conflict:
                before, self._planned = self._planned, self._plan()
                if self._planned.board.seq == before.board.seq:
                    raise
        return 0

    def _plan(self) -> _Planned:
        board = self._store.board(self._campaign, day_in_zone(self._now, self._store.campaign(self._campaign).zone))
        known = {card.id for card in self._store.cards(self._campaign, archived=True)}
        return _Planned(board, plan(self._sheet, board, self._now, self._options).without(known))


class _Planned(NamedTuple):
    """A plan, and the board that it was made for."""

    board: Board
    plan: ImportPlan

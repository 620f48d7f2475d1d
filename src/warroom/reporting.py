"""A report of a campaign, read for both faces from its file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from warroom.domain.dates import in_zone, instant
from warroom.domain.report import Report, report
from warroom.domain.standup import day_bounds

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.store import Store


def read_report(store: Store, board: Board, now: datetime, first: str, last: str) -> Report:
    """The report of the days from `first` to `last`, seen at an aware `now`.  Raises StoreError."""
    campaign = board.campaign
    begun, ended = day_bounds(first, last, campaign.zone)
    entries = store.between(campaign.id, since=instant(begun), until=instant(ended))
    return report(store.book(campaign.id, board.today), board, entries, in_zone(now, campaign.zone), first, last)

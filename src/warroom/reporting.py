"""A report of a campaign, read for both faces from its file; nothing private gets as far as the report itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from warroom.domain.dates import in_zone, instant
from warroom.domain.report import Report, report
from warroom.domain.standup import day_bounds
from warroom.domain.unsaid import unsaid_of
from warroom.store import Store
from warroom.store.veiled import VeiledStore

if TYPE_CHECKING:
    from warroom.domain.board import Board


def read_report(store: Store, board: Board, now: datetime, first: str, last: str) -> Report:
    """The report of the days from `first` to `last`, seen at an aware `now`.  Raises StoreError."""
    campaign = board.campaign
    begun, ended = day_bounds(first, last, campaign.zone)
    veiled = VeiledStore.of(store)
    # An embargo is what a veil hides: only the whole book tells which cards are under one.
    unsaid = unsaid_of(Store.of(store).book(campaign.id, board.today), veiled.veil, now)
    entries = veiled.between(campaign.id, since=instant(begun), until=instant(ended))
    book = unsaid.book(veiled.book(campaign.id, board.today))
    return report(book, veiled.veil.board(board), entries, unsaid, in_zone(now, campaign.zone), first, last)

"""Feeds: what leads to what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, named, some
from warroom.domain.changes import Draft, creation, deletion
from warroom.domain.dates import instant
from warroom.domain.model import Card, Feed, feed_id

if TYPE_CHECKING:
    from warroom.domain.board import Board


def linked(board: Board, src: str, dst: str) -> bool:
    """Whether `src` feeds `dst` directly."""
    return feed_id(src, dst) in board.feeds


def feed(board: Board, sources: Iterable[Card], targets: Iterable[Card], now: datetime) -> Draft:
    """Let every source feed every target; links that are there stay.  Raises ValueError for a loop to itself."""
    pairs = _pairs(sources, targets)
    changes = [
        change
        for src, dst in pairs
        if not linked(board, src.id, dst.id)
        for change in creation(feed_row(board, src.id, dst.id, now))
    ]
    return draft("feed", _label(pairs, "feeds", "feed"), changes)


def unfeed(board: Board, sources: Iterable[Card], targets: Iterable[Card]) -> Draft:
    """Take the links from the sources to the targets away."""
    pairs = _pairs(sources, targets)
    rows = [board.feeds[feed_id(src.id, dst.id)] for src, dst in pairs if linked(board, src.id, dst.id)]
    return draft("feed", _label(pairs, "no longer feeds", "no longer feed"), [c for row in rows for c in deletion(row)])


def feed_row(board: Board, src: str, dst: str, now: datetime) -> Feed:
    """The link "src feeds dst" as a new row."""
    return Feed(feed_id(src, dst), board.campaign.id, src, dst, instant(now))


def _pairs(sources: Iterable[Card], targets: Iterable[Card]) -> list[tuple[Card, Card]]:
    ends = some(targets)
    pairs = [(src, dst) for src in some(sources) for dst in ends if src.id != dst.id]
    if not pairs:
        raise ValueError("A card cannot feed itself.")
    return pairs


def _label(pairs: list[tuple[Card, Card]], one: str, several: str) -> str:
    sources, targets = some(src for src, _ in pairs), some(dst for _, dst in pairs)
    return f"{named(sources)} {one if len(sources) == 1 else several} {named(targets)}"

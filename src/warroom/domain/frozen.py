"""A board as bytes and back, several times faster than reading its rows from a database."""

from __future__ import annotations

import marshal
import sys
import zlib
from collections.abc import Iterable
from itertools import accumulate, chain, pairwise
from typing import Any

from warroom.domain.board import Board
from warroom.domain.model import Campaign, Card, Commitment, Feed, Person, Routine, Row, View, Win, from_columns

_TABLES: tuple[Any, ...] = (Campaign, Person, Card, Card, Feed, Win, Routine, View, Commitment)
# Bytes of another Python or of other fields are not read: marshal promises nothing across versions.
_FORM = repr((sys.hexversion, "in groups", *(row._fields for row in _TABLES))).encode()
_CHECK = 4


def freeze(board: Board, stamp: str) -> bytes:
    """The board's bytes; `stamp` is whatever tells the caller later that they are still true."""
    content = marshal.dumps(
        (
            stamp,
            (board.seq, board.today, board.since, board.campaign.id),
            *(
                _columns(rows)
                for rows in (
                    board.campaigns,
                    board.people.values(),
                    chain.from_iterable(board.groups.values()),
                    board.known.values(),
                    board.feeds.values(),
                    board.wins,
                    board.routines.values(),
                    board.views.values(),
                    board.commitments.values(),
                )
            ),
            dict(board.days),
            [(key, len(cards)) for key, cards in board.groups.items()],
        )
    )
    return _check(content) + content


def thaw(frozen: bytes) -> tuple[Board, str] | None:
    """The board and its stamp; None for bytes that are damaged or of another version."""
    content = frozen[_CHECK:]
    if frozen[:_CHECK] != _check(content):
        return None
    # The checksum is right, so these are bytes of our own making.
    stamp, (seq, today, since, mine), *tables, days, sizes = marshal.loads(content)
    campaigns, people, cards, known, feeds, wins, routines, views, commitments = (
        from_columns(row, columns) for row, columns in zip(_TABLES, tables, strict=True)
    )
    board = Board(
        seq=seq,
        today=today,
        since=since,
        campaign=next(campaign for campaign in campaigns if campaign.id == mine),
        campaigns=tuple(campaigns),
        people=_by_id(people),
        cards=_by_id(cards),
        known=_by_id(known),
        feeds=_by_id(feeds),
        wins=tuple(wins),
        days=days,
        routines=_by_id(routines),
        views=_by_id(views),
        commitments=_by_id(commitments),
    )
    ends = list(accumulate((size for _, size in sizes), initial=0))
    # To group ten thousand cards takes as long as to thaw them.
    board.__dict__["groups"] = {
        key: tuple(cards[start:end]) for (key, _), (start, end) in zip(sizes, pairwise(ends), strict=True)
    }
    return board, stamp


def _check(content: bytes) -> bytes:
    return zlib.crc32(content, zlib.crc32(_FORM)).to_bytes(_CHECK, "big")


def _columns(rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """The rows turned on their side, equal values made one object: half the bytes, twice as fast."""
    seen: dict[Any, Any] = {}
    return [tuple(seen.setdefault(value, value) for value in column) for column in zip(*rows, strict=True)]


def _by_id(rows: list[Any]) -> dict[str, Any]:
    return {row.id: row for row in rows}

"""What comes due while one looks: a go-live soon and now, work at its hour; each of it told once.

While everything is held no go-live comes due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.golive import Golive, unmet
from warroom.domain.stages import stages_of
from warroom.domain.standing import asleep, instant_of
from warroom.domain.text import brief

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.model import Card

AHEAD = timedelta(minutes=10)
_TITLE = 60
_HOURLY_STAGES = ("todo", "doing")


class Notice(NamedTuple):
    """One thing that comes due: its card, the moment it is due at, what of it is told, and the words."""

    card: str
    at: datetime
    what: str
    text: str

    @property
    def key(self) -> tuple[str, datetime, str]:
        """What it is told by: another time is another notice."""
        return self.card, self.at, self.what


def notices(board: Board, coming: Iterable[Golive], after: datetime, until: datetime, me: str) -> tuple[Notice, ...]:
    """What comes due after one moment and up to another, the earliest first; `coming` are the open go-lives.

    What is due at an hour is told to its owner, and to everybody while it has none.
    """
    found = [*_of_pieces(board, coming), *_of_work(board, me)]
    due = sorted((at, notice.card, notice) for notice, at in found if after < at <= until)
    return tuple(notice for _, _, notice in due)


def _of_pieces(board: Board, coming: Iterable[Golive]) -> Iterator[tuple[Notice, datetime]]:
    if board.campaign.held:
        return
    for each in coming:
        if each.timed:
            name, minutes = _named(each.card), int(AHEAD.total_seconds() // 60)
            lacks = unmet(each.card, board.campaign) if not each.card.waived else ()
            still = f", still {', '.join(lacks)}" if lacks else ""
            soon = Notice(each.card.id, each.at, "soon", f"In {minutes} minutes live: {name}{still}")
            yield soon, each.at - AHEAD
            yield Notice(each.card.id, each.at, "now", f"Goes live now: {name}{still}"), each.at


def _of_work(board: Board, me: str) -> Iterator[tuple[Notice, datetime]]:
    for card in _hourly(board):
        if "T" in card.due and card.owner in ("", me) and not asleep(card, board.today):
            at = instant_of(card.due, board.campaign.zone)
            if at is not None:
                nobody = " (nobody's yet)" if not card.owner else ""
                yield Notice(card.id, at, "due", f"Due now: {_named(card)}{nobody}"), at


def _hourly(board: Board) -> Iterator[Card]:
    """The work that somebody may be to do at an hour: tactics that wait for nothing, and pieces that are not out."""
    for stage in _HOURLY_STAGES:
        yield from board.group("tactic", stage)
    for piece_stage in stages_of(board.campaign, "piece")[:-1]:
        yield from board.group("piece", piece_stage.name)


def _named(card: Card) -> str:
    channel = f"{card.channel.upper()} " if card.kind == "piece" and card.channel else ""
    return f"{channel}{brief(card.title, _TITLE)}"

"""A small campaign in April 2026, seen on the 14th, for tests of what comes in and goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from warroom.domain.board import Board
from warroom.domain.model import DEFAULT_PIECE_STAGES, Campaign, Card, Feed, Person
from warroom.formats import calendar

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))


def campaign(stages: str = DEFAULT_PIECE_STAGES, start: str = "2026-04-03", end: str = "2026-05-02") -> Campaign:
    return Campaign("cspring", "Spring Launch", start, end, "Europe/Berlin", target=128, stages=stages)


def board(
    cards: Iterable[Card] = (),
    people: Iterable[Person] = (),
    feeds: Iterable[Feed] = (),
    of: Campaign | None = None,
) -> Board:
    mine = of or campaign()
    return Board(
        seq=1,
        today="2026-04-14",
        since="2026-04-13T22:00:00.000Z",
        campaign=mine,
        campaigns=(mine,),
        people={person.id: person for person in people},
        cards={card.id: card for card in cards},
        known={},
        feeds={feed.id: feed for feed in feeds},
        wins=(),
        days={},
    )


def plan(text: str | bytes, onto: Board | None = None, options: calendar.Options | None = None) -> calendar.ImportPlan:
    data = text.encode() if isinstance(text, str) else text
    return calendar.plan(calendar.read(data, options), onto or board(), NOW, options)


def cards(text: str | bytes, onto: Board | None = None, options: calendar.Options | None = None) -> list[Card]:
    return [incoming.card for incoming in plan(text, onto, options).cards]

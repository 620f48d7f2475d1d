"""The board as it would be after a draft, so that one line of several builds on those before it."""

from __future__ import annotations

from dataclasses import replace

from warroom.domain.board import Board
from warroom.domain.changes import EXISTS, Draft
from warroom.domain.model import ENTITIES, Card, Feed, Person, Row, Value


def folded(board: Board, draft: Draft) -> Board:
    """The board with the cards, people and feeds that `draft` creates, and the campaign as it makes it."""
    cards, people, feeds = dict(board.cards), dict(board.people), dict(board.feeds)
    for row in _created(draft):
        if isinstance(row, Card):
            cards[row.id] = row
        elif isinstance(row, Person):
            people[row.id] = row
        elif isinstance(row, Feed):
            feeds[row.id] = row
    terms = {change.field: change.new for change in draft.changes if change.entity == "campaign"}
    campaign = board.campaign._replace(**terms)  # type: ignore[arg-type]
    return replace(board, campaign=campaign, cards=cards, people=people, feeds=feeds)


def _created(draft: Draft) -> list[Row]:
    """The rows that a draft creates, with the values that it gives them."""
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for change in draft.changes:
        if change.field == EXISTS and change.new:
            values[change.entity, change.id] = {}
        elif (row := values.get((change.entity, change.id))) is not None:
            row[change.field] = change.new
    return [_row(entity, key, found) for (entity, key), found in values.items()]


def _row(entity: str, key: str, values: dict[str, Value]) -> Row:
    kind = ENTITIES[entity]
    blank = dict.fromkeys((name for name in kind._fields if name not in kind._field_defaults), "")
    known = {name: value for name, value in values.items() if name in kind._fields}
    return kind(**{**blank, **known, "id": key})  # type: ignore[arg-type]

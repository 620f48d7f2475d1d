"""A campaign as a board, and what came after one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from warroom.domain.model import (
    Campaign,
    Card,
    Commitment,
    Feed,
    Person,
    Routine,
    View,
    Win,
    from_columns,
)
from warroom.domain.walk import rings_from
from warroom.store.engine import Engine
from warroom.store.errors import NotFound
from warroom.store.reading import ON_BOARD, TABLE, by_id, campaigns, head, people
from warroom.store.tables import TABLE_OF, columns

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta

# Finished work stays on the board this long, so that what was done lately still counts.
RECENT_DAYS = 14

_FEED_OF = columns(Feed._fields, "f.")
_WIN = columns(Win._fields, "t.")
_PLANS: dict[str, tuple[str, type[Any]]] = {
    "routines": ("routine", Routine),
    "views": ("view", View),
    "commitments": ("commitment", Commitment),
}


def board(engine: Engine, campaign_id: str, today: str) -> Board:
    """The campaign's open cards, the recently closed ones, and what these need to be shown."""
    # A win from the shell needs no board, and dataclasses cost a fifth of its time.
    from warroom.domain.board import Board

    since = _since(today)
    with engine.read():
        every = campaigns(engine)
        mine = next((c for c in every if c.id == campaign_id), None)
        if mine is None:
            raise NotFound(f"There is no campaign with the id {campaign_id}.")
        cards = _open_cards(engine, campaign_id, since)
        feeds = _open_feeds(engine, campaign_id, since, cards)
        ends = {end for feed in feeds for end in (feed.src, feed.dst)}
        known = by_id(engine, Card, ends - cards.keys())
        wins = _wins_of(engine, campaign_id, today)
        days = engine.rows("select day, total from days where campaign = ? and total <> 0", (campaign_id,))
        return Board(
            seq=head(engine),
            today=today,
            since=since,
            campaign=mine,
            campaigns=every,
            people={person.id: person for person in people(engine)},
            cards=cards,
            known={card.id: card for card in known if card.campaign == campaign_id},
            feeds={feed.id: feed for feed in feeds},
            wins=wins,
            days=dict(days),
            routines=_planned(engine, Routine, campaign_id, "t.archived = ''"),
            views=_planned(engine, View, campaign_id),
            commitments=_planned(engine, Commitment, campaign_id, "t.day >= ?", since[:10]),
        )


def delta(engine: Engine, board: Board) -> Delta | None:
    """What changed after `board`, with all that the cards new to it bring along; None for nothing."""
    from warroom.domain.board import Delta

    with engine.read():
        seq = head(engine)
        if seq == board.seq:
            return None
        touched: dict[str, set[str]] = {entity: set() for entity in TABLE_OF}
        for entity, key in engine.rows("select distinct entity, entity_id from changes where seq > ?", (board.seq,)):
            touched[entity].add(key)
        wins = by_id(engine, Win, touched["win"])
        alive = by_id(engine, Card, touched["card"] | _won_on(engine, board.seq, wins))
        cards = [card for card in alive if card.campaign == board.campaign.id or board.card(card.id)]
        linked = by_id(engine, Feed, touched["feed"])
        near = [*linked, *_feeds_entering(engine, board, cards)]
        above = _feeds_above(engine, {feed.src for feed in near}, board.cards, board.campaign.id)
        feeds = {feed.id: feed for feed in (*near, *above)}
        ends = {end for feed in feeds.values() for end in (feed.src, feed.dst)} - {card.id for card in alive}
        cards += by_id(engine, Card, [end for end in ends if board.card(end) is None])
        campaigns = by_id(engine, Campaign, touched["campaign"])
        people = by_id(engine, Person, touched["person"])
        plans = {field: tuple(by_id(engine, kind, touched[entity])) for field, (entity, kind) in _PLANS.items()}
        there = {"win": wins, "card": alive, "feed": linked, "campaign": campaigns, "person": people}
        there |= {entity: list(plans[field]) for field, (entity, _) in _PLANS.items()}
        days = (
            engine.rows(
                "select day, total from days where campaign = ? and version > ?", (board.campaign.id, board.seq)
            )
            if touched["win"]
            else []
        )
        return Delta(
            seq=seq,
            campaigns=tuple(campaigns),
            people=tuple(people),
            cards=tuple(cards),
            feeds=tuple(feeds.values()),
            wins=tuple(wins),
            days=dict(days),
            **plans,
            gone=frozenset(
                (entity, key) for entity, rows in there.items() for key in touched[entity] - {row.id for row in rows}
            ),
        )


def turned(engine: Engine, board: Board, today: str) -> Board:
    """The board as it is on a later day; far quicker than reading a large one anew."""
    return board.turned(today, _since(today), _wins_of(engine, board.campaign.id, today))


def _since(today: str) -> str:
    """The instant from which on what was closed still stands on the board."""
    return f"{date.fromisoformat(today) - timedelta(days=RECENT_DAYS)}T00:00:00.000Z"


def _wins_of(engine: Engine, campaign_id: str, day: str) -> tuple[Win, ...]:
    sql = f"select {_WIN} from wins t where t.campaign = ? and t.day = ? order by t.at, t.id"
    return tuple(map(Win._make, engine.rows(sql, (campaign_id, day))))


def _open_cards(engine: Engine, campaign_id: str, since: str) -> dict[str, Card]:
    # Two statements, so that each walks its stretch of the index and never meets an old card.
    found = from_columns(Card, engine.sheet(Card._fields, f"cards t where {ON_BOARD} = ''", (campaign_id,)))
    lately = engine.sheet(Card._fields, f"cards t where {ON_BOARD} >= ?", (campaign_id, since))
    return {card.id: card for card in (*found, *from_columns(Card, lately))}


def _open_feeds(engine: Engine, campaign_id: str, since: str, cards: Mapping[str, Card]) -> list[Feed]:
    """The feeds of a board with these cards."""
    from warroom.domain.board import held

    some = engine.rows("select count(*) from (select 1 from feeds limit ?)", (len(cards),))[0][0]
    if some < len(cards):
        # To look at every feed there is takes less than to look for those of each card.
        every = map(Feed._make, engine.rows(f"select {_FEED_OF} from feeds f where f.campaign = ?", (campaign_id,)))
        return list(held({feed.id: feed for feed in every}, cards).values())
    parts = [
        f"select {_FEED_OF} from cards t join feeds f on f.{end} = t.id where {ON_BOARD} {test} and f.campaign = ?"
        for end in ("src", "dst")
        for test in ("= ''", ">= ?")
    ]
    args = (campaign_id, campaign_id, campaign_id, since, campaign_id) * 2
    near = list(map(Feed._make, engine.rows(" union ".join(parts), args)))
    return [*near, *_feeds_above(engine, {feed.src for feed in near}, cards, campaign_id)]


def _planned(engine: Engine, kind: type[Any], campaign_id: str, where: str = "", *args: str) -> dict[str, Any]:
    """Routines, views or commitments of a campaign, by id."""
    also = f" and {where}" if where else ""
    sql = f"select {columns(kind._fields, 't.')} from {TABLE[kind]} t where t.campaign = ?{also}"
    return {cells[0]: kind._make(cells) for cells in engine.rows(sql, (campaign_id, *args))}


def _feeds_entering(engine: Engine, board: Board, cards: list[Card]) -> list[Feed]:
    """The feeds of the cards that are not on the board yet."""
    entering = [card.id for card in cards if card.id not in board.cards and not board.is_past(card)]
    found = by_id(engine, Feed, entering, "src") + by_id(engine, Feed, entering, "dst")
    return [feed for feed in found if feed.campaign == board.campaign.id]


def _feeds_above(engine: Engine, ids: Iterable[str], on_board: Mapping[str, Card], campaign_id: str) -> list[Feed]:
    """The feeds that lead to those of the cards that are not on the board, through others that are not."""
    found: list[Feed] = []

    def onward(ring: list[str]) -> Iterable[str]:
        feeds = [feed for feed in by_id(engine, Feed, ring, "dst") if feed.campaign == campaign_id]
        found.extend(feeds)
        return [feed.src for feed in feeds if feed.src not in on_board]

    for _ in rings_from((card for card in ids if card not in on_board), onward):
        pass
    return found


def _won_on(engine: Engine, seq: int, wins: list[Win]) -> set[str]:
    """The cards whose inches may have changed: those that touched wins name, or named before."""
    if not wins and not seq:
        return set()
    named = engine.rows(
        "select \"old\" from changes where seq > ? and entity = 'win' and field = 'card' and \"old\" <> ''", (seq,)
    )
    return {win.card for win in wins if win.card} | {card for (card,) in named}

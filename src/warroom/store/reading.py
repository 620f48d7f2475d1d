"""The board and what came after it; lookups of campaigns and cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from warroom.domain.model import (
    CARD_TEXT,
    ENTITIES,
    Campaign,
    Card,
    Commitment,
    Feed,
    Goal,
    Measure,
    Person,
    Routine,
    Row,
    View,
    Win,
    from_columns,
    in_group,
    in_order,
)
from warroom.domain.walk import rings_from
from warroom.store import tables
from warroom.store.engine import Engine
from warroom.store.errors import NotFound, Unusable
from warroom.store.tables import TABLE_OF, chunks, columns, marks

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta
    from warroom.domain.score import Book

# Finished work stays on the board this long, so that what was done lately still counts.
RECENT_DAYS = 14

_CAMPAIGN, _CARD, _WIN, _PERSON = (columns(row._fields, "t.") for row in (Campaign, Card, Win, Person))
_PLANS: dict[str, tuple[str, type[Any]]] = {
    "routines": ("routine", Routine),
    "views": ("view", View),
    "commitments": ("commitment", Commitment),
}
_FEED_OF = columns(Feed._fields, "f.")
_TABLE = {row: TABLE_OF[entity] for entity, row in ENTITIES.items()}
_ON_BOARD = "t.campaign = ? and t.archived = '' and t.closed "


def head(engine: Engine) -> int:
    """The number of the last changeset; raises Unusable when a newer program has changed what a row is."""
    seq, schema = engine.rows("select seq, schema from head")[0]
    refuse_newer(engine, schema)
    return int(seq)


def refuse_newer(engine: Engine, schema: int) -> None:
    """Raise Unusable when the file was brought up to date by a newer program since it was opened."""
    if schema > tables.SCHEMA:
        program = engine.rows("select program from head")[0][0]
        raise Unusable(
            f"{engine.path} was brought up to date by warroom {program} while this older one had it open. "
            "Nothing more is read from it or written to it here: quit and start the newer one."
        )


def campaigns(engine: Engine) -> tuple[Campaign, ...]:
    """Every campaign, the archived ones last, newest last otherwise."""
    return in_order(map(Campaign._make, engine.rows(f"select {_CAMPAIGN} from campaigns t")))


def campaign(engine: Engine, name: str) -> Campaign:
    """The campaign of that id, name, or unique beginning of either."""
    known = campaigns(engine)
    folded = name.casefold()
    for found in (
        [c for c in known if c.id == name],
        [c for c in known if c.name.casefold() == folded],
        [c for c in known if name and (c.id.startswith(name) or c.name.casefold().startswith(folded))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"“{name}” could be {_list(found)}: say more of its name, or its id.")
    there = f"There are {_list(known)}." if known else "There is none yet."
    raise NotFound(f"There is no campaign “{name}”. {there}")


def people(engine: Engine) -> tuple[Person, ...]:
    """Everybody, by handle."""
    return tuple(sorted(map(Person._make, engine.rows(f"select {_PERSON} from people t"))))


def text(engine: Engine, card_id: str, field: str) -> str:
    """One of a card's texts; raises NotFound."""
    assert field in CARD_TEXT
    found = engine.rows(f"select {field} from cards where id = ?", (card_id,))
    if not found:
        raise NotFound(f"There is no card with the id {card_id}.")
    said: str = found[0][0]
    return said


def texts(engine: Engine, campaign_id: str) -> dict[str, tuple[str, str]]:
    """The text of each card of the campaign that has one, and how it is done well."""
    sql = "select id, body, howto from cards where campaign = ? and (body <> '' or howto <> '')"
    return {card: (body, howto) for card, body, howto in engine.rows(sql, (campaign_id,))}


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


def find(engine: Engine, prefix: str, campaign_id: str) -> tuple[Card, ...]:
    """Cards whose id begins with `prefix`, by id; archived ones and other campaigns' as well."""
    if not prefix:
        return ()
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    found = map(
        Card._make,
        engine.rows(f"select {_CARD} from cards t where t.id >= ? and t.id < ? order by t.id", (prefix, after)),
    )
    return tuple(card for card in found if card.campaign == campaign_id or not campaign_id)


def search(engine: Engine, text: str, campaign_id: str, limit: int) -> tuple[Card, ...]:
    """Cards with `text` in their title or body, whatever its case; the latest touched first."""
    folded = text.casefold()
    if not folded.strip():
        return ()
    hits = [
        (version, key)
        for key, version, title, body in engine.rows(
            "select t.id, t.version, t.title, t.body from cards t where t.campaign = ?", (campaign_id,)
        )
        if folded in title.casefold() or (body and folded in body.casefold())
    ]
    latest = [key for _, key in sorted(hits, reverse=True)[:limit]]
    found = {card.id: card for card in by_id(engine, Card, latest)}
    return tuple(found[key] for key in latest)


def cards(engine: Engine, campaign_id: str, archived: bool) -> tuple[Card, ...]:
    """Every card of the campaign, closed ones included; the archived ones only when asked for."""
    where = "" if archived else " and t.archived = ''"
    found = engine.sheet(Card._fields, f"cards t where t.campaign = ?{where}", (campaign_id,))
    return tuple(sorted(from_columns(Card, found), key=in_group))


def occurrences(engine: Engine, campaign_id: str, since: str, routine: str) -> tuple[Card, ...]:
    """The cards that routines, or that one, made for days from `since` on, archived ones included, by slot."""
    which, of = ("= ?", (routine,)) if routine else ("<> ''", ())
    sql = f"select {_CARD} from cards t where t.routine {which} and t.slot >= ? and t.campaign = ?"
    found = engine.rows(sql, (*of, since, campaign_id))
    return tuple(sorted(map(Card._make, found), key=lambda card: (card.slot, card.id)))


def of_campaign(engine: Engine, kind: type[Any], campaign_id: str, order: str) -> tuple[Any, ...]:
    """The campaign's standups, goals or measures, by a column."""
    sql = f"select {columns(kind._fields, 't.')} from {_TABLE[kind]} t where t.campaign = ? order by t.{order}, t.id"
    return tuple(map(kind._make, engine.rows(sql, (campaign_id,))))


def finished(engine: Engine, campaign_id: str, since: str, before: str) -> tuple[Card, ...]:
    """The cards that were closed from the instant `since` until `before` and not put away, the first first."""
    rows = engine.rows(
        f"select {_CARD} from cards t where {_ON_BOARD} >= ? and t.closed < ?", (campaign_id, since, before)
    )
    return tuple(sorted(map(Card._make, rows), key=lambda card: (card.closed, card.id)))


def everything(engine: Engine, campaign_id: str) -> tuple[int, list[Row]]:
    """The journal's last number, and every row of a campaign with all campaigns and people, as they are now."""
    with engine.read():
        rows: list[Row] = [*campaigns(engine), *people(engine)]
        for kind in (Card, Feed, Win, Routine, View, Commitment):
            rows += of_campaign(engine, kind, campaign_id, "id")
        return head(engine), rows


def book(engine: Engine, campaign_id: str, today: str) -> Book:
    """All that a score is made of, however old."""
    # A score is seldom asked for.
    from warroom.domain.score import Book

    with engine.read():
        mine = campaign(engine, campaign_id)
        every = of_campaign(engine, Card, campaign_id, "id")
        goals = tuple(goal for goal in of_campaign(engine, Goal, campaign_id, "created") if not goal.archived)
        return Book(
            mine,
            today,
            of_campaign(engine, Win, campaign_id, "at"),
            {card.id: card for card in every},
            of_campaign(engine, Feed, campaign_id, "id"),
            of_campaign(engine, Commitment, campaign_id, "day"),
            goals,
            of_campaign(engine, Measure, campaign_id, "day"),
        )


def shortest(engine: Engine, card_id: str, least: int) -> str:
    """The shortest beginning of `card_id` that no other card shares, `least` letters at the least."""
    near = engine.rows(
        "select max(id) from cards where id < ? union all select min(id) from cards where id > ?", (card_id, card_id)
    )
    shared = max((_common(card_id, other) for (other,) in near if other), default=0)
    return card_id[: max(least, shared + 1)]


def _since(today: str) -> str:
    """The instant from which on what was closed still stands on the board."""
    return f"{date.fromisoformat(today) - timedelta(days=RECENT_DAYS)}T00:00:00.000Z"


def _wins_of(engine: Engine, campaign_id: str, day: str) -> tuple[Win, ...]:
    sql = f"select {_WIN} from wins t where t.campaign = ? and t.day = ? order by t.at, t.id"
    return tuple(map(Win._make, engine.rows(sql, (campaign_id, day))))


def _open_cards(engine: Engine, campaign_id: str, since: str) -> dict[str, Card]:
    # Two statements, so that each walks its stretch of the index and never meets an old card.
    found = from_columns(Card, engine.sheet(Card._fields, f"cards t where {_ON_BOARD} = ''", (campaign_id,)))
    lately = engine.sheet(Card._fields, f"cards t where {_ON_BOARD} >= ?", (campaign_id, since))
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
        f"select {_FEED_OF} from cards t join feeds f on f.{end} = t.id where {_ON_BOARD} {test} and f.campaign = ?"
        for end in ("src", "dst")
        for test in ("= ''", ">= ?")
    ]
    args = (campaign_id, campaign_id, campaign_id, since, campaign_id) * 2
    near = list(map(Feed._make, engine.rows(" union ".join(parts), args)))
    return [*near, *_feeds_above(engine, {feed.src for feed in near}, cards, campaign_id)]


def _planned(engine: Engine, kind: type[Any], campaign_id: str, where: str = "", *args: str) -> dict[str, Any]:
    """Routines, views or commitments of a campaign, by id."""
    also = f" and {where}" if where else ""
    sql = f"select {columns(kind._fields, 't.')} from {_TABLE[kind]} t where t.campaign = ?{also}"
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


def by_id(engine: Engine, kind: type[Any], ids: Iterable[str], column: str = "id") -> list[Any]:
    """The rows of these ids that exist, in no order; `column` is another one to find them by."""
    found: list[Any] = []
    for chunk in chunks(sorted(ids)):
        sql = f"select {columns(kind._fields, 't.')} from {_TABLE[kind]} t where t.{column} in ({marks(len(chunk))})"
        found += map(kind._make, engine.rows(sql, chunk))
    return found


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n


def _list(found: Iterable[Campaign]) -> str:
    return ", ".join(f"“{c.name}” ({c.id[:4]})" for c in found)

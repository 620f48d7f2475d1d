"""Lookups of campaigns, people, cards and whatever else the rows are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from warroom.domain.campaigns import in_order
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
)
from warroom.store import tables
from warroom.store.engine import Engine
from warroom.store.errors import NotFound, Unusable
from warroom.store.tables import TABLE_OF, chunks, columns, marks

if TYPE_CHECKING:
    from warroom.domain.score import Book


_CAMPAIGN, _CARD, _PERSON = (columns(row._fields, "t.") for row in (Campaign, Card, Person))
TABLE = {row: TABLE_OF[entity] for entity, row in ENTITIES.items()}
ON_BOARD = "t.campaign = ? and t.archived = '' and t.closed "


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


def busy_in(engine: Engine, person: str) -> tuple[Campaign, ...]:
    """The campaigns not put away in which an open card or a routine is this person's."""
    owned = "t where t.owner = ? and t.archived = ''"
    sql = f"select campaign from cards {owned} and t.closed = '' union select campaign from routines {owned}"
    found = {campaign for (campaign,) in engine.rows(sql, (person, person))}
    return tuple(one for one in campaigns(engine) if one.id in found and not one.archived)


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


def routines(engine: Engine, campaign_id: str, ended: bool) -> tuple[Routine, ...]:
    """The campaign's routines in the order of their start, or those that have ended, the last one first."""
    found = of_campaign(engine, Routine, campaign_id, "archived" if ended else "start")
    return tuple(one for one in (reversed(found) if ended else found) if bool(one.archived) == ended)


def of_campaign(engine: Engine, kind: type[Any], campaign_id: str, order: str) -> tuple[Any, ...]:
    """The campaign's standups, goals or measures, by a column."""
    sql = f"select {columns(kind._fields, 't.')} from {TABLE[kind]} t where t.campaign = ? order by t.{order}, t.id"
    return tuple(map(kind._make, engine.rows(sql, (campaign_id,))))


def measured(engine: Engine, campaign_id: str, after: int) -> bool:
    """Whether a reading of a goal was written after a change's number."""
    sql = "select 1 from measures where campaign = ? and version > ? limit 1"
    return bool(engine.rows(sql, (campaign_id, after)))


def finished(engine: Engine, campaign_id: str, since: str, before: str, kept: str) -> tuple[Card, ...]:
    """The cards closed from the instant `since` until `before` that no board has, the first first.

    A board has those that were closed from `kept` on, unless they were put away.
    """
    forgotten = f"select {_CARD} from cards t where {ON_BOARD} >= ? and t.closed < ?"
    put_away = (
        f"select {_CARD} from cards t where t.campaign = ? and t.archived <> '' and t.closed >= ? and t.closed < ?"
    )
    with engine.read():
        rows = list(engine.rows(forgotten, (campaign_id, since, min(before, kept))))
        rows += engine.rows(put_away, (campaign_id, since, before))
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


def by_id(engine: Engine, kind: type[Any], ids: Iterable[str], column: str = "id") -> list[Any]:
    """The rows of these ids that exist, in no order; `column` is another one to find them by."""
    found: list[Any] = []
    for chunk in chunks(sorted(ids)):
        sql = f"select {columns(kind._fields, 't.')} from {TABLE[kind]} t where t.{column} in ({marks(len(chunk))})"
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

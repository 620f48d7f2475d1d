"""A small board to act on, and a store in miniature that folds drafts into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from warroom.commands.catalogue import by_id
from warroom.commands.spec import Ask, Context, Outcome, Pick, Read, Write
from warroom.domain.board import Board, Delta
from warroom.domain.changes import EXISTS, Draft
from warroom.domain.model import CARD_TEXT, DERIVED, ENTITIES, Campaign, Card, Feed, Person, Row, feed_id

NOW = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
TODAY = "2026-04-14"
EARLIER = "2026-04-10T08:00:00.000Z"

CAMPAIGN = Campaign(
    "spring",
    "Spring Launch",
    "2026-04-03",
    "2026-05-02",
    "Europe/Berlin",
    128,
    stages="idea, draft:2, design, live",
    channels="ig, yt",
)
_NUMBERS = frozenset({"size", "heat", "shelf", "private", "version", "won", "target", "capacity", "static"})
OTHER = Campaign("night", "Night Market", "2026-06-01", "2026-06-30", "Europe/Berlin", 64)


def card(key: str, kind: Any, stage: str, rank: str, title: str = "", **more: Any) -> Card:
    values = {"created": EARLIER, "staged": EARLIER, **more}
    return Card(key, CAMPAIGN.id, kind, title or key, stage, rank, **values)


CARDS = (
    card("note", "note", "active", "b", "Own the maker story", renewed=EARLIER),
    card("sketch", "note", "draft", "b", "Partner with micro-creators"),
    card("idea", "piece", "idea", "b", "Carousel: five mistakes", channel="ig"),
    card("first", "piece", "draft", "b", "The 11 prototypes"),
    card("second", "piece", "draft", "d", "April letter"),
    card("shown", "piece", "live", "b", "Why we started", closed=EARLIER),
    card("todo", "tactic", "todo", "b", "Seed clip", owner="ana", size=28, due=TODAY),
    card("later", "tactic", "todo", "d", "Noon sweep", due=f"{TODAY}T12:00"),
    card("doing", "tactic", "doing", "b", "Morning sweep", owner="ben", size=16),
    card("stuck", "tactic", "blocked", "b", "Boost budget", reason="sign-off", size=4),
    card("ready", "tactic", "done", "b", "Pin the tweet", closed=EARLIER, size=8, won=8),
    card("signal", "signal", "new", "b", "Shorts get 4x the saves", channel="ig"),
    card("past", "piece", "live", "a", "An old reel", archived=EARLIER, closed=EARLIER),
)


def board(cards: Iterable[Card] = CARDS, feeds: Iterable[tuple[str, str]] = (("note", "idea"),)) -> Board:
    rows = list(cards)
    return Board(
        seq=7,
        today=TODAY,
        since="2026-04-07T00:00:00.000Z",
        campaign=CAMPAIGN,
        campaigns=(CAMPAIGN, OTHER),
        people={handle: Person(handle) for handle in ("ana", "ben")},
        cards={c.id: c for c in rows if not c.archived},
        known={c.id: c for c in rows if c.archived},
        feeds={feed_id(src, dst): Feed(feed_id(src, dst), CAMPAIGN.id, src, dst, EARLIER) for src, dst in feeds},
        wins=(),
        days={TODAY: 44},
    )


def context(selected: str = "", *marks: str, on: Board | None = None, **more: Any) -> Context:
    room = on or board()
    values: dict[str, Any] = {"order": tuple(room.cards), **more}
    return Context(room, NOW, "ana", selected=selected, marks=marks, **values)


def after(room: Board, draft: Draft) -> Board:
    """The board once the draft has happened; what it took for the old values must be so."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    gone: set[tuple[str, str]] = set()
    for change in draft.changes:
        key = (change.entity, change.id)
        current = rows.get(key)
        if current is None:
            row = _row(room, *key)
            current = rows[key] = row._asdict() if row else {}
        if change.field == EXISTS:
            assert (change.old is None) == (not current), change
            gone.add(key) if change.new is None else current.update(id=change.id)
        elif change.entity != "card" or change.field not in CARD_TEXT:
            assert change.field not in DERIVED
            assert change.field in ENTITIES[change.entity]._fields
            assert (current.get(change.field) or None) == (change.old or None), change
            current[change.field] = change.new
    return room.apply(_delta(room.seq + 1, rows, gone))


def _row(room: Board, entity: str, key: str) -> Row | None:
    found: dict[str, Any] = {
        "card": {**room.known, **room.cards},
        "feed": room.feeds,
        "person": room.people,
        "win": {win.id: win for win in room.wins},
        "campaign": {c.id: c for c in room.campaigns},
        "revision": {},
        "routine": room.routines,
        "view": room.views,
        "commitment": room.commitments,
    }
    row: Row | None = found[entity].get(key)
    return row


def _delta(seq: int, rows: dict[tuple[str, str], dict[str, Any]], gone: set[tuple[str, str]]) -> Delta:
    made: dict[str, list[Any]] = {entity: [] for entity in ENTITIES}
    for (entity, key), values in rows.items():
        if (entity, key) not in gone:
            made[entity].append(_full(ENTITIES[entity], values))
    return replace(
        Delta(seq),
        campaigns=tuple(made["campaign"]),
        people=tuple(made["person"]),
        cards=tuple(made["card"]),
        feeds=tuple(made["feed"]),
        wins=tuple(made["win"]),
        routines=tuple(made["routine"]),
        views=tuple(made["view"]),
        commitments=tuple(made["commitment"]),
        gone=frozenset(gone),
    )


def _full(kind: Any, values: dict[str, Any]) -> Any:
    empty = {name: 0 if name in _NUMBERS else "" for name in kind._fields}
    return kind(**{name: values.get(name) or empty[name] for name in kind._fields})


def draft_of(outcome: Outcome) -> Draft:
    """The draft of an outcome that must be a write, on cards without a text where it asks for that."""
    while isinstance(outcome, Read):
        outcome = outcome.then(dict.fromkeys(outcome.cards, ""))
    assert isinstance(outcome, Write), outcome
    return outcome.draft


def typed(outcome: Outcome | None, text: str) -> Outcome:
    """What comes of typing `text` into a line and pressing enter, which its echo must allow."""
    assert isinstance(outcome, Ask), outcome
    echo = outcome.echo(text)
    assert echo.ok, echo.text
    return outcome.then(text)


def refused(outcome: Outcome, text: str) -> str:
    """The sentence with which a line refuses `text`."""
    assert isinstance(outcome, Ask), outcome
    echo = outcome.echo(text)
    assert not echo.ok, echo.text
    return echo.text


def picked(outcome: Outcome, key: str, flipped: bool = False) -> Outcome:
    """What comes of picking `key`, which must be offered."""
    assert isinstance(outcome, Pick), outcome
    assert key in [choice.key for choice in outcome.choices]
    return outcome.then(key, flipped)


def run(name: str, ctx: Context) -> Outcome:
    """What the command of that id answers."""
    command = by_id(name)
    assert command is not None
    return command.run(ctx)


def read(outcome: Outcome, body: str = "") -> Outcome:
    """What comes after the texts, all of them `body`, are read."""
    assert isinstance(outcome, Read), outcome
    return outcome.then(dict.fromkeys(outcome.cards, body))

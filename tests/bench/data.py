"""Campaign files of a wanted size, made through the store like any other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warroom.domain.almanac import days_of_month
from warroom.domain.changes import Change, Draft, creation
from warroom.domain.dates import add_days, day_in_zone, instant, week_of
from warroom.domain.ids import mint
from warroom.domain.model import Campaign, Card, Feed, Person, Win, feed_id
from warroom.domain.rank import spread
from warroom.store import Store

STAGES = ("idea", "draft", "design", "review", "scheduled")
WORDS = [
    "seed",
    "clip",
    "to",
    "maker",
    "groups",
    "answer",
    "forum",
    "thread",
    "brief",
    "shop",
    "on",
    "hashtags",
    "cut",
    "reel",
    "for",
    "the",
    "story",
    "glue",
    "up",
    "poster",
]
BATCH = 2000


def title_of(number: int) -> str:
    """A title like those people give, different for every card."""
    picked = [WORDS[(number * step + step) % len(WORDS)] for step in (1, 3, 7, 11)]
    return f"{' '.join(picked)} {number}"


def build(
    path: Path,
    *,
    open_cards: int = 200,
    archived: int = 0,
    changes: int = 0,
    dated: int = 0,
    people: int = 0,
    thread: int = 0,
) -> str:
    """A file with so many cards, and as many journal rows as `changes` asks for; the campaign's id.

    The first `dated` of the open cards, but for notes, are due in this month, and the pieces of them go live in it.
    So many `people` share the tactics of this week, and win something on each of its days.
    All of a `thread` came of the first note.
    """
    now = datetime.now(UTC)
    store = Store.open(path, create=True)
    day = day_in_zone(now, "UTC")
    campaign = Campaign(mint(), "Bench", day, day, "UTC", 128, created=instant(now))
    _commit(store, campaign.id, creation(campaign), now)
    cards = [_open_card(campaign.id, number, rank, now) for number, rank in enumerate(spread(open_cards))]
    month = days_of_month(day)
    cards[:dated] = [_dated(card, month, number) for number, card in enumerate(cards[:dated])]
    team = [Person(f"p{number:02}", capacity=64) for number in range(people)]
    week = [add_days(week_of(day)[0], number) for number in range(7)]
    if team:
        cards = [_shared(card, team, week, number) for number, card in enumerate(cards)]
    _commit_all(store, campaign.id, [creation(person) for person in team], now)
    _commit_all(store, campaign.id, [creation(card) for card in cards], now)
    notes = [card.id for card in cards if card.kind == "note"]
    feeds = [
        _feed(campaign.id, notes[n % len(notes)], card.id)
        for n, card in enumerate(cards[: 6 * len(notes)])
        if card.kind != "note"
    ]
    if thread:
        feeds = [_feed(campaign.id, cards[(n - 1) // 3].id, cards[n].id) for n in range(1, thread)]
    _commit_all(store, campaign.id, [creation(feed) for feed in feeds], now)
    wins = [Win(mint(), campaign.id, "", 4 + n % 9, f"win {n}", "ana", instant(now), day) for n in range(12)]
    wins += [
        Win(mint(), campaign.id, "", 12, f"won on {on}", person.id, f"{on}T10:00:00.000Z", on)
        for on in week
        for person in team
    ]
    _commit_all(store, campaign.id, [creation(win) for win in wins], now)
    then = now - timedelta(days=90)
    past = [_past_card(campaign.id, number, then) for number in range(archived)]
    written = _commit_all(store, campaign.id, [creation(card) for card in past], then)
    _rewrite(store, campaign.id, past, changes - written, then)
    store.close()
    return campaign.id


def _open_card(campaign: str, number: int, rank: str, now: datetime) -> Card:
    at = instant(now)
    common = (mint(), campaign)
    if number % 40 == 0:
        return Card(*common, "note", title_of(number), "active", rank, owner="ana", created=at, staged=at, renewed=at)
    if number % 5 == 1:
        return Card(*common, "tactic", title_of(number), "todo", rank, owner="ben", size=8, created=at, staged=at)
    return Card(
        *common, "piece", title_of(number), STAGES[number % 5], rank, owner="cleo", channel="ig", created=at, staged=at
    )


def _dated(card: Card, month: Sequence[str], number: int) -> Card:
    if card.kind == "note":
        return card
    golive = f"{month[number * 7 % len(month)]}T10:00" if card.kind == "piece" else ""
    return card._replace(due=month[number % len(month)], golive=golive)


def _shared(card: Card, team: Sequence[Person], week: Sequence[str], number: int) -> Card:
    """A tactic as somebody's, on a day of the week."""
    if card.kind != "tactic":
        return card
    return card._replace(owner=team[number // 5 % len(team)].id, due=week[number // 5 % len(week)], size=12)


def _past_card(campaign: str, number: int, then: datetime) -> Card:
    at = instant(then)
    return Card(
        mint(), campaign, "tactic", title_of(number), "done", "h", owner="ana", size=8, tags="old",
        created=at, staged=at, closed=at, archived=at,
    )  # fmt: skip


def _feed(campaign: str, src: str, dst: str) -> Feed:
    return Feed(feed_id(src, dst), campaign, src, dst)


def _rewrite(store: Store, campaign: str, cards: list[Card], rows: int, at: datetime) -> None:
    """Give archived cards other owners, over and over, until the journal has `rows` more rows."""
    names, turn = ("ana", "ben"), 0
    while rows > 0 and cards:
        some = cards[:rows]
        old, new = names[turn % 2], names[(turn + 1) % 2]
        rows -= _commit_all(store, campaign, [[Change("card", card.id, "owner", old, new)] for card in some], at)
        turn += 1


def _commit_all(store: Store, campaign: str, groups: list[list[Change]], at: datetime) -> int:
    for start in range(0, len(groups), BATCH):
        _commit(store, campaign, [change for group in groups[start : start + BATCH] for change in group], at)
    return sum(map(len, groups))


def _commit(store: Store, campaign: str, changes: list[Change], at: datetime) -> None:
    store.commit(
        Draft("bench", "made for a benchmark", tuple(changes)),
        actor="ana",
        origin="bench",
        campaign=campaign,
        at=instant(at),
    )

"""How a card stands: fresh or stale, on paper, adrift, carried, unowned; one rule each for screen and filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.board import Board
from warroom.domain.dates import day_in_zone, days_between, in_zone, parse_instant, wall_to_instant
from warroom.domain.model import WORK, Campaign, Card, feed_id
from warroom.domain.stages import BLOCKED, MISSED, stages_of
from warroom.domain.walk import reached

# After so many days in a stage work stands still, where a campaign does not say otherwise.
STATIC_DAYS = 5

# What a note that was distilled from wins keeps of where it came from, before the last one's day.
_FROM_WINS = "won:"

Freshness: TypeAlias = Literal["fresh", "fading", "stale"]


class Shelf(NamedTuple):
    """Where a note is in its shelf life: `days` left while fresh or fading, days over when stale."""

    state: Freshness
    days: int


@lru_cache(maxsize=8192)
def day_of(instant: str, zone: str) -> str:
    """The day of an instant in a zone, "" for none."""
    return day_in_zone(parse_instant(instant), zone) if instant else ""


def shelf(note: Card, campaign: Campaign, today: str) -> Shelf:
    """The freshness of a note, counted from its last recalibration; its last quarter is fading."""
    life = note.shelf or campaign.shelf
    begun = day_of(note.renewed or note.created, campaign.zone) or today
    left = life - days_between(begun, today)
    if left < 0:
        return Shelf("stale", -left)
    return Shelf("fading" if left <= life // 4 else "fresh", left)


def on_paper(note: Card, board: Board) -> bool:
    """Whether an active note has nothing open or lately done that executes it.

    That is work that it feeds, directly or not, and work that it came of: what fed it when it came into force, and
    wins that it was distilled from, which often belong to no card.
    """
    if note.kind != "note" or note.stage != "active" or won_on(note) >= board.since[:10]:
        return False
    # What executes a note is mostly right below it, where nothing needs to be walked.
    near = board.feeds_out.get(note.id, ())
    return not (_executes(near, board) or _executes(chain(board.walk_down(note.id), _came_of(note, board)), board))


def _executes(ids: Iterable[str], board: Board) -> bool:
    """Whether one of the cards is work that is open or lately done."""
    on_board = map(board.cards.get, ids)
    return any(card is not None and card.kind in WORK and card.stage != MISSED for card in on_board)


def _came_of(note: Card, board: Board) -> Iterator[str]:
    """The cards that fed the note already when it came into force: those that it was distilled from."""
    since = note.staged or note.created
    links = (board.feeds[feed_id(src, note.id)] for src in board.feeds_in.get(note.id, ()))
    return (link.src for link in links if "" < link.created <= since)


def origin_in_wins(day: str) -> str:
    """What a note that was distilled from wins keeps of where it came from; `day` is the last one's."""
    return f"{_FROM_WINS}{day}"


def won_on(note: Card) -> str:
    """The day of the last win that the note was distilled from, "" where it was from none."""
    return note.origin.removeprefix(_FROM_WINS) if note.origin.startswith(_FROM_WINS) else ""


def days_on_paper(note: Card, board: Board) -> int:
    """For how many days nothing executes the note: since it came into force, or since its last work ended."""
    zone = board.campaign.zone
    before = map(board.known.get, board.walk_down(note.id))
    ended = (day_of(card.closed or card.archived, zone) for card in before if card is not None and card.kind in WORK)
    since = max([day_of(note.staged or note.created, zone), won_on(note), *ended])
    return max(days_between(since, board.today), 0) if since else 0


def adrift(card: Card, board: Board) -> bool:
    """Whether an open piece or tactic serves no note: not wrong, only shown."""
    if card.kind not in WORK or card.is_over:
        return False
    above = map(board.card, board.upstream(card.id))
    return not any(source is not None and source.kind == "note" for source in above)


def serving(feeds_out: Mapping[str, tuple[str, ...]], notes: frozenset[str]) -> frozenset[str]:
    """What the notes feed, directly or not: for many cards one walk down instead of one up from each of them."""
    return frozenset(reached(notes, feeds_out))


def notes_of(board: Board) -> frozenset[str]:
    """Every note that the board knows."""
    on_board = (card.id for (kind, _), cards in board.groups.items() if kind == "note" for card in cards)
    return frozenset(chain(on_board, (card.id for card in board.known.values() if card.kind == "note")))


def adrift_among(cards: Iterable[Card], below: frozenset[str]) -> int:
    """How many of the cards are open and not among those `below` any note."""
    return sum(not card.is_over and card.id not in below for card in cards)


def asleep(card: Card, today: str) -> bool:
    """Whether a card is snoozed until a day that has not come yet."""
    return card.snoozed > today


def days_over(wall: str, today: str) -> int:
    """How many days ago a day or a wall time was, 0 when it is none or not yet over."""
    return days_between(wall, today) if past(wall, today) else 0


def past(wall: str, today: str) -> bool:
    """Whether a day or a wall time is of an earlier day than today; none never is."""
    return "" < wall[:10] < today


def hour_passed(wall: str, zone: str, minute: datetime) -> bool:
    """Whether a wall time of a zone is before an aware minute; a day alone has no hour that could pass."""
    at = instant_of(wall, zone) if "T" in wall else None
    return at is not None and at < minute


def days_in_stage(card: Card, zone: str, today: str) -> int:
    """The card's age: days since it came into its stage."""
    since = day_of(card.staged or card.created, zone)
    return max(days_between(since, today), 0) if since else 0


def static_after(campaign: Campaign) -> int:
    """After how many days in a stage work of the campaign is said to stand still."""
    return campaign.static or STATIC_DAYS


def is_static(card: Card, campaign: Campaign, today: str) -> bool:
    """Whether open work stands still: a piece that is begun and waits for no hour, a tactic begun or blocked."""
    return _moves(card, campaign, today) and days_in_stage(card, campaign.zone, today) >= static_after(campaign)


def _moves(card: Card, campaign: Campaign, today: str) -> bool:
    """Whether a card is of those that are expected to move on."""
    if card.is_over:
        return False
    if card.kind == "piece":
        return card.stage != stages_of(campaign, "piece")[0].name and golive_wall(card, campaign)[:10] < today
    return card.kind == "tactic" and card.stage in ("doing", BLOCKED)


def golive_instant(card: Card, zone: str) -> datetime | None:
    """When a piece goes live, in UTC, by its own zone or else the campaign's; None without a time or a known zone."""
    return instant_of(card.golive, card.golive_zone or zone) if "T" in card.golive else None


def golive_wall(card: Card, campaign: Campaign) -> str:
    """When a piece goes live in the campaign's wall time."""
    if not card.golive_zone or card.golive_zone == campaign.zone:
        return card.golive
    at = golive_instant(card, campaign.zone)
    return in_zone(at, campaign.zone).strftime("%Y-%m-%dT%H:%M") if at else card.golive


@lru_cache(maxsize=8192)
def instant_of(wall: str, zone: str) -> datetime | None:
    """The instant of a wall time in UTC; None in a zone that this machine does not know, or beyond the calendar."""
    try:
        return parse_instant(wall_to_instant(wall, zone))
    except (ValueError, KeyError, OSError, OverflowError):
        return None

"""Going live: at which moment, what is still missing, what collides with it, and what was missed.

- A piece goes live at a wall time of its own zone, or else of the campaign's; one that has only a day has all of it.
- Of a time that comes twice when clocks are put back it is the first; one that is skipped is later by the gap.
- The minute of going live is the piece's own; after it, it is missed.  While the campaign is held nothing is.
- Two pieces collide when they go live on one channel with less than an hour between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.approval import has_come, review_stage
from warroom.domain.dates import add_days, check_zone, in_zone, say_when
from warroom.domain.daywords import WEEKDAYS
from warroom.domain.embargo import is_early, is_under, say_embargo
from warroom.domain.model import Campaign, Card
from warroom.domain.sharing import CHANNEL
from warroom.domain.stages import closes, stages_of
from warroom.domain.standing import days_over, golive_instant, golive_wall, instant_of, past
from warroom.domain.text import counted
from warroom.domain.when import parse_when
from warroom.domain.zones import city, zone_named

if TYPE_CHECKING:
    from warroom.domain.board import Board

TOO_CLOSE = timedelta(hours=1)
# What comes this soon is looked at when a campaign is resumed.
SOON = timedelta(days=3)
_DAY = 24 * 60
HELD = "held"
_LONGEST_ZONE = 3


class Golive(NamedTuple):
    """When a piece goes live, in UTC; of one that has only a day (not `timed`) it is the end of that day."""

    at: datetime
    timed: bool
    card: Card


def golive_of(card: Card, zone: str) -> Golive | None:
    """When a piece goes live by its own zone, or else by `zone`; None when it is not planned, or cannot be told."""
    if card.kind != "piece" or not card.golive:
        return None
    at = golive_instant(card, zone)
    if at is not None:
        return Golive(at, True, card)
    end = None if "T" in card.golive else instant_of(add_days(card.golive, 1), card.golive_zone or zone)
    return Golive(end, False, card) if end is not None else None


def golives(cards: Iterable[Card], zone: str) -> tuple[Golive, ...]:
    """When these pieces go live, the soonest first."""
    found = (golive_of(card, zone) for card in cards)
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.at, each.card.rank)))


def planned(board: Board) -> tuple[Golive, ...]:
    """When the open pieces of the board go live, the soonest first."""
    return golives(_pieces(board, live=False), board.campaign.zone)


def is_missed(golive: Golive, minute: datetime) -> bool:
    """Whether the time has passed at `minute`, an aware moment without seconds."""
    return golive.at < minute if golive.timed else golive.at <= minute


def missed(board: Board, now: datetime) -> tuple[Golive, ...]:
    """The open pieces whose time has passed, the longest ago first; none while everything is held."""
    if board.campaign.held:
        return ()
    minute = now.replace(second=0, microsecond=0)
    return tuple(each for each in planned(board) if is_missed(each, minute))


def has_passed(card: Card, campaign: Campaign, minute: datetime) -> bool:
    """Whether an open piece should be live by an aware `minute`; none should while everything is held."""
    if card.closed or campaign.held:
        return False
    each = golive_of(card, campaign.zone)
    return each is not None and is_missed(each, minute)


def is_late(card: Card, campaign: Campaign, today: str, minute: datetime) -> bool:
    """Whether an open card is past its due day, or should be live."""
    return not card.closed and (past(card.due, today) or has_passed(card, campaign, minute))


def days_late(card: Card, campaign: Campaign, today: str, minute: datetime) -> int:
    """How many of the campaign's days an open card is past its due day, or else its time to go live.

    It is 0 when it is not late, and for a time that passed today.  Of a tactic, the days it is carried.
    """
    if card.closed:
        return 0
    due = days_over(card.due, today)
    return due or (days_over(golive_wall(card, campaign), today) if has_passed(card, campaign, minute) else 0)


def to_look_at(board: Board, now: datetime) -> tuple[Golive, ...]:
    """The open pieces whose time has passed, or comes within days, as they are looked at after a hold."""
    return tuple(each for each in planned(board) if each.at < now + SOON)


def countdown(golive: Golive, now: datetime) -> str:
    """How soon it goes live, or that it was missed: `in 0:42`, `now`, `in 3 days`, `today`, `2 h late`, `3 days late`.

    Days are those of the zone of `now`, as they are counted wherever something is late.
    """
    minutes = int((golive.at - now.replace(second=0, microsecond=0)).total_seconds() // 60)
    last = golive.at if golive.timed else golive.at - timedelta(minutes=1)
    days = (last.astimezone(now.tzinfo).date() - now.date()).days
    if is_missed(golive, now.replace(second=0, microsecond=0)):
        hours = golive.timed and -minutes < 2 * _DAY
        return f"{_span(-minutes) if hours else counted(-days, 'day')} late"
    if not golive.timed:
        return f"in {counted(days, 'day')}" if days > 0 else "today"
    if minutes == 0:
        return "now"
    return f"in {minutes // 60}:{minutes % 60:02}" if minutes < _DAY else f"in {counted(days, 'day')}"


def unmet(card: Card, campaign: Campaign) -> tuple[str, ...]:
    """What a piece should have before it goes live and has not, each named."""
    review = review_stage(campaign)
    found = (
        ("no link", not card.link),
        ("no owner", not card.owner),
        ("no channel", not card.channel),
        ("not reviewed", bool(review) and not card.approved and not has_come(card, campaign)),
        ("not approved", bool(review) and not card.approved and has_come(card, campaign)),
    )
    early = (say_embargo(card),) if is_early(card, campaign) else ()
    return (*(name for name, missing in found if missing), *early)


def in_the_way(card: Card, campaign: Campaign, now: datetime) -> tuple[str, ...]:
    """What a piece needs a word about before it is live now: what is unmet and not waived, and that all is held.

    An embargo that has ended is in nobody's way, and one that has not is, whenever the piece was planned to go live.
    """
    lacks = [] if card.waived else [name for name in unmet(card, campaign) if name != say_embargo(card)]
    if not card.waived and is_under(card, campaign, now):
        lacks.append(say_embargo(card))
    return (*lacks, *((HELD,) if campaign.held else ()))


def collisions(board: Board) -> Mapping[str, tuple[str, ...]]:
    """For each piece the others that go live, or went live, on its channel within the hour, by id."""
    return collisions_among(_pieces(board, live=True), board.campaign.zone)


def collisions_among(cards: Iterable[Card], zone: str) -> Mapping[str, tuple[str, ...]]:
    """The collisions of these cards with each other, by id; two that are out already do not matter any more."""
    found: dict[str, list[str]] = {}
    by_channel: dict[str, list[Golive]] = {}
    for each in golives(cards, zone):
        if each.timed and each.card.channel not in ("", CHANNEL):
            by_channel.setdefault(each.card.channel.casefold(), []).append(each)
    for row in by_channel.values():
        for at, each in enumerate(row):
            for other in _soon_after(row, at):
                if not (each.card.closed and other.card.closed):
                    found.setdefault(each.card.id, []).append(other.card.id)
                    found.setdefault(other.card.id, []).append(each.card.id)
    return {card: tuple(others) for card, others in found.items()}


def would_meet(board: Board, pieces: Sequence[Card]) -> tuple[Card, ...]:
    """The other cards that these pieces would collide with, as they are given here, the soonest first."""
    changed = {card.id: card for card in pieces}
    channels = {card.channel.casefold() for card in pieces if card.channel}
    others = [c for c in _pieces(board, live=True) if c.id not in changed and c.channel.casefold() in channels]
    close = collisions_among((*others, *pieces), board.campaign.zone)
    met = dict.fromkeys(other for card in pieces for other in close.get(card.id, ()))
    return tuple(changed.get(key) or board.cards[key] for key in met)


def read_golive(text: str, now: datetime, zone: str = "", day: str = "") -> tuple[str, str]:
    """The wall time that a text says, and the zone that it names, "" for none: `fri 10:00 Europe/London`, `7:30 Tokyo`.

    Without a zone the words are read in `zone`, or else in that of `now`; a time alone is that of `day`.  Raises
    ValueError with a sentence.
    """
    local = in_zone(now, zone) if zone else now
    try:
        return parse_when(text, local, day).wall, ""
    except ValueError as error:
        problem = error
    words = text.split()
    for count in range(1, min(_LONGEST_ZONE, len(words) - 1) + 1):
        there = zone_named(" ".join(words[-count:]))
        if there:
            return parse_when(" ".join(words[:-count]), in_zone(now, there), day).wall, there
    if len(words) > 1 and _is_when(words[:-1], local):
        check_zone(words[-1])
    raise problem


def say_golive(card: Card, campaign: Campaign, viewer: str, now: datetime) -> tuple[str, ...]:
    """When a piece goes live: in full in its own zone, then the hour in the campaign's and in the viewer's.

    The others are there where they differ: `Fri 17 Apr 10:00 London`, `11:00 Berlin`, `Sat 1:00 Tokyo`.
    """
    zone = card.golive_zone or campaign.zone
    return _told(card.golive, zone, (campaign.zone, viewer or campaign.zone), now)


def say_there(wall: str, zone: str, others: Iterable[str], now: datetime) -> str:
    """A wall time of `zone`, and what it is in the `others` where that differs, in one line."""
    return " · ".join(_told(wall, zone, tuple(others), now))


def viewer_zone(board: Board, me: str, own: str = "") -> str:
    """The zone of the person who looks: the one of their settings, or of their entry in the team, or the campaign's."""
    person = board.people.get(me)
    return own or (person.zone if person else "") or board.campaign.zone


def _told(wall: str, zone: str, others: Sequence[str], now: datetime) -> tuple[str, ...]:
    try:
        said = say_when(wall, in_zone(now, zone))
    except (KeyError, ValueError, OSError):
        return (f"{wall.replace('T', ' ')} {zone}",)
    at = instant_of(wall, zone) if "T" in wall else None
    if at is None:
        return (said if zone in others else f"{said} {city(zone)}",)
    here = [there for there in dict.fromkeys(others) if _wall_there(at, there) != _wall_there(at, zone)]
    told = [f"{_clock_there(at, there, day=wall[:10])} {city(there)}" for there in here]
    # No place is named where there is only one.
    return (f"{said} {city(zone)}", *told) if told else (said,)


def _span(minutes: int) -> str:
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"


def _soon_after(row: list[Golive], at: int) -> Iterator[Golive]:
    for other in row[at + 1 :]:
        if other.at - row[at].at >= TOO_CLOSE:
            return
        yield other


def _pieces(board: Board, *, live: bool) -> Iterator[Card]:
    """The board's pieces; `live` says whether those that are out are among them."""
    known = {stage.name for stage in stages_of(board.campaign, "piece")}
    for (kind, stage), cards in board.groups.items():
        if kind == "piece" and (live or stage not in known or not closes(board.campaign, "piece", stage)):
            yield from cards


def _is_when(words: list[str], now: datetime) -> bool:
    try:
        parse_when(" ".join(words), now)
    except ValueError:
        return False
    return True


def _wall_there(at: datetime, zone: str) -> str:
    return f"{in_zone(at, zone):%Y-%m-%dT%H:%M}"


def _clock_there(at: datetime, zone: str, day: str) -> str:
    """The hour it is there, after the weekday where it is another day than `day`."""
    there = in_zone(at, zone)
    hour = f"{there.hour}:{there:%M}"
    return hour if there.date().isoformat() == day else f"{WEEKDAYS[there.weekday()]} {hour}"

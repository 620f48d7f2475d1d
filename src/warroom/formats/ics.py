"""Go-lives and due days as an iCalendar file (RFC 5545), for the calendars that a team has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.dates import instant, wall_to_instant
from warroom.domain.model import WORK, Campaign, Card
from warroom.domain.text import literal, split_tags

_LONGEST = 75
_SUMMARIES = {"due": "Due", "golive": "Goes live"}


def calendar_ics(cards: Iterable[Card], campaign: Campaign, now: datetime) -> bytes:
    """An event for each day that a piece or a tactic is due, and for each go-live; hours are in UTC.

    Ids of events stay the same from one export to the next, so that a calendar that takes in both has each once.
    """
    work = (card for card in cards if card.kind in WORK and not card.archived)
    return calendar_of(campaign, [event for card in work for event in _events(card, campaign)], now)


class Event(NamedTuple):
    """A moment: by what it is known, at which wall time of which zone it is, and what is told of it."""

    uid: str
    wall: str
    zone: str
    summary: str
    told: Sequence[tuple[str, str]] = ()
    tags: Sequence[str] = ()


def calendar_of(campaign: Campaign, events: Iterable[Event], now: datetime) -> bytes:
    """The events as a calendar of the campaign's name."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//warroom//warroom//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(literal(campaign.name))}",
    ]  # fmt: skip
    for event in events:
        lines += _lines(event, now)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in folded(line)).encode()


def summary(title: str, channel: str) -> str:
    """A piece's name, with its channel where it has one."""
    return f"{title} ({channel})" if channel else title


def escaped(text: str) -> str:
    """Text as a value may hold it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A content line as physical lines of at most 75 octets, never cut inside a character."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part


def _events(card: Card, campaign: Campaign) -> Iterator[Event]:
    dates = (("golive", card.golive, card.golive_zone or campaign.zone), ("due", card.due, campaign.zone))
    told = (("Owner", card.owner), ("Stage", card.stage), ("Format", card.format), ("Link", card.link))
    for what, wall, zone in dates:
        if wall:
            name = f"{_SUMMARIES[what]}: {summary(card.title, card.channel)}"
            yield Event(f"{card.id}-{what}", wall, zone, name, told, split_tags(card.tags))


def _lines(event: Event, now: datetime) -> list[str]:
    description = "\n".join(f"{name}: {literal(value)}" for name, value in event.told if value)
    tags = ",".join(escaped(literal(tag)) for tag in event.tags)
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@warroom",
        f"DTSTAMP:{_compact(instant(now))}",
        _start(event.wall, event.zone),
        f"SUMMARY:{escaped(literal(event.summary))}",
        f"DESCRIPTION:{escaped(description)}",
        *([f"CATEGORIES:{tags}"] if tags else []),
        # It is a moment, and takes nobody's time.
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _start(wall: str, zone: str) -> str:
    if "T" not in wall:
        return f"DTSTART;VALUE=DATE:{wall.replace('-', '')}"
    return f"DTSTART:{_compact(wall_to_instant(wall, zone))}"


def _compact(at: str) -> str:
    """`20260414T071803Z` of an instant."""
    return f"{at[:19].replace('-', '').replace(':', '')}Z"

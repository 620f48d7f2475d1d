"""Until when a piece is kept from everybody outside."""

from __future__ import annotations

from datetime import date, datetime

from warroom.domain.daywords import MONTHS
from warroom.domain.model import Campaign, Card
from warroom.domain.standing import golive_instant, instant_of

# How what is unmet because of an embargo begins.
UNDER = "under embargo until "


def ends_at(card: Card, campaign: Campaign) -> datetime | None:
    """The moment from which on the piece may be seen: of an embargo that names a day its first; None without one."""
    return instant_of(card.embargo, campaign.zone) if card.embargo else None


def is_early(card: Card, campaign: Campaign) -> bool:
    """Whether the piece is planned to go live before its embargo ends; a day without an hour leaves room to the end."""
    if not card.embargo or not card.golive:
        return False
    end, at = ends_at(card, campaign), golive_instant(card, campaign.zone)
    if at is None:
        return card.golive < card.embargo[:10]
    return end is not None and at < end


def is_under(card: Card, campaign: Campaign, now: datetime) -> bool:
    """Whether the piece may not be seen yet."""
    end = ends_at(card, campaign)
    return end is not None and now < end


def say_embargo(card: Card) -> str:
    """`under embargo until 17 Apr 9:00`."""
    day, _, clock = card.embargo.partition("T")
    try:
        there = date.fromisoformat(day)
    except ValueError:
        return f"{UNDER}{card.embargo}"
    year = "" if card.golive[:4] in ("", day[:4]) else f" {there.year}"
    return f"{UNDER}{there.day} {MONTHS[there.month - 1]}{year} {clock.removeprefix('0')}".rstrip()

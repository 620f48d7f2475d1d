"""What the row of a campaign says: its channels and its days off; and how campaigns stand in a list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from warroom.domain.model import Campaign


def channels_of(campaign: Campaign) -> tuple[str, ...]:
    """The channels that the campaign plays on, in its order."""
    return tuple(name for part in campaign.channels.split(",") if (name := part.strip()))


@lru_cache(maxsize=64)
def holidays_of(campaign: Campaign) -> frozenset[str]:
    """The campaign's days off."""
    return frozenset(campaign.holidays.split())


def channels_with(campaign: Campaign, names: Iterable[str]) -> str:
    """The campaign's channels as it keeps them, with those of `names` that it has not yet at the end."""
    known = {name.casefold() for name in channels_of(campaign)}
    new = {name.casefold(): name for name in names if name and "," not in name and name.casefold() not in known}
    return ", ".join((*channels_of(campaign), *new.values())) if new else campaign.channels


def in_order(campaigns: Iterable[Campaign]) -> tuple[Campaign, ...]:
    """Campaigns as they are listed: the archived ones last, otherwise the newest last."""
    return tuple(sorted(campaigns, key=lambda c: (bool(c.archived), c.created, c.id)))

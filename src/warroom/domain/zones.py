"""Time zones as people name them: `Europe/London`, `london`, `New York`, `UTC`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Where cities are; the others are old names, countries and offsets.
_REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)


def zone_named(text: str) -> str:
    """The zone that a text names by its name or by its city, in any case; "" when it names none."""
    return _known().get("_".join(text.split()).casefold(), "")


def city(zone: str) -> str:
    """What a zone is called in few letters: `London`, `New York`, `UTC`."""
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def _known() -> Mapping[str, str]:
    """Zones by name and by city in lower case; of two cities of one name the one whose zone has the shorter name."""
    # Only a time that is not understood without a zone pays for the list of all zones.
    from zoneinfo import available_timezones

    zones = sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone))
    cities = {
        zone.rpartition("/")[2].casefold(): zone for zone in reversed(zones) if zone.partition("/")[0] in _REGIONS
    }
    return {**cities, **{zone.casefold(): zone for zone in zones}}

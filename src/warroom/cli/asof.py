"""`--as-of WHEN`: the moment that is meant, and the board as it was then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warroom.cli.errors import Misread, misread

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.timeline import Timeline

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_CLOCK = re.compile(r"\d{1,2}(:\d\d)?\s*(am|pm)?|noon|midday|midnight", re.IGNORECASE)


def go_back(errand: Errand, when: str) -> Timeline:
    """Let the errand's board be the one that was at `when`, and its now that moment; nothing is to be written then.

    `when` is a time as a person says it, an instant, or the number of a change, `#120`.  Misread for no such moment.
    """
    from warroom.domain.dates import parse_instant

    line = errand.store.timeline(errand.campaign.id)
    text = when.strip()
    if text.startswith("#"):
        if not text[1:].isdecimal() or not 0 < int(text[1:]) <= line.newest:
            raise Misread(f"{text} is no change: `warroom log` has their numbers, from #1 to #{line.newest}.")
        line.go(int(text[1:]))
        at = line.step.changeset.at if line.step else ""
    else:
        at = _instant_of(errand, text)
        line.go_to(at)
    board = line.board(at)
    if board is None:
        raise Misread(f"The campaign was not there yet at {text}: {_beginning(errand, line)}.")
    errand.look_from(board, parse_instant(at))
    return line


def _instant_of(errand: Errand, text: str) -> str:
    """The instant that a person says, a day alone being its end.  Misread for what is to come."""
    from warroom.domain.dates import instant, parse_instant, wall_to_instant

    with misread():
        if _INSTANT.fullmatch(text):
            at = instant(parse_instant(text))
        else:
            day, time = _latest(errand, text)
            at = wall_to_instant(f"{day}T{time or '23:59'}", errand.campaign.zone)
            if not time and day == errand.today:
                # The day is not over.
                at = errand.at
    if at > errand.at:
        raise Misread(f"{text} is to come: --as-of looks back.")
    return at


def _latest(errand: Errand, text: str) -> tuple[str, str]:
    """The day and the time that are meant, looking back: `fri` was the last one, `9:00` today's or yesterday's."""
    from warroom.domain.dates import add_days
    from warroom.domain.daywords import WEEKDAY_NUMBERS
    from warroom.domain.when import parse_when

    found = parse_when(text, errand.local)
    if _CLOCK.fullmatch(text):
        passed = found.time <= f"{errand.local:%H:%M}"
        return errand.today if passed else add_days(errand.today, -1), found.time
    if found.day > errand.today and text.split()[0].lower().rstrip(",") in WEEKDAY_NUMBERS:
        return add_days(found.day, -7), found.time
    return found.day, found.time


def _beginning(errand: Errand, line: Timeline) -> str:
    """When the campaign was made, in words."""
    from warroom.domain.dates import in_zone, parse_instant, say_when

    while not line.is_there and line.on():
        pass
    made = line.step.changeset if line.step else None
    if made is None:
        return "nothing is known of it"
    wall = f"{in_zone(parse_instant(made.at), errand.campaign.zone):%Y-%m-%dT%H:%M}"
    return f"it begins with #{made.seq} on {say_when(wall, errand.local)}"

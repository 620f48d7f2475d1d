"""When a playbook is played and by whom, from what a person says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.fields import read_handle
from warroom.domain.dates import add_days, in_zone, parse_when, say_when
from warroom.domain.daywords import WEEKDAY_NUMBERS
from warroom.domain.laid import Cue, cue_for
from warroom.domain.playbook import Playbook

if TYPE_CHECKING:
    from warroom.domain.board import Board

_STARTS, _GOES_LIVE = ("start", "starts", "from"), ("golive", "go-live", "live")


def read_cue(playbook: Playbook, board: Board, now: datetime, start: str = "", golive: str = "") -> Cue:
    """The cue that two texts give, either of which may be empty.  Raises ValueError with a sentence."""
    local = in_zone(now, board.campaign.zone)
    if golive and not playbook.goes_live:
        raise ValueError(f"Nothing in {playbook.title} is counted from a go-live: say when it starts.")
    first = parse_when(start, local).day if start else ""
    return cue_for(playbook, first, parse_when(golive, local).wall if golive else "")


def read_cue_line(playbook: Playbook, board: Board, now: datetime, text: str) -> Cue:
    """The cue of one line: `fri 10:00` is the go-live where there is one, `start mon` the start, and both may be said.

    Raises ValueError with a sentence.
    """
    said = {"start": "", "golive": ""}
    key = "golive" if playbook.goes_live else "start"
    for word in text.split():
        low = word.casefold().rstrip(",:")
        if low in _STARTS or low in _GOES_LIVE:
            key = "start" if low in _STARTS else "golive"
        else:
            said[key] = f"{said[key]} {word}".strip()
    if not any(said.values()):
        right = "goes live: fri 10:00, 14 apr; or start mon" if playbook.goes_live else "starts: mon, 14 apr"
        raise ValueError(f"Say when it {right}.")
    return read_cue(playbook, board, now, said["start"], said["golive"])


def usual_cue(playbook: Playbook, board: Board) -> Cue:
    """When it is played when nothing is said: from today on, or from the campaign's first day where that is to come."""
    first = max(board.today, board.campaign.start)
    if playbook.starts:
        first = add_days(first, (WEEKDAY_NUMBERS[playbook.starts] - date.fromisoformat(first).weekday()) % 7)
    if playbook.goes_live and playbook.golive is None:
        days = [m.days for play in playbook.plays for m in play.moments if m.anchor == "golive"]
        return Cue(first, f"{add_days(first, max(-min(days), 0))}T10:00")
    return cue_for(playbook, first)


def say_cue(cue: Cue, now: datetime) -> str:
    """The cue in words: `starts Tue 14 Apr, goes live Tue 26 May 10:00`; `now` is in the campaign's zone."""
    live = f", goes live {say_when(cue.golive, now)}" if cue.golive else ""
    return f"starts {say_when(cue.start, now)}{live}"


def read_cast(pairs: Mapping[str, str], playbook: Playbook) -> dict[str, str]:
    """Whom each role is given to, "" for nobody, from handles by role.  Raises ValueError for a role it has not."""
    found: dict[str, str] = {}
    for role, handle in pairs.items():
        name = role.removeprefix("@").casefold()
        if name not in playbook.all_roles:
            there = ", ".join(playbook.all_roles) or "none"
            raise ValueError(f"{playbook.title} has no role {role!r}: there are {there}.")
        found[name] = "" if handle in ("", "-", "nobody") else read_handle(handle)
    return found

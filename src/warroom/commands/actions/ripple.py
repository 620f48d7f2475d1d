"""Rippling: one piece cut anew for other channels, each new piece fed by the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from warroom.commands.actions.fields import read_handle
from warroom.commands.actions.links import feed_row
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, last_rank, one_line, quoted
from warroom.domain.campaigns import channels_with
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import (
    add_days,
    check_zone,
    in_zone,
    instant,
    parse_instant,
    parse_when,
    say_when,
    wall_to_instant,
)
from warroom.domain.ids import mint
from warroom.domain.model import Card
from warroom.domain.rank import between
from warroom.domain.stages import ladder

if TYPE_CHECKING:
    from warroom.domain.board import Board

_OFFSET = re.compile(r"\+(\d{1,4})\s*(m|min|h|d|w)?", re.IGNORECASE)
_MINUTES = {"m": 1, "min": 1, "h": 60}
_DAYS = {"": 1, "d": 1, "w": 7}
# What a piece that is out already is followed by when nothing is said.
_AFTER_LIVE = "+1h"


class Base(NamedTuple):
    """What offsets count from: a wall time of `zone`, for the field `golive` or `due`; `now` when no plan holds."""

    field: str
    wall: str
    zone: str
    now: bool


class Recut(NamedTuple):
    """One new piece: its channel, its owner, and when it goes live or is due, as wall times."""

    channel: str
    owner: str = ""
    golive: str = ""
    due: str = ""


def ripple(board: Board, piece: Card, recuts: Sequence[Recut], now: datetime) -> Draft:
    """A piece a recut, past the first stage, with the title, tags and size of `piece`, which feeds each.

    A channel that is new joins the campaign's.  Raises ValueError when there is no recut, or `piece` is no piece.
    """
    check_piece(piece)
    if not recuts:
        raise ValueError("Say when, or who, for one channel at least: +15m @ana.")
    campaign, at = board.campaign, instant(now)
    steps = ladder(campaign, "piece")
    stage = steps[min(1, len(steps) - 2)]
    rank, known, changes = last_rank(board, "piece", stage), set(board.people), list[Change]()
    for recut in recuts:
        rank = between(rank, "")
        row = Card(
            mint(), campaign.id, "piece", piece.title, stage, rank, owner=recut.owner, tags=piece.tags,
            channel=one_line(recut.channel, "A channel"), due=recut.due, golive=recut.golive,
            golive_zone=piece.golive_zone if recut.golive else "", size=piece.size, private=piece.private,
            client=piece.client, embargo=piece.embargo, created=at, staged=at,
        )  # fmt: skip
        changes += [*creation(row), *newcomer(known, recut.owner, now)]
        known.add(recut.owner)
        changes += creation(feed_row(board, piece.id, row.id, now))
    changes += update(campaign, channels=channels_with(campaign, [recut.channel for recut in recuts]))
    return draft("ripple", f"rippled {quoted(piece.title)} to {_listed([recut.channel for recut in recuts])}", changes)


def check_piece(card: Card) -> None:
    """Refuse what has no channels: only a piece can be cut anew."""
    if card.kind != "piece":
        raise ValueError(f"Only a piece ripples to other channels, not a {card.kind}.")


def base_of(board: Board, piece: Card, now: datetime) -> Base:
    """What offsets count from: the piece's go-live or due time while it is to come, else this minute."""
    zone = piece.golive_zone or board.campaign.zone
    for field, wall, where in (("golive", piece.golive, zone), ("due", piece.due, board.campaign.zone)):
        local = f"{in_zone(now, where):%Y-%m-%dT%H:%M}"
        if wall and not piece.closed and wall >= local[: len(wall)]:
            return Base(field, wall, where, False)
    return Base("golive", f"{in_zone(now, check_zone(zone)):%Y-%m-%dT%H:%M}", zone, True)


def usual(piece: Card, base: Base, me: str) -> str:
    """What a channel's line says before anybody has: with the first, or soon when it is out already."""
    offset = "+0" if not base.now else _AFTER_LIVE if piece.closed else ""
    owner = piece.owner or ("" if offset else me)
    return " ".join(part for part in (offset, f"@{owner}" if owner else "") if part)


def read_recut(channel: str, text: str, base: Base, now: datetime) -> Recut | None:
    """The piece that a line such as `+15m @ana` or `fri 10:00` asks for; None for an empty one.

    Raises ValueError with a sentence.
    """
    if text.strip() in ("", "-"):
        return None
    owner, times = "", list[str]()
    for word in text.split():
        if word.startswith("@"):
            owner = read_handle(word)
        else:
            times.append(word)
    wall = _wall(" ".join(times), base, now)
    return Recut(channel, owner, golive=wall) if base.field == "golive" else Recut(channel, owner, due=wall)


def read_elsewhere(text: str, base: Base, now: datetime) -> tuple[Recut, ...]:
    """Recuts for channels named in the line itself: `tt +1d @bo, mail`.  Raises ValueError with a sentence."""
    found: list[Recut] = []
    for part in text.split(","):
        channel, _, rest = part.strip().partition(" ")
        if channel:
            found.append(read_recut(channel, rest, base, now) or Recut(channel))
    return tuple(found)


def say_recut(recut: Recut, base: Base, now: datetime) -> str:
    """What the new piece will be, in words."""
    wall = recut.golive or recut.due
    when = (
        f"{'goes live' if recut.golive else 'due'} {say_when(wall, in_zone(now, base.zone))}" if wall else "no time yet"
    )
    return f"{when} · {f'@{recut.owner}' if recut.owner else 'nobody’s yet'}"


def _wall(text: str, base: Base, now: datetime) -> str:
    """The wall time of an offset or of a date in a person's words, "" for no text."""
    if not text:
        return ""
    offset = _OFFSET.fullmatch(text)
    if offset is None:
        return parse_when(text, in_zone(now, base.zone)).wall
    count, unit = int(offset[1]), (offset[2] or "").lower()
    day, _, time = base.wall.partition("T")
    if count == 0:
        return base.wall
    if unit in _DAYS:
        later = add_days(day, count * _DAYS[unit])
        return f"{later}T{time}" if time else later
    if not time:
        raise ValueError(f"The first has a day and no time: say days, such as +1d, or a time, such as {day[5:]} 10:00.")
    moment = parse_instant(wall_to_instant(base.wall, base.zone)) + timedelta(minutes=count * _MINUTES[unit])
    return f"{in_zone(moment, base.zone):%Y-%m-%dT%H:%M}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

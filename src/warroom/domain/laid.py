"""A playbook laid over the days of a campaign: when each card falls due and goes live, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import add_days, days_between, in_zone, parse_instant, wall_to_instant
from warroom.domain.model import WORK, Campaign, Person, Routine
from warroom.domain.people import off_on, roles_of
from warroom.domain.playbook import DaysOff, Moment, Play, Playbook, counted_plays
from warroom.domain.recurring import Recurring, recurring

_NOBODY = Person("")
# Nobody has a longer holiday than this, in days.
_FARTHEST = 60


class Cue(NamedTuple):
    """When a playbook is played: the day of its start, the wall time of its go-live or "", and what was said besides.

    `days_off` is where what falls on a day off goes, `cast` whom a role was given to; both as the playbook and the
    team say where nothing is said.
    """

    start: str
    golive: str = ""
    days_off: DaysOff | None = None
    cast: Mapping[str, str] = MappingProxyType({})


class Part(NamedTuple):
    """A role in this campaign: who has it, "" for nobody, of which `able` people, and how much that is."""

    role: str
    does: str
    person: str
    able: tuple[str, ...]
    cards: int
    size: int
    routines: int = 0


class Placed(NamedTuple):
    """A card where it falls: wall times, whose it is, and the day `moved` that it fell on before a day off moved it.

    What recurs has a routine without an id, and falls on all of `times`.
    """

    play: Play
    due: str = ""
    golive: str = ""
    owner: str = ""
    moved: str = ""
    routine: Routine | None = None
    times: tuple[str, ...] = ()

    @property
    def wall(self) -> str:
        """When it is due, or else goes live."""
        return self.due or self.golive

    @property
    def size(self) -> int:
        """What all of it comes to, in sixteenths."""
        return self.play.size * (len(self.times) if self.routine else 1)


class Layout(NamedTuple):
    """The whole of it, in the order of the days; what has no day comes first."""

    playbook: Playbook
    cue: Cue
    placed: tuple[Placed, ...]
    parts: tuple[Part, ...]

    @property
    def cards(self) -> tuple[Placed, ...]:
        """What is there once."""
        return tuple(one for one in self.placed if one.routine is None)

    @property
    def routines(self) -> tuple[Placed, ...]:
        """What recurs."""
        return tuple(one for one in self.placed if one.routine is not None)

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which something falls."""
        return tuple(sorted({wall[:10] for one in self.placed for wall in (one.due, one.golive, *one.times) if wall}))

    @property
    def size(self) -> int:
        """What all of it comes to, in sixteenths."""
        return sum(one.size for one in self.placed)

    @property
    def said(self) -> str:
        """How much it is: `12 cards and 3 routines`."""
        return counted_plays(len(self.cards), len(self.routines))


def cue_for(playbook: Playbook, start: str = "", golive: str = "") -> Cue:
    """When it is played, from the day of its start or from its go-live; the other follows from the playbook.

    Raises ValueError with a sentence when one of them is missing that does not follow.
    """
    usual = playbook.golive
    if golive and "T" not in golive and usual is not None and usual.clock:
        golive = f"{golive}T{usual.clock}"
    if start and not golive and playbook.goes_live:
        if usual is None:
            raise ValueError(f"{playbook.title} is counted from a go-live: say when that is.")
        golive = _at(add_days(start, usual.days), usual.clock)
    if golive and not start:
        start = add_days(golive, -usual.days) if usual is not None else _first_day(playbook, golive)
    if not start:
        raise ValueError(f"Say when {playbook.title} starts" + (", or goes live." if playbook.goes_live else "."))
    hours = next((play for play in playbook.plays if any(moment.minutes for moment in play.moments)), None)
    if hours is not None and "T" not in golive:
        raise ValueError(f"Say the hour of the go-live: {hours.title} is so long before or after it.")
    return Cue(start, golive)


def lay(playbook: Playbook, cue: Cue, board: Board) -> Layout:
    """The playbook on the board's campaign."""
    again = {play.name: _recurring(play, cue, board) for play in playbook.plays if play.every}
    times = {name: len(found.times) for name, found in again.items()}
    parts = _parts(playbook, cue, board, times)
    owners = {part.role: part.person for part in parts}
    placed = []
    for play in playbook.plays:
        owner = owners.get(play.role, "")
        if play.every:
            routine, walls = again[play.name]
            placed.append(Placed(play, walls[0] if walls else "", "", owner, "", routine._replace(owner=owner), walls))
        else:
            placed.append(_placed(play, owner, playbook, cue, board))
    placed.sort(key=lambda one: (one.wall[:10], one.wall))
    return Layout(playbook, cue, tuple(placed), parts)


def _placed(play: Play, owner: str, playbook: Playbook, cue: Cue, board: Board) -> Placed:
    campaign = board.campaign
    due = _wall(play.due, cue, campaign, timed=False)
    golive = _wall(play.live, cue, campaign, timed=True)
    person = board.people.get(owner, _NOBODY)
    days_off = cue.days_off or playbook.days_off
    working = _working(due, play.due, cue, person, campaign, days_off, golive) if play.due is not None else ""
    return Placed(play, working, golive, owner, due if working != due else "")


def _recurring(play: Play, cue: Cue, board: Board) -> Recurring:
    """The routine that the play is, of nobody yet, from the start where no day is said."""
    since = _wall(play.due or Moment("start"), cue, board.campaign, timed=False)
    until = _wall(play.until, cue, board.campaign, timed=False)
    return recurring(play, since[:10], until[:10], board.campaign, board.today)


def _wall(moment: Moment | None, cue: Cue, campaign: Campaign, *, timed: bool) -> str:
    """The wall time of a moment, "" for none; where `timed` the go-live's own time stands when none is said."""
    if moment is None:
        return ""
    anchor = cue.start if moment.anchor == "start" else cue.golive
    if moment.minutes:
        there = parse_instant(wall_to_instant(anchor, campaign.zone)) + timedelta(minutes=moment.minutes)
        return f"{in_zone(there, campaign.zone):%Y-%m-%dT%H:%M}"
    clock = moment.clock or (anchor[11:] if timed else "")
    return _at(add_days(anchor, moment.days), clock)


def _working(
    wall: str, moment: Moment, cue: Cue, person: Person, campaign: Campaign, days_off: DaysOff, golive: str
) -> str:  # fmt: skip
    """The wall time on the nearest day that the person works, in the direction that is said.

    What comes after the start or the go-live stays after it, and what comes before it before; and nothing that was
    due by the day of its own `golive` is due after that.  Whoever has something to do on the very day of the go-live
    works that day.
    """
    last = golive[:10] if wall[:10] <= golive[:10] else ""
    anchor = cue.start if moment.anchor == "start" else cue.golive[:10]
    if days_off == "keep" or (moment.anchor == "golive" and not moment.days):
        return wall

    def fits(day: str) -> bool:
        same_side = day < anchor if moment.days < 0 else day > anchor if moment.days > 0 else day >= anchor
        return same_side and (not last or day <= last) and not off_on(person, day, campaign)

    step = -1 if days_off == "before" else 1
    days = (add_days(wall, way * n) for way in (step, -step) for n in range(_FARTHEST))
    return next((day + wall[10:] for day in days if fits(day)), wall)


def _parts(playbook: Playbook, cue: Cue, board: Board, times: Mapping[str, int]) -> tuple[Part, ...]:
    """Who has which role: as it was said, or whoever of those with the role has least to do by then.

    What recurs does so `times`, by name.
    """
    load = to_do(board)
    told = dict(playbook.roles)
    parts: list[Part] = []
    for role in playbook.all_roles:
        mine = [play for play in playbook.plays if play.role == role]
        size = sum(play.size * times.get(play.name, 1) for play in mine)
        routines = sum(bool(play.every) for play in mine)
        able = sorted(handle for handle, person in board.people.items() if role in map(str.casefold, roles_of(person)))
        chosen = cue.cast.get(role)
        person = chosen if chosen is not None else min(able, key=lambda handle: (load[handle], handle), default="")
        if person in load:
            load[person] += size
        parts.append(Part(role, told.get(role, ""), person, tuple(able), len(mine) - routines, size, routines))
    return tuple(parts)


def to_do(board: Board) -> dict[str, int]:
    """All that each person has to do, on whatever day, in sixteenths."""
    load = dict.fromkeys(board.people, 0)
    for card in board.cards.values():
        if card.owner in load and card.kind in WORK and not card.closed:
            load[card.owner] += card.size
    return load


def _first_day(playbook: Playbook, golive: str) -> str:
    """The earliest day of a playbook that says nothing of how long before its go-live it starts."""
    moments = [moment for play in playbook.plays for moment in play.moments]
    if any(moment.anchor == "start" for moment in moments):
        raise ValueError(f"{playbook.title} is counted from its start too: say when that is.")
    return add_days(golive, min((moment.days for moment in moments), default=0))


def lead(cue: Cue) -> int:
    """How many days the go-live is after the start."""
    return days_between(cue.start, cue.golive) if cue.golive else 0


def _at(day: str, clock: str) -> str:
    return f"{day}T{clock}" if clock else day

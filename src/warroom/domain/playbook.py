"""A playbook: a reusable plan whose cards have days relative to its start or its go-live, and owners by role."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias, get_args

from warroom.domain.model import Card, Kind
from warroom.domain.text import counted

Anchor: TypeAlias = Literal["start", "golive"]
DaysOff: TypeAlias = Literal["keep", "before", "after"]

DAYS_OFF: tuple[DaysOff, ...] = get_args(DaysOff)
KINDS: tuple[Kind, ...] = ("note", "piece", "tactic")
# What recurs is a tactic, and a heading of its own.
ROUTINE = "routine"
MOST_PLAYS = 500

_ORIGIN = "playbook:"
_DAY = 1440
_UNITS = {
    **dict.fromkeys(("", "d", "day", "days"), _DAY),
    **dict.fromkeys(("w", "week", "weeks"), 7 * _DAY),
    **dict.fromkeys(("h", "hour", "hours"), 60),
    **dict.fromkeys(("m", "min"), 1),
}
_MOMENT = re.compile(rf"(start|go-?live)(?:([+-])(\d{{1,4}})({'|'.join(filter(None, _UNITS))}|))?", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class Moment(NamedTuple):
    """A day counted from an anchor; `clock` is a time of that day, `minutes` are counted from the anchor's own."""

    anchor: Anchor
    days: int = 0
    minutes: int = 0
    clock: str = ""


class Play(NamedTuple):
    """One card of a playbook; `name` is how others say that it feeds them, `fed_by` such names.

    `due` and `live` are moments, `role` is who does it, `size` in sixteenths, `stage` "" for where its kind begins.
    A tactic that has `every` (how often, in words) is a routine from its `due` day `until` another; `repeat` and `zone`
    are "" for what is usual.
    """

    name: str
    kind: Kind
    title: str
    role: str = ""
    due: Moment | None = None
    live: Moment | None = None
    size: int = 0
    channel: str = ""
    format: str = ""
    stage: str = ""
    tags: str = ""
    shelf: int = 0
    fed_by: tuple[str, ...] = ()
    body: str = ""
    howto: str = ""
    every: str = ""
    until: Moment | None = None
    repeat: str = ""
    zone: str = ""

    @property
    def sort(self) -> str:
        """Its kind, or that it is a routine."""
        return ROUTINE if self.every else self.kind

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All that it counts from an anchor."""
        return tuple(moment for moment in (self.due, self.live, self.until) if moment is not None)


class Playbook(NamedTuple):
    """A plan as its file has it; `name` is the file's, `text` an introduction in Markdown.

    `roles` are (role, what it does); `starts` is the weekday it is meant to start on, `mon` to `sun`, "" for any.
    `golive` is when it goes live, counted from the start, None where it does not or where each use says it;
    `days_off` is where what falls on a day off goes when nothing else is said.
    """

    name: str
    title: str
    about: str = ""
    text: str = ""
    plays: tuple[Play, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    golive: Moment | None = None
    days_off: DaysOff = "keep"
    starts: str = ""

    @property
    def goes_live(self) -> bool:
        """Whether anything is counted from the go-live."""
        return any(moment.anchor == "golive" for play in self.plays for moment in play.moments)

    @property
    def said(self) -> str:
        """How much it is: `12 cards and 3 routines`."""
        routines = sum(bool(play.every) for play in self.plays)
        return counted_plays(len(self.plays) - routines, routines)

    @property
    def all_roles(self) -> tuple[str, ...]:
        """Every role that owns something, in the order in which the cards name them."""
        return tuple(dict.fromkeys(play.role for play in self.plays if play.role))


def origin_of(playbook: str, play: str) -> str:
    """What a card that was applied from a playbook keeps of where it came from."""
    return f"{_ORIGIN}{playbook}/{play}"


def playbook_of(card: Card) -> str:
    """The name of the playbook that a card came from, "" where it came from none."""
    return playbook_in(card.origin)


def playbook_in(origin: str) -> str:
    """The name of the playbook that an origin tells of, "" where it tells of none."""
    return origin.removeprefix(_ORIGIN).partition("/")[0] if origin.startswith(_ORIGIN) else ""


def play_of(card: Card) -> str:
    """The short name that a card had in its playbook, "" where it came from none."""
    return card.origin.removeprefix(_ORIGIN).partition("/")[2] if card.origin.startswith(_ORIGIN) else ""


def counted_plays(cards: int, routines: int) -> str:
    """So many cards and routines in words: `12 cards and 3 routines`; what there is none of is left out."""
    found = [counted(n, what) for n, what in ((cards, "card"), (routines, ROUTINE)) if n]
    return " and ".join(found) or "nothing"


def slug(text: str) -> str:
    """A text as a short name: letters and digits in lower case, joined by single hyphens; "" when there are none."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def is_moment(word: str) -> bool:
    """Whether a word begins a moment."""
    return _MOMENT.fullmatch(word) is not None


def is_clock(word: str) -> bool:
    """Whether a word is a time of a day."""
    return _CLOCK.fullmatch(word) is not None


def read_moment(text: str) -> Moment:
    """The moment that `start+2`, `golive-5 10:00`, `golive+30m` or `start+2w` names.  ValueError with a sentence."""
    head, _, clock = text.strip().partition(" ")
    found, time = _MOMENT.fullmatch(head), clock.strip()
    if found is None or (time and not is_clock(time)):
        raise ValueError(f"{text.strip()!r} is no moment: write start+2, golive-5 10:00, start+2w or golive+30m.")
    minutes = int(f"{found[2] or '+'}{found[3] or 0}") * _UNITS[(found[4] or "").lower()]
    anchor: Anchor = "start" if found[1].lower() == "start" else "golive"
    if minutes % _DAY == 0:
        return Moment(anchor, minutes // _DAY, clock=time.zfill(5) if time else "")
    if anchor == "start":
        raise ValueError(f"{text.strip()!r}: the start is a day, so hours count only from the go-live: start+1 9:00.")
    if time:
        raise ValueError(f"{text.strip()!r}: it is either so long after the go-live or at {time}, not both.")
    return Moment(anchor, minutes=minutes)


def write_moment(moment: Moment) -> str:
    """The moment as it is read."""
    if moment.minutes:
        hours, rest = divmod(abs(moment.minutes), 60)
        count = f"{abs(moment.minutes)}m" if rest else f"{hours}h"
        return f"{moment.anchor}{'-' if moment.minutes < 0 else '+'}{count}"
    clock = f" {moment.clock.removeprefix('0')}" if moment.clock else ""
    return f"{moment.anchor}{f'{moment.days:+}' if moment.days else ''}{clock}"

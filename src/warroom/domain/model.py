"""The vocabulary as immutable rows: one NamedTuple an entity, fields in table order.

Text and whole numbers only, "" and 0 for "none", so that one row type serves memory, both
storage engines and the journal.  Units: inches are whole sixteenths; instants are UTC text
(`2026-04-14T07:18:03.250Z`); days are `YYYY-MM-DD`; wall times are `YYYY-MM-DDTHH:MM`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias, TypeVar

Kind: TypeAlias = Literal["note", "piece", "tactic", "signal"]
Value: TypeAlias = str | int | None

KINDS: tuple[Kind, ...] = ("note", "piece", "tactic", "signal")
# The kinds that execute a note: they have a size, and somebody whose they are.
WORK: frozenset[str] = frozenset({"piece", "tactic"})
DEFAULT_PIECE_STAGES = "idea, draft, design, review, scheduled, live"
DEFAULT_SHELF_DAYS = 21
LONGEST_SHELF_DAYS = 3_650
LONGEST_TITLE = 500


class Campaign(NamedTuple):
    """A named effort from `start` to `end` (both days included) in the wall time of `zone`.

    `holidays` are days apart by spaces; `held` is why nothing may go live since the instant `held_at`.
    `utm` is what tagged links call the campaign, "" for what its name makes.  After `static` days without a move
    work stands still, 0 for the usual number.
    """

    id: str
    name: str
    start: str
    end: str
    zone: str
    target: int
    stages: str = DEFAULT_PIECE_STAGES
    channels: str = ""
    shelf: int = DEFAULT_SHELF_DAYS
    created: str = ""
    archived: str = ""
    holidays: str = ""
    held: str = ""
    held_at: str = ""
    utm: str = ""
    static: int = 0
    version: int = 0


class Person(NamedTuple):
    """Somebody on the team; the id is the handle, without its `@`.

    `workdays` are `mon tue ...`, "" for Monday to Friday; `capacity` is what they carry in a day, 0 for not said.
    """

    id: str
    name: str = ""
    colour: str = ""
    glyph: str = ""
    roles: str = ""
    zone: str = ""
    workdays: str = ""
    capacity: int = 0
    created: str = ""
    version: int = 0


class Card(NamedTuple):
    """Anything on the board.  Its texts (CARD_TEXT) are not part of the row: boards never need them.

    `routine` and `slot` (a wall time) name the occurrence that a tactic is; `approver` let a piece pass at the
    instant `approved`, or sent it back where there is none; `waived` is why it may go live although something is
    missing; `reason` is why a tactic is blocked or was carried over, a piece sent back or taken off its hour.
    `checks` is how much of the checklist in its text is ticked, such as `2/5`.  `client` is whom it is for, `budget`
    what it may cost, in words, `embargo` the wall time before which nobody outside may see it, in the campaign's zone.
    """

    id: str
    campaign: str
    kind: Kind
    title: str
    stage: str
    rank: str
    owner: str = ""
    tags: str = ""
    channel: str = ""
    format: str = ""
    due: str = ""
    golive: str = ""
    golive_zone: str = ""
    link: str = ""
    size: int = 0
    reason: str = ""
    source: str = ""
    heat: int = 0
    shelf: int = 0
    renewed: str = ""
    snoozed: str = ""
    private: int = 0
    created: str = ""
    staged: str = ""
    closed: str = ""
    archived: str = ""
    origin: str = ""
    routine: str = ""
    slot: str = ""
    approved: str = ""
    approver: str = ""
    waived: str = ""
    client: str = ""
    budget: str = ""
    embargo: str = ""
    version: int = 0
    won: int = 0
    checks: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is closed or put away."""
        return bool(self.closed or self.archived)

    @property
    def unwon(self) -> int:
        """What of its size is not won yet, in sixteenths."""
        return max(self.size - self.won, 0)


class Feed(NamedTuple):
    """A link "src feeds dst"; the id is `src>dst`, so that the same link is the same row."""

    id: str
    campaign: str
    src: str
    dst: str
    created: str = ""
    version: int = 0


class Win(NamedTuple):
    """Inches won: `size` in sixteenths, on `day` of the campaign's zone, `card` "" for a free win."""

    id: str
    campaign: str
    card: str
    size: int
    text: str
    who: str
    at: str
    day: str
    tags: str = ""
    version: int = 0


class Revision(NamedTuple):
    """One kept text of a card, and why it was written."""

    id: str
    card: str
    at: str
    who: str
    body: str
    why: str = ""
    version: int = 0


class Routine(NamedTuple):
    """A recurring tactic: `rule` is an RRULE counted from the wall time `start` in `zone`.

    `repeat` is `fixed`, `completion` or `skip`; `exdates` are wall times without an occurrence and `feeds` ids of
    cards that feed each one, apart by spaces.  Occurrences up to the wall time `upto` have been made.  `paused`
    is why there are none since the instant `paused_at`.  Each has the items of `checklist`, one a line, in its text.
    """

    id: str
    campaign: str
    title: str
    rule: str
    start: str
    zone: str
    repeat: str = "fixed"
    owner: str = ""
    tags: str = ""
    size: int = 0
    feeds: str = ""
    howto: str = ""
    exdates: str = ""
    upto: str = ""
    paused: str = ""
    paused_at: str = ""
    created: str = ""
    archived: str = ""
    checklist: str = ""
    version: int = 0


class View(NamedTuple):
    """A filter with a name and a key; `owner` is whose private one it is, "" where all share it."""

    id: str
    campaign: str
    name: str
    key: str
    filter: str
    owner: str = ""
    created: str = ""
    version: int = 0


class Commitment(NamedTuple):
    """What `person` said to do on `day`; the id is `campaign/day/person`, so that a plan made twice is one.

    `cards` are `id:size` apart by spaces, sizes in sixteenths; `size` is their sum.  `closed` is the instant at
    which the day was closed, and `carried` what was said then of what is not done.
    """

    id: str
    campaign: str
    day: str
    person: str
    size: int = 0
    cards: str = ""
    at: str = ""
    closed: str = ""
    carried: str = ""
    version: int = 0


class Standup(NamedTuple):
    """A daily meeting that was held: `at` its end, `seq` the last change that it saw, `minutes` in Markdown."""

    id: str
    campaign: str
    at: str
    who: str
    seq: int
    minutes: str = ""
    version: int = 0


class Goal(NamedTuple):
    """From `base` to `aim` by a day, as decimal texts; `leads` are the lead measures that drive it, apart by `;`."""

    id: str
    campaign: str
    name: str
    base: str
    aim: str
    by: str
    unit: str = ""
    leads: str = ""
    created: str = ""
    archived: str = ""
    version: int = 0


class Measure(NamedTuple):
    """A reading of a goal's measure on a day, a decimal text."""

    id: str
    campaign: str
    goal: str
    value: str
    day: str
    at: str
    who: str
    version: int = 0


Row: TypeAlias = (
    Campaign | Person | Card | Feed | Win | Revision | Routine | View | Commitment | Standup | Goal | Measure
)

Made = TypeVar("Made", bound=Row)

ENTITIES: dict[str, type[Row]] = {
    "campaign": Campaign,
    "person": Person,
    "card": Card,
    "feed": Feed,
    "win": Win,
    "revision": Revision,
    "routine": Routine,
    "view": View,
    "commitment": Commitment,
    "standup": Standup,
    "goal": Goal,
    "measure": Measure,
}
# The key by which the cards of a group stand in order.
in_group: Callable[[Card], tuple[str, str]] = attrgetter("rank", "id")
# What the store derives and the journal therefore does not carry.
DERIVED = frozenset({"version", "won", "checks"})
# Journalled fields of a card that are kept out of its row: its text, how it is done well, a word to the reviewer.
CARD_TEXT = ("body", "howto", "review")


def from_columns(kind: type[Made], columns: Iterable[Iterable[Value]]) -> list[Made]:
    """Rows of one kind from their fields' columns, several times as fast as one by one."""
    return list(map(partial(tuple.__new__, kind), zip(*columns, strict=True)))


def feed_id(src: str, dst: str) -> str:
    """The id of the link "src feeds dst"."""
    return f"{src}>{dst}"


def commitment_id(campaign: str, day: str, person: str) -> str:
    """The id of what a person said to do on a day."""
    return f"{campaign}/{day}/{person}"

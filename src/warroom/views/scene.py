"""What a view draws from: the board at a moment, and what this face has selected on it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from warroom.domain.board import Board
from warroom.domain.found import Found
from warroom.domain.model import Campaign, Card
from warroom.views.badges import Badge
from warroom.views.people import Team, team_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warroom.domain.weave import Led


class Keys(NamedTuple):
    """The keys that the views name, as they are shown; the user may have others than these."""

    add: str = "a"
    free_win: str = "I"
    when: str = "w"
    feed: str = "f"
    capture: str = "c"
    plan: str = "B"
    palette: str = ":"
    golives: str = "5"


USUAL_KEYS = Keys()


class Groups(Protocol):
    """What has cards by kind and stage, as a board has."""

    def group(self, kind: str, stage: str) -> tuple[Card, ...]:
        """The cards of one kind in one stage, in rank order."""


class Moment(NamedTuple):
    """All that the words about a card hang on besides the card; `now` is the minute, so that they keep for one.

    The team is that of the board's people, whose names have their colours.
    """

    campaign: Campaign
    today: str
    now: datetime
    ascii: bool
    team: Team


class Record:
    """What each note has led to, however long ago: what no board knows any more still counts.

    Told apart by identity, so that what is drawn from one can be remembered.
    """

    def __init__(self, led: Mapping[str, tuple[Led, ...]] | None = None) -> None:
        self.led: Mapping[str, tuple[Led, ...]] = led or {}


NO_RECORD = Record()


class Drag(NamedTuple):
    """A card held by the mouse, and where it would go: `onto` a card that it feeds, or to a `stage` of the pane."""

    card: str = ""
    pane: str = ""
    stage: str = ""
    onto: str = ""


NO_DRAG = Drag()


class Light(NamedTuple):
    """What is presented: `pointer` is the card that is pointed at here, `others` are (person, card) of those who point
    from other screens; with `spotlight` all but the selected card's thread is in the shade."""

    pointer: str = ""
    others: tuple[tuple[str, str], ...] = ()
    spotlight: bool = False


NO_LIGHT = Light()


class Scene(NamedTuple):
    """`now` is aware, in the campaign's zone; `here` are the handles seen lately.

    `found` is what passes the filter, None without one; `lit` is the selected card's thread.
    `record` holds what the notes led to that the board no longer knows.  `viewer` is the zone that the person at
    this face has set, "" for none.  `reached` is a big moment that the tape tells of for a while.
    `badges` are what the header says steadily.
    """

    board: Board
    now: datetime
    me: str
    selected: str = ""
    marks: frozenset[str] = frozenset()
    lit: frozenset[str] = frozenset()
    found: Found | None = None
    ascii: bool = False
    here: tuple[str, ...] = ()
    keys: Keys = USUAL_KEYS
    record: Record = NO_RECORD
    drag: Drag = NO_DRAG
    viewer: str = ""
    reached: str = ""
    light: Light = NO_LIGHT
    badges: tuple[Badge, ...] = ()

    def group(self, kind: str, stage: str) -> tuple[Card, ...]:
        """The cards of one kind in one stage in rank order: with a filter those that pass it."""
        return (self.board if self.found is None else self.found).group(kind, stage)

    @property
    def moment(self) -> Moment:
        """The moment of this scene."""
        board = self.board
        now = self.now.replace(second=0, microsecond=0)
        return Moment(board.campaign, board.today, now, self.ascii, team_of(board.people))

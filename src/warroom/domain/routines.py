"""How a routine stands on a board: how often it recurs, what is open of it, and what comes."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from warroom.domain.dates import add_days
from warroom.domain.model import Card, Routine
from warroom.domain.rules import say_rule
from warroom.domain.slots import day_of_slot, slots_of

if TYPE_CHECKING:
    from warroom.domain.board import Board

REPEATS = ("fixed", "completion", "skip")
REPEAT_SAID = {
    "fixed": "on its days; what is not done is missed",
    "completion": "counted from when it was last done",
    "skip": "waits until it is done or the next one comes",
}
# For so many days back a routine shows its run.
RUN_DAYS = 30
_OPEN = ("todo", "doing", "blocked")


def words_of(routine: Routine) -> str:
    """How often, in words."""
    return say_rule(routine.rule, routine.start)


def read_mode(text: str) -> str:
    """One of `fixed`, `completion` and `skip`, by its beginning.  Raises ValueError with a sentence."""
    wanted = text.strip().casefold()
    found = next((mode for mode in REPEATS if mode.startswith(wanted)), "") if wanted else ""
    if not found:
        raise ValueError(f"A routine repeats fixed, from completion, or skips to the next: not {text.strip()!r}.")
    return found


def run_since(today: str) -> str:
    """The first of the days that a routine's run shows."""
    return add_days(today, 1 - RUN_DAYS)


def open_of(board: Board, routine: Routine) -> list[Card]:
    """The occurrences of a routine that are not finished, the earliest first."""
    cards = (card for stage in _OPEN for card in board.group("tactic", stage) if card.routine == routine.id)
    return sorted(cards, key=lambda card: (card.slot, card.id))


def current_slot(board: Board, routine: Routine) -> str:
    """The slot of the occurrence that is open, or else the next one; "" when there is none."""
    waiting = open_of(board, routine)
    return waiting[0].slot if waiting else next_slot(board, routine)


def next_slot(board: Board, routine: Routine) -> str:
    """The next slot that no occurrence has been made for, "" when there is none or it pauses."""
    return next(iter(coming(board, routine, 1)), "")


def coming(board: Board, routine: Routine, count: int, until: str = "") -> tuple[str, ...]:
    """The next slots that no occurrence has been made for, as wall times of the routine's zone, up to a day `until`.

    A campaign that is over asks nothing more of anybody.
    """
    campaign = board.campaign
    last = min(campaign.end, until or campaign.end)
    if routine.paused or routine.archived:
        return ()
    if routine.repeat == "completion":
        # What comes after that is only known when this one is done.
        found = iter((routine.start,) if routine.upto < routine.start else ())
    else:
        found = slots_of(routine, campaign, made_up_to(routine))
    return tuple(islice(takewhile(lambda slot: day_of_slot(slot, routine, campaign) <= last, found), count))


def made_up_to(routine: Routine) -> str:
    """The wall time up to which occurrences have been made: before the start when none has."""
    return routine.upto or before_start(routine)


def before_start(routine: Routine) -> str:
    """A wall time that sorts before the start."""
    return routine.start[:10] if "T" in routine.start else routine.start[:8]

"""What recurs in a playbook: how often, as its file says it, and the routine that it is in a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import NamedTuple

from warroom.domain.checklist import items
from warroom.domain.model import Campaign, Routine
from warroom.domain.playbook import Play
from warroom.domain.recurrence import DAY_ENDS, as_rule, rule_parts
from warroom.domain.repeats import Repeat, parse_repeat
from warroom.domain.routines import before_start
from warroom.domain.slots import due_of_slot, first_start, slots_of

# A plan shows no more times of one routine than this.
MOST_TIMES = 1_000
# Days in a playbook are counted, so that no word in it may depend on the day on which it is read.
_ANY_DAY = datetime(2024, 1, 1, tzinfo=UTC)


class Recurring(NamedTuple):
    """The routine that a play is in a campaign, without id and feeds, and its times in the campaign's zone."""

    routine: Routine
    times: tuple[str, ...]


def read_every(text: str) -> Repeat:
    """How often, as people say it.  Raises ValueError with a sentence for days of the calendar, and what is no rule."""
    repeat = parse_repeat(text, _ANY_DAY)
    if repeat.since or "UNTIL" in rule_parts(repeat.rule):
        raise ValueError("Days are counted in a playbook: write start+7 for its first, until:golive+5 for its last.")
    first_start(repeat, _ANY_DAY)
    return repeat


def recurring(play: Play, since: str, until: str, campaign: Campaign, today: str) -> Recurring:
    """The routine of nobody from the day `since` on, or from today where that is over, `until` a day or "" for no end.

    A campaign that is over asks nothing more of anybody; but where all of it falls after that, the first time is told.
    """
    first, repeat = max(since, today), read_every(play.every)
    midnight = datetime.fromisoformat(first).replace(tzinfo=UTC)
    parts = rule_parts(repeat.rule) | ({"UNTIL": until.replace("-", "") + DAY_ENDS} if until else {})
    routine = Routine(
        "", campaign.id, play.title, as_rule(parts), first_start(repeat._replace(since=first), midnight),
        play.zone or campaign.zone, play.repeat or "fixed", "", play.tags, play.size, howto=play.howto,
        checklist="\n".join(item.text for item in items(play.body)),
    )  # fmt: skip
    most = 1 if routine.repeat == "completion" else MOST_TIMES
    within = takewhile(lambda wall: wall[:10] <= campaign.end, _times(routine, campaign))
    return Recurring(routine, tuple(islice(within, most)) or tuple(islice(_times(routine, campaign), 1)))


def _times(routine: Routine, campaign: Campaign) -> Iterator[str]:
    return (due_of_slot(slot, routine, campaign) for slot in slots_of(routine, campaign, before_start(routine)))

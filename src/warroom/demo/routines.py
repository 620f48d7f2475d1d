"""The demo's routines: sweeps that ran for weeks, one by a checklist, a weekly one, and one that pauses."""

from __future__ import annotations

from typing import Any, NamedTuple

from warroom.demo.story import Story
from warroom.domain.checklist import listed
from warroom.domain.recurrence import DAYS

_SINCE = -24


class Recurring(NamedTuple):
    """A routine, of a daily one with today's tactic `name`; it was missed on the days `gaps`, and `skipped` on others.

    `first` is its first day, from which it comes every `days` days, at `time`; one that is `paused` has done so
    since the day `since`.  Of the items of its `checklist` so many are `ticked` today.
    """

    name: str
    title: str
    owner: str
    size: int
    feeds: tuple[str, ...]
    gaps: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    howto: str = ""
    first: int = _SINCE
    days: int = 1
    time: str = ""
    paused: str = ""
    since: int = 0
    checklist: tuple[str, ...] = ()
    ticked: int = 0


RECURRING = (
    Recurring(
        "sweep",
        "Morning sweep: FB, IG, YT",
        "ben",
        16,
        ("answer",),
        (-9, -16),
        (-12,),
        howto="Oldest first. Thank by name, answer the question, ask one back. Nothing stays open past an hour.",
        checklist=("comments", "messages", "where others name us"),
        ticked=2,
    ),
    Recurring("noon", "Noon sweep", "ana", 8, ("answer",), (-3, -4, -10, -17)),
    Recurring("numbers", "Log numbers at close", "ben", 12, ("list",), (-7,)),
    Recurring("letter", "Numbers to the whole team", "ana", 8, ("list",), first=-23, days=7, time="16:00"),
    Recurring(
        "live",
        "Live questions on Instagram",
        "cleo",
        24,
        ("answer",),
        (-13,),
        first=-20,
        days=7,
        time="18:00",
        paused="Cleo has lost her voice",
        since=-5,
    ),
)


def of_routine(story: Story, name: str) -> dict[str, Any]:
    """The fields that make today's tactic `name` an occurrence, none for one that does not recur."""
    one = next((recurring for recurring in RECURRING if recurring.name == name), None)
    if one is None:
        return {}
    return {"routine": story.id("routine", name), "slot": story.clock.day(0), "body": listed(one.checklist)}


def tell_routines(story: Story) -> None:
    """When each began, and how it went on every day since."""
    clock = story.clock
    for number, one in enumerate(RECURRING):
        begun = clock.past(_SINCE, f"10:{20 + number}")
        story.recur(begun, one.owner, one.name, one.title, _rule(story, one), _slot(story, one, one.first),
                    owner=one.owner, size=one.size, howto=one.howto, feeds=one.feeds, tags="community",
                    checklist="\n".join(one.checklist))  # fmt: skip
        for day in range(one.first, one.since, one.days):
            ended = "missed" if day in one.gaps else "" if day in one.skipped else "done"
            story.recurred(one.name, _slot(story, one, day), clock.past(day, f"18:{10 + number}"), ended)
        for item in range(one.ticked):
            story.tick(clock.today(0.6 + 0.15 * item), one.owner, one.name, one.checklist, item)
        if one.paused:
            story.pause(clock.past(one.since, "09:40"), one.owner, one.name, one.paused)


def _rule(story: Story, one: Recurring) -> str:
    weekday = story.clock.date(one.first).weekday()
    return f"FREQ=WEEKLY;BYDAY={DAYS[weekday]}" if one.days == 7 else "FREQ=DAILY"


def _slot(story: Story, one: Recurring, day: int) -> str:
    return story.clock.wall(day, one.time) if one.time else story.clock.day(day)

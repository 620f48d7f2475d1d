"""The demo's routines: three sweeps that ran for weeks, with a few days that nobody had time for."""

from __future__ import annotations

from typing import Any, NamedTuple

from warroom.demo.story import Story

_SINCE = -24


class Recurring(NamedTuple):
    """A routine that today's tactic `name` comes of; `gaps` are days on which it was missed, `skipped` left out."""

    name: str
    title: str
    rule: str
    owner: str
    size: int
    feeds: tuple[str, ...]
    gaps: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    repeat: str = "fixed"
    howto: str = ""


RECURRING = (
    Recurring(
        "sweep",
        "Morning sweep: FB, IG, YT",
        "FREQ=DAILY",
        "ben",
        16,
        ("answer",),
        (-9, -16),
        (-12,),
        howto="Oldest first. Thank by name, answer the question, ask one back. Nothing stays open past an hour.",
    ),
    Recurring("noon", "Noon sweep", "FREQ=DAILY", "ana", 8, ("answer",), (-3, -4, -10, -17)),
    Recurring("numbers", "Log numbers at close", "FREQ=DAILY", "ben", 12, ("list",), (-7,)),
)


def of_routine(story: Story, name: str) -> dict[str, Any]:
    """The fields that make today's tactic `name` an occurrence, none for one that does not recur."""
    if name not in {recurring.name for recurring in RECURRING}:
        return {}
    return {"routine": story.id("routine", name), "slot": story.clock.day(0)}


def tell_routines(story: Story) -> None:
    """When each began, and how it went on every day since."""
    clock = story.clock
    for number, one in enumerate(RECURRING):
        begun = clock.past(_SINCE, f"10:{20 + number}")
        story.recur(begun, one.owner, one.name, one.title, one.rule, clock.day(_SINCE), owner=one.owner, size=one.size,
                    repeat=one.repeat, howto=one.howto, feeds=one.feeds, tags="community")  # fmt: skip
        for day in range(_SINCE, 0):
            ended = "missed" if day in one.gaps else "" if day in one.skipped else "done"
            story.recurred(one.name, clock.day(day), clock.past(day, f"18:{10 + number}"), ended)

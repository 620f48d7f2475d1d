"""The demo's two goals, and what was read off since it began."""

from __future__ import annotations

from typing import NamedTuple

from warroom.demo.story import Story


class Aim(NamedTuple):
    """A goal from `base` to `aim`, `days` from now; `readings` are (day, value)."""

    name: str
    base: str
    aim: str
    days: int
    unit: str
    leads: str
    readings: tuple[tuple[int, str], ...]


AIMS = (
    Aim(
        "waitlist", "400", "2000", 18, "names", "inches #community 20in a week; wins #list 1 a day",
        ((-10, "455"), (-7, "610"), (-4, "842"), (-1, "1013")),
    ),
    Aim(
        "reviews", "0", "12", 18, "", "wins #press 4 a week; live 3 a week",
        ((-9, "1"), (-2, "3")),
    ),
)  # fmt: skip


def tell_goals(story: Story) -> None:
    """Set both, then log each reading on its day."""
    clock = story.clock
    for number, aim in enumerate(AIMS):
        story.goal(
            clock.past(-11, f"10:0{number}"),
            "ana",
            aim.name,
            aim.base,
            aim.aim,
            clock.day(aim.days),
            aim.unit,
            aim.leads,
        )
        for day, value in aim.readings:
            story.measure(clock.past(day, f"17:0{number}"), "ben", aim.name, value, clock.day(day))

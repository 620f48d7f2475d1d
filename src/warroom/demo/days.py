"""What the demo's people promised for today and for the days before."""

from __future__ import annotations

from warroom.demo import spring
from warroom.demo.story import Story

_STANDUPS_SINCE = -11
_SATURDAY = 5


def tell_days(story: Story, crew: tuple[str, ...]) -> None:
    """Each morning's commitments: all of the past ones were kept, today's are under way; and each weekday's standup."""
    clock = story.clock
    days = sorted({past.day for past in spring.PAST})
    for day in days:
        for person in crew:
            names = [past.name for past in spring.PAST if (past.day, past.owner) == (day, person)]
            if names:
                story.commit(clock.past(day, "08:45"), person, clock.day(day), person, names, clock.past(day, "17:30"))
    for offset in range(_STANDUPS_SINCE, 0):
        if clock.date(offset).weekday() < _SATURDAY and clock.day(offset) not in story.campaign.holidays:
            story.standup(clock.past(offset, "09:05"), "ana")
    for person in crew:
        done = [tactic.name for tactic in spring.DONE if tactic.owner == person]
        asked = [t.name for t in spring.TACTICS if t.owner == person and t.due <= 0 and t.stage != "blocked"]
        story.commit(clock.today(0.02), person, clock.day(0), person, [*done, *asked])

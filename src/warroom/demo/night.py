"""The second demo campaign, a small one: an evening in the workshop, three weeks ahead."""

from __future__ import annotations

from warroom.demo.clock import Clock
from warroom.demo.story import Story
from warroom.domain.model import Campaign
from warroom.formats.keys import derived_id

_PIECES = (
    ("invite", "draft", "Invitation: thirty stools, one bench", "nl", "cleo", 3),
    ("event", "scheduled", "Event page", "fb", "cleo", 1),
    ("poster", "design", "Poster for the six shops", "pr", "ben", 4),
    ("teaser", "idea", "Teaser: tools without hands", "ig", "", None),
)
_TACTICS = (
    ("stools", "todo", "Borrow thirty stools", "ben", 24, 2),
    ("licence", "todo", "Ask about the licence", "cleo", 16, 0),
    ("speakers", "doing", "Two makers who tell a story", "ana", 32, 0),
)


def tell(clock: Clock) -> Story:
    """Maker Night: planned since last week, with little done yet."""
    story = Story(clock, Campaign(
        derived_id("demo", "night"), "Maker Night", clock.day(-4), clock.day(21), clock.zone,
        target=4 * 16, channels="nl, fb, pr, ig",
    ))  # fmt: skip
    # After the people of the first campaign, who are the same.
    story.open(clock.past(-4, "09:30"), "cleo", ())
    story.add(
        clock.past(-4, "09:40"), "cleo", "room", "note", "Small room, long evening", "Thirty people, no stage.",
        stage="active", owner="cleo", renewed=clock.past(-4, "09:40"),
    )  # fmt: skip
    for number, (name, stage, title, channel, owner, due) in enumerate(_PIECES):
        story.add(
            clock.past(-3, f"10:{number:02}"), "cleo", name, "piece", title, stage=stage, channel=channel,
            owner=owner, due="" if due is None else clock.day(due),
            golive=clock.wall(1, "18:00") if stage == "scheduled" else "",
        )  # fmt: skip
    for number, (name, stage, title, owner, size, due) in enumerate(_TACTICS):
        story.add(
            clock.past(-2, f"11:{number:02}"), owner, name, "tactic", title, stage=stage, owner=owner,
            size=size, due=clock.day(due),
        )  # fmt: skip
    story.add(clock.past(-1, "19:00"), "ana", "rain", "signal", "Two guests ask: and if it rains?", source="inbox")
    story.feed(clock.past(-1, "19:10"), "cleo", "room", "invite", "event", "stools", "speakers")
    story.feed(clock.past(-1, "19:11"), "cleo", "rain", "event")
    for day, size, text in ((-3, 48, "the room is ours"), (-2, 72, "first maker said yes"), (-1, 40, "flyer printed")):
        story.win(clock.past(day, "17:20"), "cleo", clock.day(day), size, text)
    return story

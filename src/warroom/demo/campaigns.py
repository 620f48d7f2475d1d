"""Tells the demo campaigns from their tables: who did what, when, over five weeks until now."""

from __future__ import annotations

from datetime import datetime

from warroom.demo import night, spring
from warroom.demo.clock import Clock
from warroom.demo.days import tell_days
from warroom.demo.goals import tell_goals
from warroom.demo.howtos import of_playbook, tell_howtos
from warroom.demo.review import tell_reviews
from warroom.demo.routines import of_routine, tell_routines
from warroom.demo.story import Dated, Story, numbered
from warroom.domain.daywords import WEEKDAYS
from warroom.domain.model import Campaign, Person
from warroom.domain.people import read_workdays
from warroom.formats.keys import derived_id

TEAM = (
    Person("ana", "Ana", "teal", "△", "strategy, community", capacity=96),
    Person("ben", "Ben", "blue", "◇", "video, copy", capacity=96),
    Person("cleo", "Cleo", "pink", "▢", "design", "Europe/Lisbon", capacity=80),
)
# The first of the two days off of each, counted from today, so that today always has somebody at work.
_OFF_FROM = {"ana": 4, "ben": 5, "cleo": 4}
_CREW = ("ana", "ben", "cleo")
_STAGES = ("idea", "draft", "design", "review", "scheduled", "live")
_FIRST_DAY, _LAST_DAY = -11, 18
_PREPARING_SINCE = -34
_DAY_OFF = -10
_HOLIDAY = 9
# How many days the pieces were in their stages.
_PACES = (2, 1, 3, 2, 4, 1, 2)
_WINS_A_DAY = 5


def drafts(now: datetime, me: str) -> list[Dated]:
    """Two campaigns as drafts in the order they happened, the living one around `now`.

    `now` is aware, and its zone is the campaigns'.  `me` joins the team unless it is one of it,
    and has one of today's tactics.  Raises ValueError when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("The demo needs to know its zone: now has none.")
    clock = Clock(now)
    return numbered([*_spring(clock, me).told(), *night.tell(clock).told()])


def _spring(clock: Clock, me: str) -> Story:
    story = Story(clock, Campaign(
        derived_id("demo", "spring"), "Spring Launch", clock.day(_FIRST_DAY), clock.day(_LAST_DAY), clock.zone,
        target=8 * 16, stages="idea, draft:4, design, review, scheduled, live",
        channels="ig, yt, li, tk, fb, tw, nl, bl, pr, pc", holidays=clock.day(_HOLIDAY),
    ))  # fmt: skip
    joined = () if not me or me in _CREW else (Person(me, capacity=64),)
    team = (person._replace(workdays=_workdays(clock, person.id)) for person in (*TEAM, *joined))
    story.open(clock.past(_PREPARING_SINCE, "09:00"), "ana", team)
    _tell_notes(story)
    _tell_pieces(story)
    tell_reviews(story)
    _tell_ripple(story)
    _tell_tactics(story, me if joined else "ben")
    _tell_signals(story)
    _tell_feeds(story)
    _tell_small_wins(story)
    tell_routines(story)
    tell_goals(story)
    tell_howtos(story)
    tell_days(story, _CREW)
    for number, (name, key, filter) in enumerate(spring.VIEWS):
        story.view(clock.past(-3, f"10:4{number}"), "ana", name, key, filter)
    return story


def _workdays(clock: Clock, handle: str) -> str:
    """All days of a person's week but two."""
    off = {clock.date(_OFF_FROM.get(handle, 5) + day).weekday() for day in range(2)}
    return read_workdays(" ".join(name for number, name in enumerate(WEEKDAYS) if number not in off))


def _tell_notes(story: Story) -> None:
    clock = story.clock
    for number, note in enumerate(spring.NOTES):
        renewed = clock.past(-note.age, "16:40")
        born = clock.past(_PREPARING_SINCE, f"09:{30 + number}") if note.name != "list" else renewed
        first = (
            note.body if note.name == "list" else (note.before[0].body if note.before else note.body).splitlines()[0]
        )
        story.add(
            born, note.owner, note.name, "note", note.title, first,
            stage="active", owner=note.owner, tags=note.tags, shelf=note.shelf, renewed=born, **of_playbook(note.name),
        )  # fmt: skip
        text = first
        for earlier in note.before:
            story.rewrite(clock.past(-earlier.age, "16:40"), note.owner, note.name, text, earlier.body, earlier.why)
            text = earlier.body
        if text != note.body:
            story.rewrite(renewed, note.owner, note.name, text, note.body, note.why)
    old = spring.RETIRED
    born = clock.past(-old.age, "09:20")
    story.add(
        born, old.owner, old.name, "note", old.title, old.body,
        stage="active", owner=old.owner, tags=old.tags, shelf=old.shelf, renewed=born,
    )  # fmt: skip
    story.change(clock.past(spring.RETIRED_DAY, "17:10"), old.owner, old.name, "done", "retired {}", stage="retired")


def _tell_pieces(story: Story) -> None:
    clock = story.clock
    for number, piece in enumerate(spring.PIECES):
        steps = _STAGES[: _STAGES.index(piece.stage) + 1]
        paces = [_PACES[(number + step) % len(_PACES)] for step in range(len(steps) - 1)]
        days = [piece.staged - sum(paces[step:]) for step in range(len(steps))]
        actor = piece.owner or _CREW[number % 3]
        story.add(
            clock.past(days[0], f"09:{number:02}"), actor, piece.name, "piece", piece.title,
            owner=piece.owner, tags=piece.tags, channel=piece.channel, format=piece.format, private=piece.private,
            client=piece.client, budget=piece.budget, embargo=clock.day(piece.embargo) if piece.embargo else "",
            due="" if piece.due is None else clock.day(piece.due), golive=_golive(clock, piece.live),
            **of_playbook(piece.name),
        )  # fmt: skip
        for day, stage in zip(days[1:], steps[1:], strict=True):
            story.move(clock.past(day, f"15:{number:02}"), actor, piece.name, stage)


def _tell_ripple(story: Story) -> None:
    clock = story.clock
    title = next(piece.title for piece in spring.PIECES if piece.name == spring.RIPPLED)
    cuts = [
        (cut.name, {"channel": cut.channel, "owner": cut.owner, "golive": clock.soon(cut.ahead), "tags": "video"})
        for cut in spring.CUTS
    ]
    story.ripple(clock.past(-1, "17:20"), "ben", spring.RIPPLED, title, _STAGES[1], cuts)
    for cut in spring.CUTS:
        for step, stage in enumerate(_STAGES[2 : _STAGES.index(cut.stage) + 1]):
            story.move(clock.today(0.3 + step / 5), cut.owner, cut.name, stage)


def _golive(clock: Clock, live: int | tuple[int, str] | None) -> str:
    if live is None:
        return ""
    return clock.soon(live) if isinstance(live, int) else clock.wall(*live)


def _tell_tactics(story: Story, keeper: str) -> None:
    """`keeper` logs the numbers at close."""
    clock = story.clock
    for number, tactic in enumerate(spring.TACTICS):
        owner = keeper if tactic.name == "numbers" else tactic.owner
        actor = owner or _CREW[number % 3]
        soon = clock.soon(tactic.ahead)
        due = soon if tactic.ahead and soon.startswith(clock.day(0)) else clock.day(tactic.due)
        story.add(
            clock.past(min(tactic.due, 0) - 1, f"17:{number:02}"), actor, tactic.name, "tactic", tactic.title,
            owner=owner, tags=tactic.tags, size=tactic.size, due=due, private=tactic.private,
            client=tactic.client, budget=tactic.budget,
            **of_routine(story, tactic.name), **of_playbook(tactic.name),
        )  # fmt: skip
        if tactic.stage == "blocked":
            at = clock.past(-1, "18:10")
            said = f"blocked {{}}: {tactic.reason}"
            story.change(at, actor, tactic.name, "block", said, stage="blocked", reason=tactic.reason)
        elif tactic.stage == "doing":
            story.move(clock.today(0.5 + number / 50), actor, tactic.name, "doing")
    for number, done in enumerate(spring.DONE):
        story.add(
            clock.past(-1, f"17:{30 + number}"), done.owner, done.name, "tactic", done.title,
            owner=done.owner, tags=done.tags, size=done.size, due=clock.day(0),
        )  # fmt: skip
        story.finish(clock.today(done.share), done.owner, clock.day(0), done.name, done.win, done.size)
    for number, past in enumerate(spring.PAST):
        day = clock.day(past.day)
        story.add(
            clock.past(past.day - 2, f"11:{number:02}"), past.owner, past.name, "tactic", past.title,
            owner=past.owner, size=past.size, due=day, **of_playbook(past.name),
        )  # fmt: skip
        story.finish(clock.past(past.day, "16:05"), past.owner, day, past.name, past.win, past.size)


def _tell_signals(story: Story) -> None:
    clock = story.clock
    for signal in spring.SIGNALS:
        story.add(
            clock.past(signal.day, signal.time), signal.who, signal.name, "signal", signal.title,
            source=signal.source, link=signal.link, heat=signal.heat, tags=signal.tags,
        )  # fmt: skip
        triaged = clock.past(signal.day + 1, "08:40")
        if signal.kept_until:
            until = clock.day(signal.kept_until)
            story.change(triaged, "ana", signal.name, "snooze", f"snoozed {{}} until {until}", snoozed=until)
        elif signal.fate == "tactic":
            said = "made {} a tactic"
            story.change(
                triaged, "ana", signal.name, "recast", said, kind="tactic", stage="todo",
                owner="cleo", size=8, due=clock.day(1),
            )  # fmt: skip
        elif signal.fate:
            story.change(triaged, "ben", signal.name, "done", "let {} go", stage=signal.fate)
    story.add(clock.today(0.15), "ben", "early", "signal", "Replies before 9am convert best", source="inbox", heat=1)


def _tell_feeds(story: Story) -> None:
    """Each link as soon as both of its cards were there."""
    for number, (src, dsts) in enumerate(spring.FEEDS.items()):
        by_moment: dict[str, list[str]] = {}
        for dst in dsts:
            by_moment.setdefault(max(story.born(src), story.born(dst)), []).append(dst)
        for at, ends in by_moment.items():
            story.feed(at, _CREW[number % 3], src, *ends)


def _tell_small_wins(story: Story) -> None:
    """Five a day in preparation and since, with one day off, so that there is a run to keep."""
    clock, number = story.clock, 0
    for day in range(_PREPARING_SINCE, 0):
        if day == _DAY_OFF:
            continue
        for hour in range(_WINS_A_DAY):
            text, size, tags, note = spring.SMALL_WINS[number % len(spring.SMALL_WINS)]
            at = clock.past(day, f"{10 + hour}:{(number * 7) % 60:02}")
            story.win(at, _CREW[number % 3], clock.day(day), size, text, note, tags)
            number += 1

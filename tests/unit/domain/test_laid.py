"""A playbook over the days of a campaign: when each card falls, whose it is, and what is odd about that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, NOW, board, card
from warroom.domain.board import Board
from warroom.domain.laid import Cue, Layout, Part, Placed, cue_for, lay, lead
from warroom.domain.model import Person, Routine
from warroom.domain.oddities import oddities
from warroom.domain.playbook import Moment, Play, Playbook, origin_of, play_of, playbook_of, read_moment

TEAM = (
    Person("ana", roles="strategy, writer", capacity=32),
    Person("ben", roles="Writer", workdays="tue wed thu"),
    Person("cleo", roles="design"),
)


def play(name: str, due: str = "", kind: Any = "tactic", live: str = "", **more: Any) -> Play:
    moments = [read_moment(text) if text else None for text in (due, live)]
    return Play(name, kind, f"The {name}", due=moments[0], live=moments[1], **more)


def book(*plays: Play, **more: Any) -> Playbook:
    return Playbook("launch", "A launch", plays=plays, **{"golive": Moment("start", 10, clock="10:00"), **more})


def room(*cards: Any, **campaign: Any) -> Board:
    made = board(cards, ())
    return replace(
        made,
        people={person.id: person for person in TEAM},
        campaign=CAMPAIGN._replace(**campaign) if campaign else CAMPAIGN,
    )


def walls(layout: Layout) -> dict[str, tuple[str, str]]:
    return {one.play.name: (one.due, one.golive) for one in layout.placed}


def odd(layout: Layout, on: Board) -> str:
    return "\n".join(oddity.text for oddity in oddities(layout, on, NOW))


def test_each_of_start_and_golive_follows_from_the_other() -> None:
    playbook = book(play("a", "golive-1"))
    assert cue_for(playbook, start="2026-04-20")[:2] == ("2026-04-20", "2026-04-30T10:00")
    assert cue_for(playbook, golive="2026-04-30")[:2] == ("2026-04-20", "2026-04-30T10:00")
    assert cue_for(playbook, golive="2026-04-30T09:00")[:2] == ("2026-04-20", "2026-04-30T09:00")
    assert cue_for(playbook, "2026-04-25", "2026-04-30T09:00")[:2] == ("2026-04-25", "2026-04-30T09:00")
    assert lead(cue_for(playbook, "2026-04-25", "2026-04-30T09:00")) == 5


def test_what_does_not_follow_is_asked_for() -> None:
    free = book(play("a", "golive-3"), golive=None)
    assert cue_for(free, golive="2026-04-30")[:2] == ("2026-04-27", "2026-04-30")
    for playbook, given, said in (
        (free, {"start": "2026-04-20"}, "A launch is counted from a go-live: say when that is."),
        (book(play("a", "start"), play("b", "golive"), golive=None), {"golive": "2026-04-30"}, "from its start too"),
        (book(play("a", "start")), {}, "Say when A launch starts."),
        (
            book(play("a", "golive+2h"), golive=None),
            {"golive": "2026-04-30"},
            "Say the hour of the go-live: The a",
        ),
    ):
        with pytest.raises(ValueError, match=said):
            cue_for(playbook, **given)


def test_days_and_hours_are_counted_from_start_and_golive() -> None:
    playbook = book(
        play("start", "start"), play("later", "start+2 9:30"), play("before", "golive-3"), play("hours", "golive+90m"),
        play("piece", "golive-1 16:00", "piece", "golive"), play("next", "", "piece", "golive+1"),
        play("day", "", "piece", "start+4"), play("none"),
    )  # fmt: skip
    layout = lay(playbook, Cue("2026-04-20", "2026-04-30T10:00"), room())
    assert walls(layout) == {
        "none": ("", ""),
        "start": ("2026-04-20", ""),
        "later": ("2026-04-22T09:30", ""),
        "day": ("", "2026-04-24"),
        "before": ("2026-04-27", ""),
        "piece": ("2026-04-29T16:00", "2026-04-30T10:00"),
        "hours": ("2026-04-30T11:30", ""),
        "next": ("", "2026-05-01T10:00"),
    }
    assert [one.play.name for one in layout.placed] == list(walls(layout))


def test_hours_before_the_golive_are_hours_also_when_the_clocks_change() -> None:
    playbook = book(play("a", "golive-2h"), play("b", "golive-1"))
    # In Berlin clocks go forward on 29 March 2026 at 2:00.
    layout = lay(playbook, Cue("2026-03-19", "2026-03-29T03:30"), room())
    assert walls(layout) == {"b": ("2026-03-28", ""), "a": ("2026-03-29T00:30", "")}


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2028-01-31", "start+29", "2028-02-29"),
        ("2026-01-31", "start+28", "2026-02-28"),
        ("2026-12-31", "start+1", "2027-01-01"),
    ],
)
def test_leap_days_and_the_ends_of_months_and_years(start: str, days: str, due: str) -> None:
    assert walls(lay(book(play("a", days)), Cue(start), room())) == {"a": (due, "")}


def test_a_day_no_calendar_reaches_is_refused() -> None:
    with pytest.raises(ValueError, match="too far away"):
        lay(book(play("a", "start+9999")), Cue("9999-01-01"), room())


def test_what_is_due_on_a_day_off_is_moved_only_where_that_is_said() -> None:
    # Fri 1 May is a holiday, Sat and Sun are free; ben works Tuesday to Thursday.
    on = room(holidays="2026-05-01")
    plays = (play("any", "start+5"), play("piece", "", "piece", "start+5 9:00"), play("bens", "start+7 9:00", role="w"))
    kept = lay(book(*plays), Cue("2026-04-27", cast={"w": "ben"}), on)
    live = ("", "2026-05-02T09:00")
    assert walls(kept) == {"any": ("2026-05-02", ""), "piece": live, "bens": ("2026-05-04T09:00", "")}
    before = lay(book(*plays, days_off="before"), Cue("2026-04-27", cast={"w": "ben"}), on)
    assert walls(before) == {"any": ("2026-04-30", ""), "bens": ("2026-04-30T09:00", ""), "piece": live}
    assert {one.play.name: one.moved for one in before.placed} == {
        "any": "2026-05-02", "bens": "2026-05-04T09:00", "piece": "",
    }  # fmt: skip
    after = lay(book(*plays, days_off="before"), Cue("2026-04-27", days_off="after", cast={"w": "ben"}), on)
    assert walls(after)["any"] == ("2026-05-04", "")
    assert walls(after)["bens"] == ("2026-05-05T09:00", "")


@pytest.mark.parametrize(
    ("due", "days_off", "day"),
    [
        # The start is a Saturday, the go-live a Sunday.
        ("start", "before", "2026-04-20"),
        ("start+1", "before", "2026-04-20"),
        ("start-1", "after", "2026-04-17"),
        ("golive-1", "after", "2026-05-01"),
        ("golive", "before", "2026-05-03"),
        ("golive+2h", "before", "2026-05-03T12:00"),
        ("golive+6", "before", "2026-05-08"),
        ("golive+6", "after", "2026-05-11"),
        ("golive+1", "before", "2026-05-04"),
    ],
)
def test_nothing_is_moved_past_the_start_or_the_golive(due: str, days_off: Any, day: str) -> None:
    cue = Cue("2026-04-18", "2026-05-03T10:00", days_off)
    assert walls(lay(book(play("a", due)), cue, room())) == {"a": (day, "")}


@pytest.mark.parametrize(
    ("days_off", "day"), [("after", "2026-04-30"), ("before", "2026-04-30"), ("keep", "2026-05-03")]
)
def test_nothing_is_moved_past_the_day_on_which_it_goes_live_itself(days_off: Any, day: str) -> None:
    # Fri 1 May is a holiday, and the piece goes live on the Sunday on which it is due.
    piece = play("a", "golive+5", "piece", "golive+5 16:00")
    cue = Cue("2026-04-20", "2026-04-28T10:00", days_off)
    assert walls(lay(book(piece), cue, room(holidays="2026-05-01"))) == {"a": (day, "2026-05-03T16:00")}


def test_all_roles_that_nobody_has_are_one_sentence() -> None:
    plays = [play(name, "start", role=name) for name in ("press", "video", "legal")]
    playbook = book(*plays, play("b", "start", role="press"), roles=(("press", "rings them"),))
    on = room()
    said = "Nobody here is @press, @video or @legal, so 4 cards will be nobody's."
    assert odd(lay(playbook, Cue("2026-04-20"), on), on) == said


def test_a_role_goes_to_whoever_of_those_with_it_has_least_to_do() -> None:
    playbook = book(play("a", role="writer", size=8), play("b", role="press"), roles=(("writer", "writes"),))
    layout = lay(playbook, Cue("2026-04-20"), room(card("x", "tactic", "todo", "b", owner="ana", size=4)))
    assert layout.parts == (
        Part("writer", "writes", "ben", ("ana", "ben"), 1, 8),
        Part("press", "", "", (), 1, 0),
    )
    assert [one.owner for one in layout.placed] == ["ben", ""]
    busy = lay(playbook, Cue("2026-04-20"), room(card("x", "tactic", "todo", "b", owner="ben", size=40)))
    assert busy.parts[0].person == "ana"
    said = lay(playbook, Cue("2026-04-20", cast={"writer": "zoe", "press": "ana"}), room())
    assert [one.owner for one in said.placed] == ["zoe", "ana"]


def test_one_who_has_two_roles_is_not_given_both_where_another_can() -> None:
    playbook = book(play("a", role="strategy", size=32), play("b", role="writer", size=8))
    assert [one.owner for one in lay(playbook, Cue("2026-04-20"), room()).placed] == ["ana", "ben"]


def test_a_card_knows_its_playbook() -> None:
    made = card("x", "tactic", "todo", "b", origin=origin_of("launch", "the-call"))
    assert (playbook_of(made), play_of(made)) == ("launch", "the-call")
    assert playbook_of(card("y", "tactic", "todo", "b", origin="csv:abc")) == ""


def test_nothing_is_odd_about_a_sound_plan() -> None:
    playbook = book(play("a", "start", role="design"), play("b", "golive-1", role="design"))
    on = room()
    assert oddities(lay(playbook, cue_for(playbook, "2026-04-20"), on), on, NOW) == ()


@pytest.mark.parametrize(
    ("plays", "cue", "said"),
    [
        ([play("a", "start", role="design")], Cue("2026-04-13"), 'would be late already: "The a", Mon 13 Apr.'),
        ([play("a", "start 9:00", role="design")], Cue("2026-04-14"), "would be late already"),
        ([play("a", "start", role="design")], Cue("2026-04-01"), "falls before the campaign's first day, Fri 3 Apr."),
        ([play("a", "start+5", role="design"), play("b", "start", role="design")], Cue("2026-05-01"),
         "1 card falls after the campaign's last day, Sat 2 May; the last on Wed 6 May."),
        ([play("a", "golive", role="design")], Cue("2026-04-20", "2026-04-24T10:00"), "4 days after the start, where"),
        ([play("a", "start", role="press")], Cue("2026-04-20"), "Nobody here is @press, so 1 card will be nobody's."),
        ([play("a", "start")], Cue("2026-04-20"), "1 card names no role, so nobody owns it."),
        ([play("a", "start", role="design")], Cue("2026-04-18"), '1 card falls on days off: "The a", Sat 18 Apr.'),
        ([play("a", "", "piece", "start 10:00", role="design")], Cue("2026-04-21"), 'go live on a holiday: "The a".'),
        ([play("a", "start", "piece", stage="proof", role="design")], Cue("2026-04-20"), "There is no stage 'proof'"),
        ([play("a", "start", role="strategy", size=40)], Cue("2026-04-20"), "@ana would have 2½″ of 2″ on Mon 20 Apr."),
        ([play("a", "start", role="writer")], Cue("2026-04-20"), "@ana is @writer here, with less to do than @ben."),
    ],
)  # fmt: skip
def test_what_is_odd_is_said(plays: list[Play], cue: Cue, said: str) -> None:
    on = room(holidays="2026-04-21")
    assert said.replace("go live on", "goes live on") in odd(lay(book(*plays), cue, on), on)


def test_a_start_on_another_day_of_the_week_than_was_meant_is_said() -> None:
    playbook, on = book(play("a", "start", role="design"), starts="mon"), room()
    assert odd(lay(playbook, Cue("2026-04-21"), on), on) == "It is meant to start on a Mon, not on Tue 21 Apr."
    assert odd(lay(playbook, Cue("2026-04-20"), on), on) == ""


def test_a_channel_that_is_taken_within_the_hour_and_a_playbook_that_is_here_already_are_said() -> None:
    playbook = book(play("a", "", "piece", "golive", channel="yt", role="design"))
    there = card("x", "piece", "draft", "b", "The film", channel="YT", golive="2026-04-30T10:30")
    on = room(there, card("y", "tactic", "todo", "b", origin="playbook:launch/a"))
    said = odd(lay(playbook, cue_for(playbook, golive="2026-04-30"), on), on)
    assert '"The a" goes live Thu 30 Apr 10:00 on yt, as does "The film".' in said
    assert "It was applied here before: 1 card of it is on the board." in said
    later = room(there._replace(golive="2026-04-30T11:00"))
    assert odd(lay(playbook, cue_for(playbook, golive="2026-04-30"), later), later) == ""


def test_what_a_placed_card_falls_on_first() -> None:
    assert Placed(play("a"), "2026-04-20", "2026-04-21").wall == "2026-04-20"
    assert Placed(play("a"), "", "2026-04-21").wall == "2026-04-21"


def test_two_of_its_own_on_one_channel_within_the_hour_are_said_once() -> None:
    one = play("a", "", "piece", "golive", channel="yt", role="design")
    playbook, on = book(one, one._replace(name="b", title="The b")), room()
    said = odd(lay(playbook, cue_for(playbook, golive="2026-04-30"), on), on)
    assert said.count("as does") == 1
    assert '"The a" goes live Thu 30 Apr 10:00 on yt, as does "The b".' in said


def routine(name: str, every: str, due: str = "start", until: str = "", **more: Any) -> Play:
    last = read_moment(until) if until else None
    return play(name, due, every=every, until=last, **more)


def test_what_recurs_falls_on_each_of_its_days_but_holidays_until_its_end_or_the_campaigns() -> None:
    playbook = book(
        routine("sweep", "weekday 9:30", until="start+8", role="design", size=8), routine("call", "fri", "start+7"),
        routine("once", "mon", repeat="completion"), play("a", "start", role="design", size=4),
    )  # fmt: skip
    layout = lay(playbook, Cue("2026-04-20"), room(holidays="2026-04-22"))
    times = {one.play.name: one.times for one in layout.routines}
    assert times == {
        "sweep": tuple(f"2026-04-{day}T09:30" for day in (20, 21, 23, 24, 27, 28)),
        "call": ("2026-05-01",),
        "once": ("2026-04-20",),
    }
    (sweep, *_) = [one for one in layout.routines if one.play.name == "sweep"]
    assert sweep.routine is not None
    assert (sweep.owner, sweep.routine.owner, sweep.routine.rule) == (
        "cleo", "cleo", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260428T235959",
    )  # fmt: skip
    assert layout.said == "1 card and 3 routines"
    assert layout.size == 6 * 8 + 4
    assert layout.parts == (Part("design", "", "cleo", ("cleo",), 1, 52, 1),)
    assert layout.days[-1] == "2026-05-01"


def test_what_recurs_begins_with_today_where_its_first_day_is_over_and_keeps_the_clock_of_its_zone() -> None:
    tokyo = routine("tokyo", "day 6:00", "start-30", zone="Asia/Tokyo")
    (found,) = lay(book(tokyo), Cue("2026-04-20"), room()).placed
    # At six in Tokyo it is still the evening before in Berlin.
    assert found.times[:2] == ("2026-04-13T23:00", "2026-04-14T23:00")
    assert found.routine is not None
    assert (found.routine.start, found.routine.zone) == ("2026-04-14T06:00", "Asia/Tokyo")


def test_what_is_odd_about_what_recurs_is_said() -> None:
    every = routine("sweep", "day", role="strategy", size=40, until="start+13")
    on = room()
    said = odd(lay(book(every, routine("never", "mon", until="start-1", role="press")), Cue("2026-04-20"), on), on)
    assert "Nobody here is @press, so 1 routine will be nobody's." in said
    assert '"The never" never recurs in that time: it is not started.' in said
    assert "@ana would have 2½″ of 2″ on Mon 20 Apr and on 9 other days." in said
    assert '1 routine falls on days off: "The sweep", Sat 25 Apr.' in said
    there = {"r": Routine("r", CAMPAIGN.id, "the sweep", "FREQ=DAILY", "2026-04-01", "UTC")}
    again = odd(lay(book(every), Cue("2026-04-20"), replace(on, routines=there)), replace(on, routines=there))
    assert '"The sweep" recurs here already: it would be there twice.' in again

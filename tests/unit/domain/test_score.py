"""The score where days are not the clock's: zones, weeks, holidays, early starts, and ends that are past."""

from __future__ import annotations

import pytest

from tests.store.room import CAMPAIGN, feed, tactic, win
from warroom.domain.model import Campaign, Card, Commitment, Goal, Measure, Win
from warroom.domain.score import (
    Book,
    calendar,
    day_level,
    days_of,
    driven,
    forecast,
    goals_reached,
    kept,
    progress,
    standing,
    wasted,
)
from warroom.domain.whence import Whence, by_source

BERLIN = CAMPAIGN._replace(zone="Europe/Berlin")


def book(
    today: str = "2026-04-20", campaign: Campaign = BERLIN, wins: tuple[Win, ...] = (), cards: tuple[Card, ...] = (),
    promises: tuple[Commitment, ...] = (), goals: tuple[Goal, ...] = (), measures: tuple[Measure, ...] = (),
) -> Book:  # fmt: skip
    return Book(campaign, today, wins, {card.id: card for card in cards}, (), promises, goals, measures)


@pytest.mark.parametrize(("zone", "done"), [("Europe/Berlin", 0), ("UTC", 1), ("America/New_York", 1)])
def test_a_promise_is_kept_by_the_end_of_its_day_in_the_campaigns_zone(zone: str, done: int) -> None:
    late = tactic("k1", stage="done", closed="2026-04-14T22:30:00.000Z")
    said = Commitment("c1/2026-04-14/ana", "c1", "2026-04-14", "ana", 16, "k1:16")
    found = kept(book(campaign=CAMPAIGN._replace(zone=zone), cards=(late,), promises=(said,)))
    assert (found.promised, found.done, found.rate, found.size_rate) == (1, done, 100 * done, 100 * done)


def test_what_went_live_late_on_a_sunday_is_of_the_week_in_which_it_was_there() -> None:
    goal = Goal("g1", "c1", "Reach", "0", "9", "2026-05-01", leads="live 1 a week")
    piece = tactic("p1", kind="piece", stage="live", closed="2026-04-12T22:30:00.000Z")
    for zone, monday in (("Europe/Berlin", "2026-04-13"), ("UTC", "2026-04-06")):
        (lead,) = driven(book(campaign=BERLIN._replace(zone=zone), cards=(piece,)), goal, 3)
        assert [week for week, reached in lead.weeks if reached] == [monday]


def test_lead_measures_that_another_program_wrote_are_no_reason_to_fail() -> None:
    assert driven(book(), Goal("g1", "c1", "Reach", "0", "9", "2026-05-01", leads="as many as we can"), 3) == ()


def test_the_running_week_is_judged_once_it_is_hit() -> None:
    goal = Goal("g1", "c1", "Reach", "0", "9", "2026-05-01", leads="wins 2 a week")
    wins = tuple(win(f"w{n}", day=day) for n, day in enumerate(("2026-04-06", "2026-04-07", "2026-04-20")))
    (lead,) = driven(book(wins=wins), goal, 3)
    assert ([reached for _, reached in lead.weeks], lead.hits, lead.counted) == ([2, 0, 1], 1, 2)
    (lead,) = driven(book(wins=(*wins, win("w9", day="2026-04-20"))), goal, 3)
    assert (lead.hits, lead.counted) == (2, 3)


def test_weeks_hold_over_the_change_of_clocks_and_of_years() -> None:
    campaign = BERLIN._replace(start="2025-12-29", end="2026-04-30")
    weeks = calendar(book("2026-03-31", campaign))
    assert [week[0][0] for week in weeks][:2] == ["2026-01-05", "2026-01-12"]
    assert weeks[-1][0][0] == "2026-03-30"
    assert [size for _, size in weeks[-1]] == [0, 0, None, None, None, None, None]


def test_a_campaign_that_is_over_is_measured_to_its_end_and_one_to_come_not_at_all() -> None:
    over = book("2026-06-01", wins=(win("w1", size=160, day="2026-04-03"),))
    assert (standing(over).days, standing(over).plan, forecast(over)) == (30, 30 * 192, 160)
    to_come = book("2026-03-20")
    assert (standing(to_come).days, days_of(to_come), forecast(to_come)) == (0, (), 0)
    early = book("2026-03-20", wins=(win("w1", size=8, day="2026-03-19"),))
    assert (standing(early).before, standing(early).total, days_of(early)) == (8, 0, ("2026-03-19", "2026-03-20"))


def test_how_much_of_a_target_was_won() -> None:
    assert [day_level(size, 128) for size in (-4, 0, 1, 64, 127, 128, 500)] == [0, 0, 1, 2, 2, 3, 3]
    assert [day_level(size, 0) for size in (0, 4, 8, 16)] == [0, 1, 2, 3]


def test_a_goal_may_go_down_stand_short_of_its_base_and_be_passed() -> None:
    goal = Goal("g1", "c1", "Bounce", "60", "40", "2026-04-30", created="2026-04-10T08:00:00.000Z")
    for value, percent in (("50", 50), ("62", -10), ("39.5", 102)):
        reading = Measure("m1", "c1", "g1", value, "2026-04-18", "2026-04-18T08:00:00.000Z", "ana")
        (found,) = progress(book(goals=(goal,), measures=(reading,)))
        assert (found.percent, found.expected) == (percent, 50)


def test_only_the_first_reading_that_reaches_a_goal_counts_as_reaching_it() -> None:
    goal = Goal("g1", "c1", "Followers", "0", "100", "2026-04-30")
    readings = [
        Measure(f"m{n}", "c1", "g1", value, "2026-04-18", "", "ana", version=n)
        for n, value in ((3, "99"), (5, "100"), (9, "130"))
    ]
    assert [len(goals_reached([goal], readings, after)) for after in (2, 4, 5, 8)] == [1, 1, 0, 0]


def test_what_came_to_nothing_is_told_latest_first_and_finished_work_is_not() -> None:
    at = "2026-04-{:02}T08:00:00.000Z".format
    cards = (
        tactic("a", archived=at(3)), tactic("b", stage="done", closed=at(2), archived=at(9)),
        tactic("c", stage="missed", closed=at(7)), tactic("d", kind="signal", stage="let go", closed=at(5)),
        tactic("e", kind="signal", stage="new", archived=at(4)), tactic("f", kind="note", stage="active"),
    )  # fmt: skip
    assert [(how, card.id) for how, card in wasted(book(cards=cards))] == [
        ("missed", "c"), ("let go", "d"), ("let go", "e"), ("tactic", "a"),
    ]  # fmt: skip


def test_what_a_win_counts_under_ends_with_cycles_and_with_what_is_gone() -> None:
    cards = {
        card.id: card
        for card in (
            tactic("n", kind="note", stage="active"), tactic("m", kind="note", stage="active"), tactic("t"),
            tactic("p", kind="piece", stage="live", channel="yt"),
            tactic("q", kind="piece", stage="idea", channel="ig"),
        )
    }  # fmt: skip
    feeds = (feed("n", "m"), feed("m", "n"), feed("m", "t"), feed("t", "p"), feed("q", "t"), feed("gone", "t"))
    whence = Whence(cards, feeds)
    assert whence.names("note", win("w1", "t")) == ("m", "n")
    assert whence.names("channel", win("w1", "t")) == ("ig", "yt")
    assert whence.names("channel", win("w1", "n")) == ("",)
    assert [whence.names(source, win("w2", "gone")) for source in ("note", "channel", "playbook")] == [("",)] * 3
    assert by_source(book())["person"] == []

"""What stands on which day, at the edges of days, months, years and clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.room import board as room
from warroom.domain.almanac import (
    Entry,
    by_day,
    coming_by_day,
    coming_on,
    days_from,
    days_of_month,
    days_of_week,
    entries_of,
    in_order,
    is_weekend,
    later,
    month_later,
    weeks_of_month,
)
from warroom.domain.board import Board
from warroom.domain.campaigns import holidays_of
from warroom.domain.dates import say_when
from warroom.domain.model import Campaign, Card, Routine
from warroom.domain.when import parse_when

CAMPAIGN = Campaign("c", "Spring", "2026-03-01", "2026-04-30", "Europe/Berlin", 128, holidays="2026-04-03 2026-04-06")
DAYS = st.dates(date(1971, 1, 1), date(2198, 12, 31)).map(date.isoformat)


def piece(key: str = "p", kind: Any = "piece", **fields: Any) -> Card:
    return Card(key, "c", kind, "Reel", "draft", "m", **fields)


def placed(card: Card) -> list[tuple[str, str]]:
    return [(entry.what, entry.wall) for entry in entries_of(card, CAMPAIGN)]


def test_a_piece_stands_on_the_day_it_is_due_and_on_the_day_it_goes_live() -> None:
    assert placed(piece(due="2026-04-14", golive="2026-04-16T10:00")) == [
        ("golive", "2026-04-16T10:00"),
        ("due", "2026-04-14"),
    ]
    assert placed(piece(golive="2026-04-16")) == [("golive", "2026-04-16")]
    assert placed(piece()) == []


def test_a_tactic_is_due_and_what_is_no_work_stands_nowhere() -> None:
    assert placed(piece(kind="tactic", due="2026-04-14T11:00")) == [("due", "2026-04-14T11:00")]
    for kind in ("note", "signal"):
        assert placed(piece(kind=kind, due="2026-04-14")) == []
    assert placed(piece(due="2026-04-14", archived="2026-04-01T00:00:00.000Z")) == []
    # What was over when it was put away keeps its day.
    out = piece(closed="2026-04-13T08:00:00.000Z", archived="2026-04-14T00:00:00.000Z")
    assert placed(out) == [("over", "2026-04-13T10:00")]


def test_finished_work_stands_once_on_the_day_it_was_finished_where_the_campaign_is() -> None:
    late_evening = piece(due="2026-04-20", golive="2026-04-16T10:00", closed="2026-04-13T22:30:00.000Z")
    assert placed(late_evening) == [("over", "2026-04-14T00:30")]


def test_what_a_routine_missed_stands_on_its_own_day_and_not_when_that_was_recorded() -> None:
    missed = piece(kind="tactic", due="2026-04-10T09:00", closed="2026-04-13T07:00:00.000Z")._replace(stage="missed")
    assert placed(missed) == [("over", "2026-04-10T09:00")]


@pytest.mark.parametrize(
    ("wall", "zone", "here"),
    [
        ("2026-04-15T23:00", "America/New_York", "2026-04-16T05:00"),
        ("2026-04-15T05:00", "Asia/Tokyo", "2026-04-14T22:00"),
        # The clocks of New York and Berlin change on different Sundays.
        ("2026-03-20T18:30", "America/New_York", "2026-03-20T23:30"),
        ("2026-03-30T18:30", "America/New_York", "2026-03-31T00:30"),
        ("2026-04-15", "Asia/Tokyo", "2026-04-15"),
        ("2026-04-15T10:00", "Nowhere/At_All", "2026-04-15T10:00"),
    ],
)
def test_a_piece_with_a_zone_of_its_own_stands_where_its_hour_is_here(wall: str, zone: str, here: str) -> None:
    assert placed(piece(golive=wall, golive_zone=zone)) == [("golive", here)]


@pytest.mark.parametrize(
    ("wall", "days", "found"),
    [
        ("2026-04-14T11:00", 1, "2026-04-15T11:00"),
        ("2026-04-30", 1, "2026-05-01"),
        ("2026-12-31T23:30", 1, "2027-01-01T23:30"),
        ("2027-01-01", -1, "2026-12-31"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2026-02-28", 1, "2026-03-01"),
        ("2028-02-29T08:00", 7, "2028-03-07T08:00"),
        ("2026-03-28T02:30", 1, "2026-03-29T02:30"),
    ],
)
def test_later_keeps_the_hour_over_ends_of_months_and_years_and_clock_changes(wall: str, days: int, found: str) -> None:
    assert later(wall, days) == found
    assert later(found, -days) == wall


def test_an_hour_that_the_clock_change_skips_is_said_to_be() -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    now = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert "the clock change skips 2:30" in say_when(later("2026-03-28T02:30", 1), now)


@pytest.mark.parametrize("wall", ["1970-01-01", "2199-12-31T10:00"])
def test_nothing_is_moved_out_of_the_calendar(wall: str) -> None:
    with pytest.raises(ValueError, match=r"too far away: the calendar goes from 1970 to 2199"):
        later(wall, 1 if wall.startswith("2199") else -1)


def test_months_and_weeks_have_their_days() -> None:
    assert len(days_of_month("2028-02-10")) == 29
    assert len(days_of_month("2026-02-10")) == 28
    assert days_of_month("2026-12-31")[-1] == "2026-12-31"
    assert days_of_week("2026-01-01") == days_from("2025-12-29", "2026-01-04")
    assert weeks_of_month("2026-02-10")[0][0] == "2026-01-26"
    assert len(weeks_of_month("2027-02-10")) == 4
    assert len(weeks_of_month("2026-08-10")) == 6


@given(DAYS, st.integers(0, 6))
def test_the_weeks_of_a_month_begin_on_their_day_and_hold_each_of_its_days_once(day: str, begins: int) -> None:
    weeks = weeks_of_month(day, begins)
    assert all(date.fromisoformat(week[0]).weekday() == begins and len(week) == 7 for week in weeks)
    assert day in days_of_week(day, begins)
    assert days_of_week(day, begins) in weeks
    every = [day for week in weeks for day in week]
    assert [found for found in every if found[:7] == day[:7]] == list(days_of_month(day))
    assert all(any(found[:7] == day[:7] for found in week) for week in weeks)


@given(DAYS, st.integers(-30, 30))
def test_months_later_stays_in_the_month_that_was_meant(day: str, months: int) -> None:
    found, start = date.fromisoformat(month_later(day, months)), date.fromisoformat(day)
    if 1970 * 12 <= start.year * 12 + start.month - 1 + months < 2200 * 12:
        assert (found.year - start.year) * 12 + found.month - start.month == months
        assert found.day == start.day or (found + timedelta(days=1)).day == 1


def test_special_days() -> None:
    assert holidays_of(CAMPAIGN) == {"2026-04-03", "2026-04-06"}
    assert [is_weekend(day) for day in days_of_week("2026-04-14")] == [False] * 5 + [True] * 2


def test_the_entries_of_a_day_are_read_whole_days_first_and_what_is_over_last() -> None:
    cards = [
        piece("over", closed="2026-04-14T06:00:00.000Z"),
        piece("noon", golive="2026-04-14T12:00"),
        piece("early", due="2026-04-14T09:00"),
        piece("whole", due="2026-04-14"),
    ]
    found: list[Entry] = by_day(cards, CAMPAIGN)["2026-04-14"]
    assert [entry.card.id for entry in in_order(found)] == ["whole", "early", "noon", "over"]


def test_a_time_alone_is_of_the_day_that_is_named() -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    now = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    assert parse_when("11:00", now, "2026-04-20").wall == "2026-04-20T11:00"
    assert parse_when("fri 11:00", now, "2026-04-20").wall == "2026-04-17T11:00"
    assert parse_when("+2h", now, "2026-04-20").wall == "2026-04-14T11:18"


def routine(key: str, rule: str, begun: str, **fields: Any) -> Routine:
    return Routine(key, "spring", key.title(), rule, begun, "Europe/Berlin", **fields)


def recurring(*routines: Routine, **terms: Any) -> Board:
    here = room((), ())
    campaign = here.campaign._replace(**terms)
    return replace(here, campaign=campaign, routines={one.id: one for one in routines})


def test_what_recurs_is_coming_on_its_days_at_its_hour_where_the_campaign_is() -> None:
    tokyo = routine("early", "FREQ=DAILY", "2026-04-10T06:00", upto="2026-04-14T06:00")._replace(zone="Asia/Tokyo")
    found = coming_on(recurring(tokyo), "2026-04-13", "2026-04-17")
    assert [card.due for card in found] == [
        "2026-04-14T23:00",
        "2026-04-15T23:00",
        "2026-04-16T23:00",
        "2026-04-17T23:00",
    ]
    assert [entry.what for entries in coming_by_day(found).values() for entry in entries] == ["coming"] * 4
    # Nine stays nine when the clocks change, and a month's end is its own.
    nine = routine("nine", "FREQ=DAILY", "2026-10-20T09:00", upto="2026-10-23T09:00")
    later_on = recurring(nine, end="2026-12-31")
    assert [card.due[5:] for card in coming_on(later_on, "2026-10-24", "2026-10-26")] == [
        "10-24T09:00", "10-25T09:00", "10-26T09:00",
    ]  # fmt: skip
    leap = routine("leap", "FREQ=MONTHLY;BYMONTHDAY=29", "2028-01-29", upto="2028-01-29")
    assert [card.due for card in coming_on(recurring(leap, end="2028-12-31"), "2028-02-01", "2028-03-31")] == [
        "2028-02-29", "2028-03-29",
    ]  # fmt: skip


def test_nothing_is_coming_that_is_there_skipped_paused_free_or_after_the_end() -> None:
    daily = routine("sweep", "FREQ=DAILY", "2026-04-10", upto="2026-04-15", exdates="2026-04-17")

    def days(here: Board, last: str = "2026-04-19") -> list[str]:
        return [card.due[8:] for card in coming_on(here, "2026-04-01", last)]

    assert days(recurring(daily)) == ["16", "18", "19"]
    assert days(recurring(daily, holidays="2026-04-18")) == ["16", "19"]
    assert days(recurring(daily, end="2026-04-18")) == ["16", "18"]
    assert days(recurring(daily), "2026-04-13") == []
    assert days(recurring(daily._replace(paused="trade fair"))) == []
    assert days(recurring(daily, archived="2026-04-14T00:00:00.000Z")) == []
    waits = daily._replace(repeat="completion", start="2026-04-16")
    assert days(recurring(waits)) == ["16"]

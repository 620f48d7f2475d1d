from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import NOW, TODAY, ZONE, anything, read_or_refused
from warroom.domain.dates import (
    add_days,
    ago,
    check_zone,
    day_in_zone,
    days_between,
    in_zone,
    instant,
    parse_instant,
    say_when,
    short_when,
    wall_to_instant,
)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2199, 1, 1), timezones=st.timezones()))
def test_an_instant_keeps_its_millisecond(when: datetime) -> None:
    assert abs(parse_instant(instant(when)) - when) < timedelta(milliseconds=1)
    assert instant(when).endswith("Z")
    assert len(instant(when)) == 24


def test_instants_sort_as_text() -> None:
    early, late = (datetime(2026, 4, 14, 7, 18, 3, us, tzinfo=UTC) for us in (0, 250000))
    assert instant(early) < instant(late) == "2026-04-14T07:18:03.250Z"


@pytest.mark.parametrize("text", ["", "2026-04-14", "2026-04-14T11:00", "now"])
def test_what_has_no_zone_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match="not an instant"):
        parse_instant(text)
    with pytest.raises(ValueError, match="zone"):
        instant(datetime(2026, 4, 14))


def test_the_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 4, 14, 23, 30, tzinfo=UTC)
    assert day_in_zone(late, "UTC") == "2026-04-14"
    assert day_in_zone(late, ZONE) == "2026-04-15"
    assert day_in_zone(late, "America/New_York") == "2026-04-14"
    assert in_zone(late, ZONE).hour == 1


@pytest.mark.parametrize(
    ("name", "zone"),
    [("Europe/Berlin", ZONE), ("europe/berlin", ZONE), (" UTC ", "UTC"), ("america/new york", "America/New_York")],
)
def test_a_zone_is_known_by_its_name(name: str, zone: str) -> None:
    assert check_zone(name).casefold() == zone.casefold()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("", "write it as"),
        ("../etc", ""),
        ("Europe", ""),
        ("a\0b", ""),
    ],
)
def test_an_unknown_zone_is_refused_with_a_near_one(name: str, hint: str) -> None:
    with pytest.raises(ValueError, match="There is no time zone") as error:
        check_zone(name)
    assert hint in str(error.value)


@given(anything)
def test_any_text_is_a_zone_or_refused(text: str) -> None:
    read_or_refused(check_zone, text)


def test_a_skipped_wall_time_moves_forward_and_says_so() -> None:
    assert wall_to_instant("2026-03-29T02:30", ZONE) == "2026-03-29T01:30:00.000Z"
    assert say_when("2026-03-29T02:30", NOW) == "Sun 29 Mar 3:30 (the clock change skips 2:30)"


def test_of_a_wall_time_that_comes_twice_it_is_the_first() -> None:
    assert wall_to_instant("2026-10-25T02:30", ZONE) == "2026-10-25T00:30:00.000Z"
    assert say_when("2026-10-25T02:30", NOW) == "Sun 25 Oct 2:30 (the first of two, the clock is put back)"


def test_a_day_alone_is_its_first_moment() -> None:
    assert wall_to_instant("2026-04-14", ZONE) == "2026-04-13T22:00:00.000Z"


@pytest.mark.parametrize(
    ("wall", "said"),
    [
        ("2026-04-17T11:00", "Fri 17 Apr 11:00"),
        ("2026-04-17", "Fri 17 Apr"),
        ("2026-04-17T09:05", "Fri 17 Apr 9:05"),
        ("2027-01-03", "Sun 3 Jan 2027"),
    ],
)
def test_a_date_is_said_in_full(wall: str, said: str) -> None:
    assert say_when(wall, NOW) == said


@pytest.mark.parametrize(
    ("wall", "said"),
    [
        ("", ""), ("2026-04-14", "today"), ("2026-04-14T10:00", "10:00"), ("2026-04-15", "Wed"),
        ("2026-04-15T09:00", "Wed 9:00"), ("2026-04-20", "Mon"), ("2026-04-21", "21 Apr"),
        ("2026-04-21T09:00", "21 Apr"), ("2026-04-12", "2d late"), ("2026-04-13T10:00", "1d late"),
        ("2026-12-31", "31 Dec"), ("2027-01-03", "3 Jan 2027"), ("2026-05-01", "1 May"),
    ],
)  # fmt: skip
def test_a_date_is_short_on_a_card(wall: str, said: str) -> None:
    assert short_when(wall, TODAY) == said


def test_days_are_counted_over_month_ends_and_leap_days() -> None:
    assert days_between("2028-02-28", "2028-03-01") == 2
    assert days_between("2026-04-14T11:00", "2026-04-13") == -1
    assert add_days("2028-02-28", 1) == "2028-02-29"
    assert add_days("2026-01-01", -1) == "2025-12-31"
    with pytest.raises(ValueError, match="too far"):
        add_days("2026-01-01", 10**7)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "just now"),
        (-5, "just now"),
        (300, "5 min ago"),
        (3 * 3600, "3 h ago"),
        (86400, "1 day ago"),
        (3 * 86400, "3 days ago"),
        (30 * 86400, "15 Mar"),
    ],
)
def test_how_long_ago(seconds: int, said: str) -> None:
    assert ago(instant(NOW - timedelta(seconds=seconds)), NOW) == said


def test_how_long_ago_in_another_year() -> None:
    assert ago("2024-02-29T12:00:00.000Z", NOW.astimezone(ZoneInfo("UTC"))) == "29 Feb 2024"

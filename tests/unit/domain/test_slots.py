"""When a rule falls due: clock changes, leap days, ends of months, exceptions."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from warroom.domain.model import Campaign, Routine
from warroom.domain.repeats import Repeat, parse_repeat
from warroom.domain.slots import after_completion, due_of_slot, first_start, slots, slots_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=BERLIN)
CAMPAIGN = Campaign("c1", "Spring", "1997-01-01", "2030-12-31", "Europe/Berlin", 128)


def routine(rule: str, start: str, zone: str = "Europe/Berlin", exdates: str = "") -> Routine:
    return Routine("r1", "c1", "Sweep", rule, start, zone, exdates=exdates)


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change() -> None:
    daily = routine("FREQ=DAILY", "2026-03-28T09:00", zone="America/New_York")
    found = [due_of_slot(slot, daily, CAMPAIGN) for slot in islice(slots_of(daily, CAMPAIGN, ""), 3)]
    # Berlin changes on the 29th, New York had changed before.
    assert found == ["2026-03-28T14:00", "2026-03-29T15:00", "2026-03-30T15:00"]


def test_an_hour_that_a_change_skips_or_repeats_is_there_once() -> None:
    night = routine("FREQ=DAILY", "2026-03-28T02:30", zone="Europe/Berlin")
    assert list(islice(slots_of(night, CAMPAIGN, ""), 3)) == [f"2026-03-{day}T02:30" for day in (28, 29, 30)]
    abroad = Campaign("c1", "Spring", "2026-01-01", "2026-12-31", "UTC", 128)
    assert due_of_slot("2026-03-29T02:30", night, abroad) == "2026-03-29T01:30"
    assert due_of_slot("2026-10-25T02:30", night, abroad) == "2026-10-25T00:30", "the first of the two"


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=DAILY", "2025-12-31", ["2025-12-31", "2026-01-01", "2026-01-02"]),
    ],
)
def test_leap_days_and_ends_of_months_and_years(rule: str, start: str, expected: list[str]) -> None:
    assert list(islice(slots(rule, start), 3)) == expected


def test_exceptions_and_holidays_are_left_out() -> None:
    every = routine("FREQ=DAILY", "2026-04-13", exdates="2026-04-14 2026-04-17")
    here = CAMPAIGN._replace(holidays="2026-04-15")
    assert list(islice(slots_of(every, here, "2026-04-13"), 2)) == ["2026-04-16", "2026-04-18"]


def test_it_begins_with_the_first_time_that_is_not_past() -> None:
    assert first_start(Repeat("FREQ=DAILY", "09:00"), NOW) == "2026-04-15T09:00"
    assert first_start(Repeat("FREQ=DAILY", "09:18"), NOW) == "2026-04-14T09:18"
    assert first_start(Repeat("FREQ=DAILY"), NOW) == "2026-04-14"
    assert first_start(parse_repeat("every 2 weeks on mon", NOW), NOW) == "2026-04-20"
    assert first_start(parse_repeat("every week on fri from 1 may", NOW), NOW) == "2026-05-01"
    with pytest.raises(ValueError, match="never falls due"):
        first_start(Repeat("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), NOW)


def test_after_completion_counts_from_the_day_it_was_done() -> None:
    thrice = routine("FREQ=DAILY;INTERVAL=3", "2026-04-01T09:00")
    assert after_completion(thrice, CAMPAIGN, "2026-04-07") == "2026-04-10T09:00"
    assert after_completion(routine("FREQ=MONTHLY", "2026-01-31"), CAMPAIGN, "2026-01-31") == "2026-03-31"
    assert after_completion(routine("FREQ=WEEKLY;BYDAY=FR", "2026-04-03"), CAMPAIGN, "2026-04-14") == "2026-04-17"


def test_what_recurs_all_the_time_is_no_routine() -> None:
    assert first_start(Repeat("FREQ=MINUTELY;INTERVAL=30"), NOW) == "2026-04-14T09:30"
    with pytest.raises(ValueError, match="more than 48 times a day"):
        first_start(Repeat("FREQ=MINUTELY;INTERVAL=20"), NOW)
    assert first_start(Repeat("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "10:00"), NOW) == "2026-04-14T10:00"


def test_a_time_that_is_now_is_not_past_yet() -> None:
    late_in_the_minute = NOW.replace(second=59, microsecond=999)
    assert first_start(Repeat("FREQ=DAILY", "09:18"), late_in_the_minute) == "2026-04-14T09:18"


def test_a_rule_is_known_years_after_its_start_from_wherever_it_is_asked() -> None:
    hourly = routine("FREQ=HOURLY", "2026-01-01T00:00")
    late = CAMPAIGN._replace(start="2026-01-01")
    assert next(slots_of(hourly, late, "2029-12-31T22:30")) == "2029-12-31T23:00"
    assert next(slots_of(hourly, late, "2026-01-01T00:00")) == "2026-01-01T01:00"
    ended = routine("FREQ=DAILY;COUNT=2", "2026-01-01")
    assert list(slots_of(ended, late, "2027-01-01")) == []
    assert list(slots_of(ended, late, "")) == ["2026-01-01", "2026-01-02"]

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.unit.domain.worlds import NOW, anything, read_or_refused
from warroom.domain.spans import Span, parse_span


@pytest.mark.parametrize(
    ("text", "length", "day"),
    [
        ("", "month", "2026-04-14"), ("2026-04", "month", "2026-04-01"), ("April", "month", "2026-04-01"),
        ("apr 2027", "month", "2027-04-01"), ("march", "month", "2026-03-01"), ("january", "month", "2027-01-01"),
        ("february", "month", "2026-02-01"), ("next month", "month", "2026-05-01"),
        ("last month", "month", "2026-03-01"),
        ("this week", "week", "2026-04-14"), ("next week", "week", "2026-04-21"), ("2026-W16", "week", "2026-04-13"),
        ("w1", "week", "2025-12-29"), ("2020-W53", "week", "2020-12-28"), ("week 16", "week", "2026-04-13"),
        ("fri", "day", "2026-04-17"), ("14 apr", "day", "2026-04-14"), ("2028-02-29", "day", "2028-02-29"),
    ],
)  # fmt: skip
def test_days_as_people_say_them(text: str, length: str, day: str) -> None:
    assert parse_span(text, NOW) == Span(length, day)  # type: ignore[arg-type]


def test_at_the_turn_of_a_year_months_and_weeks_are_the_nearest() -> None:
    now = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert parse_span("next month", now).day == "2027-01-01"
    assert parse_span("next week", now).day == "2027-01-07"
    assert parse_span("w1", now).day == "2025-12-29"
    assert parse_span("november", now).day == "2026-11-01"
    assert parse_span("october", now).day == "2027-10-01"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-13", "'2026-13' is no month or week of the calendar."),
        ("2026-W54", "'2026-W54' is no month or week of the calendar."),
        ("2021-W53", "'2021-W53' is no month or week of the calendar."),
        ("april 1200", "The year 1200 is out of range: use 1970 to 2199."),
        ("bogus", "'bogus' is not a date: write it as fri 11:00, +3d, 14 apr or 2026-04-14, "
         "or a month or a week: april, 2026-04, 2026-W16, next week."),
    ],
)  # fmt: skip
def test_what_is_none_is_said_to_be(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        parse_span(text, NOW)


@given(anything)
def test_anything_is_read_or_refused_with_a_sentence(text: str) -> None:
    read_or_refused(lambda said: parse_span(said, NOW), text)

"""The days of a report, read from words and said again."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from warroom.domain.reportdays import parse_days, say_days

# A Tuesday.
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ("2026-04-08", "2026-04-14")),
        ("last 7 days", ("2026-04-08", "2026-04-14")),
        ("Past 2 Weeks", ("2026-04-01", "2026-04-14")),
        ("this week", ("2026-04-13", "2026-04-14")),
        ("last week", ("2026-04-06", "2026-04-12")),
        ("last month", ("2026-03-01", "2026-03-31")),
        ("april", ("2026-04-01", "2026-04-14")),
        ("w15", ("2026-04-06", "2026-04-12")),
        ("today", ("2026-04-14", "2026-04-14")),
        ("mon", ("2026-04-13", "2026-04-13")),
        ("fri", ("2026-04-10", "2026-04-10")),
        ("mon to today", ("2026-04-13", "2026-04-14")),
        ("from 1 apr until yesterday", ("2026-04-01", "2026-04-13")),
        ("2026-04-01 – 2026-04-03", ("2026-04-01", "2026-04-03")),
        ("1 apr to 20 apr", ("2026-04-01", "2026-04-14")),
        ("since 1 apr", ("2026-04-01", "2026-04-14")),
    ],
)
def test_days_are_read_as_a_person_looks_back(text: str, days: tuple[str, str]) -> None:
    assert parse_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tomorrow", "Wed 15 Apr is still to come"),
        ("next week", "Mon 20 Apr is still to come"),
        ("today to 1 apr", "The last day, 2026-04-01, is before the first, 2026-04-14."),
        ("last 0 days", "is no stretch of days"),
        ("last 99999 weeks", "is no stretch of days"),
        ("the other day", "the other day"),
        ("since whenever", "whenever"),
    ],
)
def test_what_names_no_days_that_were_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_days(text, NOW)


def test_they_are_said_as_a_heading() -> None:
    assert say_days("2026-04-14", "2026-04-14") == "14 April 2026"
    assert say_days("2026-04-08", "2026-04-14") == "8–14 April 2026"
    assert say_days("2026-03-30", "2026-04-05") == "30 March – 5 April 2026"
    assert say_days("2025-12-29", "2026-01-04") == "29 December 2025 – 4 January 2026"

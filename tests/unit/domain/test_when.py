from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import NOW, anything, read_or_refused
from warroom.domain.dates import parse_when, say_when
from warroom.domain.when import read_when


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("today", "2026-04-14"), ("Tomorrow 3pm", "2026-04-15T15:00"), ("yesterday", "2026-04-13"),
        ("tonight", "2026-04-14"), ("fri", "2026-04-17"), ("Friday", "2026-04-17"), ("tue", "2026-04-21"),
        ("this tue", "2026-04-14"), ("next tue", "2026-04-21"), ("next fri", "2026-04-24"),
        ("last tue", "2026-04-07"), ("last mon", "2026-04-13"), ("+3d", "2026-04-17"), ("+2w", "2026-04-28"),
        ("-1d", "2026-04-13"), ("+1m", "2026-05-14"), ("+2h", "2026-04-14T11:18"), ("in 2 weeks", "2026-04-28"),
        ("in a week", "2026-04-21"), ("in 3d", "2026-04-17"), ("3 days ago", "2026-04-11"), ("14 apr", "2026-04-14"),
        ("apr 14", "2026-04-14"), ("April 14th, 2026", "2026-04-14"), ("14. april", "2026-04-14"),
        ("14.4.", "2026-04-14"), ("14.04.26", "2026-04-14"), ("2026-04-14 11:00", "2026-04-14T11:00"),
        ("2026-04-14T11:00", "2026-04-14T11:00"), ("2026/04/14", "2026-04-14"),
        ("2026-04-14T09:00:30Z", "2026-04-14T11:00"), ("4/14/2026", "2026-04-14"), ("14/4/2026", "2026-04-14"),
        ("4/14", "2026-04-14"), ("4/4/2026", "2026-04-04"), ("3pm", "2026-04-14T15:00"),
        ("3:30 PM", "2026-04-14T15:30"), ("12am", "2026-04-15T00:00"), ("12pm", "2026-04-14T12:00"),
        ("11:00", "2026-04-14T11:00"), ("9:00", "2026-04-15T09:00"), ("9:18", "2026-04-15T09:18"),
        ("noon", "2026-04-14T12:00"), ("midnight", "2026-04-14T23:59"), ("eod", "2026-04-14"), ("eow", "2026-04-17"),
        ("eom", "2026-04-30"), ("eoq", "2026-06-30"), ("eoy", "2026-12-31"), ("fri 11", "2026-04-17T11:00"),
        ("fri at 11", "2026-04-17T11:00"), ("11:00 fri", "2026-04-17T11:00"), ("noon on fri", "2026-04-17T12:00"),
        ("by fri", "2026-04-17"), ("Fri, 17 Apr 2026 11:00", "2026-04-17T11:00"), ("14th", "2026-04-14"),
        ("the 13th", "2026-05-13"), ("31st", "2026-05-31"), ("next week", "2026-04-20"), ("next month", "2026-05-01"),
        ("next year", "2027-01-01"),
    ],
)  # fmt: skip
def test_a_date_is_understood_as_a_person_says_it(text: str, wall: str) -> None:
    assert parse_when(text, NOW).wall == wall


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("12 feb", "2026-04-14", "2027-02-12"), ("13 feb", "2026-04-14", "2026-02-13"),
        ("20 dec", "2026-01-10", "2025-12-20"), ("29 feb", "2026-04-14", "2028-02-29"),
        ("29 feb", "2028-02-01", "2028-02-29"), ("+1m", "2026-01-31", "2026-02-28"),
        ("+1m", "2028-01-31", "2028-02-29"), ("+1y", "2028-02-29", "2029-02-28"), ("-1m", "2026-03-31", "2026-02-28"),
        ("+1m", "2026-12-15", "2027-01-15"), ("eom", "2028-02-03", "2028-02-29"), ("eow", "2026-04-17", "2026-04-17"),
        ("eow", "2026-04-18", "2026-04-24"), ("fri", "2026-04-17", "2026-04-24"),
        ("this fri", "2026-04-17", "2026-04-17"), ("next mon", "2026-04-19", "2026-04-20"),
        ("31st", "2026-02-10", "2026-03-31"), ("tomorrow", "2026-12-31", "2027-01-01"),
    ],
)  # fmt: skip
def test_years_months_and_weeks_are_chosen_sensibly(text: str, today: str, day: str) -> None:
    now = datetime.fromisoformat(f"{today}T09:00").replace(tzinfo=ZoneInfo("UTC"))
    assert parse_when(text, now).day == day


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Type a day"), ("banana", "'banana' is not a date"), ("may", "not a date"),
        ("30 feb", "'30 feb' is no day"), ("2026-02-30", "no day"), ("31.4.", "no day"),
        ("25:00", "no time of the day"), ("11:60", "no time of the day"), ("13pm", "write 3pm or 15:00"),
        ("4/5/2026", "4 May or 5 Apr"), ("4/5", "4 May or 5 Apr"), ("0/5", "no day"),
        ("fri 18 apr", "18 Apr 2026 is a Sat, not a Fri"), ("+999999y", "too far away"), ("+999999d", "out of range"),
        ("9999-01-01", "out of range"), ("0th", "no day of a month"), ("5", "not a date"), ("fri fri", "not a date"),
        ("2026-04-14T25:00", "no day and time"), ("tomorrow is another day", "not a date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as error:
        parse_when(text, NOW)
    assert complaint in str(error.value)


@given(anything)
def test_any_text_is_a_date_or_refused(text: str) -> None:
    when = read_or_refused(lambda said: parse_when(said, NOW), text)
    if when is not None:
        assert say_when(when.wall, NOW)
        assert parse_when(when.wall, NOW) == when


@given(anything)
def test_a_strict_reading_raises_nothing_and_reads_nothing_else(text: str) -> None:
    strict = read_when(text.split(), NOW, strict=True)
    if strict is not None:
        assert read_when(text.split(), NOW) == strict


@given(st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)))
def test_a_wall_time_is_read_back(when: datetime) -> None:
    wall = when.isoformat(timespec="minutes")
    assert parse_when(wall, NOW).wall == wall
    assert parse_when(wall.replace("T", " "), NOW).wall == wall


@pytest.mark.parametrize(
    "words", ["may", "24/7", "1/2", "4/14", "14th", "next week", "2 weeks", "Today", "Noon", "11", "the 3rd"]
)
def test_in_a_title_these_are_no_dates(words: str) -> None:
    assert read_when(words.split(), NOW, strict=True) is None

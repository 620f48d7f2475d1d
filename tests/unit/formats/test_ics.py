"""Dates for other calendars, as RFC 5545 wants them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import HOSTILE
from warroom.domain.model import Campaign, Card
from warroom.formats.ics import calendar_ics, escaped, folded

NOW = datetime(2026, 4, 14, 7, 18, 3, tzinfo=UTC)
CAMPAIGN = Campaign("c", "Spring; Launch, \\o/", "2026-04-01", "2026-04-30", "Europe/Berlin", 128)


def piece(key: str = "p", kind: Any = "piece", **fields: Any) -> Card:
    return Card(key, "c", kind, fields.pop("title", "Reel"), "draft", "m", **fields)


def events(*cards: Card) -> list[dict[str, str]]:
    """The events of an export, read back as a calendar reads them: unfolded, each property by its name."""
    text = calendar_ics(cards, CAMPAIGN, NOW).decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line for line in text.split("\r\n"))
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in ("END", ""):
            found[-1][name] = value
    return found


def test_a_piece_has_an_event_for_each_of_its_dates_and_a_tactic_one() -> None:
    found = events(
        piece("a", due="2026-04-16", golive="2026-04-18T10:00", channel="ig", owner="ana", tags="video launch"),
        piece("b", kind="tactic", due="2026-04-16T11:00"),
    )
    assert [(event["UID"], event["SUMMARY"]) for event in found] == [
        ("a-golive@warroom", "Goes live: Reel (ig)"), ("a-due@warroom", "Due: Reel (ig)"),
        ("b-due@warroom", "Due: Reel"),
    ]  # fmt: skip
    assert found[0]["DTSTART"] == "20260418T080000Z"
    assert found[1]["DTSTART;VALUE=DATE"] == "20260416"
    assert found[2]["DTSTART"] == "20260416T090000Z"
    assert {event["DTSTAMP"] for event in found} == {"20260414T071803Z"}
    assert found[0]["DESCRIPTION"] == "Owner: ana\\nStage: draft"
    assert found[0]["CATEGORIES"] == "video,launch"


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        ("2026-03-28T10:00", "", "20260328T090000Z"),
        ("2026-03-29T10:00", "", "20260329T080000Z"),
        # Skipped by the clock change, and come twice by the other one.
        ("2026-03-29T02:30", "", "20260329T013000Z"),
        ("2026-10-25T02:30", "", "20261025T003000Z"),
        ("2026-12-31T23:30", "America/New_York", "20270101T043000Z"),
        ("2028-02-29T00:30", "Asia/Tokyo", "20280228T153000Z"),
    ],
)
def test_hours_are_in_utc_from_the_zone_they_are_in(wall: str, zone: str, utc: str) -> None:
    (event,) = events(piece(golive=wall, golive_zone=zone))
    assert event["DTSTART"] == utc


def test_what_is_no_work_or_was_put_away_or_has_no_date_is_left_out() -> None:
    assert events(piece(kind="note", due="2026-04-16"), piece(due="2026-04-16", archived="x"), piece()) == []


def test_what_would_end_a_value_is_escaped() -> None:
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"
    text = calendar_ics([], CAMPAIGN, NOW).decode()
    assert "X-WR-CALNAME:Spring\\; Launch\\, \\\\o/\r\n" in text


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_on_their_line(title: str) -> None:
    (event,) = events(piece(title=title, due="2026-04-16", channel=title[:10]))
    assert event["SUMMARY"].startswith("Due: ")
    assert not any(ord(letter) < 32 for letter in event["SUMMARY"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folding_loses_nothing_and_cuts_no_character(line: str) -> None:
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == line

"""When a piece goes live, where, what is missing, what collides, what was missed; over every edge of a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.commands.room import CAMPAIGN, NOW, board, card
from warroom.domain.almanac import entries_of
from warroom.domain.board import Board
from warroom.domain.dates import in_zone
from warroom.domain.filters import parse_filter, sift
from warroom.domain.golive import (
    collisions,
    countdown,
    days_late,
    golive_of,
    has_passed,
    is_late,
    missed,
    planned,
    read_golive,
    say_golive,
    say_there,
    to_look_at,
    unmet,
    viewer_zone,
)
from warroom.domain.model import Campaign, Card, Person
from warroom.views.calendar.entries import is_late as entry_is_late
from warroom.views.facts import piece_when, tactic_when
from warroom.views.people import team_of
from warroom.views.scene import Moment

BERLIN = "Europe/Berlin"
REVIEWED = CAMPAIGN._replace(stages="idea, draft, review, scheduled, live")


def piece(key: str, golive: str, stage: str = "draft", **more: Any) -> Card:
    return card(key, "piece", stage, key, channel="ig", golive=golive, **more)


def room(*cards: Card, campaign: Campaign = CAMPAIGN) -> Board:
    return replace(board(cards, ()), campaign=campaign, campaigns=(campaign,))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("golive", "zone", "at"),
    [
        ("2026-04-17T10:00", "", "2026-04-17T08:00"),
        ("2026-04-17T10:00", "Europe/London", "2026-04-17T09:00"),
        ("2026-04-17T00:30", "Asia/Tokyo", "2026-04-16T15:30"),
        ("2026-12-31T23:59", "America/Los_Angeles", "2027-01-01T07:59"),
        ("2026-04-30T24:00", "", None),
        # An hour that the clock change skips is later by the gap; of one that comes twice it is the first.
        ("2026-03-29T02:30", "", "2026-03-29T01:30"),
        ("2026-10-25T02:30", "", "2026-10-25T00:30"),
        ("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        # Half an hour's change, and a day that a country left out.
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45"),
        ("2011-12-30T10:00", "Pacific/Apia", "2011-12-30T20:00"),
        ("2028-02-29T12:00", "UTC", "2028-02-29T12:00"),
        ("2026-04-17T10:00", "Mars/Olympus", None),
    ],
)
def test_the_instant_of_going_live_is_that_of_its_own_zone(golive: str, zone: str, at: str | None) -> None:
    try:
        found = golive_of(piece("x", golive, golive_zone=zone), BERLIN)
    except ValueError:
        found = None
    assert (found.at if found else None) == (utc(at) if at else None)


@pytest.mark.parametrize(
    ("golive", "zone", "at"),
    [
        ("2026-04-17", "", "2026-04-17T22:00"),
        ("2026-02-28", "", "2026-02-28T23:00"),
        ("2028-02-28", "UTC", "2028-02-29T00:00"),
        # Days of 23 and of 25 hours end at their own midnight.
        ("2026-03-29", "", "2026-03-29T22:00"),
        ("2026-10-25", "", "2026-10-25T23:00"),
        ("2026-04-17", "Asia/Tokyo", "2026-04-17T15:00"),
    ],
)
def test_a_piece_with_only_a_day_has_all_of_it(golive: str, zone: str, at: str) -> None:
    found = golive_of(piece("x", golive, golive_zone=zone), BERLIN)
    assert found is not None
    assert (found.at, found.timed) == (utc(at), False)


def test_the_minute_of_going_live_is_its_own_and_the_next_one_is_too_late() -> None:
    here = room(piece("x", "2026-04-14T10:00"))
    at = utc("2026-04-14T08:00:00")
    assert missed(here, at - timedelta(seconds=1)) == ()
    assert missed(here, at + timedelta(seconds=59)) == ()
    assert [each.card.id for each in missed(here, at + timedelta(seconds=60))] == ["x"]


def test_a_day_is_missed_when_it_is_over() -> None:
    here = room(piece("x", "2026-04-14"))
    assert missed(here, utc("2026-04-14T21:59:59")) == ()
    assert [each.card.id for each in missed(here, utc("2026-04-14T22:00"))] == ["x"]


def test_a_clock_that_is_put_back_or_forward_misses_by_the_instant_and_not_by_the_wall() -> None:
    twice = room(piece("x", "2026-10-25T02:30"))
    # 2:30 comes again an hour later: by then it is missed.
    assert missed(twice, utc("2026-10-25T00:30")) == ()
    assert len(missed(twice, in_zone(utc("2026-10-25T01:30"), BERLIN))) == 1
    skipped = room(piece("x", "2026-03-29T02:30"))
    assert missed(skipped, utc("2026-03-29T01:29")) == ()
    assert len(missed(skipped, utc("2026-03-29T01:31"))) == 1


def test_what_is_live_archived_or_held_is_not_missed() -> None:
    past = "2026-04-14T06:00"
    here = room(
        piece("open", past), piece("out", past, "live", closed="2026-04-14T04:00:00.000Z"),
        card("todo", "tactic", "todo", "b", golive=past),
    )  # fmt: skip
    assert [each.card.id for each in missed(here, NOW)] == ["open"]
    held = room(piece("open", past), campaign=CAMPAIGN._replace(held="a court order"))
    assert missed(held, NOW) == ()


def test_the_soonest_comes_first_across_zones() -> None:
    here = room(
        piece("berlin", "2026-04-17T10:00"),
        piece("tokyo", "2026-04-17T16:00", golive_zone="Asia/Tokyo"),
        piece("day", "2026-04-16"),
        piece("never", ""),
    )
    assert [each.card.id for each in planned(here)] == ["day", "tokyo", "berlin"]


def test_everything_that_is_missing_is_named() -> None:
    bare = card("x", "piece", "draft", "x")
    assert unmet(bare, CAMPAIGN) == ("no link", "no owner", "no channel")
    assert unmet(bare, REVIEWED) == ("no link", "no owner", "no channel", "not reviewed")
    there = bare._replace(link="https://example.org", owner="ana", channel="ig", stage="scheduled")
    assert unmet(there, REVIEWED) == ("not approved",)
    assert unmet(there, CAMPAIGN._replace(stages="idea, scheduled, live")) == ()
    assert unmet(there._replace(approved="2026-04-14T07:00:00.000Z"), REVIEWED) == ()


def test_pieces_collide_on_one_channel_within_the_hour() -> None:
    here = room(
        piece("a", "2026-04-17T10:00"),
        piece("b", "2026-04-17T10:59"),
        piece("c", "2026-04-17T11:00"),
        piece("d", "2026-04-17T12:00"),
        piece("zoned", "2026-04-17T09:30", golive_zone="Europe/London"),
        piece("other", "2026-04-17T10:00")._replace(channel="yt"),
        piece("none", "2026-04-17T10:00")._replace(channel=""),
        piece("day", "2026-04-17"),
    )
    found = {key: set(others) for key, others in collisions(here).items()}
    assert found == {
        "a": {"b", "zoned"}, "b": {"a", "c", "zoned"}, "zoned": {"a", "b", "c"}, "c": {"b", "zoned"},
    }  # fmt: skip


def test_what_went_live_just_before_is_in_the_way_too_but_not_of_its_like() -> None:
    out = {"stage": "live", "closed": "2026-04-17T08:00:00.000Z"}
    here = room(
        piece("out", "2026-04-17T10:00", **out), piece("too", "2026-04-17T10:10", **out),
        piece("next", "2026-04-17T10:30")._replace(channel="IG"),
    )  # fmt: skip
    assert dict(collisions(here)) == {"out": ("next",), "too": ("next",), "next": ("out", "too")}


@pytest.mark.parametrize(
    ("text", "wall", "zone"),
    [
        ("fri 10:00", "2026-04-17T10:00", ""),
        ("fri 10:00 Europe/London", "2026-04-17T10:00", "Europe/London"),
        ("fri 10:00 europe/london", "2026-04-17T10:00", "Europe/London"),
        ("10:00 new york", "2026-04-14T10:00", "America/New_York"),
        ("tomorrow 3pm UTC", "2026-04-15T15:00", "UTC"),
        ("fri Tokyo", "2026-04-17", "Asia/Tokyo"),
        ("+2h Tokyo", "2026-04-14T18:18", "Asia/Tokyo"),
        # It is tomorrow there before it is here, and later than one thinks.
        ("eod Pacific/Kiritimati", "2026-04-14", "Pacific/Kiritimati"),
        ("9:00 Tokyo", "2026-04-15T09:00", "Asia/Tokyo"),
        ("29 feb 10:00 London", "2028-02-29T10:00", "Europe/London"),
        ("2026-04-30 23:59 Port of Spain", "2026-04-30T23:59", "America/Port_of_Spain"),
    ],
)
def test_a_time_is_read_in_the_zone_that_it_names(text: str, wall: str, zone: str) -> None:
    assert read_golive(text, in_zone(NOW, BERLIN)) == (wall, zone)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("fri 10:00 Europe/Lndon", "did you mean Europe/London"),
        ("fri 10:00 somewhere", "There is no time zone 'somewhere'"),
        ("soon", "'soon' is not a date"),
        ("30 feb 10:00 London", "no day of the calendar"),
        ("", "Type a day or a time"),
        ("London", "is not a date"),
        ("25:00 London", "it ends at 23:59"),
        ("10:00 \x1b[31m", "There is no time zone"),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("[", r"\[")):
        read_golive(text, in_zone(NOW, BERLIN))


@pytest.mark.parametrize(
    ("golive", "zone", "viewer", "said"),
    [
        ("2026-04-17T10:00", "", "", "Fri 17 Apr 10:00"),
        ("2026-04-17T10:00", "Europe/London", "", "Fri 17 Apr 10:00 London · 11:00 Berlin"),
        ("2026-04-17T10:00", "", "Asia/Tokyo", "Fri 17 Apr 10:00 Berlin · 17:00 Tokyo"),
        ("2026-04-17T20:00", "Europe/London", "Asia/Tokyo", "Fri 17 Apr 20:00 London · 21:00 Berlin · Sat 4:00 Tokyo"),
        ("2026-04-17T10:00", "Europe/Paris", "Europe/Madrid", "Fri 17 Apr 10:00"),
        ("2026-04-17", "Asia/Tokyo", "", "Fri 17 Apr Tokyo"),
        ("2026-04-17", "", "Asia/Tokyo", "Fri 17 Apr"),
        ("2027-01-01T00:15", "UTC", "America/New_York", "Fri 1 Jan 2027 0:15 UTC · 1:15 Berlin · Thu 19:15 New York"),
        ("2026-03-29T01:30", "Europe/London", "", "Sun 29 Mar 2:30 (the clock change skips 1:30) London · 3:30 Berlin"),
        ("2026-04-17T10:00", "Mars/Olympus", "", "2026-04-17 10:00 Mars/Olympus"),
    ],
)
def test_it_is_told_where_it_goes_live_here_and_where_one_is(golive: str, zone: str, viewer: str, said: str) -> None:
    found = say_golive(piece("x", golive, golive_zone=zone), CAMPAIGN, viewer, in_zone(NOW, BERLIN))
    assert " · ".join(found) == said


def test_one_line_joins_them() -> None:
    assert say_there("2026-04-17T10:00", "Europe/London", (BERLIN,), NOW) == "Fri 17 Apr 10:00 London · 11:00 Berlin"


def test_a_viewer_is_where_their_settings_say_or_the_team_or_the_campaign() -> None:
    here = replace(room(), people={"ana": Person("ana", zone="Asia/Tokyo"), "ben": Person("ben")})
    assert viewer_zone(here, "ana", "UTC") == "UTC"
    assert viewer_zone(here, "ana") == "Asia/Tokyo"
    assert viewer_zone(here, "ben") == viewer_zone(here, "nobody") == BERLIN


@pytest.mark.parametrize(
    ("golive", "now", "said"),
    [
        ("2026-04-14T10:00", "2026-04-14T09:18", "in 0:42"),
        ("2026-04-14T10:00", "2026-04-14T10:00", "now"),
        ("2026-04-14T10:00", "2026-04-14T10:01", "1 min late"),
        ("2026-04-14T10:00", "2026-04-14T12:05", "2 h late"),
        ("2026-04-14T10:00", "2026-04-18T12:05", "4 days late"),
        ("2026-04-15T09:17", "2026-04-14T09:18", "in 23:59"),
        ("2026-04-16T08:00", "2026-04-14T09:18", "in 2 days"),
        ("2026-04-14", "2026-04-14T23:59", "today"),
        ("2026-04-15", "2026-04-14T09:18", "in 1 day"),
        ("2026-04-14T23:00", "2026-04-17T01:00", "3 days late"),
        ("2026-04-14", "2026-04-15T00:00", "1 day late"),
        ("2026-04-14", "2026-04-15T00:30", "1 day late"),
        ("2026-04-01", "2026-04-13T15:00", "12 days late"),
        ("2028-02-29T10:00", "2028-02-27T10:00", "in 2 days"),
        # The night is an hour short, and another one an hour long.
        ("2026-03-29T10:00", "2026-03-28T22:00", "in 11:00"),
        ("2026-10-25T10:00", "2026-10-24T22:00", "in 13:00"),
    ],
)
def test_how_soon_it_is_counts_real_minutes_and_the_days_of_the_calendar(golive: str, now: str, said: str) -> None:
    each = golive_of(piece("x", golive), BERLIN)
    assert each is not None
    here = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(BERLIN))
    assert countdown(each, here) == said


def test_after_a_hold_what_has_passed_and_what_comes_within_days_is_looked_at() -> None:
    here = room(
        piece("past", "2026-04-01T10:00"), piece("soon", "2026-04-17T09:00"), piece("far", "2026-04-17T10:00"),
        campaign=CAMPAIGN._replace(held="a recall"),
    )  # fmt: skip
    assert [each.card.id for each in to_look_at(here, in_zone(NOW, BERLIN))] == ["past", "soon"]


@pytest.mark.parametrize(
    ("golive", "embargo", "said"),
    [
        ("2026-04-17T10:00", "2026-04-17T10:30", "under embargo until 17 Apr 10:30"),
        ("2026-04-17T10:30", "2026-04-17T10:30", ""),
        ("2026-04-16T23:59", "2026-04-17", "under embargo until 17 Apr"),
        ("2026-04-17T00:00", "2026-04-17", ""),
        # A day leaves room until its end.
        ("2026-04-17", "2026-04-17T18:00", ""),
        ("2026-04-16", "2026-04-17T09:00", "under embargo until 17 Apr 9:00"),
        ("2026-12-31T12:00", "2027-01-04", "under embargo until 4 Jan 2027"),
        ("", "2026-04-17", ""),
    ],
)
def test_a_piece_planned_before_its_embargo_ends_lacks_that(golive: str, embargo: str, said: str) -> None:
    card = piece("a", golive, link="https://example.org", owner="ana", embargo=embargo)
    assert unmet(card, CAMPAIGN) == ((said,) if said else ())


def test_an_embargo_is_of_the_campaigns_zone_and_a_piece_of_its_own() -> None:
    # 10:00 in London is 11:00 in Berlin.
    card = piece("a", "2026-04-17T10:00", golive_zone="Europe/London", link="https://example.org", owner="ana")
    assert unmet(card._replace(embargo="2026-04-17T11:00"), CAMPAIGN) == ()
    assert unmet(card._replace(embargo="2026-04-17T11:01"), CAMPAIGN) == ("under embargo until 17 Apr 11:01",)


@pytest.mark.parametrize(
    ("golive", "zone", "now", "late", "days"),
    [
        # In Tokyo it is Wednesday while it is Tuesday in Berlin.
        ("2026-04-15T06:00", "Asia/Tokyo", "2026-04-14T20:59", False, 0),
        ("2026-04-15T06:00", "Asia/Tokyo", "2026-04-14T21:01", True, 0),
        ("2026-04-15T06:00", "Asia/Tokyo", "2026-04-15T08:00", True, 1),
        # And still Monday in Los Angeles.
        ("2026-04-13T23:30", "America/Los_Angeles", "2026-04-14T06:30", False, 0),
        ("2026-04-13T23:30", "America/Los_Angeles", "2026-04-14T06:31", True, 0),
        ("2026-04-13", "America/Los_Angeles", "2026-04-14T06:59", False, 0),
        ("2026-04-13", "America/Los_Angeles", "2026-04-14T07:00", True, 1),
        ("2026-04-14T10:00", "", "2026-04-14T08:01", True, 0),
        ("2026-04-13T10:00", "", "2026-04-14T08:01", True, 1),
    ],
)
def test_late_is_told_by_the_instant_and_its_days_are_the_campaigns(
    golive: str, zone: str, now: str, late: bool, days: int
) -> None:
    here, minute = room(piece("x", golive, golive_zone=zone)), utc(now)
    today = in_zone(minute, BERLIN).date().isoformat()
    here = replace(here, today=today)
    found = here.cards["x"]
    assert has_passed(found, here.campaign, minute) is late
    assert is_late(found, here.campaign, today, minute) is late
    assert days_late(found, here.campaign, today, minute) == days
    assert bool(missed(here, minute)) is late
    assert bool(sift(parse_filter("is:late", minute, "ana"), here, minute).group("piece", "draft")) is late
    moment = Moment(here.campaign, today, in_zone(minute, BERLIN), False, team_of({}))
    assert (piece_when(found, moment).style == "bad") is late
    held = here.campaign._replace(held="a recall")
    assert not is_late(found, held, today, minute)
    assert days_late(found, held, today, minute) == 0


def test_a_go_live_is_found_by_its_day_where_the_campaign_is() -> None:
    here, now = room(piece("x", "2026-04-15T06:00", golive_zone="Asia/Tokyo")), utc("2026-04-14T08:00")
    assert sift(parse_filter("golive:today", now, "ana"), here, now).group("piece", "draft")
    assert not sift(parse_filter("golive:tomorrow", now, "ana"), here, now).group("piece", "draft")


@pytest.mark.parametrize(
    ("now", "late"),
    [
        ("2026-10-25T00:30", False),
        ("2026-10-25T00:31", True),
        # It is 2:10 for the second time, after 2:30 was.
        ("2026-10-25T01:10", True),
    ],
)
def test_an_hour_that_a_tactic_was_due_at_has_passed_by_the_instant_too(now: str, late: bool) -> None:
    due = card("x", "tactic", "todo", "x", owner="ana", due="2026-10-25T02:30")
    moment = Moment(CAMPAIGN, "2026-10-25", in_zone(utc(now), BERLIN), False, team_of({}))
    assert (tactic_when(due, moment).style == "bad") is late
    entry = entries_of(due, CAMPAIGN)[0]
    assert entry_is_late(entry, moment) is late

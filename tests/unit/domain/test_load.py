"""What each person carries, on the days of the zone they are in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.board import Board
from warroom.domain.dates import add_days, day_in_zone, instant
from warroom.domain.day import is_uncommitted
from warroom.domain.load import Bearer, DayLoad, day_due, loads, moved_due, stands_on, unsized
from warroom.domain.model import Campaign, Card, Commitment, Person, Win, commitment_id

BERLIN, TOKYO, NEW_YORK = "Europe/Berlin", "Asia/Tokyo", "America/New_York"
CAMPAIGN = Campaign("c", "Spring", "2026-03-01", "2026-12-31", BERLIN, 0, holidays="2026-04-03 2026-05-01")
# A Tuesday, 9:18 in Berlin.
NOW = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
WEEK = tuple(add_days("2026-04-13", n) for n in range(7))
ANA, BEN = Person("ana", capacity=48), Person("ben")


def tactic(key: str, owner: str = "", due: str = "", size: int = 16, stage: str = "todo") -> Card:
    return Card(key, "c", "tactic", key, stage, key, owner=owner, due=due, size=size)


def win(who: str, at: datetime, size: int = 8, day: str = "") -> Win:
    return Win(f"{who}{at}", "c", "", size, "won", who, instant(at), day or day_in_zone(at, BERLIN))


def board(*cards: Card, people: tuple[Person, ...] = (ANA, BEN), now: datetime = NOW, **more: Any) -> Board:
    return Board(
        1, day_in_zone(now, BERLIN), "2026-01-01", CAMPAIGN, (CAMPAIGN,), {p.id: p for p in people},
        {card.id: card for card in cards}, {}, {}, (), {}, **more,
    )  # fmt: skip


def names(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def on(bearer: Bearer, day: str) -> DayLoad:
    return next(load for load in bearer.days if load.day == day)


def test_carried_and_due_are_told_apart_and_nobody_comes_first() -> None:
    room = board(
        tactic("late", "ana", "2026-04-10"), tactic("now", "ana", "2026-04-14", 40), tactic("fri", "ana", "2026-04-17"),
        tactic("some day", "ana"), tactic("at it", "ben", stage="doing"), tactic("whose", "", "2026-04-15", 0),
        tactic("done", "ana", "2026-04-14", stage="done"), tactic("stuck", "ana", "2026-04-14", 0, "blocked"),
    )  # fmt: skip
    nobody, ana, ben = loads(room, NOW, WEEK, me="ana")
    assert [b.person.id for b in (nobody, ana, ben)] == ["", "ana", "ben"]
    today = on(ana, "2026-04-14")
    assert (names(today.carried), names(today.due)) == (["late"], ["now", "stuck"])
    assert (today.size, today.most, today.over, unsized(today.cards)) == (56, 48, 8, 1)
    assert names(on(ana, "2026-04-17").cards) == ["fri"]
    assert on(ana, "2026-04-13").cards == ()
    assert names(ana.undated) == ["some day"]
    assert names(on(ben, "2026-04-14").cards) == ["at it"]
    assert on(ben, "2026-04-14").over == 0
    assert names(on(nobody, "2026-04-15").cards) == ["whose"]


def test_me_comes_before_the_others_and_an_owner_nobody_knows_is_shown_as_well() -> None:
    room = board(tactic("x", "stranger"))
    assert [b.person.id for b in loads(room, NOW, WEEK, me="ben")] == ["", "ben", "ana", "stranger"]


def test_days_off_and_holidays_carry_nothing() -> None:
    week = tuple(add_days("2026-03-30", n) for n in range(7))
    weekender = Person("cleo", capacity=32, workdays="sat sun")
    _, ana, cleo = loads(board(people=(ANA, weekender)), NOW, week)
    assert [load.off for load in ana.days] == ["", "", "", "", "holiday", "off", "off"]
    assert [load.most for load in ana.days] == [48, 48, 48, 48, 0, 0, 0]
    assert [load.most for load in cleo.days] == [0, 0, 0, 0, 0, 32, 32]


def test_what_was_committed_to_is_what_the_commitment_says() -> None:
    row = Commitment(commitment_id("c", "2026-04-14", "ana"), "c", "2026-04-14", "ana", 24, "x:24")
    _, ana, ben = loads(board(commitments={row.id: row}), NOW, WEEK)
    assert (on(ana, "2026-04-14").promised, on(ben, "2026-04-14").promised) == (24, 0)


@pytest.mark.parametrize(
    ("now", "zone", "today"),
    [
        # Berlin is at Tuesday evening and Tokyo at Wednesday morning.
        (datetime(2026, 4, 14, 20, 0, tzinfo=UTC), TOKYO, "2026-04-15"),
        # A minute before and at midnight in New York, where clocks are put on at night.
        (datetime(2026, 3, 8, 4, 59, tzinfo=UTC), NEW_YORK, "2026-03-07"),
        (datetime(2026, 3, 8, 5, 0, tzinfo=UTC), NEW_YORK, "2026-03-08"),
        # The day on which they are put back has 25 hours.
        (datetime(2026, 11, 1, 4, 0, tzinfo=UTC), NEW_YORK, "2026-11-01"),
        (datetime(2026, 11, 2, 4, 59, tzinfo=UTC), NEW_YORK, "2026-11-01"),
        (datetime(2026, 11, 2, 5, 0, tzinfo=UTC), NEW_YORK, "2026-11-02"),
        # The year's end, and a zone that no machine knows.
        (datetime(2026, 12, 31, 15, 0, tzinfo=UTC), TOKYO, "2027-01-01"),
        (datetime(2026, 4, 14, 20, 0, tzinfo=UTC), "Mars/Olympus", "2026-04-14"),
    ],
)
def test_a_persons_today_is_the_day_where_they_are(now: datetime, zone: str, today: str) -> None:
    _, away = loads(board(people=(Person("aiko", zone=zone),), now=now), now)
    assert away.today == today
    assert [load.day for load in away.days] == [today]


def test_what_is_due_at_an_hour_stands_on_the_day_that_it_is_there() -> None:
    aiko, ned = Person("aiko", zone=TOKYO), Person("ned", zone=NEW_YORK)
    room = board(people=(aiko, ned))
    late, early, plain = (tactic("x", due=f"2026-04-15{hour}") for hour in ("T20:00", "T04:00", ""))
    assert [day_due(card, aiko, room) for card in (late, early, plain)] == ["2026-04-16", "2026-04-15", "2026-04-15"]
    assert [day_due(card, ned, room) for card in (late, early, plain)] == ["2026-04-15", "2026-04-14", "2026-04-15"]
    assert [day_due(card, ANA, room) for card in (late, early, plain)] == ["2026-04-15"] * 3
    # Clocks in Berlin are put on on 29 March: the hour that is skipped, and the ones around it.
    for hour, there in (("T01:59", "2026-03-28"), ("T02:30", "2026-03-28"), ("T06:00", "2026-03-29")):
        assert day_due(tactic("x", due=f"2026-03-29{hour}"), ned, room) == there


def test_a_day_that_is_over_where_the_person_is_is_carried_there_and_only_there() -> None:
    # Half past midnight in Berlin is still the evening before in New York.
    now = datetime(2026, 4, 13, 22, 30, tzinfo=UTC)
    ned = Person("ned", zone=NEW_YORK)
    cards = (tactic("hers", "ana", "2026-04-13"), tactic("his", "ned", "2026-04-13"))
    _, ana, away = loads(board(*cards, people=(ANA, ned), now=now), now, WEEK)
    assert names(on(ana, "2026-04-14").carried) == ["hers"]
    assert names(on(away, "2026-04-13").due) == ["his"]
    assert on(away, "2026-04-14").cards == ()


def test_wins_stand_on_the_day_that_it_was_there_unless_they_were_logged_for_another() -> None:
    ned = Person("ned", zone=NEW_YORK)
    night = datetime(2026, 4, 14, 1, 0, tzinfo=UTC)
    wins = (win("ned", night), win("ana", night), win("ned", night, 4, day="2026-04-16"))
    _, ana, away = loads(board(people=(ANA, ned)), NOW, WEEK, wins)
    assert [load.won for load in away.days] == [8, 0, 0, 4, 0, 0, 0]
    assert [load.won for load in ana.days] == [0, 8, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("due", "shown_on", "step", "moved"),
    [
        ("2026-04-14", "2026-04-14", 1, "2026-04-15"),
        ("2026-04-14T09:30", "2026-04-14", 1, "2026-04-15T09:30"),
        # What is carried stands on today, and goes on from there.
        ("2026-04-02T09:30", "2026-04-14", 1, "2026-04-15T09:30"),
        ("", "2026-04-14", 0, "2026-04-14"),
        # Ends of months, a leap day, and the days on which clocks change.
        ("2026-04-30", "2026-04-30", 1, "2026-05-01"),
        ("2028-02-28", "2028-02-28", 1, "2028-02-29"),
        ("2028-03-01T23:59", "2028-03-01", -1, "2028-02-29T23:59"),
        ("2026-03-28T02:30", "2026-03-28", 1, "2026-03-29T02:30"),
        ("2026-12-31", "2026-12-31", 1, "2027-01-01"),
    ],
)
def test_a_tactic_goes_on_by_days_and_keeps_its_hour(due: str, shown_on: str, step: int, moved: str) -> None:
    assert moved_due(tactic("x", "ana", due), ANA, board(), shown_on, step) == moved


@given(
    st.datetimes(datetime(2026, 1, 2), datetime(2028, 12, 30)),
    st.sampled_from((BERLIN, TOKYO, NEW_YORK, "Pacific/Apia", "Pacific/Kiritimati", "Australia/Lord_Howe", "UTC")),
    st.integers(-3, 3),
    st.booleans(),
)
def test_wherever_the_person_is_a_step_of_days_ends_on_the_day_so_many_on(
    wall: datetime, zone: str, step: int, timed: bool
) -> None:
    person = Person("p", zone=zone)
    room = board(people=(person,))
    card = tactic("x", "p", wall.strftime("%Y-%m-%dT%H:%M") if timed else wall.date().isoformat())
    here = day_due(card, person, room)
    there = day_due(card._replace(due=moved_due(card, person, room, here, step)), person, room)
    # A change of clocks between the two may carry an hour beside midnight over it.
    assert abs((datetime.fromisoformat(there) - datetime.fromisoformat(here)).days - step) <= (1 if timed else 0)


@given(
    st.lists(st.tuples(st.sampled_from(("", "ana", "ben", "zoe")), st.integers(-9, 9), st.integers(0, 40)), max_size=30)
)
def test_every_open_tactic_of_the_week_is_counted_exactly_once(rows: list[tuple[str, int, int]]) -> None:
    cards = [tactic(f"t{n}", owner, add_days("2026-04-14", away), size) for n, (owner, away, size) in enumerate(rows)]
    found = loads(board(*cards), NOW, WEEK)
    shown = [card.id for bearer in found for card in bearer.cards]
    assert sorted(shown) == sorted(card.id for card in cards if card.due <= "2026-04-19")
    for bearer in found:
        assert all(card.owner == bearer.person.id for card in bearer.cards)
        (today,) = next(b.days for b in loads(board(*cards), NOW) if b.person.id == bearer.person.id)
        assert today == bearer.days[1]


def test_a_tactic_stands_where_the_load_shows_it() -> None:
    cards = [
        tactic("late", "ana", "2026-04-10"),
        tactic("fri", "ana", "2026-04-17"),
        tactic("at it", "ana", "", stage="doing"),
        tactic("some day", "ana"),
    ]
    room = board(*cards)
    assert [stands_on(card, ANA, room, NOW) for card in cards] == ["2026-04-14", "2026-04-17", "2026-04-14", ""]


def test_a_day_is_uncommitted_until_somebody_says_what_they_do() -> None:
    room = board(tactic("x", "ana", "2026-04-14"))
    assert is_uncommitted(room)
    row = Commitment("i", "c", "2026-04-14", "ana", 16, "x:16")
    assert not is_uncommitted(replace(room, commitments={"i": row}))
    assert not is_uncommitted(replace(room, commitments={"i": row._replace(cards="", closed=instant(NOW))}))
    assert is_uncommitted(replace(room, commitments={"i": row._replace(day="2026-04-13")}))
    assert not is_uncommitted(board())
    # Nobody commits to a Saturday, to a holiday, or to a day before the campaign, unless somebody works then.
    for today in ("2026-04-18", "2026-05-01", "2026-02-27"):
        assert not is_uncommitted(replace(room, today=today))
    sam = Person("sam", workdays="sat")
    assert is_uncommitted(replace(room, today="2026-04-18", people={"sam": sam}))


def test_the_week_of_a_clock_change_has_seven_days_for_everybody() -> None:
    for start in ("2026-03-23", "2026-10-19", "2028-02-28"):
        days = tuple(add_days(start, n) for n in range(7))
        now = datetime.fromisoformat(start).replace(tzinfo=UTC) + timedelta(hours=12)
        for zone in (BERLIN, TOKYO, NEW_YORK):
            _, away = loads(board(people=(Person("p", zone=zone),), now=now), now, days)
            assert [load.day for load in away.days] == list(days)

"""What comes due in a stretch of time, each thing once, over every edge of a clock; and quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, board, card
from warroom.domain.board import Board
from warroom.domain.golive import planned
from warroom.domain.model import Card
from warroom.domain.notices import Notice, notices
from warroom.domain.quiet import is_quiet, read_quiet

# Ten in Berlin.
TEN = datetime(2026, 4, 14, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FIT = {"link": "https://example.org", "owner": "ana", "channel": "ig"}


def piece(golive: str, stage: str = "design", **more: Any) -> Card:
    return card("reel", "piece", stage, "x", "Reel", golive=golive, **{**FIT, **more})


def tactic(due: str, owner: str = "ana", stage: str = "todo", **more: Any) -> Card:
    return card("seed", "tactic", stage, "x", "Seed clip", due=due, owner=owner, **more)


def told(here: Board, after: datetime, until: datetime, me: str = "ana") -> list[str]:
    return [notice.text for notice in notices(here, planned(here), after, until, me)]


def test_a_go_live_is_told_ten_minutes_before_and_at_its_minute() -> None:
    here = board([piece("2026-04-14T10:00")], ())
    assert told(here, TEN - 11 * MINUTE, TEN - 10 * MINUTE) == ["In 10 minutes live: IG Reel"]
    assert told(here, TEN - MINUTE, TEN) == ["Goes live now: IG Reel"]
    assert told(here, TEN - 10 * MINUTE, TEN - MINUTE) == []
    assert told(here, TEN, TEN + 60 * MINUTE) == []


def test_a_stretch_tells_all_of_it_in_order() -> None:
    here = board([piece("2026-04-14T10:00"), tactic("2026-04-14T09:55")], ())
    assert told(here, TEN - 60 * MINUTE, TEN) == [
        "In 10 minutes live: IG Reel",
        "Due now: Seed clip",
        "Goes live now: IG Reel",
    ]


def test_what_is_still_missing_is_told_unless_it_is_waived() -> None:
    bare = piece("2026-04-14T10:00", link="", owner="")
    assert told(board([bare], ()), TEN - MINUTE, TEN) == ["Goes live now: IG Reel, still no link, no owner"]
    waived = bare._replace(waived="a story")
    assert told(board([waived], ()), TEN - MINUTE, TEN) == ["Goes live now: IG Reel"]


@pytest.mark.parametrize(
    "quiet",
    [
        piece("2026-04-14"),
        piece("2026-04-14T10:00", stage="live", closed="2026-04-14T07:00:00.000Z"),
        tactic("2026-04-14"),
        tactic("2026-04-14T10:00", owner="ben"),
        tactic("2026-04-14T10:00", stage="done", closed="2026-04-14T07:00:00.000Z"),
        tactic("2026-04-14T10:00", snoozed="2026-04-20"),
    ],
    ids=["a day", "live", "a day's tactic", "another's", "done", "asleep"],
)
def test_what_has_no_hour_is_over_or_is_anothers_is_not_told(quiet: Card) -> None:
    assert told(board([quiet], ()), TEN - 24 * 60 * MINUTE, TEN + 24 * 60 * MINUTE) == []


def test_a_tactic_of_nobody_is_told_to_everybody() -> None:
    here = board([tactic("2026-04-14T10:00", owner="")], ())
    assert told(here, TEN - MINUTE, TEN, "ben") == ["Due now: Seed clip (nobody's yet)"]


def test_while_everything_is_held_no_go_live_comes_due_and_tactics_do() -> None:
    here = board([piece("2026-04-14T10:00"), tactic("2026-04-14T10:00")], ())
    held = replace(here, campaign=CAMPAIGN._replace(held="a recall"))
    assert told(held, TEN - 60 * MINUTE, TEN + MINUTE) == ["Due now: Seed clip"]


@pytest.mark.parametrize(
    ("golive", "zone", "at"),
    [
        ("2026-03-29T02:30", "", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25T02:30", "", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2028-02-29T00:00", "Asia/Tokyo", datetime(2028, 2, 28, 15, 0, tzinfo=UTC)),
        ("2026-05-01T00:05", "", datetime(2026, 4, 30, 22, 5, tzinfo=UTC)),
    ],
)
def test_it_is_told_once_whatever_the_wall_clock_does(golive: str, zone: str, at: datetime) -> None:
    here = board([piece(golive, golive_zone=zone)], ())
    every = [
        notice
        for n in range(-120, 120)
        for notice in notices(here, planned(here), at + n * MINUTE, at + (n + 1) * MINUTE, "ana")
    ]
    assert [(notice.what, notice.at) for notice in every] == [("soon", at), ("now", at)]


def test_another_time_is_another_notice() -> None:
    one, other = Notice("reel", TEN, "now", "x"), Notice("reel", TEN + MINUTE, "now", "x")
    assert one.key != other.key
    assert one.key == one._replace(text="another title").key


@pytest.mark.parametrize(
    ("hours", "clock", "quiet"),
    [
        ("22:00-07:00", "21:59", False), ("22:00-07:00", "22:00", True), ("22:00-07:00", "00:00", True),
        ("22:00-07:00", "06:59", True), ("22:00-07:00", "07:00", False), ("12:30-13:30", "12:29", False),
        ("12:30-13:30", "13:29", True), ("12:30-13:30", "13:30", False), ("22-7", "23:00", True),
        ("22:00-24:00", "23:59", True), ("22:00-24:00", "00:00", False), ("0:00-0:00", "15:00", True),
        ("", "03:00", False), (" 22:00 to 7:00 ", "03:00", True),
    ],
)  # fmt: skip
def test_quiet_hours_go_over_midnight(hours: str, clock: str, quiet: bool) -> None:
    assert is_quiet(hours, datetime.fromisoformat(f"2026-04-14T{clock}:30")) is quiet


@pytest.mark.parametrize("text", ["at night", "25:00-07:00", "22:60-07:00", "22:00", "22:00-", "-", "22-7-8"])
def test_what_are_no_hours_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="write them as 22:00-07:00"):
        read_quiet(text)


def test_a_piece_is_due_at_its_hour_until_it_is_out() -> None:
    draft = card("p", "piece", "draft", "p", "Cut it", owner="ana", channel="ig", due="2026-04-14T10:00")
    here = board([draft, draft._replace(id="out", stage="live", closed="2026-04-14T07:00:00.000Z")], ())
    told = notices(here, (), TEN - MINUTE, TEN, "ana")
    assert [(notice.card, notice.text) for notice in told] == [("p", "Due now: IG Cut it")]
    assert notices(here, (), TEN - MINUTE, TEN, "ben") == ()

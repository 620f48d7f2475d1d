from __future__ import annotations

import pytest

from warroom.domain.leads import Lead, parse_leads, reached_by_week, say_lead
from warroom.domain.model import Card, Win

AT = "2026-04-14T08:00:00.000Z"


def won(day: str, size: int, tags: str = "", who: str = "ana", card: str = "") -> Win:
    return Win(f"w{day}{size}{who}", "c1", card, size, "did it", who, AT, day, tags)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("", ()),
        ("inches #community 2ft a week", (Lead("inches", "#community", 384, "week"),)),
        ("wins #replies 5 a day; live 3 per week", (Lead("wins", "#replies", 5, "day"), Lead("live", "", 3, "week"))),
        ("Tactics @Ana 10 A week", (Lead("tactics", "@ana", 10, "week"),)),
    ],
)
def test_they_are_read_and_written_alike(text: str, leads: tuple[Lead, ...]) -> None:
    assert parse_leads(text) == leads
    assert parse_leads("; ".join(map(say_lead, leads))) == leads


@pytest.mark.parametrize(
    "text", ["inches", "miles 3 a week", "wins five a day", "wins 0 a day", "inches x a week", "live 3"]
)
def test_what_is_none_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_leads(text)


def test_a_week_is_monday_to_sunday_and_counts_what_is_of_it() -> None:
    weeks = ("2026-04-06", "2026-04-13")
    wins = (won("2026-04-12", 8, "community"), won("2026-04-13", 4, "community paid"), won("2026-04-14", 99, "paid"))
    (inches, count) = parse_leads("inches #community 1in a week; wins 2 a week")
    assert reached_by_week(inches, wins, (), "UTC", weeks) == {"2026-04-06": 8, "2026-04-13": 4}
    assert reached_by_week(count, wins, (), "UTC", weeks) == {"2026-04-06": 1, "2026-04-13": 2}


def test_live_and_tactics_count_by_the_day_of_the_zone() -> None:
    late = "2026-04-12T22:30:00.000Z"
    cards = (
        Card("p", "c1", "piece", "Reel", "live", "a", channel="ig", closed=late),
        Card("t", "c1", "tactic", "Sweep", "done", "a", owner="ana", closed=late),
        Card("m", "c1", "tactic", "Sweep", "missed", "b", owner="ana", closed=late),
    )
    weeks = ("2026-04-06", "2026-04-13")
    (live, tactics) = parse_leads("live +ig 3 a week; tactics @ana 1 a week")
    assert reached_by_week(live, (), cards, "Europe/Berlin", weeks) == {"2026-04-06": 0, "2026-04-13": 1}
    assert reached_by_week(tactics, (), cards, "UTC", weeks) == {"2026-04-06": 1, "2026-04-13": 0}


def test_what_is_asked_of_a_day_is_asked_of_five_of_them() -> None:
    assert Lead("wins", "", 5, "day").a_week == 25

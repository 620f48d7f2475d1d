"""Dates and times in the forms that calendars use."""

from __future__ import annotations

import pytest

from tests.unit.formats.boards import board, campaign, cards, plan
from warroom.formats.calendar import Options


def _golive(cell: str, time: str = "", **options: str) -> str:
    text = f'Title\tPublish date\tTime\nOne\t"{cell}"\t"{time}"\n'
    return cards(text, options=Options(**options))[0].golive  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "wall"),
    [
        ("2026-04-14", "2026-04-14"),
        ("2026-04-14 10:00", "2026-04-14T10:00"),
        ("2026-04-14 10:00:00", "2026-04-14T10:00"),
        ("2026-04-14T10:00", "2026-04-14T10:00"),
        ("2026-04-14T10:00:00Z", "2026-04-14T12:00"),
        ("2026-04-14T23:30:00-05:00", "2026-04-15T06:30"),
        ("2026-04-14 10:00:00 UTC", "2026-04-14T12:00"),
        ("2026/04/14 09:05", "2026-04-14T09:05"),
        ("20260414", "2026-04-14"),
        ("4/14/2026", "2026-04-14"),
        ("4/14/2026 9:05", "2026-04-14T09:05"),
        ("4/14/26 9:05 PM", "2026-04-14T21:05"),
        ("14/04/2026", "2026-04-14"),
        ("14.4.2026", "2026-04-14"),
        ("14.04.2026 18:00 Uhr", "2026-04-14T18:00"),
        ("03.04.2026", "2026-04-03"),
        ("14.04.26", "2026-04-14"),
        ("14.4.", "2026-04-14"),
        ("Di, 14.04.2026", "2026-04-14"),
        ("46126", "2026-04-14"),
        ("46126.5", "2026-04-14T12:00"),
        ("46126,4375", "2026-04-14T10:30"),
        ("14 April 2026", "2026-04-14"),
        ("April 14, 2026", "2026-04-14"),
        ("Tue, Apr 14th 2026 9am", "2026-04-14T09:00"),
        ("Apr 14", "2026-04-14"),
        ("14-Apr-26", "2026-04-14"),
        ("14. März 2026", "2026-03-14"),
        ("1er mai 2026 à 18h", "2026-05-01T18:00"),
        ("14 avr. 2026", "2026-04-14"),
        ("14 de abril de 2026", "2026-04-14"),
        ("14 aprile 2026", "2026-04-14"),
        ("14 april 2026 kl. 10.30", "2026-04-14T10:30"),
        ("14 kwietnia 2026 r.", "2026-04-14"),
        ("", ""),
        ("-", ""),
        ("TBD", ""),
        ("n/a", ""),
    ],
)
def test_a_day_is_read(cell: str, wall: str) -> None:
    assert _golive(cell) == wall


@pytest.mark.parametrize(
    ("cell", "wall"),
    [
        ("10:00", "2026-04-14T10:00"),
        ("10:00:00", "2026-04-14T10:00"),
        ("9:30 PM", "2026-04-14T21:30"),
        ("12am", "2026-04-14T00:00"),
        ("9 p.m.", "2026-04-14T21:00"),
        ("10h30", "2026-04-14T10:30"),
        ("18 Uhr", "2026-04-14T18:00"),
        ("9.00 Uhr", "2026-04-14T09:00"),
        ("0.4375", "2026-04-14T10:30"),
        ("0,5", "2026-04-14T12:00"),
        ("", "2026-04-14"),
        ("9", "2026-04-14"),
        ("25:00", "2026-04-14"),
        ("13 pm", "2026-04-14"),
    ],
)
def test_a_time_beside_the_day_is_read(cell: str, wall: str) -> None:
    assert _golive("2026-04-14", cell) == wall


@pytest.mark.parametrize("cell", ["soon", "2026-02-30", "31.4.2026", "13/13/2026", "week 16", "1.5", "14", "99999"])
def test_what_is_no_day_stays_in_the_text_and_is_reported(cell: str) -> None:
    made = plan(f"Title,Publish date\nOne,{cell}\n")
    assert made.cards[0].card.golive == ""
    assert made.cards[0].body == f"- **Publish date:** {cell}"
    assert [(problem.row, cell in problem.why) for problem in made.problems] == [(2, True)]


@pytest.mark.parametrize("time", ["10:00-11:00", "14:00 CET", "10:00:30", "lunch"])
def test_a_time_that_says_more_than_a_time_stays_in_the_text(time: str) -> None:
    made = plan(f"Title,Date,Time\nOne,2026-04-14,{time}\n")
    assert f"- **Time:** {time}" in made.cards[0].body
    assert made.problems


def test_one_date_over_twelve_decides_the_whole_column() -> None:
    assert [card.golive for card in cards("Title,Date\nA,05/04/2026\nB,25/04/2026\n")] == ["2026-04-05", "2026-04-25"]
    assert [card.golive for card in cards("Title,Date\nA,05/04/2026\nB,04/25/2026\n")] == ["2026-05-04", "2026-04-25"]
    assert plan("Title,Date\nA,05/04/2026\nB,25/04/2026\n").questions == ()


def test_the_go_live_column_decides_for_the_due_column() -> None:
    found = cards("Title,Date,Deadline\nA,25/04/2026,05/04/2026\n")
    assert found[0].due == "2026-04-05"


def test_a_due_day_that_cannot_be_read_stays_in_the_text_and_is_reported() -> None:
    made = plan("Title,Deadline\nA,when Bob is back\n")
    assert made.cards[0].body == "- **Deadline:** when Bob is back"
    assert made.problems[0].row == 2


def test_the_campaigns_days_decide_where_the_column_does_not() -> None:
    made = plan("Title,Date\nA,04/05/2026\nB,11/04/2026\n")
    assert [incoming.card.golive for incoming in made.cards] == ["2026-05-04", "2026-04-11"]
    assert any("day/month, because that is nearer" in remark for remark in made.remarks)
    assert any("--dates mdy" in question for question in made.questions)


def test_the_languages_habit_decides_last_and_is_said() -> None:
    far = board(of=campaign(start="2026-01-01", end="2026-12-31"))
    english = plan("Title,Date\nA,04/05/2026\n", far)
    german = plan("Titel,Datum\nA,04/05/2026\n", far)
    assert english.cards[0].card.golive == "2026-04-05"
    assert german.cards[0].card.golive == "2026-05-04"
    assert english.questions
    assert german.questions


def test_a_header_may_say_the_order() -> None:
    far = board(of=campaign(start="2026-01-01", end="2026-12-31"))
    made = plan("Title,Date (DD/MM/YYYY)\nA,04/05/2026\n", far)
    assert made.cards[0].card.golive == "2026-05-04"
    assert made.questions == ()
    assert cards("Titel,Datum (MM/TT/JJJJ)\nA,04/05/2026\n", far)[0].golive == "2026-04-05"


def test_the_user_has_the_last_word() -> None:
    text = "Title,Date\nA,04/05/2026\n"
    assert cards(text, options=Options(dates="dmy"))[0].golive == "2026-05-04"
    made = plan(text, options=Options(dates="mdy"))
    assert made.cards[0].card.golive == "2026-04-05"
    assert made.questions == ()


def test_dates_of_both_orders_are_read_each_in_its_own() -> None:
    made = plan("Title,Date\nA,25/04/2026\nB,04/26/2026\nC,04/05/2026\n")
    assert [incoming.card.golive for incoming in made.cards[:2]] == ["2026-04-25", "2026-04-26"]
    assert made.questions


def test_a_date_without_a_year_goes_to_the_campaigns() -> None:
    winter = board(of=campaign(start="2026-12-01", end="2027-01-31"))
    found = cards("Title,Date\nA,20.12.\nB,10.1.\n", winter)
    assert [card.golive for card in found] == ["2026-12-20", "2027-01-10"]

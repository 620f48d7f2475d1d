"""Easing today is allowed, and called by its name in the history."""

from __future__ import annotations

import pytest

from tests.commands.room import CAMPAIGN, NOW, TODAY, board, card
from warroom.commands.actions.campaigns import edit_campaign, terms_of
from warroom.commands.actions.cards import archive, delete
from warroom.commands.actions.easing import off_today
from warroom.commands.actions.fields import edit
from warroom.commands.actions.timing import set_due, set_size

TODO = board().cards["todo"]
CARRIED = TODO._replace(due="2026-04-10")


@pytest.mark.parametrize(
    ("target", "label"),
    [
        (96, "eased the target from 8″ to 6″"),
        (160, "raised the target from 8″ to 10″"),
        (0, "gave up the target of 8″"),
    ],
)
def test_a_target_that_moves_is_told(target: int, label: str) -> None:
    assert edit_campaign(CAMPAIGN, terms_of(CAMPAIGN)._replace(target=target)).label == label


def test_a_target_among_other_terms_is_told_as_well() -> None:
    terms = terms_of(CAMPAIGN)._replace(target=96, shelf=14)
    assert edit_campaign(CAMPAIGN, terms).label == (
        'changed the terms of "Spring Launch"; eased the target from 8″ to 6″'
    )


def test_making_less_of_a_tactic_of_today_is_easing() -> None:
    room = board()
    assert set_size(room, [TODO], 16).label == 'eased today: "Seed clip" from 1¾″ to 1″'
    assert set_size(room, [TODO], 0).label == 'eased today: "Seed clip" from 1¾″ to no size'
    assert set_size(room, [CARRIED], 16).label.startswith("eased today: ")
    assert set_size(room, [TODO, card("t", "tactic", "todo", "c", size=20, due=TODAY)], 4).label == (
        "eased today: 2 cards to ¼″"
    )


@pytest.mark.parametrize(
    "other",
    [TODO._replace(size=8), TODO._replace(due="2026-04-15"), TODO._replace(due=""), TODO._replace(closed="x"),
     TODO._replace(kind="piece")],
)  # fmt: skip
def test_sizing_what_today_does_not_ask_for_is_not(other: object) -> None:
    assert set_size(board(), [other], 16).label == 'sized "Seed clip" at 1″'  # type: ignore[list-item]


def test_putting_a_tactic_of_today_off_is_easing() -> None:
    room = board()
    assert set_due(room, [TODO], "2026-04-17", NOW).label == 'eased today: put off "Seed clip" to Fri 17 Apr'
    assert set_due(room, [CARRIED], "", NOW).label == 'eased today: put off "Seed clip" to no set time'
    assert set_due(room, [CARRIED], TODAY, NOW).label == 'made "Seed clip" due Tue 14 Apr'
    later = TODO._replace(due="2026-04-16")
    assert set_due(room, [later], "2026-04-17", NOW).label == 'made "Seed clip" due Fri 17 Apr'


def test_a_form_that_eases_says_so() -> None:
    label = edit(board(), TODO, {"size": '1"', "due": "fri", "title": "Seed it"}, NOW).label
    assert label == (
        'set size, due, title of "Seed it"; eased today: "Seed clip" from 1¾″ to 1″; '
        'eased today: put off "Seed clip" to Fri 17 Apr'
    )
    assert edit(board(), TODO, {"title": "Seed it"}, NOW).label == 'set title of "Seed it"'


def test_taking_a_tactic_of_today_off_the_board_is_easing() -> None:
    room = board()
    assert off_today(room, [TODO], archive([TODO], NOW)).label == 'eased today: archived "Seed clip"'
    assert off_today(room, [CARRIED, TODO], delete([CARRIED, TODO])).label.startswith("eased today: deleted")
    for card_ in (room.cards["idea"], TODO._replace(due="2026-04-20"), TODO._replace(due="")):
        assert off_today(room, [card_], archive([card_], NOW)).label.startswith("archived")

"""How a line names cards, and what it can be completed with."""

from __future__ import annotations

import pytest

from tests.commands.room import NOW, board, card
from warroom.commands.vocabulary import cards_named, completions, vocabulary

ROOM = board(
    [
        card("bcdfghjk", "note", "active", "b", "Clip"),
        card("bcdgggg", "piece", "idea", "b", "Clip of the week", tags="paid launch"),
        card("zzzz", "piece", "idea", "d", "Half-day clip"),
        card("gone", "note", "retired", "b", "Old news", closed="2026-04-13T08:00:00.000Z"),
    ],
    (),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("clip", "bcdfghjk"),
        ("clip-of", "bcdgggg"),
        ("CLIP of  the", "bcdgggg"),
        ("half-day-clip", "zzzz"),
        ("day clip", "zzzz"),
        ("clip half", "zzzz"),
        ("bcd", "bcdfghjk bcdgggg"),
        ("bcdf", "bcdfghjk"),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_cards_are_named_by_id_or_words_the_best_match_alone(text: str, found: str) -> None:
    assert " ".join(c.id for c in cards_named(ROOM, text)) == found


def test_of_what_recurs_the_open_one_is_meant_or_else_the_last() -> None:
    over = {"closed": "2026-04-13T08:00:00.000Z", "routine": "r", "title": "Sweep"}
    gone = [card(key, "tactic", "done", "b", slot=f"2026-04-{day}", **over) for key, day in (("dd", 11), ("dg", 13))]
    assert [c.id for c in cards_named(board(gone, ()), "sweep")] == ["dg"]
    still = [
        card(key, "tactic", "todo", "b", "Sweep", routine="r", slot=f"2026-04-{key[1:]}") for key in ("t10", "t14")
    ]
    assert [c.id for c in cards_named(board([*gone, *still], ()), "sweep")] == ["t10", "t14"]
    assert [c.id for c in cards_named(board([*gone, *still], ()), "dd")] == ["dd"]


def test_completions_are_people_tags_and_open_cards() -> None:
    words = completions(ROOM)
    assert words[:4] == ("@ana", "@ben", "#launch", "#paid")
    assert "^clip-of-the-week" in words
    assert "^old-news" not in words


def test_every_completion_of_a_card_names_it() -> None:
    for word in completions(ROOM):
        if word.startswith("^"):
            assert len(cards_named(ROOM, word[1:])) == 1


def test_the_words_are_the_campaigns() -> None:
    words = vocabulary(ROOM, NOW, "ana")
    assert words.people | words.channels == {"ana", "ben", "ig", "yt"}
    assert f"{words.now:%H:%M}" == "09:18"

"""Wins put right afterwards, and found again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import CARDS, NOW, TODAY, after, board
from warroom.commands.actions.ledger import drop_wins, edit_win, move_wins, split_win
from warroom.domain.board import Board
from warroom.domain.ledger import By, grouped, matching
from warroom.domain.model import Feed, Win, feed_id
from warroom.domain.whence import Whence
from warroom.formats.wincsv import wins_csv

YT = next(card for card in CARDS if card.kind == "piece")._replace(id="yt", channel="yt")
AT = "2026-04-14T06:00:00.000Z"


def win(key: str, size: int, text: str, who: str = "ana", day: str = TODAY, card: str = "", tags: str = "") -> Win:
    return Win(key, "spring", card, size, text, who, AT, day, tags)


WINS = (
    win("w1", 8, "answered 14 comments", tags="community"),
    win("w2", 24, "Radio desk", "ben", "2026-04-13", "todo", "press launch"),
    win("w3", 4, "alt text", "ben"),
)


def room() -> Board:
    return replace(board(), wins=WINS[::2], days={TODAY: 12, "2026-04-13": 24})


def test_a_win_is_changed_in_all_that_it_says() -> None:
    draft = edit_win(
        room(), WINS[0], NOW, size=16, text="answered 20", who="@Dana", day="2026-04-13", tags="#paid x y,"
    )
    assert {c.field: c.new for c in draft.changes if c.entity == "win"} == {
        "size": 16, "text": "answered 20", "who": "dana", "day": "2026-04-13", "tags": "paid x",
    }  # fmt: skip
    assert "dana" in after(room(), draft).people


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"size": 0}, "at least a sixteenth"),
        ({"text": " "}, "Say what"),
        ({"who": "a b"}, "no handle"),
        ({"day": "2026-04-15"}, "has come"),
    ],
)
def test_what_a_win_cannot_be_is_refused(values: dict[str, object], why: str) -> None:
    given = {"size": 8, "text": "x", "who": "ana", "day": TODAY, "tags": "", **values}
    with pytest.raises(ValueError, match=why):
        edit_win(room(), WINS[0], NOW, **given)  # type: ignore[arg-type]


def test_a_split_keeps_the_inches_and_the_card() -> None:
    draft = split_win(WINS[1], 8, "the second call")
    made = {c.field: c.new for c in draft.changes if c.id != "w2"}
    assert (made["size"], made["text"], made["card"], made["day"]) == (8, "the second call", "todo", "2026-04-13")
    assert [(c.field, c.old, c.new) for c in draft.changes if c.id == "w2"] == [("size", 24, 16)]
    for size in (0, 24, 30):
        with pytest.raises(ValueError, match="split off"):
            split_win(WINS[1], size, "")


def test_wins_move_to_a_card_or_off_it_and_are_taken_off() -> None:
    here = room()
    assert move_wins(WINS[:2], here.cards["doing"]).label == 'moved 2 wins to "Morning sweep"'
    assert move_wins([WINS[1]], None).label == 'moved the win "Radio desk" off its card'
    gone = after(here, drop_wins([WINS[0]]))
    assert [w.id for w in gone.wins] == ["w3"]
    with pytest.raises(ValueError, match="Choose a win"):
        drop_wins([])


WHENCE = Whence(
    {card.id: card._replace(origin="playbook:launch/seed") if card.id == "todo" else card for card in (*CARDS, YT)},
    [Feed(feed_id("todo", "yt"), "spring", "todo", "yt")],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "w1 w2 w3"), ("COMMENTS", "w1"), ("@ben", "w2 w3"), ("#press", "w2"), ("seed", "w2"), (">1/2", "w2"),
        ("<1/2", "w3"), ("2026-04-13", "w2"), ("@ben alt", "w3"), ("nothing", ""), ("-@ben", "w1"),
        ("-#press -alt", "w1"),
        ("who:ben size:<=1/4", "w3"), ("day:yesterday", "w2"), ("day:>=today", "w1 w3"), ('"radio desk"', "w2"),
        ('"desk radio"', ""), ("channel:yt", "w2"), ("-channel:YT", "w1 w3"), ("playbook:launch", "w2"),
        ("day:", "w1 w2 w3"),
    ],
)  # fmt: skip
def test_they_are_found_by_words_people_tags_sources_days_and_sizes(text: str, found: str) -> None:
    assert [w.id for w in matching(WINS, text, WHENCE, NOW)] == found.split()


@pytest.mark.parametrize("text", [">much", "size:>", "day:someday"])
def test_a_value_that_is_none_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        matching(WINS, text, WHENCE, NOW)


def test_they_are_brought_together_in_seven_ways() -> None:
    def sums(by: By) -> list[tuple[str, int]]:
        return [(group.name, group.size) for group in grouped(WINS, by, WHENCE)]

    assert sums("day") == [(TODAY, 12), ("2026-04-13", 24)]
    assert sums("person") == [("ben", 28), ("ana", 8)]
    assert sums("tag") == [("launch", 24), ("press", 24), ("community", 8), ("", 4)]
    assert sums("card") == [("todo", 24), ("", 12)]
    assert sums("channel") == [("yt", 24), ("", 12)]
    assert sums("playbook") == [("launch", 24), ("", 12)]
    assert sums("note") == [("", 36)]


def test_as_csv_each_win_has_its_sources_and_nothing_runs() -> None:
    told = wins_csv([WINS[1], win("w4", 4, "=HYPERLINK(x)")], WHENCE).splitlines()
    assert told[1] == '2026-04-13,ben,"1 1/2""",24,Radio desk,press launch,Seed clip,yt,,launch,w2'
    assert "'=HYPERLINK" in told[2]

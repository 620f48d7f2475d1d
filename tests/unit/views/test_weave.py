"""The thread screen: where cards stand, which feeds are lines, how one walks, and that it fits any screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.unit.views.boards import TODAY, board, scene
from tests.unit.views.hostile import SAMPLES
from tests.unit.views.test_goldens import check
from tests.unit.views.weaves import around, busy, wide
from warroom.domain.board import Board
from warroom.domain.model import KINDS, Card
from warroom.views.line import plain
from warroom.views.weave.chart import LEAST_WIDTH, chart
from warroom.views.weave.plan import Mark, Plan, plan
from warroom.views.weave.routes import Route, gutter
from warroom.views.weave.screen import draw
from warroom.views.weave.tree import entries, order, tree, whole

SIZES = ((160, 44), (100, 29), (80, 23), (40, 14))


def planned(of: Board, center: str) -> Plan:
    return plan(around(of, center))


def text(of: Board, center: str, at: str = "", width: int = 160, height: int = 44, **more: object) -> list[str]:
    drawn = draw(planned(of, center), scene(of, selected=at or center, **more), width, height)
    return [plain(line).rstrip() for line in drawn.lines]


def linked(*feeds: str) -> Board:
    """Tactics called by single letters, fed as the pairs of letters say."""
    names = sorted({name for feed in feeds for name in feed})
    return board([Card(n, "spring", "tactic", f"Card {n}", "todo", n) for n in names], [(f[0], f[1]) for f in feeds])


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_screen(width: int, height: int) -> None:
    of = busy()
    lines = draw(planned(of, "cut60"), scene(of, selected="own"), width, height).lines
    assert len(lines) == height
    check(f"thread-{width}x{height}", list(lines))


def test_the_screen_in_ascii() -> None:
    of = busy()
    check("thread-100x29-ascii", list(draw(planned(of, "own"), scene(of, selected="own", ascii=True), 100, 29).lines))


def test_many_cards_are_summed_up_around_the_selected_one() -> None:
    of = wide(250)
    check("thread-500", list(draw(planned(of, "note"), scene(of, selected="t120"), 100, 29).lines))


def test_a_card_stands_as_far_away_as_feeds_lie_between() -> None:
    found = planned(linked("ab", "bc", "cd", "bd"), "b")
    assert found.columns == (("a",), ("b",), ("c", "d"))
    assert found.depths == (-1, 0, 1)
    assert found.lines["b"] == ("c", "d")
    assert found.marks == {"c": (Mark("d", cycle=False),)}


def test_a_feed_that_closes_a_cycle_is_marked_and_others_that_are_no_lines_are_not() -> None:
    found = planned(linked("ab", "bc", "ca", "ac", "xb", "xc"), "a")
    assert found.depths == (-2, 0, 1)
    assert found.marks == {
        "b": (Mark("c", cycle=True),),
        "c": (Mark("a", cycle=True),),
        "x": (Mark("b", cycle=False), Mark("c", cycle=False)),
    }
    assert found.cycles == 2
    around_b = planned(linked("ab", "bc", "ac"), "b")
    assert around_b.marks == {"a": (Mark("c", cycle=False),)}
    assert around_b.cycles == 0


def test_a_chain_of_thousands_is_no_trouble() -> None:
    names = [f"n{number:04}" for number in range(3000)]
    cards = [Card(name, "spring", "tactic", name, "todo", name) for name in names]
    of = board(cards, [*pairwise(names), (names[-1], names[0])])
    found = planned(of, names[0])
    assert found.cycles == 1
    assert len(whole(found, scene(of, selected=names[0]), 80)) == 3001
    assert draw(found, scene(of, selected=names[1500]), 160, 44).spots


def test_walking_there_and_back_is_no_move() -> None:
    found = planned(linked("ac", "bc", "cd", "ce", "cf"), "c")
    assert found.beside("c", 1, {}) == "e"
    assert found.beside("c", 1, {("c", 1): "f"}) == "f"
    assert found.beside("c", -1, {}) == "a"
    assert found.beside("a", -1, {}) == ""
    assert (found.along("d", 1), found.along("d", -1), found.along("d", 9)) == ("e", "d", "f")


def test_a_feed_that_is_no_line_can_be_walked() -> None:
    found = planned(linked("ab", "ba"), "a")
    assert found.beside("b", 1, {}) == "a"
    assert found.beside("a", -1, {}) == "b"


def test_stage_owner_inches_and_time_are_said() -> None:
    said = "\n".join(text(busy(), "replies"))
    assert "done · ben · 1¼″ · today" in said
    assert "done · ana · 2½″ · 3 Feb" in "\n".join(text(busy(), "talk"))
    assert "archived · ben · 20 Mar" in "\n".join(text(busy(), "press23"))


def test_a_pieces_time_is_said_without_an_owner_too() -> None:
    of = board([Card("a", "spring", "piece", "Clip", "draft", "a", golive=f"{TODAY}T15:30")])
    assert "draft · nobody · 15:30" in "\n".join(text(of, "a"))


def test_the_selected_card_is_spelled_out_with_its_cycles() -> None:
    *_, title, fed, feeds, _ = text(busy(), "own", "shorts")
    assert title.startswith(" ◎ Shorts get 4× the saves of carousels")
    assert "fed by 1  ↺ ▷ Reply to 14 comments" in fed
    assert "feeds 1  ▤ Own the maker story" in feeds


def test_pieces_of_one_title_are_told_apart_by_their_channel() -> None:
    said = "\n".join(text(busy(), "cut60"))
    assert "▣ yt How it’s made, 60s" in said
    assert "▣ fb How it’s made, 60s" in said


def test_what_nothing_feeds_says_so() -> None:
    assert " fed by nothing yet" in text(busy(), "cut60", "video")


def test_its_inches_are_those_of_all_the_thread() -> None:
    assert "11 ft" not in text(busy(), "own")[0]
    assert "4 before · 7 after · ↺" in text(busy(), "own")[0]
    assert "3¾″ won" in text(busy(), "own")[0]


def test_the_selected_cards_lines_are_heavy() -> None:
    of = linked("ab", "cb", "bd")
    thin, heavy = (set("".join(text(of, "b", at))) for at in ("a", "b"))
    assert "└" in thin or "┌" in thin or "─" in thin
    assert "━" in thin
    assert "─" not in heavy


def test_lines_of_different_cards_that_cross_are_not_joined() -> None:
    routes = [Route("a", 0, 4, strong=False), Route("b", 2, 2, strong=False)]
    drawn = [plain(line) for line in gutter(routes, 5, 5, ">", ascii=False)]
    assert drawn == ["─┐   ", " │   ", "─│──>", " │   ", " └──>"]


def test_lines_of_one_card_branch() -> None:
    routes = [Route("a", 2, 0, strong=False), Route("a", 2, 2, strong=False), Route("a", 2, 4, strong=True)]
    drawn = [plain(line) for line in gutter(routes, 5, 5, ">", ascii=False)]
    assert drawn == [" ┌──>", " │   ", "━╅──>", " ┃   ", " ┗━━>"]


def test_what_only_a_cycle_links_stands_on_a_broken_branch() -> None:
    found = planned(linked("bc", "cb", "xc"), "b")
    lines = [(entry.branches, entry.card) for entry in entries(found) if entry.mark is None]
    assert lines == [("┌┄", "x"), ("", "b"), ("└─", "c")]


def test_what_leaves_turns_before_what_enters_in_the_same_line() -> None:
    """Otherwise a line would seem to go from the one straight to the other."""
    routes = [Route("a", 0, 4, strong=False), Route("b", 4, 8, strong=False)]
    drawn = [plain(line) for line in gutter(routes, 6, 9, ">", ascii=False)]
    assert drawn[4] == "─┐└──>"


def test_the_tree_reads_from_top_to_bottom_and_names_every_card_once() -> None:
    of = busy()
    found = planned(of, "cut60")
    assert sorted(order(found)) == sorted(found.weave.cards)
    chain = ("talk", "press23", "own", "cut60", "tweet")
    assert sorted(chain, key=order(found).index) == list(chain)
    marks = [entry for entry in entries(found) if entry.mark]
    assert len(marks) == sum(len(found.marks[card]) for card in found.marks)


@pytest.mark.parametrize("at", ["note", "t000", "t120", "t249", "p077"])
@pytest.mark.parametrize("size", [*SIZES, *((width, height) for width in (160, 80, 40) for height in range(2, 9))])
def test_the_selected_card_is_always_in_sight(at: str, size: tuple[int, int]) -> None:
    of = wide(250)
    drawn = draw(planned(of, "note"), scene(of, selected=at), *size)
    (spot,) = [spot for spot in drawn.spots if spot.card == at]
    title = plain(drawn.lines[spot.y])
    assert of.cards[at].title[:8] in title
    assert 0 <= spot.x <= spot.x + spot.width <= size[0]


def test_what_is_linked_to_the_selected_card_outside_of_the_thread_is_counted_too() -> None:
    of = linked("ab", "cb", "bd", "ae")
    said = text(of, "a", at="b")
    assert " fed by 2  ▷ Card a · 1 outside of this thread" in said
    assert " feeds 1  ▷ Card d" in said
    assert " feeds 2  ▷ Card b · 1 outside of this thread" in text(of, "d", at="a")


def test_hidden_cards_are_counted_to_the_last_one() -> None:
    of = wide(250)
    lines = [plain(line) for line in chart(planned(of, "note"), scene(of, selected="t120"), 100, 29).lines]
    shown = sum("Tactic number" in line for line in lines)
    counts = [int(line.split("more")[0].split()[-1]) for line in lines if " more" in line]
    assert shown + sum(counts) == 250


@st.composite
def weaves(draw_: st.DrawFn) -> tuple[Board, str]:
    """Any feeds among a few cards of all kinds with hostile titles, and one of the cards."""
    count = draw_(st.integers(1, 12))
    titles = draw_(st.lists(st.sampled_from(SAMPLES), min_size=count, max_size=count))
    stages = {"note": "active", "piece": "draft", "tactic": "todo", "signal": "new"}
    cards = [
        Card(f"c{n}", "spring", kind, title, stages[kind], "m", owner=title, won=n, due=TODAY if n % 3 else "")
        for n, title in enumerate(titles)
        for kind in [KINDS[n % 4]]
    ]
    ends = st.integers(0, count - 1)
    feeds = draw_(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=30, unique=True))
    return board(cards, [(f"c{a}", f"c{b}") for a, b in feeds]), f"c{draw_(ends)}"


@settings(max_examples=80, deadline=None)
@given(weaves(), st.integers(1, 200), st.integers(1, 50), st.booleans(), st.integers(0, 11))
def test_any_weave_fits_any_screen(of: tuple[Board, str], width: int, height: int, ascii: bool, pick: int) -> None:
    found = planned(*of)
    at = sorted(found.weave.cards)[pick % len(found.weave.cards)]
    drawn = draw(found, scene(of[0], selected=at, ascii=ascii), width, height)
    assert len(drawn.lines) == height
    for line in (*drawn.lines, *whole(found, scene(of[0], selected=at, ascii=ascii), width)):
        assert sum(cell_len(span.text) for span in line) == width, line
        assert not any(ord(letter) < 32 for span in line for letter in span.text)


@settings(max_examples=80, deadline=None)
@given(weaves())
def test_every_feed_is_a_line_or_a_mark_and_every_card_has_its_column(of: tuple[Board, str]) -> None:
    found = planned(*of)
    lines = {(card, end) for card, ends in found.lines.items() for end in ends}
    marks = {(card, mark.to) for card, ends in found.marks.items() for mark in ends}
    assert lines | marks == set(found.weave.feeds)
    assert not lines & marks
    assert sorted(card for column in found.columns for card in column) == sorted(found.weave.cards)
    assert sorted(order(found)) == sorted(found.weave.cards)
    for card, ends in found.marks.items():
        for mark in ends:
            assert mark.cycle == (card in of[0].downstream(mark.to))


def test_both_forms_exist_on_their_side_of_the_least_width() -> None:
    of = busy()
    found, seen = planned(of, "own"), scene(of, selected="own")
    assert "THIS CARD" in plain(draw(found, seen, LEAST_WIDTH, 23).lines[1])
    assert "THIS CARD" not in "".join(map(plain, draw(found, seen, LEAST_WIDTH - 1, 23).lines))
    assert len(tree(found, seen, 60, 5).lines) == 5

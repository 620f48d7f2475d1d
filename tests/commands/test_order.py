"""Ranks: what stands above what within a stage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.commands.room import after, board, card, context, draft_of, run
from warroom.commands.actions.order import rerank
from warroom.commands.catalogue import by_id
from warroom.commands.spec import Say
from warroom.domain.board import Board

LETTERS = "pqrstu"


def room(ranks: str = "bdfhkm") -> Board:
    return board([card(key, "piece", "draft", rank) for key, rank in zip(LETTERS, ranks, strict=False)], ())


def reranked(on: Board, marked: str, by: int, order: str = "") -> str:
    draft = rerank(on, [on.cards[key] for key in marked], by, tuple(order))
    return "".join(c.id for c in after(on, draft).group("piece", "draft"))


def test_a_card_passes_its_neighbour() -> None:
    assert reranked(room(), "r", 1) == "pqsrtu"
    assert reranked(room(), "r", -1) == "prqstu"


def test_one_move_changes_one_card() -> None:
    on = room()
    assert len(rerank(on, [on.cards["r"]], 1).changes) == 1


def test_marked_cards_move_as_a_block_and_stop_at_the_end() -> None:
    assert reranked(room(), "qr", 1) == "psqrtu"
    assert reranked(room(), "pq", -1) == "pqrstu"
    assert reranked(room(), "pr", -1) == "prqstu"


def test_the_neighbour_is_the_one_seen_whatever_a_filter_hides() -> None:
    assert reranked(room(), "p", 1, order="ptu") == "qrstpu"
    assert reranked(room(), "u", -1, order="pqu") == "puqrst"


def test_what_stands_beside_it_in_another_section_is_no_neighbour() -> None:
    on = board([card("p", "tactic", "todo", "b"), card("q", "tactic", "todo", "d"), card("x", "tactic", "doing", "b")])
    assert rerank(on, [on.cards["p"]], 1, ("p", "x", "q")).changes == ()


def test_cards_of_equal_rank_can_be_told_apart_again() -> None:
    assert reranked(room("bbbbbb"), "r", -1) == "prqstu"


def test_at_the_end_it_is_said() -> None:
    assert run("rank-down", context("second")) == Say("Nothing is below it in this stage.")
    assert run("rank-up", context("first")) == Say("Nothing is above it in this stage.")


def test_the_selection_follows() -> None:
    ctx = context("first")
    command = by_id("rank-down")
    assert command is not None
    assert draft_of(command.run(ctx)).label == 'moved "The 11 prototypes" down'


@given(
    st.text("abcdz", min_size=6, max_size=6),
    st.sets(st.sampled_from(LETTERS), min_size=1),
    st.sampled_from([1, -1]),
)
def test_there_and_back_keeps_the_rest_in_order(ranks: str, marked: set[str], by: int) -> None:
    on = room(ranks)
    before = "".join(c.id for c in on.group("piece", "draft"))
    result = reranked(on, "".join(marked), by)
    assert sorted(result) == sorted(before)
    assert [k for k in result if k not in marked] == [k for k in before if k not in marked]
    assert [k for k in result if k in marked] == [k for k in before if k in marked]

"""Rows as a scrolled list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warroom.tui.roll import Roll
from warroom.views.line import Row

ROLL = Roll(
    (
        Row("head", "", "todo"),
        Row("card", "a", "todo", 2),
        Row("card", "b", "todo"),
        Row("gap", "", "todo"),
        Row("head", "", "done"),
        Row("card", "c", "done"),
    )
)


def test_lines_know_their_card_and_group() -> None:
    assert ROLL.order == ("a", "b", "c")
    assert ROLL.height == 7
    assert [ROLL.card_at(line) for line in range(-1, 8)] == ["", "", "a", "a", "b", "", "", "c", ""]
    assert ROLL.group_at(0) == "todo"
    assert ROLL.group_at(5) == "done"
    assert ROLL.group_at(100) == "done"
    assert ROLL.group_of("b") == "todo"


def test_an_empty_roll_answers() -> None:
    empty = Roll()
    assert (empty.height, empty.order, empty.card_at(0), empty.group_at(0), empty.scroll(5, 3, "x")) == (
        0,
        (),
        "",
        "",
        0,
    )


@given(st.lists(st.integers(1, 3), min_size=1, max_size=40), st.integers(1, 20), st.integers(0, 60), st.data())
def test_the_card_is_always_in_sight(heights: list[int], room: int, top: int, data: st.DataObject) -> None:
    roll = Roll(tuple(Row("card", str(i), "g", height) for i, height in enumerate(heights)))
    card = data.draw(st.sampled_from(roll.order))
    first = roll.top(roll.order.index(card))
    found = roll.scroll(top, room, card)
    assert 0 <= found <= first
    assert first < found + room
    if heights[roll.order.index(card)] <= room:
        assert first + heights[roll.order.index(card)] <= found + room


def test_the_first_card_brings_its_heading_into_sight() -> None:
    assert ROLL.scroll(3, 4, "a") == 0

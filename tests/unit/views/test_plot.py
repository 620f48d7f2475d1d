from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warroom.views.cells import width
from warroom.views.plot import bar, columns, curve, overlay


def test_columns_stand_as_high_as_their_values() -> None:
    assert columns([0, 4, 8, 16], 2, 16) == ["   █", " ▄██"]
    assert columns([0, 8, 16], 2, 16, ascii=True) == ["  #", " ##"]


def test_what_is_not_nothing_shows() -> None:
    assert columns([1], 2, 10_000)[1] != " "
    assert bar(1, 10_000, 5) == "▏"
    assert bar(0, 10, 5) == ""
    assert bar(10, 10, 5) == "█████"
    assert bar(5, 10, 4, ascii=True) == "=="


@given(st.lists(st.integers(0, 10_000), max_size=50), st.integers(1, 40), st.integers(1, 12), st.booleans())
def test_charts_fill_exactly_their_place(values: list[int], cells: int, height: int, ascii: bool) -> None:
    drawn = curve(values, cells, height, max([*values, 1]), ascii)
    assert len(drawn) == height
    assert {width(line) for line in drawn} == {cells}
    stood = columns(values, height, max([*values, 1]), ascii)
    assert {len(line) for line in stood} == {len(values)}


def test_a_curve_that_rises_goes_from_the_lower_left_to_the_upper_right() -> None:
    drawn = curve([0, 1, 2, 3], 4, 4, 3, ascii=True)
    assert drawn[-1][0] == "*"
    assert drawn[0][-1] == "*"


def test_of_two_charts_the_upper_one_is_seen() -> None:
    assert overlay(["ab"], [" c"]) == [[("a", False), ("c", True)]]

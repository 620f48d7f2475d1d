from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.rank import between, spread


@given(st.lists(st.integers(0, 2**20), max_size=60))
def test_a_rank_stands_strictly_between_wherever_it_is_put(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        at = place % (len(ranks) + 1)
        ranks.insert(at, between(ranks[at - 1] if at else "", ranks[at] if at < len(ranks) else ""))
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(("low", "high"), [("", ""), ("i", "j"), ("", "i"), ("i", ""), ("a", "a1"), ("azz", "b01")])
def test_five_thousand_inserts_at_the_same_spot_stay_short(low: str, high: str) -> None:
    below, above = low, high
    for _ in range(5000):
        rank = between(below, high)
        assert below < rank
        assert not high or rank < high
        below = rank
    for _ in range(5000):
        rank = between(low, above)
        assert low < rank
        assert not above or rank < above
        above = rank
    assert max(len(below), len(above)) <= 12


def test_inserts_all_over_stay_short() -> None:
    dice, ranks = random.Random(1), [between("", "")]
    for _ in range(3000):
        at = dice.randrange(len(ranks) + 1)
        ranks.insert(at, between(ranks[at - 1] if at else "", ranks[at] if at < len(ranks) else ""))
    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) <= 20


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_two_texts_get_a_rank_above_the_first(low: str, high: str) -> None:
    assert between(low, high) > low


def test_equal_and_reversed_neighbours_get_a_rank_right_behind_the_first() -> None:
    assert "m" < between("m", "m") < "n"
    assert "m" < between("m", "c") < "n"


@pytest.mark.parametrize("n", [0, 1, 2, 35, 36, 1000])
def test_spread_ranks_are_in_order_with_room_everywhere(n: int) -> None:
    ranks = spread(n)
    assert len(ranks) == n
    assert ranks == sorted(set(ranks))
    for low, high in zip(["", *ranks], [*ranks, ""], strict=True):
        rank = between(low, high)
        assert low < rank
        assert not high or rank < high

"""The tape's scale: every mark lies where the length says, worked out here by other means."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from warroom.domain.inches import FOOT, INCH, MILE, YARD, parse_inches
from warroom.views.ruler import Scale, choose, label_of

SPANS = st.one_of(st.integers(1, 64), st.integers(1, 200 * INCH), st.integers(1, 30 * MILE))


def cells_an_inch(scale: Scale) -> Fraction:
    return Fraction(scale.cells * INCH, scale.unit)


@given(SPANS, st.integers(8, 400))
def test_the_span_stands_on_the_tape(span: int, width: int) -> None:
    scale = choose(span, width)
    assert Fraction(span, INCH) * cells_an_inch(scale) <= width - 1


@given(SPANS, st.integers(8, 400))
def test_most_of_the_tape_is_used(span: int, width: int) -> None:
    scale = choose(span, width)
    if scale.unit > 1 and width >= 20:
        assert Fraction(span, INCH) * cells_an_inch(scale) >= Fraction(width - 1) * Fraction(6, 10) - 1


@given(SPANS, st.integers(8, 400), st.booleans())
@example(7244161, 344, True)
def test_numbers_stand_at_their_length_and_never_collide(span: int, width: int, ascii: bool) -> None:
    scale = choose(span, width)
    end = -1
    for tick in scale.ticks(width, ascii):
        if tick.label:
            assert tick.cell > end
            end = tick.cell + len(tick.label)
            assert end < width
    numbered = [tick for tick in scale.ticks(width) if tick.rank == 0]
    assert [tick.cell for tick in numbered] == [n * scale.cells for n in range(len(numbered))]


@given(SPANS, st.integers(8, 400))
def test_ticks_stand_evenly_and_apart(span: int, width: int) -> None:
    cells = [tick.cell for tick in choose(span, width).ticks(width)]
    steps = {after - before for before, after in pairwise(cells)}
    assert len(steps) <= 1
    assert all(step >= 2 for step in steps)


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        (1, "0″ 1/16″ ⅛″ 3/16″"),
        (4, "0″ ¼″ ½″ ¾″"),
        (INCH, "0″ 1 2 3"),
        (3 * INCH, "0″ 3 6 9"),
        (FOOT, "0″ 1 ft 2 ft 3 ft"),
        (YARD, "0″ 1 yd 2 yd 3 yd"),
        (10 * YARD, "0″ 10 yd 20 yd 30 yd"),
        (MILE // 4, "0″ ¼ mi ½ mi ¾ mi"),
        (MILE, "0″ 1 mi 2 mi 3 mi"),
    ],
)
def test_numbers_are_those_of_a_real_tape(unit: int, printed: str) -> None:
    assert " ".join(label_of(n * unit, unit) for n in range(4)) == printed


@pytest.mark.parametrize("text", ["1/4", "1", "2 ft", "10 yd", "1 mi"])
def test_labels_say_the_length_they_stand_at(text: str) -> None:
    length = parse_inches(text)
    scale = choose(length, 160)
    for tick in scale.ticks(160, ascii=True):
        if tick.label and tick.cell:
            said = parse_inches(tick.label)
            assert Fraction(said, INCH) * cells_an_inch(scale) == tick.cell


def test_half_and_quarter_inches_have_ticks_of_their_own_length() -> None:
    scale = choose(8 * INCH, 160)
    assert scale == Scale(INCH, 16, 8, (2, 4, 8, 16))
    ranks = {Fraction(tick.cell, 16): tick.rank for tick in scale.ticks(33)}
    assert ranks[Fraction(1)] == ranks[Fraction(0)] == 0
    assert ranks[Fraction(1, 2)] == ranks[Fraction(3, 2)] == 1
    assert ranks[Fraction(1, 4)] == ranks[Fraction(3, 4)] == 2
    assert ranks[Fraction(1, 8)] == ranks[Fraction(7, 8)] == 3

"""What stands steadily at the end of a line, and what gives way to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.views.hostile import TEXTS
from warroom.views.badges import Badge, badged
from warroom.views.build import cells_of, fill
from warroom.views.cells import shown
from warroom.views.line import Span, plain

REC = (Badge("● REC"),)


def test_the_widest_gap_gives_way() -> None:
    line = fill([Span(" NAME  two"), Span(" " * 20), Span("3 of 9  0:12 ")], 60)
    assert plain(badged(fill([Span(" NAME"), Span(" " * 30), Span("3 of 9 ")], 42), REC, 42)).endswith("3 of 9  ● REC ")
    assert plain(badged(line, REC, 60)).startswith(" NAME  two")
    assert badged(line, (), 60) == line


def test_where_there_is_none_the_end_does() -> None:
    line = fill([Span("x" * 30)], 30)
    assert plain(badged(line, REC, 30)) == "x" * 23 + " ● REC "


@pytest.mark.parametrize("badges", [REC, (*REC, Badge("SHARING", "accent bold reverse"))])
@given(text=TEXTS, width=st.integers(1, 90))
def test_a_line_stays_as_wide_as_it_was(badges: tuple[Badge, ...], text: str, width: int) -> None:
    assert cells_of(badged(fill([Span(shown(text)), Span(" " * 9), Span("end")], width), badges, width)) == width

"""What stands behind a dialog is cut between characters."""

from __future__ import annotations

import gc

import pytest
from rich.segment import Segment

from warroom.tui.whole import Whole

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("cut", "before", "after"),
    [
        (1, "a", f"b{FAMILY}c日"),
        (2, "ab", f"{FAMILY}c日"),
        (3, "ab ", " c日"),
        (4, f"ab{FAMILY}", "c日"),
        (6, f"ab{FAMILY}c ", " "),
        (7, f"ab{FAMILY}c日", ""),
    ],
)
def test_a_family_goes_whole_where_a_cut_goes_through_it(cut: int, before: str, after: str) -> None:
    strip = Whole([Segment("ab"), Segment(f"{FAMILY}c"), Segment("日")], 7)
    parts = [(part.text, part.cell_length) for part in strip.divide([cut, 7] if cut < 7 else [7])]
    assert parts == [(text, cells) for text, cells in ((before, cut), (after, 7 - cut)) if cells]


def test_what_has_no_joiner_is_cut_as_ever() -> None:
    assert [part.text for part in Whole([Segment("ab日本")], 6).divide([3, 6])] == ["ab ", " 本"]


def test_a_strip_that_is_painted_whole_goes_without_the_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        strip = Whole([Segment("ab"), Segment("c")], 3)
        assert [part.text for part in strip.divide([3])] == ["abc"]
        del strip
        assert gc.collect() == 0
    finally:
        gc.enable()

"""Where the parts stand."""

from __future__ import annotations

from itertools import combinations

import pytest

from warroom.commands.spec import PANES
from warroom.tui.places import Wants, arrange

SIZES = [(160, 45), (140, 40), (139, 40), (120, 40), (100, 30), (99, 30), (80, 24), (40, 15), (20, 6), (10, 3), (3, 1)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoomed", [False, True])
@pytest.mark.parametrize("filter_line", [False, True])
def test_no_part_leaves_the_screen_or_covers_another(size: tuple[int, int], zoomed: bool, filter_line: bool) -> None:
    width, height = size
    for pane in PANES:
        places = arrange(width, height, Wants(pane, zoomed, filter_line and height > 3))
        for place in places.values():
            assert place.x >= 0
            assert place.y >= 0
            assert place.x + place.width <= width
            assert place.y + place.height <= height
            assert place.height > 0
        for one, other in combinations(places.values(), 2):
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            apart = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert beside or apart
        assert pane in places or "board" in places


def test_three_panes_share_a_wide_screen() -> None:
    places = arrange(160, 45, Wants())
    assert [places[pane].width for pane in PANES] == [41, 67, 50]
    assert "tabs" not in places


def test_a_narrow_screen_has_one_pane_under_tabs() -> None:
    places = arrange(80, 24, Wants(focus="today"))
    assert places["today"].width == 80
    assert "pipeline" not in places
    assert places["tabs"].y < places["today"].y


def test_a_zoomed_pipeline_is_the_board() -> None:
    assert "board" in arrange(80, 24, Wants(zoomed=True))
    assert "strategy" in arrange(160, 45, Wants("strategy", zoomed=True))


def test_the_smallest_useful_screen_keeps_the_pane_and_its_footer() -> None:
    places = arrange(40, 15, Wants())
    assert places["pipeline"].height >= 9
    assert {"header", "footer", "thread"} <= places.keys()


def test_a_message_lies_at_the_bottom_unless_a_dialog_may() -> None:
    note = arrange(80, 24, Wants(note=2))["note"]
    assert (note.y, note.height) == (22, 2)
    assert arrange(80, 24, Wants(note=2, covered=True))["note"].y == 0

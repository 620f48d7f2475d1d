"""The whole screen at each size, as plain text.  `tests.golden` says how they are kept."""

from __future__ import annotations

import pytest

from tests.golden import check_golden
from tests.unit.views.boards import board, scene, spring
from tests.unit.views.compose import as_text, screen
from warroom.views.card import details
from warroom.views.columns import column_lines
from warroom.views.line import Line

BODY = "# Hook\n\nOne idea, told in three seconds, then shown at length in the workshop.\n\n  - glue\n  - wait"
SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))


def check(name: str, lines: list[Line]) -> None:
    """The lines are what was recorded."""
    check_golden(f"views/{name}", as_text(lines))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_screen(width: int, height: int) -> None:
    lines = screen(scene(spring()), width, height)
    assert len(lines) == height
    check(f"screen-{width}x{height}", lines)


@pytest.mark.parametrize("pane", ["strategy", "today"])
def test_other_tabs_of_a_narrow_screen(pane: str) -> None:
    check(f"screen-80x24-{pane}", screen(scene(spring()), 80, 24, pane))


def test_screen_in_ascii() -> None:
    check("screen-120x40-ascii", screen(scene(spring(), ascii=True, marks=frozenset({"poll", "cutfb"})), 120, 40))


def test_empty_screen_invites() -> None:
    check("screen-100x30-empty", screen(scene(board(), selected=""), 100, 30))


@pytest.mark.parametrize(("width", "height"), [(160, 30), (80, 24), (40, 15)])
def test_zoomed_board(width: int, height: int) -> None:
    check(f"columns-{width}x{height}", list(column_lines(scene(spring(), marks=frozenset({"cutfb"})), width, height)))


@pytest.mark.parametrize("card", ["full", "own", "boost", "replies", "shorts"])
def test_opened_card(card: str) -> None:
    drawn = scene(spring(), selected=card)
    check(f"card-{card}", list(details(drawn.board.cards[card], drawn, BODY, 72)))

"""The flow screen: every size, the words for lengths of time, and which card is where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.views.boards import NOW, board, scene, spring
from tests.unit.views.hostile import boards
from tests.unit.views.test_widths import assert_fills
from warroom.domain.board import Board
from warroom.domain.cycles import Stay, paces, static_cards
from warroom.domain.dates import instant
from warroom.views.flow import Flow, bars, card_at, flow_lines, lasted, report
from warroom.views.line import plain

SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))


def ago(**more: float) -> str:
    return instant(NOW - timedelta(**more))


STAYS = (
    Stay("a", "piece", "draft", ago(days=9), ago(days=8), "design"),
    Stay("b", "piece", "draft", ago(days=9), ago(days=6), "design"),
    Stay("c", "piece", "draft", ago(days=15), ago(days=10), "design"),
    Stay("a", "piece", "scheduled", ago(days=3), ago(days=2), "live"),
    Stay("d", "tactic", "todo", ago(hours=7), ago(hours=2), "doing"),
)


def flow(of: Board, selected: str = "", **more: object) -> Flow:
    still = static_cards(of, of.cards.values())
    return Flow(paces(of, STAYS, NOW), still, 4, selected or (still[0].id if still else ""), **more)  # type: ignore[arg-type]


def shown(of: Board, width: int, height: int) -> str:
    return "\n".join(plain(line).rstrip() for line in flow_lines(flow(of), scene(of, selected=""), width, height))


@settings(max_examples=60, deadline=None)
@given(boards(), st.integers(1, 250), st.integers(1, 50), st.booleans())
def test_every_size_is_filled_with_hostile_text(of: Board, width: int, height: int, ascii: bool) -> None:
    campaign = of.campaign._replace(static=1)
    held = board(of.cards.values(), campaign=campaign)
    sheet = flow(held, marks=frozenset(held.cards), note=(next(iter(held.cards.values())).title, "warn"))
    drawn = scene(held, selected="", ascii=ascii)
    lines = flow_lines(sheet, drawn, width, height)
    assert len(lines) == height
    for line in (*lines, *report(sheet, drawn, width)):
        assert_fills(line, width)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_stage_says_how_full_it_is_how_old_its_oldest_and_how_long_half_of_the_stays_were(
    width: int, height: int
) -> None:
    lines = shown(spring(), width, height).splitlines()
    draft = next(line.split() for line in lines if line.split()[:1] == ["draft"])
    assert draft[:4] == ["draft", "4/4", "║6d", "3d"]
    if width >= 80:
        assert draft[4:10] == ["2d", "to", "4d", "of", "3", "0.8"]


def test_a_limit_that_is_passed_says_so() -> None:
    of = spring()
    fifth = of.cards["poll"]._replace(id="fifth", rank="z")
    more = board([*of.cards.values(), fifth])
    assert "draft         5/4 over" in shown(more, 100, 30)


def test_the_selected_card_is_in_sight_and_found_where_it_stands() -> None:
    of = spring()
    many = [of.cards["prototypes"]._replace(id=f"p{n:02}", title=f"Slow {n:02}") for n in range(40)]
    held = board(many)
    for width, height in SIZES:
        for n in (0, 20, 39):
            sheet, drawn = flow(held, f"p{n:02}"), scene(held, selected="")
            lines = [plain(line) for line in flow_lines(sheet, drawn, width, height)]
            at = next(y for y, line in enumerate(lines) if f"Slow {n:02}" in line)
            assert card_at(sheet, width, height, at) == f"p{n:02}"
    assert card_at(flow(held), 80, 24, 0) == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0min"),
        (1 / 72, "20min"),
        (0.5, "12h"),
        (23.9 / 24, "24h"),
        (1, "1d"),
        (2.25, "2.2d"),
        (9.9, "9.9d"),
        (12.4, "12d"),
    ],
)  # fmt: skip
def test_lengths_of_time_are_short(days: float, said: str) -> None:
    assert lasted(days) == said


def test_weeks_are_bars_and_in_ascii_numbers() -> None:
    assert bars((0, 1, 4), False) == " ▃█"
    assert bars((0, 1, 4), True) == "0 1 4"
    assert bars((0, 0), False) == "  "


def test_in_ascii_nothing_of_ours_is_beyond_it() -> None:
    of = spring()
    held = board([of.cards["prototypes"], of.cards["boost"]])
    for width, height in SIZES:
        lines = flow_lines(flow(held), scene(held, selected="", ascii=True), width, height)
        assert all(plain(line).isascii() for line in lines)


def test_where_everything_moves_that_is_said() -> None:
    assert "Everything moves." in shown(board(), 80, 24)


def test_a_year_of_weeks_has_room_and_where_it_has_not_several_are_one() -> None:
    of = spring()
    sheet = Flow(paces(of, STAYS, NOW, 52), (), 52)
    for width, told in ((160, "█▅"), (90, "█")):
        lines = [plain(line) for line in flow_lines(sheet, scene(of, selected=""), width, 45)]
        draft = next(line for line in lines if line.split()[:1] == ["draft"])
        assert "".join(sign for sign in draft if sign in "▁▂▃▄▅▆▇█") == told

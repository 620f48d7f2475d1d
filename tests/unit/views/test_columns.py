from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.views.boards import CAMPAIGN, NOW, board, scene, spring
from warroom.domain.found import Found
from warroom.domain.model import Card
from warroom.views.columns import card_at, column_lines, columns
from warroom.views.line import plain

STAGES = ("idea", "draft", "design", "review", "scheduled", "live")


def text(width: int, height: int = 24, **more: object) -> list[str]:
    return [plain(line) for line in column_lines(scene(spring(), **more), width, height)]


def test_a_column_for_every_stage_with_its_cards_in_order() -> None:
    found = columns(scene(spring()))
    assert [column.stage for column in found] == list(STAGES)
    assert [row.card for row in found[1].rows] == ["prototypes", "letter", "glue", "poll"]
    assert found[1].limit == 4


def test_a_filter_keeps_empty_columns() -> None:
    found = columns(scene(spring(), found=Found.of(spring(), {"poll"})))
    assert [len(column.rows) for column in found] == [0, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 160])
@pytest.mark.parametrize("selected", ["carousel", "poll", "full", "bench2"])
def test_the_selected_card_and_its_column_are_always_in_sight(width: int, selected: str) -> None:
    lines = text(width, 12, selected=selected)
    card = spring().cards[selected]
    assert len(lines) == 12
    assert card.stage.upper()[:6] in lines[1]
    assert any("▌" in line and card.title[:8] in line for line in lines)


def test_a_wide_screen_shows_all_and_a_narrow_one_says_what_is_beside() -> None:
    assert "more" not in text(160)[0]
    assert text(80)[0].startswith(" ‹ 3 more ")
    assert text(40, selected="full")[0].split() == ["‹", "3", "more", "2", "more", "›"]


def test_between_what_is_beside_stands_what_goes_live_next_as_far_as_it_fits() -> None:
    assert text(160)[0].startswith(
        " in 0:42 YT How it’s made, 60s cut · in 0:57 FB How it’s made, 60s cut · in 1:12 TW"
    )
    assert text(80)[0].startswith(" ‹ 3 more   in 0:42 YT How it’s made, 60s cut")
    late = NOW.replace(hour=10, minute=5)
    drawn = plain(column_lines(scene(spring())._replace(now=late), 160, 24)[0])
    assert drawn.startswith(" 5 min late YT How it’s made, 60s cut · in 0:10 FB")
    held = spring()
    held = replace(held, campaign=held.campaign._replace(held="a recall [50% off]"))
    assert plain(column_lines(scene(held), 160, 30)[0]).strip() == "HELD: a recall [50% off]"


def test_a_long_column_pages_to_the_selected_card_and_counts_the_rest() -> None:
    cards = [Card(f"p{n:03}", "spring", "piece", f"Piece {n:03}", "idea", f"r{n:03}") for n in range(200)]
    lines = [plain(line) for line in column_lines(scene(board(cards), selected="p120"), 80, 23)]
    assert any("▌  Piece 120" in line for line in lines)
    above, below = (int(word[1:]) for word in lines[1].split() if word[0] in "▲▼")
    seen = sum("Piece" in line for line in lines)
    assert above + seen + below == 200


@pytest.mark.parametrize("height", [12, 23, 40])
def test_the_last_page_of_a_long_column_is_full(height: int) -> None:
    cards = [Card(f"p{n:03}", "spring", "piece", f"Piece {n:03}", "idea", f"r{n:03}") for n in range(201)]
    for last in (cards[-1], cards[-2]):
        lines = [plain(line) for line in column_lines(scene(board(cards), selected=last.id), 80, height)]
        above = int(re.findall(r"▲(\d+)", lines[1])[0])
        seen = sum("Piece" in line for line in lines)
        assert any(f"▌  {last.title}" in line for line in lines)
        assert (above + seen, seen) == (201, (height - 2) // 3)


def test_without_a_selected_piece_the_asked_stage_is_in_sight() -> None:
    lines = [plain(line) for line in column_lines(scene(spring(), selected=""), 40, 12, "live")]
    assert "LIVE" in lines[1]


def test_a_point_gives_the_card_drawn_there() -> None:
    of = scene(spring())
    lines = [plain(line) for line in column_lines(of, 160, 24)]
    for y, line in enumerate(lines):
        x = line.find("Poll: which finish?")
        if x >= 0:
            assert card_at(of, 160, 24, x, y) == ("draft", "poll")
            break
    else:
        pytest.fail("the card is not drawn")
    assert card_at(of, 160, 24, x, 0) == ("draft", "")


def test_one_stage_fills_the_screen() -> None:
    of = scene(board(campaign=CAMPAIGN._replace(stages="only")))
    assert [len(plain(line)) for line in column_lines(of, 70, 8)] == [70] * 8

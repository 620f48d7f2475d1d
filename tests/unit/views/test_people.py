"""People are told apart by name everywhere, and by a sign and a colour of their own where there is room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.views.boards import scene, spring
from warroom.domain.board import Board
from warroom.domain.model import Person
from warroom.views.card import details
from warroom.views.columns import column_lines
from warroom.views.day import ending
from warroom.views.header import header
from warroom.views.line import Line, Span, plain
from warroom.views.panes import row_lines, rows
from warroom.views.people import team_of

PEOPLE = {
    "ana": Person("ana", "Ana", "teal", "▲", "strategy, community"),
    "ben": Person("ben", "Ben", "pink", "◆"),
    "cleo": Person("cleo", "Cleo"),
}


def board() -> Board:
    return replace(spring(), people=PEOPLE)


def pane(name: str, of: Board, width: int, card: str, **more: object) -> Line:
    drawn = scene(of, selected="", **more)
    row = next(row for row in rows(name, drawn) if row.card == card)
    return row_lines(name, row, drawn, width)[0]


def styles(line: Line, text: str) -> list[str]:
    return [span.style for span in line if text in span.text]


@pytest.mark.parametrize(("name", "card"), [("pipeline", "letter"), ("today", "noon")])
def test_a_row_has_the_owners_colour_and_where_it_is_wide_the_sign_as_well(name: str, card: str) -> None:
    wide, narrow = pane(name, board(), 90, card), pane(name, board(), 44, card)
    assert " ▲ ana " in plain(wide)
    assert "▲" not in plain(narrow)
    assert styles(wide, "ana") == styles(narrow, "ana") == ["design"]
    assert styles(pane(name, spring(), 90, card), "ana") == ["muted"]


@pytest.mark.parametrize(("name", "card", "width"), [("pipeline", "letter", 67), ("today", "noon", 50)])
def test_a_long_handle_is_whole_where_there_is_room_and_else_its_cut_is_seen(name: str, card: str, width: int) -> None:
    of = replace(board(), people={"magdalena": Person("magdalena")})
    of = replace(of, cards={**of.cards, card: of.cards[card]._replace(owner="magdalena")})
    assert " magdalena " in plain(pane(name, of, 80, card))
    assert " magdale… " in plain(pane(name, of, width, card))
    assert " mag… " in plain(pane(name, of, 40, card))


def test_in_ascii_a_sign_beyond_it_is_left_out_and_columns_stay_aligned() -> None:
    assert plain(pane("pipeline", board(), 90, "letter", ascii=True)).index("ana") == plain(
        pane("pipeline", board(), 90, "letter")
    ).index("ana")


def test_the_header_tells_who_is_here_by_its_own_sign_besides_theirs() -> None:
    line = header(scene(board(), here=("ana",)), 160)
    assert "● ▲ ana  ○ ◆ ben  ○ cleo" in plain(line)
    assert styles(line, "▲ ana") == ["design on-raised"]
    assert styles(line, "◆ ben") == ["muted on-raised"]
    assert "● ana  ○ ben  ○ cleo" in plain(header(scene(board(), here=("ana",)), 124))


def test_every_other_place_has_the_colour_too() -> None:
    of = board()
    opened = [line for line in details(of.cards["letter"], scene(of), "", 80) if "ana" in plain(line)]
    assert "▲ ana  strategy, community" in plain(opened[0])
    assert styles(opened[0], "ana") == ["design"]
    zoomed = [span for line in column_lines(scene(of), 160, 30) for span in line if span.text == "ben"]
    assert {span.style.partition(" ")[0] for span in zoomed} == {"scheduled"}
    assert [style for line in ending("plan", scene(of), 120).lines for style in styles(line, "@ana")] == ["design bold"]


def test_the_same_people_are_the_same_team() -> None:
    assert team_of(PEOPLE) is team_of(PEOPLE)
    assert team_of(dict(PEOPLE)) is not team_of(PEOPLE)
    assert team_of(PEOPLE).span("", "text") == Span("nobody", "bad")

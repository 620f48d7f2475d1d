"""Snoozed signals: out of sight until their day, counted, and shown where a filter finds them."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.views.boards import board, scene, spring
from tests.unit.views.test_panes import groups, said
from warroom.domain.board import Board
from warroom.domain.found import Found
from warroom.views.card import details
from warroom.views.line import plain
from warroom.views.panes import row_lines, rows


def sleeping() -> Board:
    """The spring board with one of its two signals asleep until Friday."""
    cards = dict(spring().cards)
    cards["shorts"] = cards["shorts"]._replace(snoozed="2026-04-17")
    return board(cards.values())


def head(of: Board, width: int = 60) -> str:
    drawn = scene(of)
    row = next(row for row in rows("strategy", drawn) if row.kind == "head")
    return "".join(plain(line) for line in row_lines("strategy", row, drawn, width))


def test_a_snoozed_signal_is_out_of_sight_and_counted() -> None:
    assert groups("strategy", scene(sleeping()))["signals"] == ["early"]
    assert "FROM THE FIELD 1 · 1 asleep" in head(sleeping())
    assert "asleep" not in head(spring())
    assert head(sleeping(), 24).rstrip(" ─") == "  FROM THE FIELD 1"
    assert head(sleeping(), 14) == "  FROM THE… 1 "


def test_it_is_back_on_its_day() -> None:
    friday = replace(sleeping(), today="2026-04-17")
    assert groups("strategy", scene(friday))["signals"] == ["shorts", "early"]


def test_a_filter_finds_it_and_says_until_when() -> None:
    found = scene(sleeping(), found=Found.of(sleeping(), {"shorts"}))
    assert groups("strategy", found) == {"signals": ["shorts"]}
    assert "asleep until Fri" in said("strategy", found, "shorts")
    drawn = scene(sleeping(), selected="shorts")
    opened = "\n".join(plain(line) for line in details(drawn.board.cards["shorts"], drawn, "", 60))
    assert "until Fri 17 Apr" in opened

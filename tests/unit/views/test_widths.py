"""Every line of every view fills its width to the cell and carries no control character, whatever the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.unit.views.boards import scene, spring
from tests.unit.views.hostile import TEXTS, WIDTHS, boards
from warroom.domain.board import Board
from warroom.views.card import details
from warroom.views.cells import clip, fit, shown, wrap
from warroom.views.columns import card_at, column_lines
from warroom.views.footer import footer, tabs
from warroom.views.header import header
from warroom.views.line import Line
from warroom.views.panes import row_lines, rows, title
from warroom.views.rowlook import RowLook
from warroom.views.scene import Scene
from warroom.views.tape import tape
from warroom.views.thread import thread_line

PANES = ("strategy", "pipeline", "today")


def cells(line: Line) -> int:
    """The cells of a line, span by span, as a terminal gets them."""
    return sum(cell_len(span.text) for span in line)


def assert_fills(line: Line, width: int) -> None:
    assert cells(line) == width, line
    text = "".join(span.text for span in line)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text), repr(text)


def every_line(drawn: Scene, width: int) -> Iterator[Line]:
    yield header(drawn, width)
    yield thread_line(drawn, width)
    yield from tape(drawn, width)
    yield tabs(drawn, width, "today")
    yield from column_lines(drawn, width, 12)
    for pane in PANES:
        yield from title(pane, drawn, width, True)
        for row in rows(pane, drawn, 10):
            lines = row_lines(pane, row, drawn, width, RowLook(True, True, True))
            assert len(lines) == row.height
            yield from lines
            yield from row_lines(pane, row, drawn, width)
    for card in drawn.board.cards.values():
        yield from details(card, drawn, f"{card.title}\n\t{card.reason}", width)


@settings(max_examples=60, deadline=None)
@given(boards(), WIDTHS, st.booleans(), st.integers(0, 5))
def test_every_view_fills_its_width_with_hostile_text(of: Board, width: int, ascii: bool, pick: int) -> None:
    ids = list(of.cards)
    drawn = scene(of, selected=ids[pick % len(ids)], marks=frozenset(ids[:2]), ascii=ascii)
    for line in every_line(drawn, width):
        assert_fills(line, width)


def test_every_width_from_one_to_four_hundred() -> None:
    drawn = scene(spring())
    for width in range(1, 401):
        for line in (
            header(drawn, width),
            thread_line(drawn, width),
            *tape(drawn, width),
            *column_lines(drawn, width, 9),
        ):
            assert_fills(line, width)
        for pane in PANES:
            for row in rows(pane, drawn)[:12]:
                for line in row_lines(pane, row, drawn, width, RowLook(lit=True)):
                    assert_fills(line, width)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), WIDTHS)
def test_footer_fills_its_width_and_never_shows_half_a_hint(hints: list[tuple[str, str]], width: int) -> None:
    line = footer(hints, width)
    assert_fills(line, width)
    words = [shown(word) for _, word in hints]
    told = [span.text for span in line if span.style == "muted on-raised"]
    assert told == [word for word in words if word][: len(told)]


@given(TEXTS, st.integers(0, 60))
def test_fit_is_exact_and_clip_never_longer(text: str, n: int) -> None:
    assert cell_len(fit(text, n)) == n
    assert cell_len(clip(text, n)) <= n
    assert clip(text, n) == shown(text) or clip(text, n).endswith("…") or n == 0


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_are_short_enough_and_keep_every_word(text: str, n: int) -> None:
    lines = wrap(text, n)
    assert all(cell_len(line) <= n for line in lines)
    if shown(text).isascii():
        assert "".join(lines).replace(" ", "") == shown(text).replace(" ", "")


@settings(max_examples=30, deadline=None)
@given(boards(), st.integers(10, 200), st.integers(0, 220), st.integers(-1, 14))
def test_a_point_of_the_zoomed_board_is_a_card_or_nothing(of: Board, width: int, x: int, y: int) -> None:
    _, card = card_at(scene(of), width, 12, x, y)
    assert card == "" or of.cards[card].kind == "piece"

"""Text measured, cut and wrapped in terminal cells."""

from __future__ import annotations

import pytest

from warroom.views import cells


@pytest.mark.parametrize("letter", ["字", "x", "👨‍👩‍👧‍👦", "é" * 3])
def test_a_word_as_long_as_a_book_is_wrapped_whole(letter: str) -> None:
    book = letter * 20_000
    lines = cells.wrap(book, 20)
    assert "".join(lines) == cells.shown(book)
    assert all(cells.measure(line) <= 20 for line in lines)


def test_paragraphs_keep_their_line_ends_and_say_when_something_is_left_out() -> None:
    assert cells.paragraphs("ab cd\r\n\n\x0bef\u2028g", 5) == ["ab cd", "", "␋ef␤g"]
    assert cells.paragraphs("", 5) == [""]
    assert cells.paragraphs("one two three", 5, 2) == ["one", "two…"]
    assert cells.paragraphs("one two", 5, 2) == ["one", "two"]
    assert cells.paragraphs("四四四四 四四", 5, 2) == ["四四", "四四…"]
    assert cells.paragraphs("\u0301" * 99 + "end", 3, 1)[-1].endswith("…")

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

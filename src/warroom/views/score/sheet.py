"""What a page of the scoreboard is drawn from, and how days are said on it."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.daywords import MONTHS
from warroom.domain.score import Book

PAGES = ("days", "whence", "plan", "goals", "promises")


class Sheet(NamedTuple):
    """What is shown: the book, which page, which of its rows is chosen, and a message with its tone."""

    book: Book
    page: int
    row: int = 0
    note: tuple[str, str] = ("", "")


def day_said(day: str) -> str:
    """A day in a word or two: `14 Apr`."""
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1]}"

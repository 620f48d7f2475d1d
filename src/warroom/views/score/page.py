"""What a page of the scoreboard is drawn from, and how days are said on it."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.cycles import Pace
from warroom.domain.daywords import MONTHS
from warroom.domain.score import Book
from warroom.views.line import Line

PAGES = ("days", "whence", "plan", "goals", "promises", "pace")


class ScorePage(NamedTuple):
    """What is shown: the book, how stages stand, which page, and a message with its tone.

    `row` is the chosen goal, on other pages the first line of what does not fit.  With `numbers` the page is the table
    that is behind it.
    """

    book: Book
    page: int
    row: int = 0
    paces: tuple[Pace, ...] = ()
    note: tuple[str, str] = ("", "")
    numbers: bool = False

    @property
    def name(self) -> str:
        """The page's name."""
        return PAGES[self.page]


class Body(NamedTuple):
    """All lines of a page, however many fit; `at` is the one to keep in sight, -1 where the page is only scrolled."""

    lines: list[Line]
    at: int = -1


def day_said(day: str) -> str:
    """A day in a word or two: `14 Apr`."""
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1]}"

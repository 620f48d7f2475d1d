"""What one page of the standup is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from warroom.domain.changes import Entry
from warroom.domain.standup import Since, Step
from warroom.views.line import Line

MARGIN = 4
# The lines of a page, made when they are seen, each with the id of the card or the win that stands on it, "" for none.
Body = list[tuple[str, Callable[[], Line]]]


def told(lines: Iterable[Line]) -> Body:
    """Lines on which nothing stands."""
    return [("", lambda line=line: line) for line in lines]  # type: ignore[misc]


class Times(NamedTuple):
    """How long it has taken so far, in seconds: this page, all of it, and each person; what is `late` took longer than
    is usual."""

    page: float = 0.0
    whole: float = 0.0
    people: Mapping[str, float] = {}
    page_late: bool = False
    whole_late: bool = False


class Page(NamedTuple):
    """What is on the screen: the steps and which is shown, the chosen card, how long it takes, the keys that act on the
    chosen card, the minutes as they are so far, whether they are stamped, how far the end is scrolled, and a message
    with its tone."""

    steps: tuple[Step, ...]
    at: int
    selected: str
    since: Since
    entries: Sequence[Entry]
    times: Times = Times()
    acts: Sequence[tuple[str, str]] = ()
    minutes: str = ""
    stamped: bool = False
    scrolled: int = 0
    note: tuple[str, str] = ("", "")

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.at]

"""What is wrong with a playbook's file, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong in a line, which counts from one, and what would be right."""

    line: int
    said: str


class Misprint(ValueError):
    """A file that is no playbook; `problems` are all that was found, in the order of their lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        first, more = self.problems[0], len(self.problems) - 1
        super().__init__(f"line {first.line}: {first.said}" + (f" (and {more} more)" if more else ""))


class Proof:
    """The lines of a file that is read, and what was found to be wrong with them."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.problems: list[Problem] = []

    def wrong(self, line: int, said: str) -> None:
        """Note what is wrong in a line, which counts from one."""
        self.problems.append(Problem(line, said))

    def line_of(self, word: str, first: int = 0, last: int = 0) -> int:
        """The number of the first line from the index `first` on, before `last`, that holds the word."""
        lines = range(first, last or len(self.lines))
        return next((n + 1 for n in lines if word.casefold() in self.lines[n].casefold()), first + 1)

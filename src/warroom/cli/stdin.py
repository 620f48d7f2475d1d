"""Lines of text from the words of a command, or from a pipe where the only word is `-`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from warroom.cli.errors import Refused
from warroom.cli.pick import line


def lines_of(words: Sequence[str]) -> list[tuple[str, str]]:
    """Each line with what to say before an error in it: `line 3: ` for a piped one."""
    if tuple(words) != ("-",):
        return [("", line(words))]
    found = list(_piped())
    if not found:
        raise Refused("Nothing came in from stdin: write one a line.")
    return found


def _piped() -> Iterator[tuple[str, str]]:
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            yield f"line {number}: ", row.strip()

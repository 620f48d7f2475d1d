"""What ends a command early, and the exit code that each of it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from warroom.exits import BUG, BUSY, DONE, INTERRUPTED, PIPE, REFUSED, UNUSABLE, USAGE

PROGRAM = "warroom"
# Set by the shell while it asks for completions.
COMPLETING = "_WARROOM_COMPLETE"

CODES: tuple[tuple[int, str], ...] = (
    (DONE, "done"),
    (REFUSED, "refused: nothing was found or to be done, or somebody changed the same thing meanwhile"),
    (USAGE, "not understood: an unknown option, or a text that is no length, date or card"),
    (UNUSABLE, "the campaign file cannot be used"),
    (BUSY, "another program holds the campaign file; nothing was written; try again"),
    (BUG, "a fault in warroom itself"),
    (INTERRUPTED, "interrupted with ctrl+c"),
    (PIPE, "the reader of the output went away"),
)


class Stop(Exception):
    """Ends a command; the message is for the person at the keyboard."""

    exit_code = REFUSED


class Refused(Stop):
    """What was asked cannot be done; the message is a sentence that says why."""


class Misread(Stop):
    """A text was not understood; the message is a sentence that says what would be right."""

    exit_code = USAGE


@contextmanager
def misread(where: str = "") -> Iterator[None]:
    """Turn the ValueErrors of actions and grammar, which are sentences, into Misread; `where` goes before."""
    try:
        yield
    except ValueError as error:
        raise Misread(f"{where}{error}") from error

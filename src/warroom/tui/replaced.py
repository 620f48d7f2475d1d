"""An upgrade while the dashboard runs: what is loaded late is then another version's, or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.css.errors import StylesheetError

from warroom.commands.spec import Tone

SAID = "The program was replaced on the disk while it ran, as an upgrade does; everything is saved. Start it again."
_PROGRAM = Path(__file__).parents[1]


@contextmanager
def outliving_an_upgrade(started: float, say: Callable[[str, Tone], None]) -> Iterator[None]:
    """Say it where something cannot be loaded because the program was replaced since it `started`, in seconds of the
    epoch; any other fault goes on.
    """
    try:
        yield
    except (ImportError, SyntaxError, StylesheetError):
        if not replaced_since(started):
            raise
        say(SAID, "bad")


def replaced_since(moment: float, program: Path = _PROGRAM) -> bool:
    """Whether the program was taken away, or a file of it written, after `moment`, in seconds of the epoch."""
    try:
        # The time of the inode, for an installer may give a file the time at which it was packed.
        return any(file.stat().st_ctime > moment for file in (program / "__init__.py", *program.rglob("*.py")))
    except OSError:
        return True

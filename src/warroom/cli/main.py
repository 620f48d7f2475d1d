"""The command line's entrance, and what becomes of everything that goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from warroom.cli.errand import Errand
from warroom.cli.errors import COMPLETING, PROGRAM, Stop
from warroom.cli.out import styled, words
from warroom.exits import BUG, BUSY, DONE, INTERRUPTED, PIPE, REFUSED, UNUSABLE


def main(argv: Sequence[str], clock: Callable[[], datetime] | None = None) -> int:
    """Run one command line (without the program's name) and give its exit code.

    `clock` gives the moment at which everything happens, aware; by default it is now.
    """
    _make_streams_bearable()
    errand = Errand(clock)
    try:
        code = _run(argv, errand)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return PIPE
    except OSError as error:
        _silence_stdout()
        return _tell(f"{error.filename or 'The output'}: {error.strerror or error}.", REFUSED)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    finally:
        errand.close()
    return code


def _run(argv: Sequence[str], errand: Errand) -> int:
    try:
        plain = _plain(argv)
        if plain is None:
            from warroom.cli.front import run

            return run(argv, errand)
        plain(errand, argv[1:])
    except Stop as ending:
        return _tell(str(ending), ending.exit_code)
    except (OSError, KeyboardInterrupt):
        raise
    except Exception as error:
        return _fail(error)
    return DONE


def _plain(argv: Sequence[str]) -> Callable[[Errand, Sequence[str]], None] | None:
    """What does a command without options, which goes past click: importing that takes longer than all the rest."""
    if not argv or COMPLETING in os.environ or any(word.startswith("--") for word in argv):
        return None
    command, *words = argv
    if command == "ls":
        from warroom.cli.listing import list_cards

        return list_cards
    if command == "win" and words:
        from warroom.cli.winning import log_wins

        return log_wins
    if command == "add" and words:
        from warroom.cli.adding import add_cards

        return add_cards
    return None


def _fail(error: Exception) -> int:
    from warroom.store import Busy, StoreError, Unusable, Unwritable

    if isinstance(error, Busy):
        return _tell(str(error), BUSY)
    if isinstance(error, (Unusable, Unwritable)):
        return _tell(str(error), UNUSABLE)
    if isinstance(error, StoreError):
        return _tell(str(error), REFUSED)
    import traceback

    for line in "".join(traceback.format_exception(error)).splitlines():
        words(line)
    return _tell("That is a fault in warroom. What was acknowledged is safe; the lines above help to mend it.", BUG)


def _tell(message: str, code: int) -> int:
    first, *rest = message.splitlines() or [""]
    with suppress(OSError):
        sys.stderr.write(styled(f"{PROGRAM}: ", "red", sys.stderr))
    words(first)
    for more in rest:
        words(more)
    return code


def _make_streams_bearable() -> None:
    """A terminal that cannot show a letter gets `?` for it rather than a failure."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _silence_stdout() -> None:
    """The reader is gone: let the interpreter's last flush go nowhere instead of failing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""`python -m warroom` and the `warroom` command."""

from __future__ import annotations

import gc
import os
import sys

from warroom import boot

# Milliseconds in which the rest of a key's sequence must follow its esc; Textual waits four times as long.
_ESCAPE_MS = "25"


def main() -> int:
    """Open the dashboard for a plain start, or else run the command line; gives the exit code."""
    try:
        _fill_streams()
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        # Only this end needs it.
        from warroom.exits import INTERRUPTED

        return INTERRUPTED
    finally:
        boot.restore()
        _leave_words_unheard()


def _fill_streams() -> None:
    """A standard stream that is closed reads nothing and writes nowhere; no other file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _leave_words_unheard() -> None:
    """Words that a full disk did not take are no reason for Python to end with a failure of its own."""
    try:
        sys.stderr.flush()
    except OSError:
        setattr(sys, "stderr", None)  # noqa: B010


def _run(argv: list[str]) -> int:
    os.environ.setdefault("ESCDELAY", _ESCAPE_MS)
    # A shell that asks for completions names no command either.
    options = None if "_WARROOM_COMPLETE" in os.environ else boot.dashboard_options(argv)
    if options is None:
        # The dashboard and the shell commands never load each other's half.
        from warroom.cli.main import main as command_line

        return command_line(argv)
    gc.disable()
    boot.open_early(options)
    from warroom.tui.start import start

    return start(options)


if __name__ == "__main__":
    sys.exit(main())

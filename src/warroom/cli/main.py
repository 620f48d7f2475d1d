"""The command line's front: the group of commands, and what becomes of everything that goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

import click

from warroom.cli.desk import Desk
from warroom.cli.errors import BUG, BUSY, CODES, DONE, INTERRUPTED, PIPE, REFUSED, UNUSABLE
from warroom.cli.lazy import Lazy
from warroom.cli.out import styled, words

PROGRAM = "warroom"
_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:3}  {meaning}" for code, meaning in CODES)
COMPLETING = "_WARROOM_COMPLETE"


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from warroom import __version__

        sys.stdout.write(f"{PROGRAM} {__version__}\n")
        ctx.exit()


@click.group(
    cls=Lazy,
    name=PROGRAM,
    invoke_without_command=True,
    epilog=_EPILOG,
    lazy={
        "demo": ("demo", "demo"),
        "campaign": ("campaigns", "campaign"),
        "add": ("add", "add"),
        "win": ("win", "win"),
        "ls": ("look", "ls"),
        "show": ("look", "show"),
        "mv": ("move", "mv"),
        "done": ("move", "done"),
        "feed": ("move", "feed"),
        "undo": ("history", "undo"),
        "redo": ("history", "redo"),
        "log": ("history", "log"),
        "import": ("bring", "bring"),
        "export": ("take", "take"),
        "backup": ("care", "backup"),
        "doctor": ("care", "doctor"),
        "themes": ("preferences", "themes"),
        "keys": ("preferences", "keys"),
        "config": ("preferences", "config"),
        "completion": ("completion", "completion"),
    },
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say the version.")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Run a live marketing campaign from the terminal.

    Without a command it opens the dashboard on the campaign used last.

    Data goes to stdout, words to stderr. With --json stdout is one JSON document: a list for what can
    be many, an object for one thing; lengths are in sixteenths of an inch.
    """
    if ctx.invoked_subcommand is None:
        from warroom.cli.dashboard import open_dashboard

        ctx.exit(open_dashboard(ctx.ensure_object(Desk)))


def main(argv: Sequence[str], clock: Callable[[], datetime] | None = None) -> int:
    """Run one command line (without the program's name) and give its exit code.

    `clock` gives the moment at which everything happens, aware; by default it is now.
    """
    _make_streams_bearable()
    try:
        code = _run(list(argv), Desk(clock))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return PIPE
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    return code


def _run(argv: list[str], desk: Desk) -> int:
    try:
        if COMPLETING in os.environ:
            root.main(argv, PROGRAM, complete_var=COMPLETING, standalone_mode=False, obj=desk)
            return DONE
        with root.make_context(PROGRAM, argv, obj=desk) as ctx:
            root.invoke(ctx)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else DONE
    except click.UsageError as error:
        error.show(sys.stderr)
        return error.exit_code
    except click.ClickException as error:
        return _tell(error.message, error.exit_code)
    except click.Abort:
        return INTERRUPTED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        return _fail(error)
    return DONE


def _fail(error: Exception) -> int:
    from warroom.store import Busy, StoreError, Unusable, Unwritable

    if isinstance(error, Busy):
        return _tell(str(error), BUSY)
    if isinstance(error, (Unusable, Unwritable)):
        return _tell(str(error), UNUSABLE)
    if isinstance(error, StoreError):
        return _tell(str(error), REFUSED)
    import traceback

    sys.stderr.write("".join(traceback.format_exception(error)))
    return _tell("That is a fault in warroom. What was acknowledged is safe; the lines above help to mend it.", BUG)


def _tell(message: str, code: int) -> int:
    first, *rest = message.splitlines() or [""]
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

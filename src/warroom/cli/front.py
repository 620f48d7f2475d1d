"""The group of commands, and how click's own endings become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import StringIO

import click

from warroom.cli.errand import Errand
from warroom.cli.errors import CODES, COMPLETING, PROGRAM
from warroom.cli.lazy import Lazy
from warroom.cli.out import words
from warroom.exits import DONE, INTERRUPTED

_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:3}  {meaning}" for code, meaning in CODES)


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
        "capture": ("capture", "capture"),
        "win": ("win", "win"),
        "ls": ("cards", "ls"),
        "show": ("cards", "show"),
        "mv": ("move", "mv"),
        "done": ("move", "done"),
        "tick": ("tick", "tick"),
        "feed": ("move", "feed"),
        "approve": ("approval", "approve"),
        "sendback": ("approval", "sendback"),
        "golives": ("golives", "golives"),
        "hold": ("golives", "hold"),
        "resume": ("golives", "resume"),
        "today": ("today", "today"),
        "standup": ("standup", "standup"),
        "wins": ("wins", "wins"),
        "score": ("score", "score"),
        "goal": ("score", "goal"),
        "measure": ("score", "measure"),
        "report": ("report", "report"),
        "picture": ("picture", "picture"),
        "calendar": ("calendar", "calendar"),
        "flow": ("flow", "flow"),
        "thread": ("thread", "thread"),
        "playbook": ("playbooks", "playbook"),
        "view": ("views", "view"),
        "people": ("people", "people"),
        "routine": ("routines", "routine"),
        "ripple": ("turn", "ripple"),
        "recast": ("turn", "recast"),
        "link": ("link", "link"),
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
@click.option("--theme", metavar="NAME", default="", help="The dashboard's theme, this time.")
@click.pass_context
def root(ctx: click.Context, theme: str) -> None:
    """Run a live marketing campaign from the terminal.

    Without a command it opens the dashboard on the campaign used last.

    Data goes to stdout, words to stderr. With --json stdout is one JSON document: a list for what can
    be many, an object for one thing; lengths are in sixteenths of an inch.
    """
    if ctx.invoked_subcommand is None:
        from warroom.cli.dashboard import open_dashboard

        errand = ctx.ensure_object(Errand)
        errand.asked.theme = theme
        ctx.exit(open_dashboard(errand))


def run(argv: Sequence[str], errand: Errand) -> int:
    """Run a command line through click and give its exit code; other errors pass through."""
    try:
        if COMPLETING in os.environ:
            from warroom.cli.shells import add_shells

            add_shells()
            root.main(list(argv), PROGRAM, complete_var=COMPLETING, standalone_mode=False, obj=errand)
            return DONE
        with root.make_context(PROGRAM, list(argv), obj=errand) as ctx:
            root.invoke(ctx)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else DONE
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    return DONE


def _show(error: click.ClickException) -> None:
    """Say how a command is used and what was wrong, with what was typed shown literally."""
    said = StringIO()
    error.show(said)
    for row in said.getvalue().splitlines():
        words(row)

"""`warroom backup` and `doctor`: keeping the file well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.errors import Refused
from warroom.cli.lazy import Sub
from warroom.exits import REFUSED

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Copy the campaign file.")
@click.argument("to", required=False, metavar="[PATH]", type=click.Path(path_type=Path))
@click.pass_obj
def backup(errand: Errand, to: Path | None) -> None:
    """Copy the campaign file as it is at this moment, others writing to it or not, and print the copy's path.

    Without PATH the copy goes beside the automatic ones; an existing file is never written over.
    """
    if to is not None and to.exists():
        raise Refused(f"{to} exists already: a backup is never written over another file.")
    made = errand.store.backup(to)
    if errand.asked.as_json:
        out.document({"path": str(made)})
    else:
        out.place(made)
    out.words(f"backed up {errand.path}")


@click.command(cls=Sub, short_help="Check the file, the settings and the program.")
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check the campaign file against its journal, and the settings, keys and themes.

    It changes nothing. The exit code is 1 when something is wrong.
    """
    from warroom.cli.checks import check
    from warroom.domain.text import literal

    errand: Errand = ctx.obj
    found = list(check(errand))
    if errand.asked.as_json:
        out.document([finding._asdict() for finding in found])
    else:
        marks = {True: out.styled("ok", "green"), False: out.styled("!!", "red")}
        for finding in found:
            out.data(f"{marks[finding.ok]}  {literal(finding.verdict)}")
    wrong = sum(not finding.ok for finding in found)
    out.words("all is well" if not wrong else f"{wrong} to look at")
    if wrong:
        ctx.exit(REFUSED)

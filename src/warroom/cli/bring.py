"""`warroom import`: content calendars, and the program's own exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from warroom.cli.errors import misread
from warroom.cli.files import take_in
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.formats.calendar import Options


@click.command("import", cls=Sub, short_help="Take in a content calendar or an export.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Only show what would come in, what would not, and why.")
@click.option("--column", "columns", metavar="ROLE=HEADER", multiple=True, help="The column of a role, as title=Hook.")
@click.option("--status", "statuses", metavar="WORD=STAGE", multiple=True, help="The stage that a status means.")
@click.option("--stage", metavar="STAGE", default="", help="The stage of rows without a status.")
@click.option("--dates", type=click.Choice(("dmy", "mdy")), help="Whether 4/5 is in May or in April.")
@click.option("--encoding", metavar="NAME", default="", help="The encoding, as cp1252.")
@click.option("--delimiter", metavar="NAME", default="", help="What is between cells: comma, semicolon, tab or pipe.")
@click.pass_obj
def bring(
    errand: Errand,
    /,
    file: Path,
    dry_run: bool,
    columns: tuple[str, ...],
    statuses: tuple[str, ...],
    **given: str | None,
) -> None:
    """Take in a content calendar (CSV) as pieces, or an export of warroom (JSON) as a whole campaign file.

    \b
      warroom import calendar.csv --dry-run
      warroom import calendar.csv --column title=Hook --status "en cours=draft" --dates dmy
      warroom import everything.json --db restored.warroom

    Columns, statuses, dates and encoding are recognised in eleven languages; options say what is meant
    where the guess is wrong. A calendar comes in as one change, which one `warroom undo` takes back; the
    same file again adds nothing twice.
    """
    from warroom.formats import archive

    data = take_in(file, errand.path)
    with misread():
        if archive.is_archive(data):
            from warroom.cli.restoring import restore

            restore(errand, data, dry_run=dry_run)
        else:
            from warroom.cli.calendars import take_calendar

            take_calendar(errand, data, _options(file, columns, statuses, given), dry_run=dry_run)


def _options(file: Path, columns: tuple[str, ...], statuses: tuple[str, ...], given: dict[str, str | None]) -> Options:
    from warroom.formats.calendar import Options, pairs

    named = {name: text for name, text in given.items() if text}
    return Options(name=file.name, columns=pairs(columns), statuses=pairs(statuses), **named)

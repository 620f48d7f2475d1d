"""`warroom report`: some days as a client may read of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Line, short_help="Write a report that a client can be sent.")
@click.argument("words", nargs=-1, metavar="[DAYS]...")
@click.option("--from", "since", default="", metavar="DAY", help="From this day on.")
@click.option("--to", "until", default="", metavar="DAY", help="Up to this day.")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write a page with charts here.")
@click.option(
    "--markdown", metavar="FILE", type=click.Path(path_type=Path), help="Write Markdown here, else to stdout."
)
@click.option("--force", is_flag=True, help="Write over existing files.")
@click.pass_obj
def report(
    errand: Errand, words: Sequence[str], since: str, until: str, html: Path | None, markdown: Path | None, force: bool
) -> None:
    """Report what was won, what went live, what comes next and what waits, in the last seven days or in DAYS.

    Nothing private is in it, nor what is under an embargo, texts, or words to the reviewer. The page is one file
    that needs no other and prints on A4.

    \b
      warroom report
      warroom report last week --html week.html
      warroom report april --html april.html --markdown april.md
      warroom report --from '1 apr' --to yesterday
    """
    from warroom.domain.reportdays import parse_days
    from warroom.formats.report.html import report_html
    from warroom.formats.report.markdown import report_markdown
    from warroom.formats.report.values import report_values
    from warroom.reporting import read_report

    with misread():
        days = parse_days(_days(line(words), since, until), errand.local)
    found = read_report(errand.store, errand.board, errand.now, *days)
    for path, write in ((html, report_html), (markdown, report_markdown)):
        if path is not None:
            from warroom.cli.files import put

            put(path, (write(found).encode("utf-8"),), force=force, never=errand.path)
            out.words(f"wrote {path}")
    if errand.asked.as_json:
        out.document(report_values(found))
    elif html is None and markdown is None:
        out.lines(report_markdown(found))


def _days(words: str, since: str, until: str) -> str:
    """The days as one line: the options say it, or the words do."""
    if words and (since or until):
        raise Misread("Say the days once: as words, or with --from and --to.")
    if until:
        return f"{since or until} to {until}"
    return f"since {since}" if since else words

"""`warroom capture`: what was heard in the field, from a shell, a pipe or a script."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete
from warroom.cli.adding import add_lines
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.grammar import Added, Vocabulary
    from warroom.domain.model import Kind


@click.command(cls=Line, short_help="Capture signals from the field.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[TEXT]...", shell_complete=complete.words)
@click.option("--source", metavar="TEXT", default="", help="Where it was heard, for lines that do not say via:…")
@click.option("--link", metavar="URL", default="", help="Where it can be seen, for lines without a link.")
@click.option("--heat", metavar="N", default="", help="How often it was heard or shared, for lines that do not say.")
@click.pass_obj
def capture(errand: Errand, words: Sequence[str], source: str, link: str, heat: str) -> None:
    """Capture a signal, the same as with `c` in the dashboard, and print its id.

    \b
      warroom capture Shorts get 4x the saves via:insights !!
      warroom capture --source comments --link https://example.com/c/14 "Does it ship to Norway?"
      ./mentions | warroom capture --source mentions

    Without words, or with a `-`, each line of stdin is a signal; all of them are one change, which one
    undo takes back. Heat is `!` to `!!!` at the end of a line, or heat:640.
    """
    from warroom.domain.grammar import parse_add
    from warroom.domain.reading import parse_heat

    if not words and sys.stdin.isatty():
        raise Misread("Say what was heard, as in `warroom capture people ask for Norway via:comments`.")
    with misread("--heat: "):
        usual_heat = parse_heat(heat) if heat else 0

    def read(text: str, vocabulary: Vocabulary) -> tuple[Added, Kind]:
        said = parse_add(text, vocabulary, heard=True)
        return said._replace(
            source=said.source or source, link=said.link or link, heat=said.heat or usual_heat
        ), "signal"

    add_lines(errand, words or ("-",), read)

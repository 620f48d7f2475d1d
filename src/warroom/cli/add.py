"""`warroom add`: cards from the quick-add line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete
from warroom.cli.adding import add_cards
from warroom.cli.lazy import Line
from warroom.domain.model import KINDS

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Kind


@click.command(cls=Line, short_help="Add cards.")
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, shell_complete=complete.words)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="What it is; else a signal when it has a source or a heat, a piece when it has a channel, a format, a "
    "go-live or a piece's stage, and else a tactic.",
)
@click.option("--why", metavar="TEXT", default="", help="Why a piece is live at once although something is missing.")
@click.pass_obj
def add(errand: Errand, words: Sequence[str], kind: Kind | None, why: str) -> None:
    """Add a card from one line, the same as in the dashboard, and print its id.

    \b
      warroom add Call Bob @ana fri 11:00
      warroom add 'Seed clip to 6 maker groups @ana 1.5" #community ^own-the-maker'
      warroom add Bench teardown channel:ig format:reel live:"fri 10:00"
      warroom add --kind note Own the maker story
      warroom add - < cards.txt

    A `-` reads one card a line from stdin; all of them are one change, which one undo takes back.
    """
    add_cards(errand, words, kind, why)

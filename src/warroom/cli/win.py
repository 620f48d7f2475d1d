"""`warroom win`: inches, logged before the prompt is back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete
from warroom.cli.lazy import Line
from warroom.cli.winning import log_wins

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Line, short_help="Log inches won.")
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, shell_complete=complete.words)
@click.pass_obj
def win(errand: Errand, words: Sequence[str]) -> None:
    """Log inches won: a length, what it was for, and whom and which card it belongs to.

    \b
      warroom win 1/4 rewrote the caption
      warroom win '1 1/2" answered 14 comments @ana #community'
      warroom win 1/2 ^own-the-maker
      printf '1/4 one\\n1/2 two\\n' | warroom win -

    A `-` reads one win a line from stdin; all of them are one change, which one undo takes back.
    """
    log_wins(errand, words)

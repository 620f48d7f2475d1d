"""`warroom wins`: the ledger, from the shell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.doing import do
from warroom.cli.errors import Misread, Refused, misread
from warroom.cli.lazy import Line, Several
from warroom.cli.pick import line, one

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Win


@click.group(cls=Several, short_help="The ledger of inches: list, split, move, take off.")
def wins() -> None:
    """The ledger of inches: list wins, split one, move it to another card, take it off."""


@wins.command("ls", cls=Line, short_help="List wins.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
@click.pass_obj
def ls(errand: Errand, words: Sequence[str], as_csv: bool) -> None:
    """List the wins that hold every word, the newest first: words, `@who`, `#tag`, `channel:`, `playbook:`, `day:`
    and `size:` with a comparison; `-` in front turns one round.

    \b
      warroom wins ls @ana '#community' 'day:>=mon' '>1in'
    """
    from warroom.domain.inches import format_inches
    from warroom.domain.ledger import matching
    from warroom.domain.whence import Whence
    from warroom.formats.wincsv import wins_csv

    book = errand.store.book(errand.campaign.id, errand.today)
    whence = Whence(book.cards, book.feeds)
    with misread():
        found = matching(book.wins, line(words), whence, errand.local)[::-1]
    if errand.asked.as_json:
        out.document([win._asdict() for win in found])
    elif as_csv:
        out.lines(wins_csv(found, whence))
    elif found:
        rows = [(win.id[:8], win.day, f"@{win.who}", format_inches(win.size, True), win.text) for win in found]
        out.data(out.table(rows, ("dim", "", "", "yellow", "")))
    else:
        raise Refused("No win holds that." if words else "Nothing is won yet: `warroom win 1/4 TEXT` logs inches.")


@wins.command("split", short_help="Make two of a win.")
@click.argument("win")
@click.argument("size")
@click.argument("words", nargs=-1, metavar="[TEXT]...")
@click.pass_obj
def split(errand: Errand, win: str, size: str, words: Sequence[str]) -> None:
    """Split a length off a win; it says the same, or TEXT."""
    from warroom.commands.actions.ledger import split_win
    from warroom.domain.inches import parse_inches

    with misread():
        do(errand, split_win(_win(errand, win), parse_inches(size), line(words)), ())


@wins.command("mv", short_help="Move a win to another card.")
@click.argument("win")
@click.argument("words", nargs=-1, metavar="[CARD]")
@click.pass_obj
def mv(errand: Errand, win: str, words: Sequence[str]) -> None:
    """Let a win be of another card, or without one of none."""
    from warroom.commands.actions.ledger import move_wins

    card = one(errand, line(words)) if words else None
    do(errand, move_wins([_win(errand, win)], card), ())


@wins.command("rm", short_help="Take a win off.")
@click.argument("win")
@click.pass_obj
def rm(errand: Errand, win: str) -> None:
    """Take a win off the tape; `warroom undo` brings it back."""
    from warroom.commands.actions.ledger import drop_wins

    do(errand, drop_wins([_win(errand, win)]), ())


def _win(errand: Errand, text: str) -> Win:
    """The win whose id begins so.  Misread when there is none, or several."""
    found = [win for win in errand.store.wins(errand.campaign.id) if text and win.id.startswith(text)]
    if len(found) != 1:
        raise Misread(
            f"{'Several wins begin' if found else 'No win begins'} with {text!r}: `warroom wins ls` lists them."
        )
    return found[0]

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


@click.group(cls=Several, short_help="The ledger of inches: list, edit, split, move, take off.")
def wins() -> None:
    """The ledger of inches: list wins, change one, split it, move it to another card, take it off."""


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


@wins.command("edit", short_help="Give a win other values.")
@click.argument("win")
@click.option("--size", metavar="LENGTH", help="How long it is.")
@click.option("--text", metavar="TEXT", help="What it was for.")
@click.option("--who", metavar="HANDLE", help="Who won it.")
@click.option("--day", metavar="DAY", help="The day it is of.")
@click.option("--tags", metavar="TAGS", help="Its tags, apart by spaces.")
@click.pass_obj
def edit(errand: Errand, /, win: str, size: str | None, day: str | None, **said: str | None) -> None:
    """Give a win another length, text, person, day or tags; what is not named stays.

    \b
      warroom wins edit kfb --size 3/4 --who ben --day yesterday
    """
    from warroom.commands.actions.ledger import edit_win
    from warroom.domain.inches import parse_inches
    from warroom.domain.when import parse_when

    found = _win(errand, win)
    with misread():
        values = {name: found._asdict()[name] if value is None else value for name, value in said.items()}
        length = found.size if size is None else parse_inches(size)
        when = found.day if day is None else parse_when(day, errand.local).day
        do(errand, edit_win(errand.board, found, errand.now, size=length, day=when, **values), ())


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

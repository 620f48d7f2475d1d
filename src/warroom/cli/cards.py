"""`warroom ls` and `show`: the cards as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errors import Misread, Refused
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one
from warroom.cli.selection import selected

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card

_LOOK = ("dim", "", "", "cyan", "yellow", "", "")


@click.command(cls=Line, short_help="List cards.")
@click.argument("words", nargs=-1, metavar="[FILTER]...", shell_complete=complete.filter_words)
@click.option("--all", "everything", is_flag=True, help="Finished and archived cards as well.")
@click.option("--as-of", "moment", default="", metavar="WHEN", help="As the board was then: `yesterday 17:00`.")
@click.pass_obj
def ls(errand: Errand, words: Sequence[str], everything: bool, moment: str) -> None:
    """List the open cards that pass a filter, the same as in the dashboard's filter line.

    \b
      warroom ls owner:me 'due:<fri'
      warroom ls stage:draft,review -#paid "how it's made"
      warroom ls is:archived --all

    The columns are id, kind, stage, owner, when, size, title.
    """
    if moment:
        if everything:
            raise Misread("--as-of shows the board as it was: what was off it then is not listed with --all.")
        errand.go_back(moment)
    cards = selected(errand, words, everything=everything)
    if errand.asked.as_json:
        out.document([card._asdict() for card in cards])
    elif cards:
        out.data(out.table([_row(errand, card) for card in cards], _LOOK))
    if not cards:
        raise Refused(_nothing(everything=everything, filtered=bool(words)))


@click.command(cls=Line, short_help="Show one card in full.")
@click.argument("words", nargs=-1, required=True, metavar="CARD", shell_complete=complete.cards)
@click.pass_obj
def show(errand: Errand, words: Sequence[str]) -> None:
    """Show a card: every field, what it feeds and what feeds it, its text, its wins, and how it is done well."""
    card = one(errand, line(words))
    body, wins = errand.store.body(card.id), errand.store.wins(errand.campaign.id, card=card.id)
    howto = errand.store.text(card.id, "howto")
    if errand.asked.as_json:
        board = errand.board
        feeds = {"feeds": board.feeds_out.get(card.id, ()), "fed_by": board.feeds_in.get(card.id, ())}
        out.document({**card._asdict(), "body": body, "howto": howto, **feeds, "wins": [win._asdict() for win in wins]})
        return
    from warroom.views.card import details
    from warroom.views.line import plain
    from warroom.views.scene import Scene

    scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
    for found in details(card, scene, body, out.columns(), wins, howto, _run_of(errand, card)):
        out.data(plain(found).rstrip())


def _nothing(*, everything: bool, filtered: bool) -> str:
    if everything:
        return "No card passes that filter." if filtered else "There is no card."
    found = "No open card passes that filter" if filtered else "There is no open card"
    return f"{found}; --all looks at finished and archived ones as well."


def _run_of(errand: Errand, card: Card) -> Sequence[Card]:
    """The last thirty days of the routine that the card is of."""
    if not card.routine:
        return ()
    from warroom.domain.routines import run_since

    return errand.store.occurrences(errand.campaign.id, run_since(errand.today), card.routine)


def _row(errand: Errand, card: Card) -> tuple[str, ...]:
    from warroom.domain.dates import short_when
    from warroom.domain.inches import format_inches

    when = short_when(card.golive or card.due, errand.today) if not card.closed else ""
    size = format_inches(card.size, True) if card.size else ""
    owner = f"@{card.owner}" if card.owner else ""
    return (errand.shortest(card.id), card.kind, card.stage, owner, when, size, card.title)

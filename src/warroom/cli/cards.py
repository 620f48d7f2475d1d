"""`warroom ls` and `show`: the cards as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.lazy import Line
from warroom.cli.listing import list_cards
from warroom.cli.pick import line, one
from warroom.domain.model import CARD_TEXT

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card


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
    list_cards(errand, words, everything=everything, moment=moment)


@click.command(cls=Line, short_help="Show one card in full.")
@click.argument("words", nargs=-1, required=True, metavar="CARD", shell_complete=complete.cards)
@click.pass_obj
def show(errand: Errand, words: Sequence[str]) -> None:
    """Show a card: every field, what it feeds and what feeds it, its text, its wins, and how it is done well."""
    card = one(errand, line(words))
    wins = errand.store.wins(errand.campaign.id, card=card.id)
    texts = {field: errand.store.text(card.id, field) for field in CARD_TEXT}
    if errand.asked.as_json:
        board = errand.board
        feeds = {"feeds": board.feeds_out.get(card.id, ()), "fed_by": board.feeds_in.get(card.id, ())}
        out.document({**card._asdict(), **texts, **feeds, "wins": [win._asdict() for win in wins]})
        return
    from warroom.views.card import details
    from warroom.views.line import plain
    from warroom.views.scene import Scene

    scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
    run = _run_of(errand, card)
    for found in details(card, scene, texts["body"], out.columns(), wins, texts["howto"], run, texts["review"]):
        out.data(plain(found).rstrip())


def _run_of(errand: Errand, card: Card) -> Sequence[Card]:
    """The last thirty days of the routine that the card is of."""
    if not card.routine:
        return ()
    from warroom.domain.routines import run_since

    return errand.store.occurrences(errand.campaign.id, run_since(errand.today), card.routine)

"""`warroom ls` and `show`: the cards as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.lazy import Line
from warroom.cli.listing import list_cards
from warroom.cli.pick import line, one, only
from warroom.domain.model import CARD_TEXT

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card, Win

_AS_OF = click.option(
    "--as-of", "moment", default="", metavar="WHEN", help="As it was then: `yesterday 17:00`, or after change `#120`."
)


@click.command(cls=Line, short_help="List cards.")
@click.argument("words", nargs=-1, metavar="[FILTER]...", shell_complete=complete.filter_words)
@click.option("--all", "everything", is_flag=True, help="Finished and archived cards as well.")
@_AS_OF
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
@_AS_OF
@click.pass_obj
def show(errand: Errand, words: Sequence[str], moment: str) -> None:
    """Show a card: every field, what it feeds and what feeds it, its text, its wins, and how it is done well.

    With --as-of it is as it was then, also where it is archived or deleted by now.
    """
    card, wins, texts = _then(errand, line(words), moment) if moment else _now(errand, line(words))
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


_Shown = tuple["Card", Sequence["Win"], dict[str, str]]


def _now(errand: Errand, text: str) -> _Shown:
    """The card with its wins and texts."""
    card = one(errand, text)
    wins = errand.store.wins(errand.campaign.id, card=card.id)
    return card, wins, {field: errand.store.text(card.id, field) for field in CARD_TEXT}


def _then(errand: Errand, text: str, moment: str) -> _Shown:
    """The same as it was at a moment."""
    from warroom.cli.asof import go_back
    from warroom.commands.vocabulary import cards_among

    past = go_back(errand, moment)
    card = only(errand, cards_among(past.cards.values(), text.removeprefix("^").strip()), text)
    texts = {field: errand.store.text_at(card.id, field, past.seq) for field in CARD_TEXT}
    return card, [win for win in past.wins if win.card == card.id], texts


def _run_of(errand: Errand, card: Card) -> Sequence[Card]:
    """The last thirty days of the routine that the card is of."""
    if not card.routine:
        return ()
    from warroom.domain.routines import run_since

    return errand.store.occurrences(errand.campaign.id, run_since(errand.today), card.routine)

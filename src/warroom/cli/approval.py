"""`warroom approve` and `sendback`: what a review says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete
from warroom.cli.doing import do
from warroom.cli.errors import misread
from warroom.cli.lazy import Line
from warroom.cli.pick import some

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Line, short_help="Let pieces pass their review.")
@click.argument("words", nargs=-1, required=True, metavar="CARD...", shell_complete=complete.cards)
@click.pass_obj
def approve(errand: Errand, words: Sequence[str]) -> None:
    """Approve pieces as they are now; from the review they go on to the next stage, but never live by that.

    An approval is void when the title, the link or the text is another one later; tags on the link make no difference.
    """
    from warroom.commands.actions.approving import approve as action

    cards = some(errand, words)
    with misread():
        bodies = {card.id: errand.store.body(card.id) for card in cards}
        draft = action(errand.board, cards, errand.now, errand.me, bodies)
    do(errand, draft, cards)


@click.command(cls=Line, short_help="Send pieces back from their review.")
@click.argument("words", nargs=-1, required=True, metavar="CARD...", shell_complete=complete.cards)
@click.option("--why", metavar="TEXT", required=True, help="What is to be mended.")
@click.pass_obj
def sendback(errand: Errand, words: Sequence[str], why: str) -> None:
    """Send pieces back to the stage before the review; they show why until they come to it again.

    \b
      warroom sendback kfb --why "the second claim has no source"
    """
    from warroom.commands.actions.approving import send_back

    cards = some(errand, words)
    with misread():
        draft = send_back(errand.board, cards, why, errand.now, errand.me)
    do(errand, draft, cards)

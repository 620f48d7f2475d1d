"""`warroom mv`, `done` and `feed`: what happens to cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete
from warroom.cli.doing import do, live_for
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one, some

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Line, short_help="Move cards to a stage.")
@click.argument("words", nargs=-1, required=True, metavar="CARD... STAGE", shell_complete=complete.cards_and_stage)
@click.option("--why", metavar="TEXT", default="", help="What blocks it, or why it goes live lacking something.")
@click.pass_obj
def mv(errand: Errand, words: Sequence[str], why: str) -> None:
    """Move cards to a stage, which is named in full or by how it begins.

    \b
      warroom mv kfb review
      warroom mv seed clip doing
      warroom mv kfb blocked --why "waiting for the photos"
    """
    from warroom.commands.actions import stages
    from warroom.domain.stages import BLOCKED

    if len(words) < 2:
        raise Misread("Say which card, then the stage, as in `warroom mv kfb review`.")
    cards, stage = some(errand, words[:-1]), line(words[-1:])
    with misread():
        names = {stages.stage_named(errand.campaign, card.kind, stage) for card in cards}
        if why and names == {BLOCKED}:
            draft = stages.block(errand.board, cards, why, errand.now)
        else:
            draft = live_for(errand, stages.move(errand.board, cards, stage, errand.now), why)
    do(errand, draft, cards)


@click.command(cls=Line, short_help="Finish cards: done, live, retired, let go.")
@click.argument("words", nargs=-1, required=True, metavar="CARD...", shell_complete=complete.cards)
@click.option("--win", "won", metavar="LENGTH", default="", help="Inches it won; else the card's own size; 0 for none.")
@click.option("--text", metavar="TEXT", default="", help="What the win says; else the card's title.")
@click.option("--why", metavar="TEXT", default="", help="Why a piece goes live although something is missing.")
@click.pass_obj
def done(errand: Errand, words: Sequence[str], won: str, text: str, why: str) -> None:
    """Finish cards: a tactic is done and wins its inches, a piece goes live, a note is retired, a signal let go.

    A piece that lacks a link, an owner, a channel or its approval goes live with --why, which is kept with it.

    \b
      warroom done kfb
      warroom done seed clip --win 1/2
    """
    from warroom.commands.actions.stages import finish
    from warroom.domain.inches import parse_inches

    cards = some(errand, words)
    with misread():
        size = None if not won else 0 if won.strip() == "0" else parse_inches(won)
        draft = live_for(errand, finish(errand.board, cards, errand.now, errand.me, size, text), why)
    do(errand, draft, cards)


@click.command(cls=Line, short_help="Link cards: one feeds another.")
@click.argument("source", metavar="CARD", shell_complete=complete.cards)
@click.argument("targets", nargs=-1, required=True, metavar="CARD...", shell_complete=complete.cards)
@click.option("--remove", is_flag=True, help="Take the link away.")
@click.pass_obj
def feed(errand: Errand, source: str, targets: Sequence[str], remove: bool) -> None:
    """Link the first card to the others: it feeds them. Anything may feed anything.

    \b
      warroom feed kfb mtr
      warroom feed "own the maker story" "seed clip"
      warroom feed kfb mtr --remove
    """
    from warroom.commands.actions import links

    sources, into = (one(errand, line([source])),), some(errand, targets)
    with misread():
        board = errand.board
        draft = links.unfeed(board, sources, into) if remove else links.feed(board, sources, into, errand.now)
    do(errand, draft, (*sources, *into))

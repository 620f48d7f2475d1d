"""`warroom flow`: how cards go through their stages, from the shell."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Say how cards flow through their stages.")
@click.option("--weeks", type=click.IntRange(1, 520), default=4, show_default=True, help="How far back to look.")
@click.pass_obj
def flow(errand: Errand, weeks: int) -> None:
    """Say how full each stage is, how long cards stay in it, what gets through in a week, and what stands still.

    What a stay took is counted where it ended, from the history: half of the stays took as long as is said, or less,
    and half of them between the two lengths after it. In JSON lengths of time are in days.
    """
    from warroom.domain.cycles import paces, since_of, static_cards, stays_of
    from warroom.formats.scorecsv import pace_values
    from warroom.views.flow import Flow, report
    from warroom.views.line import plain
    from warroom.views.scene import Scene

    board = errand.board
    stays = stays_of(errand.store.steps(errand.campaign.id, since_of(errand.now, weeks)))
    found = paces(board, stays, errand.now, weeks)
    still = static_cards(board, board.cards.values())
    if errand.asked.as_json:
        out.document(
            {
                "weeks": weeks,
                "stages": [pace_values(pace) for pace in found],
                "static": [card._asdict() for card in still],
            }
        )
        return
    scene = Scene(board, errand.local, errand.me, ascii=errand.settings.ascii)
    width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))
    for line in report(Flow(found, still, weeks), scene, width):
        out.data(plain(line).rstrip())

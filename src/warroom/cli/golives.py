"""`warroom golives`, `hold` and `resume`: what goes live next, and that nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.doing import do
from warroom.cli.errors import Refused, misread
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.golive import Golive

_LOOK = ("dim", "bold", "", "cyan", "", "yellow", "")


@click.command(cls=Sub, short_help="List what goes live next.")
@click.pass_obj
def golives(errand: Errand) -> None:
    """List what goes live next, the soonest first: how soon, when, what is missing, and what collides.

    The columns are id, how soon, when, channel, owner, what stands against it, title. Missed ones come first.
    """
    from warroom.domain.golive import collisions, is_missed, planned, unmet

    board, minute = errand.board, errand.local.replace(second=0, microsecond=0)
    found, close = planned(board), collisions(board)
    if errand.asked.as_json:
        out.document(
            [
                {
                    "card": each.card.id, "title": each.card.title, "at": each.at.isoformat(), "timed": each.timed,
                    "missed": is_missed(each, minute) and not board.campaign.held,
                    "unmet": unmet(each.card, board.campaign), "waived": each.card.waived,
                    "collides": close.get(each.card.id, ()),
                }
                for each in found
            ]
        )  # fmt: skip
    else:
        out.data(out.table([_row(errand, each, bool(close.get(each.card.id))) for each in found], _LOOK))
    if board.campaign.held:
        out.words(f"everything is held: {board.campaign.held}")
    if not found:
        raise Refused("Nothing is planned to go live.")


@click.command(cls=Sub, short_help="Let nothing go live until it is resumed.")
@click.option("--why", metavar="TEXT", required=True, help="Why: everybody reads it.")
@click.pass_obj
def hold(errand: Errand, why: str) -> None:
    """Hold everything of the campaign: every screen shows it, and nothing is due until `warroom resume`."""
    from warroom.commands.actions.golive import hold as action

    with misread():
        draft = action(errand.board, why, errand.now)
    do(errand, draft, ())


@click.command(cls=Sub, short_help="Let a held campaign go on.")
@click.pass_obj
def resume(errand: Errand) -> None:
    """Let a held campaign go on, and say what is to be looked at: what has passed meanwhile and what comes soon."""
    from warroom.commands.actions.golive import resume as action
    from warroom.domain.golive import to_look_at

    with misread():
        draft = action(errand.board, errand.now)
    # As if it were resumed already: nothing has passed while all is held.
    found = to_look_at(errand.board, errand.local)
    do(errand, draft, [each.card for each in found])
    for each in found:
        out.words(f"  {errand.shortest(each.card.id)}  {_when(errand, each)}  {each.card.title}")


def _row(errand: Errand, each: Golive, collides: bool) -> tuple[str, ...]:
    from warroom.domain.golive import countdown, unmet

    card, campaign = each.card, errand.campaign
    against = [f"waived: {card.waived}"] if card.waived else list(unmet(card, campaign))
    against += ["collides"] if collides else []
    owner = f"@{card.owner}" if card.owner else ""
    soon = "held" if campaign.held else countdown(each, errand.local)
    return (
        errand.shortest(card.id), soon, _when(errand, each), card.channel, owner, ", ".join(against), card.title,
    )  # fmt: skip


def _when(errand: Errand, each: Golive) -> str:
    from warroom.domain.golive import say_golive, viewer_zone

    viewer = viewer_zone(errand.board, errand.me, errand.settings.zone)
    return " · ".join(say_golive(each.card, errand.campaign, viewer, errand.local))

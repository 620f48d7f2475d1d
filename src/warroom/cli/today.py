"""`warroom today`: the plan of attack, from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.doing import do
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Say who does what today.")
@click.option("--commit", is_flag=True, help="Write it down as what everybody has committed to.")
@click.option("--close", is_flag=True, help="Close the day: what is open now is carried over.")
@click.option("--as-of", "moment", default="", metavar="WHEN", help="As it was then: `yesterday 17:00`.")
@click.pass_obj
def today(errand: Errand, commit: bool, close: bool, moment: str) -> None:
    """Say who does what today, how many inches that is, and whether it was committed to.

    The columns are person, id, stage, size, title; nobody comes first.
    """
    from warroom.commands.actions.day import close_day, commit_day
    from warroom.domain.day import asked_of_today, committed, outcome_of, shares
    from warroom.domain.inches import format_inches, format_length

    if commit and close:
        raise Misread("A day is either committed to or closed: say one of --commit and --close.")
    if moment:
        if commit or close:
            raise Misread("--as-of looks back: what was is neither committed to nor closed any more.")
        from warroom.cli.asof import go_back

        go_back(errand, moment)
    board = errand.board
    if commit or close:
        with misread():
            draft = commit_day(board, errand.now) if commit else close_day(board, errand.now)
        do(errand, draft, ())
        return
    found = shares(asked_of_today(board))
    promised = {row.person: outcome_of(row, board) for row in committed(board)}
    if errand.asked.as_json:
        out.document(
            [
                {
                    "person": share.person,
                    "size": share.size,
                    "cards": [card.id for card in share.cards],
                    "committed": promised[share.person]._asdict() if share.person in promised else None,
                }
                for share in found
            ]
        )
        return
    rows = [
        (
            f"@{share.person}" if share.person else "nobody", errand.shortest(card.id), card.stage,
            format_inches(card.size, True) if card.size else "", card.title,
        )
        for share in found
        for card in share.cards
    ]  # fmt: skip
    if rows:
        out.data(out.table(rows, ("bold", "dim", "", "yellow", "")))
    total, target = sum(share.size for share in found), board.campaign.target
    against = f" of {format_inches(target, True)}" if target else ""
    done = sum(outcome.done for outcome in promised.values())
    of = sum(outcome.of for outcome in promised.values())
    said = f"{done} of {of} committed tactics done" if promised else "nobody has committed to it yet"
    out.words(f"{format_length(total, True)} open{against}; {said}")

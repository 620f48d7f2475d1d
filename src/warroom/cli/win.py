"""`warroom win`: inches, logged before the prompt is back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errors import misread
from warroom.cli.lazy import Line
from warroom.cli.stdin import lines_of

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
    from warroom.domain.changes import Draft


@click.command(cls=Line, short_help="Log inches won.")
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, shell_complete=complete.words)
@click.pass_obj
def win(desk: Desk, words: Sequence[str]) -> None:
    """Log inches won: a length, what it was for, and whom and which card it belongs to.

    \b
      warroom win 1/4 rewrote the caption
      warroom win 1 1/2" answered 14 comments @ana #community
      warroom win 1/2 ^own-the-maker
      printf '1/4 one\\n1/2 two\\n' | warroom win -

    A `-` reads one win a line from stdin; all of them are one change, which one undo takes back.
    """
    from warroom.domain.inches import format_inches

    drafts = [_draft(desk, text, where) for where, text in lines_of(words)]
    won = [change for draft in drafts for change in draft.changes if change.entity == "win"]
    receipt = desk.commit(_merged(drafts))
    sizes = [change.new for change in won if change.field == "size" and isinstance(change.new, int)]
    today = sum(row.size for row in desk.store.wins(desk.campaign.id, since=desk.today, until=desk.today))
    if desk.asked.as_json:
        ids = [change.id for change in won if change.field == "exists"]
        out.document({"seq": receipt.seq, "wins": ids, "size": sum(sizes), "today": today})
    times = "" if len(drafts) == 1 else f"{len(drafts)} times, "
    out.words(f"won {times}{format_inches(sum(sizes), True)} · {format_inches(today, True)} today")


def _draft(desk: Desk, text: str, where: str) -> Draft:
    from warroom.commands.actions.wins import log_win
    from warroom.domain.grammar import parse_win

    vocabulary = desk.vocabulary()
    with misread(where):
        said = parse_win(text, vocabulary)
        for remark in said.remarks:
            out.words(remark)
        card = desk.store.find(said.card)[0] if said.card else None
        return log_win(
            desk.campaign, vocabulary.people, said.size, desk.now, said.who or desk.me, said.text, card, said.tags
        )


def _merged(drafts: Sequence[Draft]) -> Draft:
    if len(drafts) == 1:
        return drafts[0]
    from warroom.domain.changes import Draft

    changes = tuple(dict.fromkeys(change for draft in drafts for change in draft.changes))
    return Draft("win", f"won {len(drafts)} times", changes)

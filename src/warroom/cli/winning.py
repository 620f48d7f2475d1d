"""Logging inches before the prompt is back: no click, and nothing else that is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli import out
from warroom.cli.errors import misread
from warroom.cli.stdin import lines_of

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.changes import Draft


def log_wins(errand: Errand, words: Sequence[str]) -> None:
    """Log the win that `words` tell, or with `-` one a line of stdin as one change, and say what today comes to."""
    from warroom.domain.inches import format_length

    drafts = [_draft(errand, text, where) for where, text in lines_of(words)]
    won = [change for draft in drafts for change in draft.changes if change.entity == "win"]
    receipt = errand.commit(_merged(drafts))
    sizes = [change.new for change in won if change.field == "size" and isinstance(change.new, int)]
    today = sum(row.size for row in errand.store.wins(errand.campaign.id, since=errand.today, until=errand.today))
    if errand.asked.as_json:
        ids = [change.id for change in won if change.field == "exists"]
        out.document({"seq": receipt.seq, "wins": ids, "size": sum(sizes), "today": today})
    times = "" if len(drafts) == 1 else f"{len(drafts)} times, "
    out.words(f"won {times}{format_length(sum(sizes), True)} · {format_length(today, True)} today")


def _draft(errand: Errand, text: str, where: str) -> Draft:
    from warroom.cli.vocabulary import vocabulary
    from warroom.commands.actions.wins import log_win
    from warroom.domain.grammar import parse_win

    known = vocabulary(errand)
    with misread(where):
        said = parse_win(text, known)
        for remark in said.remarks:
            out.words(remark)
        card = errand.store.find(said.card)[0] if said.card else None
        return log_win(
            errand.campaign, known.people, said.size, errand.now, said.who or errand.me, said.text, card, said.tags
        )


def _merged(drafts: Sequence[Draft]) -> Draft:
    if len(drafts) == 1:
        return drafts[0]
    from warroom.domain.changes import Draft

    changes = tuple(dict.fromkeys(change for draft in drafts for change in draft.changes))
    return Draft("win", f"won {len(drafts)} times", changes)

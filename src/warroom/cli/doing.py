"""Making a change of cards happen, and saying so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from warroom.cli import out
from warroom.cli.errors import Refused

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.changes import Draft
    from warroom.domain.model import Card


def live_for(errand: Errand, draft: Draft, why: str) -> Draft:
    """The draft, whose pieces go live for the reason `why` where something is in the way.

    Refused when something is and there is no reason.
    """
    from warroom.domain.changes import may_finish

    if not may_finish(draft):
        return draft
    # Most commands finish nothing.
    from warroom.commands.actions.golive import all_the_same, obstacles, without

    names = obstacles(errand.board, draft, errand.now)
    if names and not why.strip():
        raise Refused(f"It would go live {without(names)}: say why it does all the same with --why TEXT.")
    return all_the_same(errand.board, draft, why, errand.now) if names else draft


def do(errand: Errand, draft: Draft, cards: Iterable[Card]) -> None:
    """Make `draft`, a change of `cards`, happen and say so.  Refused in its own words when it changes nothing."""
    if not draft.changes:
        raise Refused(f"There is {draft.label}.")
    warning = warned(errand, draft)
    receipt = errand.commit(draft)
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "label": receipt.label, "cards": [card.id for card in cards]})
    out.words(receipt.label)
    if warning:
        out.words(warning)


def warned(errand: Errand, draft: Draft) -> str:
    """A sentence for a stage that will hold more than it should, "" for none; most commands move nothing."""
    if not any(change.field in ("stage", "kind") for change in draft.changes):
        return ""
    from warroom.commands.actions.limits import overfull

    return overfull(errand.board, draft)

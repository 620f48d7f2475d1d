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


def do(errand: Errand, draft: Draft, cards: Iterable[Card]) -> None:
    """Make `draft`, a change of `cards`, happen and say so.  Refused in its own words when it changes nothing."""
    if not draft.changes:
        raise Refused(f"There is {draft.label}.")
    receipt = errand.commit(draft)
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "label": receipt.label, "cards": [card.id for card in cards]})
    out.words(receipt.label)

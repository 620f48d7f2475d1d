"""Ticking items of the checklist in a card's text."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.commands.actions.words import draft, quoted
from warroom.domain.changes import Change, Draft
from warroom.domain.checklist import items, ticked
from warroom.domain.model import Card

TICK = "tick"


def tick(card: Card, body: str, numbers: Sequence[int], done: bool | None = None) -> Draft:
    """Tick these items of `body`, the card's text, or take the ticks off; None turns each over.

    No text is kept for it and no note is fresher by it.  Raises ValueError for a number that no item has.
    """
    new = ticked(body, numbers, done)
    changes = [Change("card", card.id, "body", body, new)] if new != body else []
    return draft(TICK, f"{told(body, new)} of {quoted(card.title)}", changes)


def told(old: str, new: str) -> str:
    """What ticking made of a text, in words: `ticked "call the venue"`, `ticked 2 items and unticked 1`."""
    turned = [now for was, now in zip(items(old), items(new), strict=True) if was.done != now.done]
    if len(turned) == 1:
        return f"{'ticked' if turned[0].done else 'unticked'} {quoted(turned[0].text)}"
    on = sum(item.done for item in turned)
    off = len(turned) - on
    parts = [f"ticked {on} items"] if on else []
    parts += [f"unticked {off}" + ("" if on else " items")] if off else []
    return " and ".join(parts) or "ticked nothing"

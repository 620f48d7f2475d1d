"""Handlers that tick the checklist in a card's text."""

from __future__ import annotations

from warroom.commands.handlers.asking import ask, attempt, write
from warroom.commands.spec import Context, Outcome, Read, Say


def tick_some(ctx: Context) -> Outcome:
    """Ask which items are ticked, and which ticks are taken off."""
    # Most cards have no checklist, and the first frame needs none.
    from warroom.commands.actions.checklist import tick, told
    from warroom.domain.checklist import NO_CHECKLIST, items, read_numbers, ticked

    card = ctx.targets[0]

    def asked(body: str) -> Outcome:
        found = items(body)
        if not found:
            return Say(NO_CHECKLIST)

        def plan(text: str) -> tuple[Outcome, str]:
            numbers = read_numbers(text)
            return write(tick(card, body, numbers), card.id), told(body, ticked(body, numbers))

        following = next((n for n, item in enumerate(found, 1) if not item.done), 1)
        return ask(f"Tick 1 to {len(found)}: {card.title}", plan, initial=str(following), placeholder="2, 4-6, 2 5")

    return Read((card.id,), lambda bodies: attempt(lambda: asked(bodies[card.id])))


def tick_one(ctx: Context, number: int) -> Outcome:
    """Turn one item of the card's checklist over."""
    from warroom.commands.actions.checklist import tick

    card = ctx.targets[0]
    return Read((card.id,), lambda bodies: attempt(lambda: write(tick(card, bodies[card.id], [number]), card.id)))

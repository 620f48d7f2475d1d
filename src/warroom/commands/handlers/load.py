"""Handlers of the load: a tactic goes to another day, or to somebody else."""

from __future__ import annotations

from warroom.commands.actions.people import set_owner
from warroom.commands.actions.timing import set_due
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Context, Outcome
from warroom.domain.load import moved_due, today_of
from warroom.domain.model import Person


def another_day(ctx: Context, shown_on: str, step: int) -> Outcome:
    """Let the card that stands on a day of its owner's be due `step` days on; what stands on none goes to today."""

    def move() -> Outcome:
        card = ctx.targets[0]
        person = ctx.board.people.get(card.owner) or Person(card.owner)
        today = today_of(person, ctx.board, ctx.now)
        wall = moved_due(card, person, ctx.board, shown_on, step) if shown_on else today
        if step < 0 and shown_on and shown_on <= today:
            raise ValueError("The day before is over: what is due then would be carried to today again.")
        return write(set_due(ctx.board, [card], wall, ctx.now), card.id)

    return attempt(move)


def another_person(ctx: Context, handle: str) -> Outcome:
    """Give the card to somebody else, "" being nobody."""
    return attempt(lambda: write(set_owner(ctx.board, ctx.targets[:1], handle, ctx.now), ctx.selected))

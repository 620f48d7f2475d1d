"""Handlers of the load: tactics go to another day, or to somebody else."""

from __future__ import annotations

from warroom.commands.actions.easing import eased_shift
from warroom.commands.actions.people import set_owner
from warroom.commands.actions.timing import set_due
from warroom.commands.actions.words import draft, named, some
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Context, Outcome
from warroom.domain.changes import Draft
from warroom.domain.dates import add_days
from warroom.domain.load import moved_due, stands_on, today_of
from warroom.domain.model import Card, Person


def another_day(ctx: Context, step: int) -> Outcome:
    """Let each tactic be due `step` days after the day on which it stands; what stands on none goes to today."""
    return attempt(lambda: write(_moved(ctx, step), ctx.selected))


def another_person(ctx: Context, handle: str) -> Outcome:
    """Give the tactics to somebody else, "" being nobody."""
    return attempt(lambda: write(set_owner(ctx.board, ctx.targets, handle, ctx.now), ctx.selected))


def _moved(ctx: Context, step: int) -> Draft:
    """The tactics on their new days, as one step.  Raises ValueError for a day that is over where the owner is."""
    cards = some(ctx.targets)
    walls = [_new_due(card, ctx, step) for card in cards]
    moves = [set_due(ctx.board, [card], wall, ctx.now) for card, wall in zip(cards, walls, strict=True)]
    if len(moves) == 1:
        return moves[0]
    said = f"moved {named(cards)} a day {'later' if step > 0 else 'earlier'}"
    eased = eased_shift(ctx.board, list(zip(cards, walls, strict=True)), step, ctx.now)
    return draft("when", "; ".join(filter(None, (said, eased))), [c for move in moves for c in move.changes])


def _new_due(card: Card, ctx: Context, step: int) -> str:
    person = ctx.board.people.get(card.owner) or Person(card.owner)
    shown_on, today = stands_on(card, person, ctx.board, ctx.now), today_of(person, ctx.board, ctx.now)
    if not shown_on:
        return today
    if add_days(shown_on, step) < today:
        raise ValueError("The day before is over: what is due then would be carried to today again.")
    return moved_due(card, person, ctx.board, shown_on, step)

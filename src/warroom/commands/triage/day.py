"""The day's two sittings: in the morning what is to be done today, at its close what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.commands.actions import day
from warroom.commands.actions.fields import read_handle
from warroom.commands.handlers import cards, stages
from warroom.commands.handlers.asking import ask, attempt, write
from warroom.commands.handlers.people import whose
from warroom.commands.spec import Context, Outcome, Pick
from warroom.commands.triage.options import AWAY, Option, put_off
from warroom.commands.triage.sitting import Purpose, Sitting
from warroom.domain.dates import add_days
from warroom.domain.day import asked_of_today, to_plan
from warroom.domain.model import Card
from warroom.domain.stages import is_blocked

KEEP = "t"


def begin(purpose: Purpose, ctx: Context) -> Sitting:
    """The sitting that plans the day or closes it; empty when nothing is left to decide."""
    found = to_plan(ctx.board) if purpose == "plan" else asked_of_today(ctx.board)
    name = "carried, routine and unplanned" if purpose == "plan" else "what is not done"
    return Sitting(name, tuple(card.id for card in found), purpose=purpose)


def options(purpose: Purpose, card: Card, ctx: Context) -> tuple[Option, ...]:
    """What can be decided about a tactic, in the order in which it is shown."""
    return tuple(_of_morning(card, ctx) if purpose == "plan" else _of_evening(card, ctx))


def is_kept(card: Card, today: str) -> bool:
    """Whether keeping the tactic for today changes nothing: it is for today already."""
    return card.due[:10] == today


def _of_morning(card: Card, ctx: Context) -> Iterator[Option]:
    yield Option(KEEP, "keep for today", lambda ctx: write(day.keep(ctx.board, ctx.targets)))
    yield Option("o", "hand over…", _hand_over)
    yield Option("s", "resize…", cards.size, settles=False)
    yield from _both(card, ctx)


def _of_evening(card: Card, ctx: Context) -> Iterator[Option]:
    yield Option("r", "carries over, reason…", _carry)
    yield Option("x", "done…", stages.done)
    yield from _both(card, ctx)


def _both(card: Card, _ctx: Context) -> Iterator[Option]:
    yield Option("y", "tomorrow", lambda ctx: put_off(ctx, add_days(ctx.board.today, 1)))
    yield Option("w", "another day…", cards.when)
    yield Option("b", "take up again" if is_blocked(card) else "blocked…", stages.toggle_block)
    yield Option(AWAY, "drop", lambda ctx: write(day.drop(ctx.board, ctx.targets, ctx.now)))
    yield Option("e", "edit…", cards.edit_fields, settles=False)


def _hand_over(ctx: Context) -> Outcome:
    """Let it be picked who does it today, with what each has on already."""

    def give(handle: str) -> Outcome:
        return attempt(lambda: write(day.hand_over(ctx.board, ctx.targets, read_handle(handle), ctx.now)))

    return Pick("Who does it today?", whose(ctx), lambda key, _: give(key), free=give, current=ctx.targets[0].owner)


def _carry(ctx: Context) -> Outcome:
    """Ask why it is carried over."""
    targets = ctx.targets

    def plan(text: str) -> tuple[Outcome, str]:
        return write(day.carry(targets, text)), "stays, and stands at the top tomorrow with this reason"

    return ask("Why is it carried over?", plan, initial=targets[0].reason, placeholder="waiting for the press list")

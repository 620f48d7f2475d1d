"""After a hold: the pieces whose hour has passed meanwhile, or comes within days, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.commands.handlers import approving, cards, golive, stages
from warroom.commands.spec import Context, Say
from warroom.commands.triage.options import Option
from warroom.commands.triage.sitting import Sitting
from warroom.domain.approval import in_review
from warroom.domain.golive import to_look_at
from warroom.domain.model import Card

KEEP = "t"


def begin(ctx: Context) -> Sitting:
    """The sitting after a hold; empty when nothing has passed and nothing comes soon."""
    found = to_look_at(ctx.board, ctx.now)
    return Sitting("what has passed and what comes", tuple(each.card.id for each in found), purpose="resume")


def options(card: Card, ctx: Context) -> tuple[Option, ...]:
    """What can be decided about a piece, in the order in which it is shown."""
    return tuple(_of_piece(card, ctx))


def kept_label(card: Card) -> str:
    """What is told of a piece whose time stays."""
    return f'kept the time of "{card.title}"'


def _of_piece(card: Card, ctx: Context) -> Iterator[Option]:
    yield Option(KEEP, "keep its time", lambda _: Say("Kept."))
    yield Option("w", "new time…", cards.goes_live)
    yield Option("b", "take off…", golive.take_off)
    yield Option("x", "it is live", stages.done)
    if in_review(card, ctx.board.campaign):
        yield Option("+", "approve", approving.let_pass, settles=False)
        yield Option("-", "send back…", approving.return_it, settles=False)
    yield Option("o", "owner…", cards.owner, settles=False)
    yield Option("e", "edit…", cards.edit_fields, settles=False)

"""Handlers of going live: with a reason where something is missing, off the hour, holding everything.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable

from warroom.commands.handlers.asking import ask, needs_card, shared, subject, write
from warroom.commands.spec import Context, Do, Outcome, Write
from warroom.domain.changes import Draft, may_finish


def gated(ctx: Context, planned: Draft, go: Callable[[Draft], Outcome]) -> Outcome:
    """Go on with a draft; where it takes a piece live that lacks something, ask why first."""
    if not may_finish(planned):
        return go(planned)
    from warroom.commands.actions.golive import all_the_same, going_live, obstacles, without

    names = obstacles(ctx.board, planned, ctx.now)
    if not names:
        return go(planned)
    pieces = going_live(ctx.board, planned)

    def plan(text: str) -> tuple[Outcome, str]:
        return go(all_the_same(ctx.board, planned, text, ctx.now)), f"goes live {without(names)}; why is kept with it"

    held = f" ({ctx.board.campaign.held})" if ctx.board.campaign.held else ""
    return ask(f"Live {without(names)}{held}, why? {subject(pieces)}", plan, placeholder="a story takes no link")


def waive(ctx: Context) -> Outcome:
    """Ask why the pieces may go live although something is missing; nothing typed takes that back."""
    from warroom.commands.actions import golive as action

    cards = ctx.targets

    def plan(text: str) -> tuple[Outcome, str]:
        said = "goes live as it is, and this is kept with it" if text.strip() else "asks for all it needs again"
        return write(action.waive(cards, text), ctx.selected), said

    return ask(
        f"Goes live as it is, why? {subject(cards)}",
        plan,
        initial=shared([card.waived for card in cards]),
        placeholder="a story takes no link",
    )


def take_off(ctx: Context) -> Outcome:
    """Ask what the pieces wait for, and take them off their hour."""
    from warroom.commands.actions import golive as action

    cards = ctx.targets

    def plan(text: str) -> tuple[Outcome, str]:
        return write(action.take_off(cards, text), ctx.selected), "has no time any more, and says this until it has one"

    return ask(f"Held back: {subject(cards)}", plan, placeholder="the lawyer has not called back")


def hold(ctx: Context) -> Outcome:
    """Ask why everything is held; on a held campaign the reason can be said anew."""
    from warroom.commands.actions import golive as action

    def plan(text: str) -> tuple[Outcome, str]:
        return write(action.hold(ctx.board, text, ctx.now), ctx.selected), "nothing goes live until it is resumed"

    return ask(
        "Hold everything, why?", plan, initial=ctx.board.campaign.held, placeholder="a recall: the lawyers decide"
    )


def resume(ctx: Context) -> Outcome:
    """Let the campaign go on, and go through what has passed and what comes."""
    from warroom.commands.actions import golive as action

    return Write(action.resume(ctx.board, ctx.now), ctx.selected, Do("golive.review"))


def needs_piece(ctx: Context) -> str:
    """Why nothing here goes live."""
    kind = next((card.kind for card in ctx.targets if card.kind != "piece"), "")
    return needs_card(ctx) or (f"Only a piece goes live, not a {kind}." if kind else "")


def needs_time(ctx: Context) -> str:
    """Why there is no hour to take the pieces off."""
    if problem := needs_piece(ctx):
        return problem
    return "" if all(card.golive for card in ctx.targets) else "It has no time to be taken off."


def not_held(ctx: Context) -> str:
    """Why nothing can be resumed."""
    return "" if ctx.board.campaign.held else "Nothing is held."

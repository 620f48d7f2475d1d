"""Handlers of the review: approve, send back, leave a word to whoever reviews."""

from __future__ import annotations

from collections.abc import Mapping

from warroom.commands.actions.approving import NO_REVIEW, approve, not_reviewed, send_back, write_word
from warroom.commands.handlers.asking import ask, attempt, needs_card, needs_one, placed, subject, write
from warroom.commands.spec import Compose, Context, Do, Outcome, Read
from warroom.domain.approval import review_stage


def let_pass(ctx: Context) -> Outcome:
    """Approve the pieces as they are now; from the review they go on."""
    cards = ctx.targets

    def then(bodies: Mapping[str, str]) -> Outcome:
        return attempt(lambda: placed(ctx.board, approve(ctx.board, cards, ctx.now, ctx.me, bodies), ctx.selected))

    return Read(tuple(card.id for card in cards), then)


def return_it(ctx: Context) -> Outcome:
    """Ask why the pieces are sent back."""
    cards = ctx.targets

    def plan(text: str) -> tuple[Outcome, str]:
        draft = send_back(ctx.board, cards, text, ctx.now, ctx.me)
        return placed(ctx.board, draft, ctx.selected), "goes back a stage, and shows this until it comes again"

    return ask(f"Sent back: {subject(cards)}", plan, placeholder="the second claim has no source")


def leave_word(ctx: Context) -> Outcome:
    """A word to the reviewer, in the editor."""
    card = ctx.targets[0]

    def then(old: str, new: str) -> Outcome:
        return attempt(lambda: write(write_word(card, old, new), card.id))

    return Compose(f"A word to the reviewer: {card.title}", card.id, then, field="review")


def review(_: Context) -> Outcome:
    """Go through the pieces that wait for their review."""
    return Do("triage.review")


def cannot_review(ctx: Context) -> str:
    """Why the cards can be neither approved nor sent back."""
    problems = (not_reviewed(ctx.board.campaign, card) for card in ctx.targets)
    return needs_card(ctx) or next((problem for problem in problems if problem), "")


def cannot_leave_word(ctx: Context) -> str:
    """Why nobody reviews the card."""
    kind = next((card.kind for card in ctx.targets if card.kind != "piece"), "")
    return needs_one(ctx) or (f"Only a piece is reviewed, not a {kind}." if kind else "")


def nothing_to_review(ctx: Context) -> str:
    """Why there is nothing to go through."""
    stage = review_stage(ctx.board.campaign)
    if not stage:
        return NO_REVIEW
    return "" if ctx.board.group("piece", stage) else f"Nothing waits in {stage}."

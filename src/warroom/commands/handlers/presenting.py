"""What a presenter does so that others can follow, and see no more than they may."""

from __future__ import annotations

from warroom.commands.spec import Confirm, Context, Do, Outcome
from warroom.domain.text import counted


def nobody_points(ctx: Context) -> str:
    """Why nobody can be followed."""
    return "" if ctx.pointers else "Nobody points at anything on another screen."


def share(ctx: Context) -> Outcome:
    """Hide what is private at once; show it again only after asking, for the screen may still be shared."""
    if not ctx.board.veiled:
        return Do("share", "on")
    private = sum(bool(card.private) for card in ctx.board.cards.values())
    cards = f"{counted(private, 'private card')}, and " if private else ""
    text = f"Whoever sees this screen will see {cards}for whom each card is, its budget and its embargo."
    return Confirm("Show what is private?", text, "show", Do("share", "off"))

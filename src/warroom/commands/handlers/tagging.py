"""Handlers of tagged links.  What they do is imported when it is done: the first frame needs none of it."""

from __future__ import annotations

from warroom.commands.handlers.asking import ask, needs_card, needs_one, write
from warroom.commands.spec import Context, Copy, Outcome


def tag_link(ctx: Context) -> Outcome:
    """Ask for the piece's link, showing with every letter what it is with its tags."""
    from warroom.commands.actions.tagging import set_link, tagged_link

    piece = ctx.targets[0]

    def plan(text: str) -> tuple[Outcome, str]:
        found = tagged_link(ctx.board, piece, text)
        return write(set_link(piece, found.url), piece.id), f"{found.url}  {found.note}".strip()

    return ask(f"Link of: {piece.title}", plan, initial=piece.link, placeholder="https://example.org/shop")


def copy_link(ctx: Context) -> Outcome:
    """The tagged links, a line each."""
    from warroom.commands.actions.tagging import tagged_link

    links = [tagged_link(ctx.board, card, card.link).url for card in ctx.targets]
    return Copy("\n".join(links), "tagged link" if len(links) == 1 else f"{len(links)} tagged links")


def cannot_tag(ctx: Context) -> str:
    """Why the link cannot be tagged: no single piece, or one without the channel that it is tagged with."""
    return needs_one(ctx) or _no_origin(ctx)


def cannot_copy(ctx: Context) -> str:
    """Why there are no tagged links to copy."""
    without = next((card for card in ctx.targets if not card.link), None)
    missing = f"{without.title!r} has no link yet." if without else ""
    return needs_card(ctx) or _no_origin(ctx) or missing


def _no_origin(ctx: Context) -> str:
    for card in ctx.targets:
        if card.kind != "piece":
            return f"Only the link of a piece is tagged, not that of a {card.kind}."
        if not card.channel:
            return "A link is tagged with the channel it stands on: give the piece a channel first."
    return ""

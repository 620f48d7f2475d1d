"""Handlers that link cards."""

from __future__ import annotations

from itertools import chain

from warroom.commands.actions.links import feed, linked, unfeed
from warroom.commands.handlers.asking import attempt, subject, write
from warroom.commands.spec import Choice, Context, Do, Outcome, Pick, Say
from warroom.domain.model import Card


def pick_feed(ctx: Context) -> Outcome:
    """Let a card be picked that the targets feed, or, turned over, are fed by; a link that is there goes."""
    here = [card.id for card in ctx.targets]
    one = here[0] if len(here) == 1 else ""
    fed = frozenset(chain.from_iterable(ctx.board.feeds_out.get(key, ()) for key in here))
    feeding = frozenset(chain.from_iterable(ctx.board.feeds_in.get(key, ()) for key in here))
    every = chain(ctx.board.cards.values(), ctx.board.known.values())
    choices = tuple(_choice(card, card.id in fed, card.id in feeding) for card in every if card.id != one)
    return Pick(
        f"{subject(ctx.targets)} …",
        choices,
        lambda key, flipped: _link(ctx, key, flipped),
        flip=("feeds", "is fed by"),
    )


def thread(ctx: Context) -> Outcome:
    """Show the weave around the card; of several marked ones around the selected."""
    return Do("thread", ctx.selected)


def put_feed(ctx: Context, card: Card, onto: Card) -> Outcome:
    """Let `card` feed `onto`, whatever else is marked; a link that is there stays."""
    draft = feed(ctx.board, [card], [onto], ctx.now)
    return write(draft, card.id, Say(draft.label, "good"))


def _link(ctx: Context, key: str, flipped: bool) -> Outcome:
    other = ctx.board.card(key)
    if other is None:
        return Say("That card is gone.", "warn")
    here = [card for card in ctx.targets if card.id != other.id]
    sources, targets = ([other], here) if flipped else (here, [other])
    if not here:
        return Say("A card cannot feed itself.", "bad")
    there = all(linked(ctx.board, src.id, dst.id) for src in sources for dst in targets)
    if there:
        return attempt(lambda: write(unfeed(ctx.board, sources, targets), ctx.selected))
    return attempt(lambda: write(feed(ctx.board, sources, targets, ctx.now), ctx.selected))


def _choice(card: Card, fed: bool, feeding: bool) -> Choice:
    note = f"{card.kind} · {card.stage}" + (" · fed" if fed else "") + (" · feeds this" if feeding else "")
    return Choice(card.id, card.title, note, card.kind)

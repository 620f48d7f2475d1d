"""Handlers that link cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain

from warroom.commands.actions.links import feed, linked, unfeed
from warroom.commands.handlers.asking import attempt, subject, write
from warroom.commands.spec import Choice, Choices, Context, Do, Outcome, Pick, Say
from warroom.domain.model import WORK, Card


def pick_feed(ctx: Context) -> Outcome:
    """Let a card be picked that the targets feed, or, turned over, are fed by; a link that is there goes."""
    here = [card.id for card in ctx.targets]
    one = here[0] if len(here) == 1 else ""
    fed = frozenset(chain.from_iterable(ctx.board.feeds_out.get(key, ()) for key in here))
    feeding = frozenset(chain.from_iterable(ctx.board.feeds_in.get(key, ()) for key in here))

    def told(card: Card) -> Choice:
        note = noted(card) + (" · fed" if card.id in fed else "") + (" · feeds this" if card.id in feeding else "")
        return Choice(card.id, card.title, note, card.kind)

    return Pick(
        f"{subject(ctx.targets)} …",
        choices_of((card for card in _likely_first(ctx) if card.id != one), told),
        lambda key, flipped: _link(ctx, key, flipped),
        flip=("feeds", "is fed by"),
    )


def thread(ctx: Context) -> Outcome:
    """Show the weave around the card; of several marked ones around the selected."""
    return Do("thread", ctx.selected)


def put_feed(ctx: Context, card: Card, onto: Card) -> Outcome:
    """Let `card` feed `onto`, whatever else is marked; a link that is there goes, as with a picked one."""
    there = linked(ctx.board, card.id, onto.id)
    draft = unfeed(ctx.board, [card], [onto]) if there else feed(ctx.board, [card], [onto], ctx.now)
    return write(draft, card.id, Say(draft.label, "good"))


def _likely_first(ctx: Context) -> list[Card]:
    """Every card, the likely ones first: for work notes, then what is newest; finished work and the own thread last."""
    board, targets = ctx.board, ctx.targets
    thread = frozenset(chain.from_iterable(board.thread(card.id) for card in targets))
    work = any(card.kind in WORK for card in targets)
    every = [*board.cards.values(), *board.known.values()]
    every.sort(key=lambda card: max(card.created, card.staged, card.renewed), reverse=True)
    # Of ten thousand cards there are few kinds to tell apart: they are dealt out, for to sort them again takes longer.
    dealt: dict[tuple[bool, bool, bool], list[Card]] = {}
    for card in every:
        key = (card.id in thread, card.is_over, work and card.kind != "note")
        dealt.setdefault(key, []).append(card)
    return [card for key in sorted(dealt) for card in dealt[key]]


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


def choice_of(card: Card) -> Choice:
    """A card in a list of them."""
    return Choice(card.id, card.title, noted(card), card.kind)


def choices_of(cards: Iterable[Card], told: Callable[[Card], Choice] = choice_of) -> Choices:
    """The cards as a list, each as `told` tells it."""
    named = {card.id: card for card in cards}
    return Choices(tuple(named), lambda key: told(named[key]))


def noted(card: Card) -> str:
    """Kind, channel and stage, as a list of cards says them: a ripple's pieces differ in the channel alone."""
    return _joined(card.kind, card.channel, card.stage)


@lru_cache(maxsize=1024)
def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))

"""The handler that lets a piece ripple: which channels, then a line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warroom.commands.handlers.asking import attempt, needs_one, placed
from warroom.commands.spec import Choice, Context, Echo, Form, Input, Outcome, Pick
from warroom.domain.campaigns import channels_of
from warroom.domain.model import Card

# Where channels are named that the campaign does not list; no channel's name has a comma.
_ELSEWHERE = ","
# With more channels than these it is asked first which of them are meant.
_FEW_CHANNELS = 5


def ripple(ctx: Context) -> Outcome:
    """Where there are many channels pick some, then say of each when the piece is out there, and whose it is."""
    piece = ctx.targets[0]
    others = [name for name in channels_of(ctx.board.campaign) if name.casefold() != piece.channel.casefold()]
    served = _served(ctx, piece)
    if len(others) <= _FEW_CHANNELS:
        return _form(ctx, piece, others, [name for name in others if name.casefold() not in served])

    def several(names: tuple[str, ...]) -> Outcome:
        return _form(ctx, piece, names, names)

    choices = tuple(Choice(name, name, "fed by it already" if name.casefold() in served else "") for name in others)
    return Pick("Ripple to which channels?", choices, lambda name, _: several((name,)), several=several)


def cannot_ripple(ctx: Context) -> str:
    """Why the card cannot ripple: it is no piece."""
    kind = next((card.kind for card in ctx.targets if card.kind != "piece"), "")
    return f"Only a piece ripples to other channels, not a {kind}." if kind else needs_one(ctx)


def _served(ctx: Context, piece: Card) -> set[str]:
    """The channels of the pieces that this one feeds."""
    fed = map(ctx.board.card, ctx.board.feeds_out.get(piece.id, ()))
    return {card.channel.casefold() for card in fed if card}


def _form(ctx: Context, piece: Card, channels: Sequence[str], filled: Sequence[str]) -> Form:
    """A line for each of the channels, those that are `filled` with what is usual."""
    # The first frame needs no ripple.
    from warroom.commands.actions import ripple as action

    base = action.base_of(ctx.board, piece, ctx.now)
    usual = action.usual(piece, base, ctx.me)

    def recuts(name: str, text: str) -> tuple[action.Recut, ...]:
        if name == _ELSEWHERE:
            return action.read_elsewhere(text, base, ctx.now)
        found = action.read_recut(name, text, base, ctx.now)
        return (found,) if found else ()

    def said(name: str, text: str) -> str:
        found = recuts(name, text)
        if name == _ELSEWHERE:
            words = [f"{recut.channel}: {action.say_recut(recut, base, ctx.now)}" for recut in found]
            return "; ".join(words) or "another channel: tt +1d @bo, mail"
        words = [action.say_recut(recut, base, ctx.now) for recut in found]
        return words[0] if words else "left out; or +0, +15m, +1d, fri 10:00 @ana"

    def check(name: str, text: str) -> Echo:
        try:
            return Echo(True, said(name, text))
        except ValueError as error:
            return Echo(False, str(error))

    def field(name: str, label: str, value: str) -> Input:
        return Input(name, label, value, lambda text: check(name, text), people)

    def then(values: Mapping[str, str]) -> Outcome:
        found = [recut for name, text in values.items() for recut in recuts(name, text)]
        return placed(ctx.board, action.ripple(ctx.board, piece, found, ctx.now), ctx.selected)

    people = tuple(f"@{handle}" for handle in sorted(ctx.board.people))
    inputs = [field(name, name, usual if name in filled else "") for name in channels]
    elsewhere = field(_ELSEWHERE, "elsewhere", "")
    return Form(f"Ripple: {piece.title}", (*inputs, elsewhere), lambda values: attempt(lambda: then(values)))

"""Handlers that log inches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.commands.actions.wins import log_win, log_wins
from warroom.commands.handlers.asking import ask, shared, subject, write
from warroom.commands.spec import Context, Outcome
from warroom.commands.vocabulary import completions, vocabulary
from warroom.domain.grammar import parse_win
from warroom.domain.inches import INCH, format_inches, parse_inches
from warroom.domain.model import Card
from warroom.domain.text import split_tags

USUAL_SIZE = INCH // 4


class Won(NamedTuple):
    """What a typed win says: `text` and `who` are "" where they go without saying."""

    size: int
    text: str = ""
    who: str = ""
    tags: str = ""
    card: str = ""


def read_win(ctx: Context, text: str) -> Won:
    """A length, and perhaps what was won, by whom and for what.  Raises ValueError with a sentence."""
    try:
        return Won(parse_inches(text))
    except ValueError as error:
        bare = error
    words = vocabulary(ctx.board, ctx.now, ctx.me)
    if not text.strip(" .,/0123456789\"'½¼¾⅛⅜⅝⅞″′"):
        raise bare
    line = parse_win(text, words)
    # The grammar gives `me` where nobody is named; whose win it then is depends on the card.
    return Won(line.size, line.text, line.who if "@" in text else "", line.tags, line.card)


def read_win_on(ctx: Context, cards: Sequence[Card], text: str) -> Won:
    """A win of these cards and no other.  Raises ValueError with a sentence."""
    won = read_win(ctx, text)
    if won.card and won.card not in {card.id for card in cards}:
        raise ValueError(f"These inches are on {subject(cards)}: leave out the ^.")
    return won


def told(won: Won, label: str) -> str:
    """What a win will be, with what was said about it."""
    tags = (f"#{tag}" for tag in split_tags(won.tags))
    return " · ".join(filter(None, (label, won.text, f"@{won.who}" if won.who else "", *tags)))


def inches(ctx: Context) -> Outcome:
    """Log inches on the selected card, or the same on each of the marked ones."""
    cards = ctx.targets

    def plan(text: str) -> tuple[Outcome, str]:
        won = read_win_on(ctx, cards, text)
        draft = log_wins(ctx.board, cards, won.size, ctx.now, ctx.me, won.text, won.who, won.tags)
        return write(draft, ctx.selected), told(won, draft.label)

    size = shared([str(card.size) for card in cards])
    return ask(
        f"Inches on: {subject(cards)}",
        plan,
        initial=format_inches(int(size or 0) or USUAL_SIZE, ascii=True),
        placeholder="1/4, 1 1/2, 0.5in, 2 ft",
        words=completions(ctx.board),
    )


def free_win(ctx: Context) -> Outcome:
    """Log inches that belong to no card, or to the one that `^` names."""

    def plan(text: str) -> tuple[Outcome, str]:
        won = read_win(ctx, text)
        card = ctx.board.card(won.card) if won.card else None
        who = won.who or ctx.me
        draft = log_win(ctx.board.campaign, ctx.board.people, won.size, ctx.now, who, won.text, card, won.tags)
        text = f": {won.text}" if card and won.text else ""
        tags = (f"#{tag}" for tag in split_tags(won.tags))
        return write(draft, ctx.selected), " · ".join((f"@{who} {draft.label}{text}", *tags))

    return ask("A win", plan, placeholder="1/2 answered 14 comments @ana #community", words=completions(ctx.board))

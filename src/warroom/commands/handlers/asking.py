"""The ways a handler answers: a line to type, a draft to write, a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from warroom.commands.actions.limits import overfull
from warroom.commands.actions.words import NO_CARD
from warroom.commands.spec import Ask, Context, Echo, Outcome, Say, Write
from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.domain.dates import parse_when, say_when
from warroom.domain.model import Card

# From what is typed to what enter will do and how that is said; ValueError(sentence) for what it cannot.
Plan: TypeAlias = Callable[[str], tuple[Outcome, str]]

SO_ALREADY = "That is so already: nothing to change."


def ask(title: str, plan: Plan, *, initial: str = "", placeholder: str = "", words: tuple[str, ...] = ()) -> Ask:
    """A line whose echo and whose enter are the same plan, so that what is promised is what happens.

    `initial` is offered: enter takes it, typing replaces it.
    """

    def echo(text: str) -> Echo:
        try:
            return Echo(True, plan(text)[1])
        except ValueError as error:
            return Echo(False, str(error))

    return Ask(title, lambda text: attempt(lambda: plan(text)[0]), echo, initial, placeholder, words, bool(initial))


def checked(read: Callable[[str], Echo]) -> Callable[[str], Echo]:
    """The check of a form's field whose reading raises ValueError with a sentence for what it cannot be."""

    def check(text: str) -> Echo:
        try:
            return read(text)
        except ValueError as error:
            return Echo(False, str(error))

    return check


def anything(_: str) -> Echo:
    """The check of a form's field that takes any text."""
    return Echo(True, "")


def day_from(now: datetime) -> Callable[[str], Echo]:
    """The check of a form's field that takes a day, in words that are understood at `now`."""
    return checked(lambda text: Echo(True, say_when(parse_when(text, now).day, now)))


def attempt(answer: Callable[[], Outcome]) -> Outcome:
    """The answer, or the sentence that says why there is none."""
    try:
        return answer()
    except ValueError as error:
        return Say(str(error), "bad")


def write(
    draft: Draft,
    follow: str = "",
    then: Outcome | None = None,
    anew: Callable[[Context, frozenset[str]], Outcome] | None = None,
) -> Outcome:
    """Commit the draft; a draft without changes is said instead."""
    if not draft.changes:
        return Say(SO_ALREADY)
    return Write(draft, follow, then, anew)


def placed(board: Board, draft: Draft, follow: str = "") -> Outcome:
    """Commit the draft, and warn of a stage that holds more by then than it should."""
    warning = overfull(board, draft)
    return write(draft, follow, Say(warning, "warn") if warning else None)


def needs_card(ctx: Context) -> str:
    """Why a command that acts on cards cannot: none is selected or marked."""
    # Not `ctx.targets`: the footer asks at every key, with any number of marks.
    return "" if any(map(ctx.board.card, ctx.marks or (ctx.selected,))) else NO_CARD


def needs_one(ctx: Context) -> str:
    """Why a command that acts on one card cannot."""
    if len(ctx.targets) > 1:
        return "This works on one card at a time: take the marks off first."
    return needs_card(ctx)


def subject(cards: Sequence[Card]) -> str:
    """The cards as a dialog's title names them."""
    return cards[0].title if len(cards) == 1 else f"{len(cards)} cards"


def title_of(ctx: Context, card_id: str) -> str:
    """The title of the card, or its id where the board does not know it."""
    card = ctx.board.card(card_id)
    return card.title if card else card_id


def shared(values: Sequence[str]) -> str:
    """The value all have in common, "" when they differ."""
    return values[0] if len(set(values)) == 1 else ""


def after(ctx: Context) -> str:
    """The card to select when the targets leave: the next that stays, else the one before, else ""."""
    leaving = {card.id for card in ctx.targets}
    if ctx.selected and ctx.selected not in leaving:
        return ctx.selected
    at = ctx.order.index(ctx.selected) if ctx.selected in ctx.order else 0
    rest = (*ctx.order[at:], *reversed(ctx.order[:at]))
    return next((card for card in rest if card not in leaving), "")

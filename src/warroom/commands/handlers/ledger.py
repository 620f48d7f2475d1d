"""Handlers of the ledger: changing, splitting, moving and taking off wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warroom.commands.actions import ledger as action
from warroom.commands.handlers.asking import anything, ask, attempt, checked, day_from, write
from warroom.commands.handlers.links import choice_of
from warroom.commands.spec import Choice, Choices, Confirm, Context, Echo, Form, Input, Outcome, Pick
from warroom.domain.dates import in_zone, parse_when
from warroom.domain.inches import format_inches, parse_inches
from warroom.domain.model import Card, Win

_FREE = "\0free"


def edit_win(ctx: Context, win: Win) -> Outcome:
    """A form with all that a win says."""
    now = in_zone(ctx.now, ctx.board.campaign.zone)

    def then(values: Mapping[str, str]) -> Outcome:
        when = parse_when(values["day"], now).day
        size = parse_inches(values["size"])
        text, who, tags = values["text"], values["who"], values["tags"]
        return write(action.edit_win(ctx.board, win, ctx.now, size=size, text=text, who=who, day=when, tags=tags))

    inputs = (
        Input("size", "Inches", format_inches(win.size, ascii=True), checked(_length)),
        Input("text", "What for", win.text, anything),
        Input("who", "Who", win.who, anything, tuple(sorted(ctx.board.people))),
        Input("day", "Day", win.day, day_from(now)),
        Input("tags", "Tags", win.tags, anything),
    )
    return Form("A win", inputs, lambda values: attempt(lambda: then(values)))


def split_win(win: Win) -> Outcome:
    """Ask how much of it becomes a win of its own, and what that was for."""

    def plan(text: str) -> tuple[Outcome, str]:
        length, _, said = text.strip().partition(" ")
        draft = action.split_win(win, parse_inches(length), said)
        return write(draft), draft.label

    half = format_inches(max(win.size // 2, 1), ascii=True).replace(" ", "-")
    return ask(f"Split off {format_inches(win.size)}", plan, placeholder=f"{half} answered the second half")


def move_wins(wins: Sequence[Win], cards: Mapping[str, Card]) -> Outcome:
    """Let the card be picked that the wins are of, finished ones included, or none."""
    every = sorted(cards.values(), key=lambda card: (card.is_over, card.title.casefold()))

    def choice(key: str) -> Choice:
        return choice_of(cards[key]) if key in cards else Choice(_FREE, "no card: free inches", "", "muted")

    def then(key: str) -> Outcome:
        return attempt(lambda: write(action.move_wins(wins, cards.get(key))))

    choices = Choices((_FREE, *(card.id for card in every)), choice)
    return Pick("To which card?", choices, lambda key, _: then(key), current=wins[0].card or _FREE)


def drop_wins(wins: Sequence[Win]) -> Outcome:
    """Ask, then take the wins off."""
    draft = action.drop_wins(wins)
    return Confirm("Take it off the tape?", f"It {draft.label}; undo brings it back.", "take off", write(draft))


def _length(text: str) -> Echo:
    return Echo(True, format_inches(parse_inches(text)))

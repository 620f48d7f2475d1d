"""How a command is declared, and the groups that help and reference show commands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from warroom.commands.handlers.asking import attempt
from warroom.commands.spec import Command, Context, Do, Outcome, Say, always
from warroom.domain.sharing import is_hidden

MOVING, STAGES, WORK, CARDS, TOGETHER, ROOM = "Move around", "Stages", "Work", "Cards", "Marks and feeds", "The room"


HIDDEN = "That card is private, and hidden while the screen is shared."


class Hint(NamedTuple):
    """A command's place in the footer, and its word there."""

    place: int
    word: str


_UNHINTED = Hint(0, "")


def declare(
    name: str,
    title: str,
    help: str,
    keys: str,
    group: str,
    run: Callable[[Context], Outcome] | str,
    disabled: Callable[[Context], str] = always,
    hint: Hint = _UNHINTED,
    *,
    unseen: bool = True,
) -> Command:
    """A command as its line says it; `run` is a handler, or what only a face can do, by its name.

    One that is not for `unseen` cards shows their texts, makes something of them, or writes over them.
    """
    disabled = disabled if unseen else _seen(disabled)
    handler = _face(run) if isinstance(run, str) else run
    return Command(
        name, title, help, tuple(keys.split()), group, _guarded(handler, disabled), disabled, hint.word, hint.place
    )


def _seen(disabled: Callable[[Context], str]) -> Callable[[Context], str]:
    """Why not, also while the screen is shared and one of the cards is hidden."""

    def why(ctx: Context) -> str:
        hidden = any(is_hidden(card, ctx.board) for card in ctx.targets)
        return HIDDEN if hidden else disabled(ctx)

    return why


def _face(action: str) -> Callable[[Context], Outcome]:
    outcome = Do(action)
    return lambda _: outcome


def _guarded(handler: Callable[[Context], Outcome], disabled: Callable[[Context], str]) -> Callable[[Context], Outcome]:
    """The handler, answering with the reason where it is disabled or cannot."""

    def run(ctx: Context) -> Outcome:
        reason = disabled(ctx)
        return Say(reason) if reason else attempt(lambda: handler(ctx))

    return run

"""How a command is declared, and the groups that help and reference show commands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from warroom.commands.handlers.asking import attempt
from warroom.commands.spec import Command, Context, Do, Outcome, Say, always

MOVING, STAGES, WORK, CARDS, TOGETHER, ROOM = "Move around", "Stages", "Work", "Cards", "Marks and feeds", "The room"


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
) -> Command:
    """A command as its line says it; `run` is a handler, or what only a face can do, by its name."""
    handler = _face(run) if isinstance(run, str) else run
    return Command(
        name, title, help, tuple(keys.split()), group, _guarded(handler, disabled), disabled, hint.word, hint.place
    )


def _face(action: str) -> Callable[[Context], Outcome]:
    outcome = Do(action)
    return lambda _: outcome


def _guarded(handler: Callable[[Context], Outcome], disabled: Callable[[Context], str]) -> Callable[[Context], Outcome]:
    """The handler, answering with the reason where it is disabled or cannot."""

    def run(ctx: Context) -> Outcome:
        reason = disabled(ctx)
        return Say(reason) if reason else attempt(lambda: handler(ctx))

    return run

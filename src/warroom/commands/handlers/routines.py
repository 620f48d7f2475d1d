"""Handlers of routines: pausing, skipping, moving, ending; `routine_forms` starts and changes them.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import ask, attempt, write
from warroom.commands.spec import Context, Outcome, Say

if TYPE_CHECKING:
    from warroom.domain.changes import Draft
    from warroom.domain.model import Routine


def pause_or_resume(ctx: Context, routine: Routine) -> Outcome:
    """Ask why it pauses; take up again one that does, or that has ended."""
    from warroom.commands.actions import routines

    if routine.paused or routine.archived:
        return _resumed(ctx, routine)

    def plan(text: str) -> tuple[Outcome, str]:
        return write(routines.pause(routine, text, ctx.now), ctx.selected), "no occurrences until it is taken up again"

    return ask(f"Why does it pause: {routine.title}", plan, placeholder="the shop is closed until May")


def _resumed(ctx: Context, routine: Routine) -> Outcome:
    from warroom.commands.actions.routines import resume

    def anew(now: Context, _left: frozenset[str]) -> Outcome:
        found = now.board.routines.get(routine.id)
        return _resumed(now, found) if found is not None and found.paused else Say("It goes on already.")

    return write(resume(ctx.board, routine, ctx.now), ctx.selected, anew=anew)


def skip(ctx: Context, routine: Routine) -> Outcome:
    """Skip the open occurrence, or else the next."""
    from warroom.commands.actions.routines import skip

    return attempt(lambda: _on_one(ctx, routine, lambda now, found: skip(now.board, found, now.now)))


def _on_one(ctx: Context, routine: Routine, make: Callable[[Context, Routine], Draft]) -> Outcome:
    """A write about the occurrence that is open, or else the next; made anew only while it is still the same one."""
    from warroom.domain.routines import current_slot

    slot = current_slot(ctx.board, routine)

    def anew(now: Context, left: frozenset[str]) -> Outcome:
        found = now.board.routines.get(routine.id)
        if left or found is None or current_slot(now.board, found) != slot:
            return Say("Left as it is now: somebody else has seen to that one.", "warn")
        return attempt(lambda: _on_one(now, found, make))

    return write(make(ctx, routine), ctx.selected, anew=anew)


def move(ctx: Context, routine: Routine) -> Outcome:
    """Ask to when the open occurrence, or else the next, is moved."""
    from warroom.commands.actions.fields import read_when
    from warroom.commands.actions.routines import move
    from warroom.domain.routines import current_slot

    if not current_slot(ctx.board, routine):
        return Say(f"{routine.title} has no occurrence to come.", "warn")

    def plan(text: str) -> tuple[Outcome, str]:
        wall, said = read_when(text, ctx.board, ctx.now)
        return _on_one(ctx, routine, lambda now, found: move(now.board, found, wall, now.now)), f"this once: {said}"

    return ask(f"Move one to when: {routine.title}", plan, placeholder="tomorrow 10:00; the series stays as it is")


def end(ctx: Context, routine: Routine) -> Outcome:
    """End the routine."""
    from warroom.commands.actions import routines

    return write(routines.end(routine, ctx.now), ctx.selected)

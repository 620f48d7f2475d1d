"""Handlers for what stands on a calendar."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.commands.actions.shifting import shift
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Context, Outcome
from warroom.domain.almanac import Entry


def shift_entries(ctx: Context, entries: Sequence[Entry], days: int) -> Outcome:
    """Put the entries so many days later, or earlier."""
    return attempt(lambda: write(shift(ctx.board, entries, days, ctx.now)))

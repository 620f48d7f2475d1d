"""What a presenter does so that others can follow."""

from __future__ import annotations

from warroom.commands.spec import Context


def nobody_points(ctx: Context) -> str:
    """Why nobody can be followed."""
    return "" if ctx.pointers else "Nobody points at anything on another screen."

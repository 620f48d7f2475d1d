"""The few wins that are more than inches: the day's target, and the first foot, yard and mile of a campaign."""

from __future__ import annotations

from warroom.domain.board import Board
from warroom.domain.inches import FOOT, MILE, YARD, format_inches

_FIRSTS = ((MILE, "mile"), (YARD, "yard"), (FOOT, "foot"))


def moment_between(before: Board, after: Board) -> str:
    """What was reached between two boards of one campaign and day, in a sentence; "" for most wins."""
    if before.campaign.id != after.campaign.id or before.today != after.today:
        return ""
    target = after.campaign.target
    if target and before.won_today < target <= after.won_today:
        return f"Today's target is reached: {format_inches(target)}."
    first = next((name for size, name in _FIRSTS if before.won_total < size <= after.won_total), "")
    return f"The campaign's first {first}." if first else ""

"""The few moments that are more than inches: the day's target, the first foot, yard and mile, a goal reached."""

from __future__ import annotations

from warroom.domain.board import Board
from warroom.domain.inches import FOOT, MILE, YARD, format_inches
from warroom.domain.model import Goal
from warroom.domain.text import brief

_FIRSTS = ((MILE, "mile"), (YARD, "yard"), (FOOT, "foot"))


def moment_between(before: Board, after: Board) -> str:
    """What was reached between two boards of one campaign and day, in a sentence or two; "" for most wins."""
    if before.campaign.id != after.campaign.id or before.today != after.today:
        return ""
    target = after.campaign.target
    reached = bool(target) and before.won_today < target <= after.won_today
    first = next((name for size, name in _FIRSTS if before.won_total < size <= after.won_total), "")
    told = [f"Today's target is reached: {format_inches(target)}."] if reached else []
    return " ".join([*told, f"The campaign's first {first}."] if first else told)


def goal_said(goal: Goal) -> str:
    """That a goal is reached, in a sentence."""
    unit = f" {goal.unit}" if goal.unit else ""
    return f'The goal "{brief(goal.name)}" is reached: {goal.aim}{unit}.'

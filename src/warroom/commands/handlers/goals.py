"""Handlers of goals: setting one, logging a reading, putting one away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warroom.commands.actions import goals as action
from warroom.commands.handlers.asking import anything, ask, attempt, checked, day_from, write
from warroom.commands.spec import Context, Echo, Form, Input, Outcome
from warroom.domain.dates import in_zone
from warroom.domain.leads import EXAMPLES, parse_leads, say_lead
from warroom.domain.model import Goal


def set_goal(ctx: Context, goals: Sequence[Goal], goal: Goal | None = None) -> Outcome:
    """A form for a new goal, or for the terms of one there is."""
    now = in_zone(ctx.now, ctx.board.campaign.zone)

    def then(values: Mapping[str, str]) -> Outcome:
        return write(action.set_goal(ctx.board, goals, ctx.now, goal=goal, **values))

    inputs = (
        Input("name", "What", goal.name if goal else "", _named),
        Input("base", "From", goal.base if goal else "0", checked(_number), offered=goal is None),
        Input("aim", "To", goal.aim if goal else "", checked(_number)),
        Input("by", "By", goal.by if goal else ctx.board.campaign.end, day_from(now), offered=goal is None),
        Input("unit", "Unit", goal.unit if goal else "", anything),
        Input("leads", "Lead measures", goal.leads if goal else "", checked(_leads)),
    )
    return Form(f"Goal: {goal.name}" if goal else "A goal", inputs, lambda values: attempt(lambda: then(values)))


def _named(text: str) -> Echo:
    return Echo(True, "") if text.strip() else Echo(False, "Say what is measured, such as followers.")


def measure(ctx: Context, goal: Goal) -> Outcome:
    """Ask for a reading: a number, and a day where it is not today's."""

    def plan(text: str) -> tuple[Outcome, str]:
        value, _, day = text.strip().partition(" ")
        draft = action.measure(ctx.board, goal, value, ctx.now, ctx.me, day)
        return write(draft), draft.label

    return ask(f"{goal.name} now", plan, placeholder="1240; 1240 yesterday")


def end_goal(ctx: Context, goal: Goal) -> Outcome:
    """Put the goal away."""
    return write(action.end_goal(goal, ctx.now))


def _number(text: str) -> Echo:
    return Echo(True, action.read_number(text))


def _leads(text: str) -> Echo:
    found = parse_leads(text)
    return Echo(True, "; ".join(map(say_lead, found)) or EXAMPLES)

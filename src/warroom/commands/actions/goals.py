"""Goals from so much to so much by a day, and the readings of what they measure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.words import draft, one_line, quoted
from warroom.domain.changes import Draft, creation, update
from warroom.domain.dates import day_in_zone, in_zone, instant, parse_when, say_when
from warroom.domain.ids import mint
from warroom.domain.leads import parse_leads, say_lead
from warroom.domain.model import Goal, Measure
from warroom.domain.text import brief

if TYPE_CHECKING:
    from warroom.domain.board import Board

_LONGEST_NAME = 80
# More than two are not looked at.
MOST_GOALS = 2


def set_goal(
    board: Board, goals: Iterable[Goal], now: datetime, *, name: str, base: str, aim: str, by: str, unit: str = "",
    leads: str = "", goal: Goal | None = None,
) -> Draft:  # fmt: skip
    """A new goal, or other terms of `goal`.  Raises ValueError with a sentence."""
    known = [other for other in goals if goal is None or other.id != goal.id]
    named = one_line(name, "A name", _LONGEST_NAME)
    if not named:
        raise ValueError("A goal needs a name, such as followers.")
    if any(other.name.casefold() == named.casefold() for other in known):
        raise ValueError(f"There is a goal called {quoted(named)} already.")
    if goal is None and len(known) >= MOST_GOALS:
        names = " and ".join(quoted(other.name) for other in known)
        raise ValueError(f"There are {MOST_GOALS} goals, {names}: put one away before another begins.")
    first, last = read_number(base), read_number(aim)
    if Decimal(first) == Decimal(last):
        raise ValueError(f"A goal goes from one number to another, not from {first} to {last}.")
    local = in_zone(now, board.campaign.zone)
    day = parse_when(by, local).day
    told = "; ".join(map(say_lead, parse_leads(leads)))
    terms: dict[str, Any] = {
        "name": named,
        "base": first,
        "aim": last,
        "by": day,
        "unit": one_line(unit, "A unit", 20),
        "leads": told,
    }
    said = f"{quoted(named)} from {first} to {last} by {say_when(day, local)}"
    if goal is not None:
        return draft("goal", f"changed the goal {said}", update(goal, **terms))
    return draft(
        "goal", f"set the goal {said}", creation(Goal(mint(), board.campaign.id, **terms, created=instant(now)))
    )


def measure(board: Board, goal: Goal, value: str, now: datetime, me: str, day: str = "") -> Draft:
    """Log a reading of a goal, today's unless another day is named.  Raises ValueError with a sentence."""
    number = read_number(value)
    today = day_in_zone(now, board.campaign.zone)
    local = in_zone(now, board.campaign.zone)
    when = parse_when(day, local).day if day.strip() else today
    if when > today:
        raise ValueError(f"What is measured is past or today: {say_when(when, local)} is to come.")
    row = Measure(mint(), board.campaign.id, goal.id, number, when, instant(now), me)
    label = f"measured {goal.name}: {number}{f' {goal.unit}' if goal.unit else ''}"
    return draft("measure", label if when == today else f"{label} on {say_when(when, local)}", creation(row))


def end_goal(goal: Goal, now: datetime) -> Draft:
    """Put a goal away; its readings stay."""
    return draft("goal", f"put the goal {quoted(goal.name)} away", update(goal, archived=instant(now)))


def goal_named(goals: Iterable[Goal], text: str) -> Goal:
    """The goal of that name, or of a beginning of it.  Raises ValueError with a sentence that lists them."""
    known = list(goals)
    wanted = text.strip().casefold()
    exact = [goal for goal in known if goal.name.casefold() == wanted]
    found = exact or [goal for goal in known if wanted and goal.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(goal.name for goal in known)
    raise ValueError(
        f"No goal is called {brief(text)!r}: {f'there are {names}' if names else 'there is none yet, set one first'}."
    )


def read_number(text: str) -> str:
    """A decimal number as it is kept: `1,240` is `1240`, `12.50` is `12.5`.  Raises ValueError with a sentence."""
    plain = text.strip().replace(",", "").replace(" ", "").replace("_", "").removesuffix("%")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or len(plain) > 15:
        raise ValueError(f"{brief(text.strip())!r} is no number: write it as 1240 or 12.5.")
    return f"{number.normalize():f}"

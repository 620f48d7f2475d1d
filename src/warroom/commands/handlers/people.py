"""Handlers of the team: its list, and a form for each person.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Choice, Confirm, Context, Echo, Form, Input, Outcome, Pick, Write
from warroom.domain.inches import format_inches
from warroom.domain.model import Person
from warroom.domain.people import COLOURS, roles_of, say_workdays

if TYPE_CHECKING:
    from warroom.commands.actions.team import Trait


def people(ctx: Context) -> Outcome:
    """The team, to change somebody; a new handle joins, and with tab turned whoever is picked leaves."""

    def then(handle: str, leaves: bool) -> Outcome:
        return _leave(ctx, handle) if leaves else person_form(ctx, handle)

    handles = sorted(ctx.board.people, key=lambda handle: (handle != ctx.me, handle))
    choices = tuple(_choice(ctx.board.people[handle], handle == ctx.me) for handle in handles)
    return Pick(
        "The team", choices, then, free=lambda text: person_form(ctx, text), flip=("change", "take off the team")
    )


def person_form(ctx: Context, handle: str) -> Outcome:
    """A form for a person, who joins the team when nobody is called so."""
    from warroom.commands.actions.team import TRAITS, named_handle, set_person

    def form() -> Outcome:
        name = named_handle(handle)
        person = ctx.board.people.get(name)
        row = person or Person(name)
        title = f"@{name}" if person else f"@{name}, new on the team"
        return Form(title, tuple(_input(ctx, row, trait) for trait in TRAITS), then)

    def then(values: Mapping[str, str]) -> Outcome:
        return attempt(lambda: write(set_person(ctx.board.people, handle, values, ctx.now), ctx.selected))

    return attempt(form)


def _input(ctx: Context, person: Person, trait: Trait) -> Input:
    from warroom.commands.actions.team import trait_meaning

    def check(text: str) -> Echo:
        try:
            return Echo(True, trait_meaning(trait.name, text, person, ctx.now).said)
        except ValueError as error:
            return Echo(False, str(error))

    return Input(trait.name, trait.label, trait.show(person), check, _words(ctx, trait.name))


def _words(ctx: Context, trait: str) -> tuple[str, ...]:
    """What the field can be completed with."""
    if trait == "colour":
        return COLOURS
    if trait == "roles":
        return tuple(sorted({role for person in ctx.board.people.values() for role in roles_of(person)}))
    return ()


def _choice(person: Person, is_me: bool) -> Choice:
    facts = [", ".join(roles_of(person)), "you" if is_me else "", say_workdays(person.workdays), person.zone]
    facts += [f"{format_inches(person.capacity)} a day" if person.capacity else "carries: not said"]
    return Choice(person.id, f"@{person.id} {person.name}".rstrip(), " · ".join(filter(None, facts)))


def _leave(ctx: Context, handle: str) -> Outcome:
    from warroom.commands.actions.team import remove_person

    def ask() -> Outcome:
        leaving = Write(remove_person(ctx.board, handle, ctx.me), ctx.selected)
        return Confirm(
            f"Take @{handle} off the team?", "What was won and done stays, under that name.", "take off", leaving
        )

    return attempt(ask)

"""Handlers of the team: its list, and a form for each person.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Choice, Confirm, Context, Do, Echo, Form, Input, Outcome, Pick, Write
from warroom.domain.inches import format_inches
from warroom.domain.model import Campaign, Person
from warroom.domain.people import COLOURS, roles_of, say_workdays
from warroom.domain.text import counted
from warroom.views.people import person_style

if TYPE_CHECKING:
    from warroom.commands.actions.team import Trait
    from warroom.domain.load import Bearer, DayLoad


def people(ctx: Context) -> Outcome:
    """The team, to change somebody; a new handle joins, and with tab turned whoever is picked leaves."""

    def then(handle: str, leaves: bool) -> Outcome:
        return Do("people.leave", handle) if leaves else person_form(ctx, handle)

    handles = sorted(ctx.board.people, key=lambda handle: (handle != ctx.me, handle))
    choices = tuple(_choice(ctx.board.people[handle], handle == ctx.me) for handle in handles)
    return Pick(
        "The team", choices, then, free=lambda text: person_form(ctx, text), flip=("change", "take off the team")
    )


def whose(ctx: Context, nobody: str = "") -> tuple[Choice, ...]:
    """Everybody, me first, to pick who does something: with roles, and today's load against what they can carry.

    `nobody` is the key of nobody, who is then the last.
    """
    from warroom.domain.load import loads

    none, *found = loads(ctx.board, ctx.now, me=ctx.me)
    me = [] if any(bearer.person.id == ctx.me for bearer in found) else [_named(Person(ctx.me), "free today")]
    last = [Choice(nobody, "nobody", _amount(none.days[0]), "muted")] if nobody else []
    return (*me, *map(_laden, found), *last)


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
    most = f"{format_inches(person.capacity)} a day" if person.capacity else ""
    facts = ["you" if is_me else "", most, say_workdays(person.workdays), person.zone]
    return _named(person, " · ".join(filter(None, facts)))


def _named(person: Person, note: str, tone: str = "muted") -> Choice:
    """A person to be picked: sign, handle, name and roles, in the colour that is theirs."""
    name = person.name if person.name.casefold() != person.id else ""
    about = ", ".join([*([name] if name else []), *roles_of(person)])
    style = person_style(person, "text")
    return Choice(person.id, f"@{person.id}", note, style, sign=person.glyph, about=about, tone=tone)


def _laden(bearer: Bearer) -> Choice:
    """A person with what today asks of them; more than they can carry stands out, by word and by colour."""
    load = bearer.days[0]
    if load.over:
        return _named(bearer.person, f"{_amount(load)} over", "bad bold")
    if load.off:
        return _named(bearer.person, f"{load.off} today {_amount(load)}".rstrip(), "warn" if load.cards else "muted")
    return _named(bearer.person, f"{_amount(load)} today" if load.cards else "free today")


def _amount(load: DayLoad) -> str:
    """What is open of what they can carry: `3¼″ of 6″`, or how many tactics that is where none has a size."""
    if not load.cards:
        return ""
    most = f" of {format_inches(load.most)}" if load.most else ""
    return f"{format_inches(load.size)}{most}" if load.size else counted(len(load.cards), "tactic")


def leave(ctx: Context, handle: str, busy_in: Iterable[Campaign]) -> Outcome:
    """Ask whether a person leaves the team; whoever has something open in one of these campaigns does not."""
    from warroom.commands.actions.team import remove_person

    def ask() -> Outcome:
        leaving = Write(remove_person(ctx.board, handle, ctx.me, busy_in), ctx.selected)
        return Confirm(
            f"Take @{handle} off the team?", "What was won and done stays, under that name.", "take off", leaving
        )

    return attempt(ask)

"""The team: who joins it, what is known of each, and who leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from warroom.commands.actions.fields import Meaning, read_handle
from warroom.commands.actions.words import draft, one_line
from warroom.domain.changes import Draft, creation, deletion, update
from warroom.domain.dates import check_zone, in_zone, instant
from warroom.domain.inches import format_inches, parse_inches
from warroom.domain.model import Campaign, Person
from warroom.domain.people import join_roles, read_colour, read_glyph, read_workdays, say_workdays
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board

NAME_LENGTH = 80
ROLES_LENGTH = 120


class Trait(NamedTuple):
    """One thing that is known of a person, as text; `read` raises ValueError with a sentence."""

    name: str
    label: str
    show: Callable[[Person], str]
    read: Callable[[str, datetime], Meaning]
    note: str


def trait_meaning(name: str, text: str, person: Person, now: datetime) -> Meaning:
    """What `text` would say of the person; no values when it is so already, or was typed as it stood."""
    trait = next(trait for trait in TRAITS if trait.name == name)
    if text.strip() == trait.show(person):
        return Meaning({}, trait.note if not text.strip() else _said(trait, text, now))
    found = trait.read(text, now)
    return found if text.strip() else found._replace(said=trait.note)


def set_person(people: Mapping[str, Person], handle: str, texts: Mapping[str, str], now: datetime) -> Draft:
    """Give a person these traits, all of them or none; a handle that nobody has joins the team.

    Raises ValueError with the first thing that is wrong.
    """
    name = named_handle(handle)
    known = people.get(name)
    person = known or Person(name, created=instant(now))
    values = {
        field: value
        for trait, text in texts.items()
        for field, value in trait_meaning(trait, text, person, now).values.items()
    }
    if known is None:
        return draft("people", f"@{name} joined the team", creation(person._replace(**values)))  # type: ignore[arg-type]
    changes = update(known, **values)
    changed = [trait.label.lower() for trait in TRAITS if any(change.field == trait.name for change in changes)]
    return draft("people", f"changed {', '.join(changed)} of @{name}", changes)


def remove_person(board: Board, handle: str, me: str, busy_in: Iterable[Campaign] = ()) -> Draft:
    """Take a person off the team; `busy_in` are campaigns in which something open is theirs.

    Raises ValueError with a sentence when nobody is called so, it is `me`, or something open is theirs.
    """
    person = known_person(board.people, handle)
    if person.id == me:
        raise ValueError(f"@{me} is you: whoever works here is on the team.")
    held = sum(card.owner == person.id and not card.closed for card in board.cards.values())
    recurring = sum(routine.owner == person.id for routine in board.routines.values())
    parts = [counted(n, what) for n, what in ((held, "open card"), (recurring, "routine")) if n]
    parts += [f"something open in {one.name}" for one in busy_in if one.id != board.campaign.id]
    if parts:
        raise ValueError(f"@{person.id} still has {' and '.join(parts)}: give that to somebody else first.")
    return draft("people", f"took @{person.id} off the team", deletion(person))


def known_person(people: Mapping[str, Person], handle: str) -> Person:
    """The person of that handle.  Raises ValueError with near ones when nobody has it."""
    name = named_handle(handle)
    if name in people:
        return people[name]
    # Only a mistyped handle pays for the comparing.
    from difflib import get_close_matches

    near = get_close_matches(name, people, 1)
    raise ValueError(f"Nobody is called @{name}" + (f"; is it @{near[0]}?" if near else "."))


def named_handle(text: str) -> str:
    """The handle that a text names.  Raises ValueError when it is none, or empty."""
    handle = read_handle(text)
    if not handle:
        raise ValueError("A person needs a handle, such as @ana.")
    return handle


def _said(trait: Trait, text: str, now: datetime) -> str:
    try:
        return trait.read(text, now).said
    except ValueError:
        return ""


def _name(text: str, _: datetime) -> Meaning:
    return Meaning({"name": one_line(text, "A name", NAME_LENGTH)}, "")


def _roles(text: str, _: datetime) -> Meaning:
    roles = join_roles(one_line(text, "The roles", ROLES_LENGTH))
    return Meaning({"roles": roles}, roles)


def _zone(text: str, now: datetime) -> Meaning:
    zone = check_zone(text.strip()) if text.strip() else ""
    return Meaning({"zone": zone}, f"{zone}, {in_zone(now, zone):%a %H:%M} there now" if zone else "")


def _workdays(text: str, _: datetime) -> Meaning:
    workdays = read_workdays(text)
    return Meaning({"workdays": workdays}, say_workdays(workdays))


def _capacity(text: str, _: datetime) -> Meaning:
    capacity = parse_inches(text) if text.strip() else 0
    return Meaning({"capacity": capacity}, f"{format_inches(capacity)} a day")


def _colour(text: str, _: datetime) -> Meaning:
    colour = read_colour(text)
    return Meaning({"colour": colour}, colour)


def _glyph(text: str, _: datetime) -> Meaning:
    return Meaning({"glyph": read_glyph(text)}, "")


def _show_capacity(person: Person) -> str:
    return format_inches(person.capacity, ascii=True) if person.capacity else ""


TRAITS: tuple[Trait, ...] = (
    Trait("name", "Name", lambda p: p.name, _name, "as the handle"),
    Trait("roles", "Roles", lambda p: p.roles, _roles, "none; or writer, community"),
    Trait("capacity", "Inches a day", _show_capacity, _capacity, "not said; or the inches of a day: 4, 5 1/2"),
    Trait(
        "workdays", "Working days", lambda p: say_workdays(p.workdays), _workdays, "Mon-Fri; or tue-sat, or mon, wed"
    ),
    Trait("zone", "Time zone", lambda p: p.zone, _zone, "as the campaign; or Asia/Tokyo"),
    Trait("colour", "Colour", lambda p: p.colour, _colour, "none; or blue, purple, green, amber, teal, pink"),
    Trait("glyph", "Glyph", lambda p: p.glyph, _glyph, "none; or one sign before the handle: △"),
)

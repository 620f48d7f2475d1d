"""How people are told apart: by name, and where there is room by a sign and a colour of their own."""

from __future__ import annotations

from collections.abc import Mapping

from warroom.domain.model import Person
from warroom.views.cells import clip, fit, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Span

_ROLES = {
    "blue": "note", "purple": "piece", "green": "tactic", "amber": "signal", "teal": "design", "pink": "scheduled",
}  # fmt: skip


def person_style(person: Person | None, usual: str) -> str:
    """The colour role of a person, `usual` for somebody without a colour."""
    return _ROLES.get(person.colour, usual) if person is not None else usual


def sign_of(person: Person | None, ascii: bool) -> str:
    """The sign of a person, "" for somebody without one, or whose sign cannot be shown in ASCII."""
    sign = clip(person.glyph, 1, "") if person is not None else ""
    return "" if ascii and not sign.isascii() else sign


def name_span(people: Mapping[str, Person], handle: str, usual: str = "text", *, at: str = "") -> Span:
    """Whose something is, after `at`: in the person's colour, nobody in red."""
    if not handle:
        return Span("nobody", "bad")
    return Span(f"{at}{shown(handle)}", person_style(people.get(handle), usual))


def owner_span(
    people: Mapping[str, Person], handle: str, width: int, ascii: bool, *, signed: bool = False, style: str = "muted"
) -> Span:
    """Whose something is, in exactly `width` cells with a gap at both ends: a red dash for nobody.

    With `signed` there is room for the person's sign before the handle.
    """
    if not handle:
        return Span(f" {glyphs(ascii).none}".ljust(width), "bad")
    person = people.get(handle)
    lead = fit(sign_of(person, ascii), 2) if signed else ""
    return Span(f" {lead}{fit(handle, width - 2 - len(lead), '')} ", person_style(person, style))

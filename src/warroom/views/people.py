"""How people are told apart: by name, and where there is room by a sign and a colour of their own."""

from __future__ import annotations

from collections.abc import Mapping

from warroom.domain.model import Person
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Span
from warroom.views.memo import once_each

_ROLES = {
    "blue": "note", "purple": "piece", "green": "tactic", "amber": "signal", "teal": "design", "pink": "scheduled",
}  # fmt: skip


class Team:
    """The people, told apart by identity, so that what is drawn from them can be remembered.

    `signed` is whether anybody has a sign, `cells` how many the longest handle takes.
    """

    def __init__(self, people: Mapping[str, Person] | None = None) -> None:
        self._people = people or {}
        self.signed = any(person.glyph for person in self._people.values())
        self.cells = max((measure(shown(handle)) for handle in self._people), default=0)

    def style(self, handle: str, usual: str) -> str:
        """The colour role of a person, `usual` for somebody without a colour."""
        return person_style(self._people.get(handle), usual)

    def sign(self, handle: str, ascii: bool) -> str:
        """The sign of a person, "" for somebody without one."""
        return sign_of(self._people.get(handle), ascii)

    def span(self, handle: str, usual: str, *, at: str = "") -> Span:
        """Whose something is, after `at`: in the person's colour; nobody in red."""
        return Span(f"{at}{shown(handle)}", self.style(handle, usual)) if handle else Span("nobody", "bad")

    def short(self, handle: str, room: int, usual: str, ascii: bool) -> Span:
        """Whose something is in at most `room` cells: a red dash for nobody."""
        return Span(clip(handle, room, ""), self.style(handle, usual)) if handle else Span(glyphs(ascii).none, "bad")

    def column(self, handle: str, width: int, ascii: bool, *, signed: bool = False, quiet: bool = False) -> Span:
        """Whose something is, in exactly `width` cells with a gap at both ends: a red dash for nobody.

        With `signed` the person's sign has room before the handle; what is `quiet` has no colour.
        """
        if not handle:
            return Span(f" {glyphs(ascii).none}".ljust(width), "bad")
        sign = fit(self.sign(handle, ascii), 2) if signed else ""
        style = "muted" if quiet else self.style(handle, "muted")
        return Span(f" {sign}{fit(handle, width - 2 - len(sign), glyphs(ascii).ellipsis)} ", style)


def owner_cells(usual: int, handle: int, most: int, signed: bool) -> int:
    """The cells of an owner's column: the `usual` ones, or as many as a handle of so many cells needs, up to `most`."""
    return max(usual, min(handle, most) + 2 + (2 if signed else 0))


@once_each(keep=4)
def team_of(people: Mapping[str, Person]) -> Team:
    """The team of a board's people: the same one for the same people."""
    return Team(people)


def person_style(person: Person | None, usual: str) -> str:
    """The colour role of a person, `usual` for somebody without a colour."""
    return _ROLES.get(person.colour, usual) if person is not None else usual


def sign_of(person: Person | None, ascii: bool) -> str:
    """The sign of a person, "" for somebody without one, or whose sign cannot be shown in ASCII."""
    sign = clip(person.glyph, 1, "") if person is not None else ""
    return "" if ascii and not sign.isascii() else sign

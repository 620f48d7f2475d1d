"""From the names in a calendar to people with handles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from warroom.domain.model import Person
from warroom.domain.text import tidy_handle
from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.traits import BETWEEN
from warroom.formats.calendar.words import is_nothing

_ADDRESS = re.compile(r"(?:(.*?)\s*<)?([\w.+-]+)@[\w-]+(?:\.[\w-]+)+>?")
_LONGEST = 60


class Owner(NamedTuple):
    """A handle, "" for nobody, and whether the handle or the person's name is all that the cell says."""

    handle: str
    whole: bool = False


class Owners:
    """Gives every name in a calendar one handle: that of a person who is there, or a new short one.

    `names` are the names behind all handles, `remarks` what was assumed.
    """

    def __init__(self, cells: Iterable[str], people: Mapping[str, Person]) -> None:
        """`cells` are all the calendar's owner cells, since a short handle must fit only one of them."""
        self.names = {handle: person.name for handle, person in people.items()}
        # A dict for its order and its uniqueness.
        self.remarks: dict[str, None] = {}
        self._people = people
        self._by_name = {fold(p.name): p.id for p in reversed(tuple(people.values())) if p.name}
        # Full names first: a bare first name then finds the one it may be short for.
        distinct = sorted(dict.fromkeys(cells), key=lambda cell: -len(cell.split()))
        handles = {cell: self._read(cell) for cell in distinct}
        self._found = {cell: Owner(handle, self._says_all(cell, handle)) for cell, handle in handles.items()}

    def of(self, cell: str) -> Owner:
        """The owner that a cell names; of several the first."""
        return self._found[cell]

    def _says_all(self, cell: str, handle: str) -> bool:
        text = " ".join(cell.split()).casefold()
        if not handle:
            return is_nothing(text) and not fold(text)
        return text in (handle, f"@{handle}", self.names[handle].casefold())

    def _read(self, cell: str) -> str:
        """The handle of the first person a cell names, "" when it names none."""
        text = " ".join(cell.split())
        if is_nothing(text):
            return ""
        first = next(filter(None, map(str.strip, BETWEEN.split(text))), "")
        if not first or len(first) > _LONGEST:
            return ""
        address = _ADDRESS.fullmatch(first)
        if first.startswith("@") or (address and not address[1]):
            raw = address[2].partition("+")[0] if address else first.lstrip("@")
            return self._take(tidy_handle(raw.strip(".-")), "")
        name = (address[1] if address else first).strip("\"' ")
        return self._by_name.get(fold(name)) or self._choose(fold(name).split(), name)

    def _take(self, handle: str, name: str) -> str:
        if handle:
            self.names.setdefault(handle, name)
            if name:
                self._by_name.setdefault(fold(name), handle)
        return handle

    def _choose(self, words: list[str], name: str) -> str:
        """A known handle that these words may well mean, or the shortest that is free."""
        if not words:
            return ""
        first, full = words[0], "-".join(words)
        for handle in dict.fromkeys((full, ".".join(words), "".join(words), first)):
            if handle in self.names and (len(words) == 1 or self._may_be(handle, first)):
                if name.casefold() != handle:
                    self.remarks[f"{name!r} is taken to be @{handle}."] = None
                return handle
        number, handle = 1, first if first not in self.names else full
        while handle in self.names:
            number += 1
            handle = f"{full}-{number}"
        return self._take(tidy_handle(handle), name)

    def _may_be(self, handle: str, first: str) -> bool:
        """Whether a person who was there before could carry more names than are known."""
        return handle in self._people and fold(self.names[handle]) in ("", fold(handle), first)

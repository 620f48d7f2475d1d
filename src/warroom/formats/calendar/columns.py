"""Which column means what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warroom.formats.calendar.headings import COLUMNS, ENGLISH_COLUMNS
from warroom.formats.calendar.table import column_name, known_name

_STRENGTH = {word: strength for strength, word in enumerate(COLUMNS)}


class Layout(NamedTuple):
    """For each role the number of its column; `english` when every recognised name is English."""

    at: Mapping[str, int]
    english: bool
    remarks: tuple[str, ...] = ()

    def cell(self, role: str, cells: tuple[str, ...]) -> str:
        """The cell of a role, "" when it has no column."""
        number = self.at.get(role)
        return "" if number is None else cells[number]


def lay_out(headers: tuple[str, ...], told: Mapping[str, str]) -> Layout:
    """The roles of the columns, as told and else by their names.  Raises ValueError with a sentence."""
    at = {role: _find(name, headers) for role, name in told.items() if name}
    taken = set(at.values())
    names = [known_name(header) for header in headers]
    known = [n for n, name in enumerate(names) if name in COLUMNS and n not in taken]
    for number in sorted(known, key=lambda n: (_STRENGTH[names[n]], n)):
        role = COLUMNS[names[number]]
        if role not in at and role not in told:
            at[role] = number
    remarks = _stand_ins(at, headers)
    if "title" not in at:
        shown = ", ".join(headers[:8])
        raise ValueError(
            f"No column holds the titles: say which one does, such as --column title={headers[0]}. There is {shown}."
        )
    return Layout(at, all(names[n] in ENGLISH_COLUMNS for n in known), tuple(remarks))


def _stand_ins(at: dict[str, int], headers: tuple[str, ...]) -> list[str]:
    """Let a hook or the text stand in for a title, and a review for a due day."""
    remarks = []
    stand_in = next((role for role in ("hook", "caption") if role in at), "")
    if "title" not in at and stand_in:
        at["title"] = at[stand_in]
        remarks.append(f"There is no column of titles; they were taken from {headers[at[stand_in]]!r}.")
    if "due" not in at and "review" in at:
        at["due"] = at.pop("review")
        remarks.append(f"The days in {headers[at['due']]!r} were taken as due days.")
    return remarks


def _find(name: str, headers: tuple[str, ...]) -> int:
    if name in headers:
        return headers.index(name)
    folded = [column_name(header) for header in headers]
    if column_name(name) in folded:
        return folded.index(column_name(name))
    raise ValueError(f"There is no column {name!r}: there is {', '.join(headers)}.")

"""What a user may say about a calendar where the program would guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from warroom.formats.calendar.dates import ORDERS

# What a column may be taken for.  A hook stands in for a title and a review for a due day where there is none.
ROLES = (
    "title", "hook", "date", "time", "due", "review", "status", "owner",
    "channel", "format", "tags", "pillar", "link", "client", "budget", "embargo", "caption", "id",
)  # fmt: skip
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Options(NamedTuple):
    """What the user says; everything left empty is found out.

    `columns` gives roles their columns (`title` -> `Hook`, "" for none), `statuses` words their stages,
    `dates` is `dmy` or `mdy`, `stage` is for rows without a status, `name` is the file's.
    """

    name: str = ""
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    stage: str = ""
    columns: Mapping[str, str] = _NOTHING
    statuses: Mapping[str, str] = _NOTHING


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """What `title=Hook` texts say.  Raises ValueError with a sentence."""
    found: dict[str, str] = {}
    for text in texts:
        left, mark, right = text.partition("=")
        if not mark or not left.strip():
            raise ValueError(f"Write it as NAME=VALUE, such as title=Hook, not {text!r}.")
        found[left.strip()] = right.strip()
    return found


def checked(options: Options) -> Options:
    """The options, when they make sense.  Raises ValueError with a sentence."""
    if options.dates not in ("", *ORDERS):
        raise ValueError(f"Dates are dmy (day first) or mdy (month first), not {options.dates!r}.")
    for role in options.columns:
        if role not in ROLES:
            raise ValueError(f"There is nothing called {role!r} to take from a column: there is {', '.join(ROLES)}.")
    return options

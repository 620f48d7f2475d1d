"""What the load screen shows, where one is on it, and how it shares out the screen."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.load import Bearer, DayLoad
from warroom.domain.model import Card, Win

# The column of the person's name; after it come the days, and after them what has no day.
PERSON = -1
_TITLE_LINES = 3
# From these heights on: a line for the whole team, and a list of a fair length.
_SUMMED = 24
_FAIR = 20
_LEAST_CELL = 8
_WIDE, _MEDIUM, _SLIM = 140, 100, 72
_NAMES = ((_WIDE, 34), (_MEDIUM, 22), (_SLIM, 16), (0, 11))


class Spot(NamedTuple):
    """Where one is: a row and a column of the sheet, and the tactic selected there, "" for none."""

    row: int
    column: int
    card: str = ""


class Sheet(NamedTuple):
    """A week of everybody: `days` are its days, `today` the campaign's; `note` is a message and its tone.

    `marks` are ids of tactics that are acted on together.
    """

    bearers: tuple[Bearer, ...]
    days: tuple[str, ...]
    today: str
    spot: Spot
    keys: tuple[tuple[str, str], ...] = ()
    note: tuple[str, str] = ("", "")
    marks: frozenset[str] = frozenset()

    @property
    def undated(self) -> int:
        """The column of what has no day."""
        return len(self.days)

    @property
    def bearer(self) -> Bearer:
        """Whose row one is in."""
        return self.bearers[self.spot.row]

    @property
    def day(self) -> DayLoad | None:
        """The day one is at, None at a name and where there is none."""
        return self.bearer.days[self.spot.column] if 0 <= self.spot.column < self.undated else None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The tactics of where one is."""
        return cards_at(self.bearer, self.spot.column)

    @property
    def wins(self) -> tuple[Win, ...]:
        """What was won where one is."""
        if self.spot.column == PERSON:
            return tuple(win for day in self.bearer.days for win in day.wins)
        return self.day.wins if self.day else ()


class Frame(NamedTuple):
    """How a screen is shared out, in cells and lines.

    Columns `first` to `last` (not included) are in sight, and `rows` of people, `past` of them scrolled past; `summed`
    adds the team's line, `airy` an empty line around the grid.
    """

    name: int
    cell: int
    first: int
    last: int
    rows: int
    past: int
    list: int
    summed: bool
    airy: bool


def cards_at(bearer: Bearer, column: int) -> tuple[Card, ...]:
    """The tactics of a column of somebody's row; those of all columns at the name."""
    if column == PERSON:
        return bearer.cards
    return bearer.days[column].cards if column < len(bearer.days) else bearer.undated


def frame(sheet: Sheet, width: int, height: int, note: int = 0) -> Frame:
    """The screen's shares, with `note` lines for a message; nobody's row and the cell one is at are always in sight."""
    columns = sheet.undated + 1
    least = next(name for from_width, name in _NAMES if width >= from_width)
    seen = max(min(columns, (width - least) // _LEAST_CELL), 1)
    cell = max((width - least) // seen, 1)
    first = min(max(sheet.spot.column - seen // 2, 0), columns - seen)
    summed = height >= _SUMMED
    # The title, the heads, the line that names the cell and the keys.
    room = height - _TITLE_LINES - 2 - note - summed
    people = len(sheet.bearers)
    least_list = min(5 if height >= _FAIR else 3, max(room - 2, 0))
    airy = people + 2 + 2 * least_list <= room
    room -= 2 * airy
    rows = max(min(people, room - least_list), 1)
    return Frame(
        width - cell * seen, cell, first, first + seen, rows, _past(sheet.spot.row, people, rows),
        max(room - rows, 0), summed, airy,
    )  # fmt: skip


def _past(row: int, people: int, rows: int) -> int:
    """How many people below nobody are scrolled past."""
    seen = rows - 1
    return min(max(row - seen + seen // 3, 0), max(people - 1 - seen, 0)) if row else 0

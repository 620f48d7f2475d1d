"""A month: weeks below each other, a cell for each day, and the selected day's entries under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from warroom.domain.almanac import DAYS_OF_A_WEEK, Entry, is_weekend, weeks_of_month
from warroom.views.build import blank, cells_of, fill
from warroom.views.calendar.days import DayLook, day_line, ground, weekday
from warroom.views.calendar.entries import entry_cell, sign_of
from warroom.views.calendar.listing import day_list, look_of
from warroom.views.calendar.sheet import Almanac, Area, Drawing, Sheet, selection
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.rowlook import RowLook
from warroom.views.scene import Moment, Scene
from warroom.views.shade import shaded

_NAMES = 1
_TALLEST, _SHORTEST = 8, 2
# Narrower days have one title each, and their number of entries.
_TITLED = 12
_LEAST_LIST = 6


def month(sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """The month of the selected day as exactly `height` lines."""
    weeks = weeks_of_month(sheet.spot.day, sheet.spot.begins)
    tall = _tall(height, len(weeks), columns(width)[-1])
    grid = weeks_below(weeks, [tall] * len(weeks), sheet, of, scene, width)
    below = day_list(sheet, of, scene, width, max(height - len(grid.lines), 0))
    areas = (*grid.areas, *below.moved(0, len(grid.lines)))
    return Drawing((*grid.lines, *below.lines)[:height], areas)


def whole_month(sheet: Sheet, of: Almanac, scene: Scene, width: int) -> Drawing:
    """The month alone, each week as tall as its fullest day wants to be."""
    weeks = weeks_of_month(sheet.spot.day, sheet.spot.begins)
    talls = [min(max(1 + max(len(of.on(day)) for day in week), _SHORTEST), _TALLEST) for week in weeks]
    return weeks_below(weeks, talls, sheet, of, scene, width)


def weeks_below(
    weeks: Sequence[tuple[str, ...]], talls: Sequence[int], sheet: Sheet, of: Almanac, scene: Scene, width: int
) -> Drawing:
    """The names of the days, and under them the weeks, each as many lines tall as is said."""
    widths, moment = columns(width), scene.moment
    lines = [names(weeks[0], widths, width)]
    areas: list[Area] = []
    for week, tall in zip(weeks, talls, strict=True):
        top, x = len(lines), 0
        cells = [_cell(day, sheet, of, scene, moment, cell, tall) for day, cell in zip(week, widths, strict=True)]
        for (drawn, cell), day in zip(zip(cells, widths, strict=True), week, strict=True):
            areas += [Area(x, top, cell, tall, day), *drawn.moved(x, top)]
            x += cell + 1
        lines += beside([drawn.lines for drawn in cells], scene.ascii, width)
    return Drawing(tuple(lines), tuple(areas))


def columns(width: int) -> tuple[int, ...]:
    """The cells of each day of a week with a rule between them; what is left over goes to the first ones."""
    room = max(width - (DAYS_OF_A_WEEK - 1), DAYS_OF_A_WEEK)
    each, over = divmod(room, DAYS_OF_A_WEEK)
    return tuple(each + (number < over) for number in range(DAYS_OF_A_WEEK))


def beside(cells: list[tuple[Line, ...]], ascii: bool, width: int) -> list[Line]:
    """Days of one height side by side."""
    post = Span(glyphs(ascii).post, "rule")
    lines = []
    for stacked in zip(*cells, strict=True):
        spans = [span for line in stacked for span in (*line, post)]
        lines.append(fill(spans[:-1], width))
    return lines


def _tall(height: int, weeks: int, cell: int) -> int:
    """The lines of a day, so that the list below keeps enough of its own."""
    room = height - _NAMES
    kept = max(_LEAST_LIST, room // (4 if cell >= _TITLED + 4 else 3))
    most = _TALLEST if cell >= _TITLED else _SHORTEST
    return max(min((room - kept) // weeks, most), _SHORTEST)


def names(week: tuple[str, ...], widths: tuple[int, ...], width: int) -> Line:
    """The names of the days over their columns."""
    spans = [
        Span(f" {weekday(day)}".ljust(cell + 1), "faint" if is_weekend(day) else "muted")
        for day, cell in zip(week, widths, strict=True)
    ]
    return fill(spans, width)


def _cell(day: str, sheet: Sheet, of: Almanac, scene: Scene, moment: Moment, width: int, height: int) -> Drawing:
    """A day of the month: its line, then the entries that there is room for, the selected one among them."""
    entries = of.on(day)
    look = DayLook(sheet.walked and day == sheet.spot.day, day[:7] != sheet.spot.day[:7])
    selected = selection(sheet, of) if look.selected else None
    room = height - 1
    at = entries.index(selected) if selected is not None else 0
    first = min(max(at - room + 1, 0), max(len(entries) - room, 0))
    looks = tuple(look_of(entry, sheet, selected, scene) for entry in entries[first : first + room])
    return _drawn(entries, day, first, look, looks, moment, width, height, scene.light.spotlight)


@once_each(keep=256)
def _drawn(
    entries: tuple[Entry, ...], day: str, first: int, look: DayLook, looks: tuple[RowLook, ...], moment: Moment,
    width: int, height: int, shade: bool,
) -> Drawing:  # fmt: skip
    """A day with its entries from the `first` on that look so; most days are as they were when one was left."""
    room, behind, shown = height - 1, ground(day, look), entries[first : first + len(looks)]
    right = _counted(entries, moment) if room < 2 and width >= _TITLED - 3 else hidden(len(entries) - len(shown))
    head = day_line(day, right, moment, width, look)
    lines = [shaded(head) if shade else head]
    lines += [entry_cell(e, moment, width, its, look.outside) for e, its in zip(shown, looks, strict=True)]
    lines += [blank(width)] * (height - len(lines))
    grounds = [behind, *("" if its.pointed else behind for its in looks)]
    grounds += [behind] * (height - len(grounds))
    areas = tuple(Area(0, 1 + y, width, 1, day, entry.key) for y, entry in enumerate(shown))
    return Drawing(tuple(map(fill, lines, repeat(width), grounds)), areas)


def hidden(count: int) -> list[Span]:
    """How many entries a day has no room for."""
    return [Span(f" +{count}", "muted")] if count else []


def _counted(entries: tuple[Entry, ...], moment: Moment) -> list[Span]:
    """How many entries of each shape a day has, as many as there is room for."""
    if len(entries) < 2:
        return []
    spans: list[Span] = []
    for sign, count in Counter(sign_of(entry, moment) for entry in entries).items():
        part = [Span(" "), sign, Span(str(count), "muted")]
        if cells_of(spans) + cells_of(part) <= 6:
            spans += part
    return spans

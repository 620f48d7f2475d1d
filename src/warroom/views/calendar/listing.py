"""Days one below the other, each with its entries: the agenda, and what stands under a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warroom.domain.almanac import Entry
from warroom.domain.campaigns import holidays_of
from warroom.views.build import blank, fill
from warroom.views.calendar.days import DayLook, day_heading
from warroom.views.calendar.entries import entry_line
from warroom.views.calendar.sheet import Almanac, Area, Drawing, Sheet, chosen, days_of, selection
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.rowlook import RowLook, row_look
from warroom.views.scene import Scene
from warroom.views.shade import shaded

# From this height on there is a gap between days.
_AIRY = 20


class _Row(NamedTuple):
    """A line of the list: a day's heading, an entry of it, or a gap where there is no day."""

    day: str
    entry: Entry | None = None


def agenda(sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """The days of the view that have anything to say, the selected entry in sight; exactly `height` lines."""
    spot, campaign = sheet.spot, scene.board.campaign
    special = {scene.board.today, spot.day, campaign.start, campaign.end, *holidays_of(campaign)}
    days = [day for day in days_of(spot) if of.on(day) or day in special or spot.view == "week"]
    rows = list(_rows(days, of, airy=height >= _AIRY))
    entry = selection(sheet, of)
    at = rows.index(_Row(spot.day, entry)) if sheet.walked else 0
    first = min(max(at - height // 2, 0), max(len(rows) - height, 0))
    shown = rows[first : first + height]
    areas = [Area(0, y, width, 1, row.day, row.entry.key if row.entry else None) for y, row in enumerate(shown)]
    lines = [_line(row, sheet, of, entry, scene, width) for row in shown]
    lines += [blank(width)] * (height - len(lines))
    return Drawing(tuple(lines), tuple(area for area in areas if area.day))


def whole_list(days: Sequence[str], sheet: Sheet, of: Almanac, scene: Scene, width: int) -> tuple[Line, ...]:
    """Every one of these days with all of its entries."""
    return tuple(_line(row, sheet, of, None, scene, width) for row in _rows(days, of, airy=True))


def day_list(sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """The selected day's entries under its heading; exactly `height` lines."""
    day, entries, entry = sheet.spot.day, of.on(sheet.spot.day), chosen(sheet.spot, of)
    room = max(height - 1, 0)
    fits = room if len(entries) <= room else max(room - 1, 0)
    at = entries.index(entry) if entry is not None else 0
    first = min(max(at - fits // 2, 0), len(entries) - min(fits, len(entries)))
    rows = [_Row(day, shown) for shown in entries[first : first + fits]]
    head = day_heading(day, entries, scene.moment, width, DayLook())
    lines: list[Line] = [shaded(head) if scene.light.spotlight else head]
    lines += [_line(row, sheet, of, entry, scene, width) for row in rows]
    if not entries:
        lines.append(fill([Span(f"   nothing here: {scene.keys.add} adds to this day", "faint italic")], width))
    elif len(rows) < len(entries):
        said = f"   {glyphs(scene.ascii).ellipsis} {len(entries) - len(rows)} more"
        lines.append(fill([Span(said, "muted")], width))
    areas = [Area(0, 1 + y, width, 1, day, row.entry.key) for y, row in enumerate(rows) if row.entry]
    lines += [blank(width)] * (height - len(lines))
    return Drawing(tuple(lines[:height]), tuple(areas))


def _rows(days: Sequence[str], of: Almanac, *, airy: bool) -> Iterator[_Row]:
    for number, day in enumerate(days):
        if airy and number and (of.on(day) or of.on(days[number - 1])):
            yield _Row("")
        yield _Row(day)
        for entry in of.on(day):
            yield _Row(day, entry)


def _line(row: _Row, sheet: Sheet, of: Almanac, selected: Entry | None, scene: Scene, width: int) -> Line:
    if not row.day:
        return blank(width)
    if row.entry is None:
        here = sheet.walked and row.day == sheet.spot.day and selected is None
        line = day_heading(row.day, of.on(row.day), scene.moment, width, DayLook(here))
        return shaded(line) if scene.light.spotlight else line
    return entry_line(row.entry, scene.moment, width, look_of(row.entry, sheet, selected, scene))


def look_of(entry: Entry, sheet: Sheet, selected: Entry | None, scene: Scene) -> RowLook:
    """How an entry shows: selected, marked, or of the selected one's thread."""
    is_selected = selected is not None and entry.key == selected.key
    return row_look(entry.card.id, scene, is_selected)._replace(marked=entry.key in sheet.marks)

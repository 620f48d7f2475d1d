"""A week: seven days side by side, each entry with its hour, its title and whose it is."""

from __future__ import annotations

from warroom.domain.almanac import Entry
from warroom.views.build import blank, fill, two_ends
from warroom.views.calendar.days import DayLook, day_line, ground
from warroom.views.calendar.entries import entry_cell, hour, is_late, sign_of, tone_of, word_of
from warroom.views.calendar.grid import beside, columns, hidden, names
from warroom.views.calendar.listing import look_of
from warroom.views.calendar.sheet import Almanac, Area, Drawing, Sheet, days_of, selection
from warroom.views.cells import clip, measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.rowlook import RowLook
from warroom.views.scene import Moment, Scene

_NAMES = 1
_LEAD = 2


def week(sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """The week of the selected day as exactly `height` lines."""
    days, widths = days_of(sheet.spot), columns(width)
    room = max(height - _NAMES, 0)
    drawn = [_day(day, sheet, of, scene, cell, room) for day, cell in zip(days, widths, strict=True)]
    areas: list[Area] = []
    x = 0
    for day, cell, column in zip(days, widths, drawn, strict=True):
        areas += [Area(x, _NAMES, cell, room, day), *column.moved(x, _NAMES)]
        x += cell + 1
    lines = [names(days, widths, width), *beside([column.lines for column in drawn], scene.ascii, width)]
    return Drawing(tuple(lines[:height]), tuple(areas))


def _day(day: str, sheet: Sheet, of: Almanac, scene: Scene, width: int, height: int) -> Drawing:
    """A day as a column: its entries as fully as there is room for all of them, the selected one in sight."""
    entries, look = of.on(day), DayLook(sheet.walked and day == sheet.spot.day)
    selected = selection(sheet, of) if look.selected else None
    looks = [look_of(entry, sheet, selected, scene) for entry in entries]
    room = height - 1
    blocks: list[list[Line]] = []
    for form in (_full, _short, _tight):
        blocks = [form(entry, scene.moment, width, row) for entry, row in zip(entries, looks, strict=True)]
        if sum(map(len, blocks)) <= room:
            break
    at = entries.index(selected) if selected is not None else 0
    first = max(at - room + 1, 0) if sum(map(len, blocks)) > room else 0
    lines: list[Line] = []
    areas: list[Area] = []
    for entry, block in zip(entries[first : first + room], blocks[first:], strict=False):
        areas.append(Area(0, 1 + len(lines), width, len(block), day, entry.key))
        lines += block
    head = day_line(day, hidden(len(entries) - len(areas)), scene.moment, width, look)
    lines = [head, *lines, *[blank(width)] * (room - len(lines))]
    return Drawing(tuple(fill(line, width, ground(day, look)) for line in lines), tuple(areas))


def _full(entry: Entry, moment: Moment, width: int, look: RowLook) -> list[Line]:
    """What and when, the title on two lines at most, whose it is and how far, and a gap."""
    card, sign = entry.card, glyphs(moment.ascii)
    room = max(width - _LEAD - 1, 1)
    titles = wrap(card.title, room)
    if len(titles) > 2:
        titles = [titles[0], clip(" ".join(titles[1:]), room, sign.ellipsis)]
    under = _under(look, moment)
    lines = [_when(entry, moment, width, look)]
    lines += [fill([under, Span(text, _style(entry, look))], width) for text in titles]
    owner = moment.team.short(card.owner, 10, "muted", moment.ascii)
    lines.append(two_ends([under, owner], [Span(f"{clip(shown(card.stage), 10, '')} ", "muted")], width))
    return [*lines, blank(width)]


def _short(entry: Entry, moment: Moment, width: int, look: RowLook) -> list[Line]:
    """What and when, and the title on one line."""
    title = clip(entry.card.title, max(width - _LEAD - 1, 1), glyphs(moment.ascii).ellipsis)
    return [
        _when(entry, moment, width, look),
        fill([_under(look, moment), Span(title, _style(entry, look))], width),
    ]


def _tight(entry: Entry, moment: Moment, width: int, look: RowLook) -> list[Line]:
    """As in a month."""
    return [entry_cell(entry, moment, width, look, outside=False)]


def _when(entry: Entry, moment: Moment, width: int, look: RowLook) -> Line:
    """The entry's shape, what it is, its hour, and the channel at the right."""
    quiet = _is_quiet(entry, look)
    time, long, short = hour(entry.time), word_of(entry, long=True), word_of(entry, long=False)
    late = "late " if is_late(entry, moment) else ""
    forms = [" ".join(form.split()) for form in (f"{late}{long} {time}", f"{long} {time}", f"{short} {time}", time)]
    said = next((form for form in forms if measure(form) <= width - _LEAD - 2), short)
    when = [
        _bar(entry, look, moment),
        sign_of(entry, moment),
        Span(f" {said}", "muted" if quiet else tone_of(entry, moment)),
    ]
    code = clip(entry.card.channel, 5, "")
    return two_ends(when, [Span(f"{code} ", "muted" if quiet else "piece bold")] if code else [], width)


def _bar(entry: Entry, look: RowLook, moment: Moment) -> Span:
    sign = glyphs(moment.ascii)
    if look.selected:
        return Span(f"{sign.bar}{sign.mark if look.marked else ' '}", "accent")
    if look.marked:
        return Span(f" {sign.mark}", "accent")
    return Span(f" {sign.lit}" if look.lit else "  ", entry.card.kind)


def _under(look: RowLook, moment: Moment) -> Span:
    return Span((glyphs(moment.ascii).bar if look.selected else " ").ljust(_LEAD), "accent")


def _is_quiet(entry: Entry, look: RowLook) -> bool:
    return entry.what in ("over", "coming") and not look.selected


def _style(entry: Entry, look: RowLook) -> str:
    return "muted" if _is_quiet(entry, look) else look.text

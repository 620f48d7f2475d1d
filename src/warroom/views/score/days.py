"""Inches a day against the target as columns, and thirteen weeks of days."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.almanac import is_weekend
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.inches import format_inches
from warroom.domain.score import Book, by_day, calendar, days_of
from warroom.views.build import blank, fill
from warroom.views.cells import measure
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import columns
from warroom.views.scene import Scene
from warroom.views.score.sheet import Sheet, day_said

_LEAST_PLOT = 4
_MOST_PLOT = 12


def days_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """Inches a day against the target as columns, and thirteen weeks of days below."""
    book = sheet.book
    grid = _grid(book, scene, width)
    height = max(min(room - len(grid) - 4, _MOST_PLOT), _LEAST_PLOT)
    lines = _columns(book, scene, width, height) if room >= height + 4 else []
    return [*lines, *(grid if room - len(lines) >= len(grid) else [])]


def _columns(book: Book, scene: Scene, width: int, height: int) -> list[Line]:
    sizes = by_day(book.wins)
    gone = days_of(book)
    each = 2 if width >= 60 else 1
    most = max((width - 12) // each, 1)
    seen = gone[-most:]
    values = [sizes.get(day, 0) for day in seen]
    top = max([*values, book.campaign.target, 1])
    drawn = columns([value for value in values for _ in range(each)], height, top, scene.ascii)
    at = height - 1 - min(book.campaign.target * height // top, height - 1) if book.campaign.target else -1
    lines = []
    for row, text in enumerate(drawn):
        label = format_inches(top, scene.ascii) if row == 0 else ""
        if row == at:
            label = format_inches(book.campaign.target, scene.ascii)
        sign = glyphs(scene.ascii).target if row == at else " "
        spans = [Span(label.rjust(8), "good" if row == at else "muted"), Span(f" {sign} ".replace("  ", " "), "good")]
        lines.append(fill([*spans, Span(text, "accent")], width))
    first, last = (f"{day_said(day)}" for day in (seen[0], seen[-1])) if seen else ("", "")
    axis = first.ljust(max(len(values) * each - measure(last), 0)) + last
    return [*lines, fill([Span(" " * 10), Span(axis, "muted")], width), blank(width)]


def _grid(book: Book, scene: Scene, width: int) -> list[Line]:
    """Thirteen weeks as columns, a row a weekday; a day's sign says how much of the target it was."""
    weeks = calendar(book)
    cell = 4 if width >= 70 else 2
    lines = [_months(weeks, cell, width)]
    for weekday in range(7):
        spans = [Span(f"  {WEEKDAYS[weekday]} ".ljust(8), "muted")]
        spans += [_day(*week[weekday], book, scene, cell) for week in weeks]
        lines.append(fill(spans, width))
    key = "  a day: nothing  some  half  the target" if width >= 60 else ""
    return [*lines, fill([Span(key, "faint")], width)] if key else lines


def _months(weeks: Sequence[Sequence[tuple[str, int | None]]], cell: int, width: int) -> Line:
    spans, before = [Span(" " * 8)], ""
    for week in weeks:
        month = MONTHS[int(week[0][0][5:7]) - 1]
        spans.append(Span((month if month != before else "").ljust(cell)[:cell], "muted"))
        before = month
    return fill(spans, width)


def _day(day: str, size: int | None, book: Book, scene: Scene, cell: int) -> Span:
    if size is None:
        return Span(" " * cell)
    target = book.campaign.target or 16
    level = 0 if not size else 1 if size * 2 < target else 2 if size < target else 3
    sign = (".-+#" if scene.ascii else "·░▒█")[level]
    style = ("faint" if is_weekend(day) else "bad", "accent", "accent", "good")[level]
    return Span((sign * min(cell - 1, 2)).ljust(cell), style if day != book.today else f"{style} bold underline")

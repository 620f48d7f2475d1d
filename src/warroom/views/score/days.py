"""Inches a day against the target as columns, thirteen weeks of days, and what each week came to."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.almanac import is_weekend
from warroom.domain.campaigns import holidays_of
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.inches import format_inches, format_length
from warroom.domain.score import Book, day_level
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import axis, columns
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage, day_said
from warroom.views.score.reckoned import by_day, calendar, days_of

_LEAST_PLOT, _MOST_PLOT = 4, 24
_GUTTER = 10
# The sign of a day by how much of its target was won: nothing, some, half, all.
_SIGNS = {False: "·░▒█", True: ".-+#"}
_LEVELS = ("nothing", "some", "half", "the target")
_STYLES = ("bad", "accent", "accent", "good")
_WEEKS_BESIDE = 110


def days_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:
    """Inches a day against the target as columns, and thirteen weeks of days below."""
    book = page.book
    grid = _grid(book, scene, width)
    whole = room - len(grid) - 2
    height = min(whole, _MOST_PLOT) if whole >= _LEAST_PLOT else max(min(room - 2, 2 * _LEAST_PLOT), _LEAST_PLOT)
    return Body([*_plot(book, scene, width, height), blank(width), *grid])


def _plot(book: Book, scene: Scene, width: int, height: int) -> list[Line]:
    """A column a day; those that reached the target stand through its line."""
    sizes, target, sign = by_day(book.wins), book.campaign.target, glyphs(scene.ascii)
    gone = days_of(book)
    each = next((cells for cells in (4, 3, 2) if len(gone) * cells <= width - _GUTTER), 2 if width >= 60 else 1)
    seen = gone[-max((width - _GUTTER) // each, 1) :]
    values = [sizes.get(day, 0) for day in seen]
    top = max([*values, target, 1])
    at = height - 1 - min(target * height // top, height - 1) if target else -1
    ink = [("good" if target and value >= target else "accent") for value in values]
    lines = []
    for row, drawn in enumerate(columns(values, height, top, scene.ascii)):
        label = format_inches(target if row == at else top, scene.ascii) if row in (0, at) else ""
        line = [
            Span(label.rjust(8), "good" if row == at else "muted"),
            Span(f"{sign.target if row == at else ' '} ", "good"),
        ]
        for cell, style in zip(drawn, ink, strict=True):
            line += _column(cell, style, each, row == at, scene.ascii)
        lines.append(fill(line, width))
    labels = [(n * each, day_said(day)) for n, day in enumerate(seen)]
    return [*lines, fill([Span(" " * _GUTTER), Span(axis(labels, width - _GUTTER), "muted")], width)]


def _column(cell: str, style: str, each: int, on_target: bool, ascii: bool) -> list[Span]:
    """A cell of a day's column and the gap after it; in the target's row its line shows between."""
    line = ("-" if ascii else "┄") if on_target else " "
    gap = min(each - 1, 1)
    body = Span(line * (each - gap), "good") if cell == " " else Span(cell * (each - gap), style)
    return [body, Span(line * gap, "good")]


def _grid(book: Book, scene: Scene, width: int) -> list[Line]:
    """Thirteen weeks as columns, a row a weekday; a day's sign says how much of the target it was."""
    weeks = calendar(book)
    cell = 4 if width >= 70 else 2
    rows = [[Span(" " * 8), *_months(weeks, cell)]]
    for weekday in range(7):
        spans = [Span(f"  {WEEKDAYS[weekday]}".ljust(8), "muted")]
        rows.append([*spans, *(span for week in weeks for span in _day(*week[weekday], book, scene, cell))])
    said = zip(_SIGNS[scene.ascii], _STYLES, _LEVELS, strict=True)
    told = [[Span(sign, style), Span(f" {name}  ", "faint")] for sign, style, name in said]
    rows.append([Span(" " * 8), *(span for spans in told for span in spans)])
    beside = _by_week(weeks, book, scene, len(rows)) if width >= _WEEKS_BESIDE else []
    wide = max(map(cells_of, rows)) + 4
    beside += [[]] * (len(rows) - len(beside))
    return [
        fill([*row, Span(" " * (wide - cells_of(row))), *week], width) for row, week in zip(rows, beside, strict=True)
    ]


def _months(weeks: Sequence[Sequence[tuple[str, int | None]]], cell: int) -> list[Span]:
    """The months above their first weeks, those that have room."""
    names = [MONTHS[int(week[0][0][5:7]) - 1] for week in weeks]
    first = [(n * cell, name) for n, name in enumerate(names) if n == 0 or name != names[n - 1]]
    return [Span(axis(first, len(weeks) * cell), "muted")]


def _day(day: str, size: int | None, book: Book, scene: Scene, cell: int) -> list[Span]:
    if size is None:
        return [Span(" " * cell)]
    level = day_level(size, book.campaign.target)
    off = is_weekend(day) or day in holidays_of(book.campaign)
    style = "faint" if off and not level else _STYLES[level]
    sign = _SIGNS[scene.ascii][level] * min(cell - 1, 2)
    shown = Span(sign, style if day != book.today else f"{style} bold underline")
    return [shown, Span(" " * (cell - len(sign)))]


def _by_week(
    weeks: Sequence[Sequence[tuple[str, int | None]]], book: Book, scene: Scene, rows: int
) -> list[list[Span]]:
    """What the latest weeks came to, the running one last."""
    ascii, target = scene.ascii, book.campaign.target
    told = [[Span("week of   won            target reached", "muted")]]
    for week in [week for week in weeks if any(size is not None for _, size in week)][-(rows - 1) :]:
        sizes = [size for _, size in week if size is not None]
        hits = sum(day_level(size, target) == len(_LEVELS) - 1 for size in sizes)
        said = f"on {hits} of {counted(len(sizes), 'day')}" if target else ""
        told.append([
            Span(day_said(week[0][0]).ljust(10), "soft"),
            Span(format_length(sum(sizes), ascii).ljust(15), "text"),
            Span(said, "good" if said and hits == len(sizes) else "muted"),
        ])  # fmt: skip
    return told

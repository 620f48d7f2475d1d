"""What was committed to and done, in tactics and in inches; and what was thrown away."""

from __future__ import annotations

from warroom.domain.inches import format_inches, format_length
from warroom.domain.score import kept, kept_by_day, thrown_away
from warroom.domain.text import counted
from warroom.views.build import blank, fill
from warroom.views.cells import fit
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import bar
from warroom.views.scene import Scene
from warroom.views.score.sheet import Sheet, day_said

# From this many hundredths on a team keeps its word.
_GOOD = 80


def promises_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """What was committed to and done, in tactics and in inches; and what was thrown away."""
    book, ascii = sheet.book, scene.ascii
    days, whole = kept_by_day(book), kept(book)
    if not days:
        lines = [fill([Span("  Nobody has committed to a day yet: B begins one.", "soft")], width)]
    else:
        rate = Span(f"{whole.rate}%", "good bold" if whole.rate >= _GOOD else "bad bold")
        sizes = f"{format_length(whole.done_size, ascii)} of {format_length(whole.size, ascii)}"
        said = f"  {whole.done} of {counted(whole.promised, 'tactic')}, {sizes} that were committed to"
        lines = [fill([Span("  EXECUTION ", "soft bold"), rate, Span(said, "text")], width), blank(width)]
        cells = max(min(width - 46, 40), 6)
        for day, one in reversed(days[-max(room - 8, 3) :]):
            filled = fit(bar(one.done, max(one.promised, 1), cells, ascii), cells)
            told = (
                f" {one.done}/{one.promised}".ljust(7)
                + f"{format_inches(one.done_size, ascii)} of {format_inches(one.size, ascii)}"
            )
            lines.append(
                fill([Span(f"  {day_said(day):10}", "muted"), Span(filled, "accent"), Span(told, "text")], width)
            )
    away = {name: count for name, count in thrown_away(book).items() if count}
    said = (
        f" {glyphs(ascii).dot} ".join(
            counted(count, name) if name in ("note", "piece", "tactic") else f"{count} {name}"
            for name, count in away.items()
        )
        or "nothing"
    )
    return [*lines, blank(width), fill([Span("  THROWN AWAY ", "soft bold"), Span(said, "text")], width)]

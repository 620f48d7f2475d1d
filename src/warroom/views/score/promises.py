"""What was committed to and done, in tactics and in inches; and what was thrown away."""

from __future__ import annotations

from warroom.domain.inches import format_inches, format_length
from warroom.domain.score import Book, thrown_away, together
from warroom.domain.standing import day_of
from warroom.domain.text import counted
from warroom.views.build import blank, fill
from warroom.views.cells import clip, fit, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import bar
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage, day_said
from warroom.views.score.reckoned import kept_by_day, wasted

# From this many hundredths on a team keeps its word.
_GOOD = 80
_NARROW = 60
# More than these are counted.
_MOST_DAYS, _MOST_CARDS = 91, 50


def promises_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:  # noqa: ARG001
    """What was committed to and done, in tactics and in inches; and what was thrown away."""
    return Body([*_execution(page.book, scene, width), blank(width), *_thrown_away(page.book, scene, width)])


def _execution(book: Book, scene: Scene, width: int) -> list[Line]:
    days, ascii = kept_by_day(book), scene.ascii
    whole = together(one for _, one in days)
    if not days:
        return [
            fill(
                [
                    Span("  Nobody has committed to a day yet: "),
                    Span(scene.keys.plan, "accent bold"),
                    Span(" begins one.", "soft"),
                ],
                width,
            )
        ]
    lines = [fill([Span("  EXECUTION", "soft bold"), Span("  committed against done", "muted")], width)]
    sizes = f"{format_length(whole.done_size, ascii)} of {format_length(whole.size, ascii)}"
    for name, rate, said in (
        ("tactics", whole.rate, f"{whole.done} of {whole.promised}"), ("inches", whole.size_rate, sizes),
    ):  # fmt: skip
        tone = "good bold" if rate >= _GOOD else "bad bold"
        lines.append(fill([Span(f"  {name:9}", "text"), Span(f"{rate:3}%", tone), Span(f"  {said}", "text")], width))
    lines.append(blank(width))
    cells = max(min(width - 46, 40), 6)
    for day, one in days[: -_MOST_DAYS - 1 : -1]:
        filled = fit(bar(one.done, max(one.promised, 1), cells, ascii), cells)
        tactics = f" {one.done}/{one.promised}".ljust(8)
        inches = f"{format_inches(one.done_size, ascii)} of {format_inches(one.size, ascii)}"
        tone = "good" if one.rate >= _GOOD else "accent"
        lines.append(
            fill(
                [
                    Span(f"  {day_said(day):10}", "muted"),
                    Span(filled, tone),
                    Span(tactics, "text"),
                    Span(inches, "soft"),
                ],
                width,
            )
        )
    return lines


def _thrown_away(book: Book, scene: Scene, width: int) -> list[Line]:
    """How much, then what, the latest first, with what had been won on it."""
    away, sign = {name: count for name, count in thrown_away(book).items() if count}, glyphs(scene.ascii)
    parts = [
        counted(count, name) if name in ("note", "piece", "tactic") else f"{count} {name}"
        for name, count in away.items()
    ]
    said = f" {sign.dot} ".join(parts) or "nothing"
    lines = [fill([Span("  THROWN AWAY ", "soft bold"), Span(said, "text")], width)]
    found = wasted(book)
    for how, card in found[:_MOST_CARDS]:
        day = day_said(day_of(card.archived or card.closed, book.campaign.zone)) if card.archived or card.closed else ""
        lead = [Span(f"  {day:10}", "muted"), Span(f"{how:8}", "muted")]
        won = f"  {format_length(card.won, scene.ascii)} had been won on it" if card.won and width >= _NARROW else ""
        title = clip(shown(card.title), max(width - 20 - len(won) - 1, 4), sign.ellipsis)
        lines.append(fill([*lead, Span(title, "text"), Span(won, "muted")], width))
    rest = len(found) - _MOST_CARDS
    return [*lines, fill([Span(f"  and {rest} more", "faint italic")], width)] if rest > 0 else lines

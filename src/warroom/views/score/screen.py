"""The scoreboard: winning or not, in five seconds; then a page at a time what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from warroom.domain.inches import format_inches, format_length
from warroom.domain.score import Book, standing
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import measure, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.score.days import days_lines
from warroom.views.score.goals import goals_lines
from warroom.views.score.plan import plan_lines
from warroom.views.score.promises import promises_lines
from warroom.views.score.sheet import PAGES, Sheet, day_said
from warroom.views.score.whence import whence_lines
from warroom.views.tape import run_of_days

_BODIES: dict[str, Callable[[Sheet, Scene, int, int], list[Line]]] = {
    "days": days_lines,
    "whence": whence_lines,
    "plan": plan_lines,
    "goals": goals_lines,
    "promises": promises_lines,
}


def scoreboard_lines(sheet: Sheet, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The scoreboard as exactly `height` lines of `width` cells."""
    head = [*_head(sheet, scene, width), *_verdict(sheet.book, scene, width)]
    foot = _foot(sheet, width)
    room = max(height - len(head) - len(foot), 1)
    body = _BODIES[PAGES[sheet.page]](sheet, scene, width, room)[:room]
    body += [blank(width)] * (room - len(body))
    return tuple([*head, *body, *foot][:height])


def rows_of(sheet: Sheet) -> int:
    """How many rows of the page can be chosen."""
    return len(sheet.book.goals) if PAGES[sheet.page] == "goals" else 0


def _head(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    left = [Span(" SCOREBOARD ", "accent bold")]
    tabs = [
        Span(f" {number} {name} ", "text bold on-raised" if number == sheet.page + 1 else "muted")
        for number, name in enumerate(PAGES, 1)
    ]
    if cells_of(left) + cells_of(tabs) > width:
        tabs = [Span(f"{sheet.page + 1} of {len(PAGES)}: {PAGES[sheet.page]} ", "text bold")]
    rule = fill([Span(glyphs(scene.ascii).rule * width, "rule")], width)
    return [two_ends(left, tabs, width, "on-panel"), rule]


def _verdict(book: Book, scene: Scene, width: int) -> list[Line]:
    """Winning or not: a word, and the two numbers that say so."""
    now, dot = standing(book), glyphs(scene.ascii).dot
    if not now.target:
        word, style = "NO TARGET", "muted"
    elif now.ahead >= 0:
        word, style = "WINNING", "good"
    elif now.won_today >= now.target:
        word, style = "CATCHING UP", "accent"
    else:
        word, style = "BEHIND", "bad"
    total = format_length(now.total, scene.ascii)
    said = [f"{total} won"]
    if now.target:
        gap = format_length(abs(now.ahead), scene.ascii)
        said = [
            f"{total} of {format_length(now.plan, scene.ascii)} planned by today",
            f"{gap} {'ahead' if now.ahead >= 0 else 'behind'}",
        ]
    today = format_length(now.won_today, scene.ascii)
    of = f" of {format_inches(now.target, scene.ascii)}" if now.target else ""
    before = [f"{format_length(now.before, scene.ascii)} before it began"] if now.before else []
    run = run_of_days(scene.board.days, scene.board.today)
    second = [f"today {today}{of}"]
    second += [f"{run}-day run"] if run else []
    second += [f"target reached on {now.hits} of {counted(now.days, 'day')}"] if now.target and now.days else []
    second += [f"best {format_inches(now.best[1], scene.ascii)} on {day_said(now.best[0])}"] if now.best[1] else []
    second += before
    lead = "  "
    return [
        fill([Span(lead), Span(word, f"{style} bold"), Span("  "), Span(f" {dot} ".join(said), "text")], width),
        fill([Span(lead), Span(_joined(second, dot, width - 2), "soft")], width),
        blank(width),
    ]


def _joined(parts: Sequence[str], dot: str, room: int) -> str:
    """As many of the parts as fit."""
    text = parts[0]
    for part in parts[1:]:
        longer = f"{text} {dot} {part}"
        if measure(longer) > room:
            break
        text = longer
    return text


def _foot(sheet: Sheet, width: int) -> list[Line]:
    keys = [("h l", "page"), ("1-5", "jump")]
    if PAGES[sheet.page] == "goals":
        keys += [("j k", "goal"), ("m", "measure"), ("a", "new goal"), ("e", "edit"), ("d", "put away")]
    keys += [("y", "copy as CSV"), ("u", "undo"), ("esc", "leave")]
    spans: list[Span] = []
    for key, word in keys:
        hint = [Span(f"  {key}", "accent bold"), Span(f" {word}", "muted")]
        if cells_of([*spans, *hint]) > width:
            break
        spans += hint
    text, tone = sheet.note
    style = {"good": "good", "warn": "warn", "bad": "bad bold"}.get(tone, "text")
    said = [fill([Span("  "), Span(part, style)], width) for part in wrap(text, max(width - 4, 1))[:2]] if text else []
    return [*said, fill(spans, width, "on-raised")]

"""The scoreboard: winning or not, in five seconds; then a page at a time what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from warroom.domain.dates import say_when
from warroom.domain.inches import format_inches, format_length
from warroom.domain.score import Book, Verdict
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill
from warroom.views.cells import measure
from warroom.views.frame import foot, framed, heading, start_of
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.score.days import days_body
from warroom.views.score.goals import goals_body
from warroom.views.score.numbers import numbers_body
from warroom.views.score.pace import pace_body
from warroom.views.score.page import PAGES, Body, ScorePage, day_said
from warroom.views.score.plan import plan_body
from warroom.views.score.promises import promises_body
from warroom.views.score.reckoned import standing
from warroom.views.score.whence import whence_body
from warroom.views.tape import run_of_days

_NAME = "SCOREBOARD"
_BODIES: dict[str, Callable[[ScorePage, Scene, int, int], Body]] = {
    "days": days_body,
    "whence": whence_body,
    "plan": plan_body,
    "goals": goals_body,
    "promises": promises_body,
    "pace": pace_body,
}


_TONES: dict[Verdict, str] = {
    "not begun": "muted", "no target": "muted", "winning": "good", "catching up": "accent", "behind": "bad",
}  # fmt: skip


def scoreboard_lines(page: ScorePage, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The scoreboard as exactly `height` lines of `width` cells."""
    head, low = _head(page, scene, width), _foot(page, width)
    room = max(height - len(head) - len(low), 1)
    body = _body(page, scene, width, room)
    last = max(len(body.lines) - room, 0)
    start = min(page.row, last) if body.at < 0 else start_of(body.at, len(body.lines), room)
    return framed(head, body.lines[start:], low, width, height)


def report(page: ScorePage, scene: Scene, width: int, room: int) -> tuple[Line, ...]:
    """The verdict and the page without keys and a choice, as tall as it is; charts have `room` lines."""
    return (*_verdict(page.book, scene, width), *_body(page._replace(row=-1), scene, width, room).lines)


def rows_of(page: ScorePage, scene: Scene, width: int, height: int) -> int:
    """How many goals can be chosen, or how many lines can be the first that is shown."""
    if page.name == "goals" and not page.numbers:
        return max(len(page.book.goals), 1)
    room = max(height - len(_head(page, scene, width)) - len(_foot(page, width)), 1)
    return max(len(_body(page, scene, width, room).lines) - room, 0) + 1


def _body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:
    return (numbers_body if page.numbers else _BODIES[page.name])(page, scene, width, room)


def page_at(page: ScorePage, width: int, x: int) -> int:
    """The page whose name stands at a cell of the first line, -1 where none does."""
    tabs = _tabs(page, width)
    ends = [width - cells_of(tabs[n + 1 :]) for n in range(len(tabs))]
    starts = [width - cells_of(tabs), *ends]
    found = next((n for n, (start, end) in enumerate(zip(starts, ends, strict=False)) if start <= x < end), -1)
    return found if len(tabs) > 1 else -1


def _head(page: ScorePage, scene: Scene, width: int) -> list[Line]:
    return [*heading(_NAME, [], _tabs(page, width), width, scene.ascii), *_verdict(page.book, scene, width)]


def _tabs(page: ScorePage, width: int) -> list[Span]:
    """The names of the pages, or the one that is shown where there is no room for all."""
    tabs = [
        Span(f" {number} {name} ", "text bold on-raised" if number == page.page + 1 else "muted")
        for number, name in enumerate(PAGES, 1)
    ]
    if cells_of(tabs) + len(_NAME) + 2 < width:
        return tabs
    return [Span(f"{page.page + 1} of {len(PAGES)}: {page.name} ", "text bold")]


def _verdict(book: Book, scene: Scene, width: int) -> list[Line]:
    """Winning or not: a word, and the two numbers that say so."""
    now, dot, ascii = standing(book), glyphs(scene.ascii).dot, scene.ascii
    total = format_length(now.total, ascii)
    verdict = now.verdict(now.won_today >= now.target)
    word, style = verdict.upper(), _TONES[verdict]
    if verdict == "not begun":
        said = [f"the first day is {say_when(book.campaign.start, scene.now)}"]
    elif verdict == "no target":
        said = [f"{total} won"]
    else:
        gap = format_length(abs(now.ahead), ascii)
        gap = f"{gap} behind" if verdict == "catching up" else f"by {gap}" if now.ahead else "just as planned"
        # What is most telling comes first; on a narrow screen the rest gives way.
        said = [gap, f"{total} of {format_length(now.plan, ascii)} planned by today"]
    run = run_of_days(scene.board.days, scene.board.today)
    of = f" of {format_inches(now.target, ascii)}" if now.target else ""
    second = [f"today {format_length(now.won_today, ascii)}{of}"]
    second += [f"{run}-day run"] if run else []
    second += [f"target reached on {now.hits} of {counted(now.days, 'day')}"] if now.target and now.days else []
    second += [f"best {format_inches(now.best[1], ascii)} on {day_said(now.best[0])}"] if now.best[1] else []
    second += [f"{format_length(now.before, ascii)} before it began"] if now.before else []
    room = width - len(word) - 4
    return [
        fill([Span("  "), Span(word, f"{style} bold"), Span("  "), Span(_joined(said, dot, room), "text")], width),
        fill([Span("  "), Span(_joined(second, dot, width - 2), "soft")], width),
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


def _foot(page: ScorePage, width: int) -> list[Line]:
    hints = [("h l", "page"), (f"1-{len(PAGES)}", "jump")]
    if page.name == "goals" and not page.numbers:
        hints += [("j k", "goal"), ("m", "measure"), ("a", "new goal"), ("e", "edit"), ("d", "put away")]
    else:
        hints += [("j k", "scroll")]
    hints += [("v", "drawn" if page.numbers else "numbers"), ("y", "copy as CSV"), ("u", "undo"), ("esc", "leave")]
    return foot(page.note, hints, width)

"""Routines on a screen: how often, when next, whose, and the last thirty days of each as a strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warroom.domain.dates import add_days, say_when, short_when
from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Routine
from warroom.domain.stages import MISSED
from warroom.domain.text import counted
from warroom.views.build import blank, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown, wrap
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

DAYS = 30
_MARGIN = 2
_LEAST_TITLE = 12
# Below this width a strip shows the last two weeks.
_WIDE = 100


class RoutineSheet(NamedTuple):
    """What is shown of a routine: its rule in words, the next slots, what is open now, and its occurrences by day.

    `mode` says what becomes of an occurrence that is not done.
    """

    routine: Routine
    words: str
    mode: str
    coming: tuple[str, ...]
    waiting: Card | None
    past: Sequence[Card]


class _Widths(NamedTuple):
    title: int
    words: int
    following: int
    owner: int
    size: int
    strip: int


def routines_lines(
    sheets: Sequence[RoutineSheet], at: int, keys: Sequence[tuple[str, str]], scene: Scene, width: int, height: int,
    note: tuple[str, str] = ("", ""),
) -> tuple[Line, ...]:  # fmt: skip
    """The screen as exactly `height` lines; the routine `at` is selected, and told in full below."""
    head = _head(sheets, scene, width)
    foot = _foot(keys, note, width)
    detail = _detail(sheets[at], scene, width) if sheets else []
    room = max(height - len(head) - len(foot), 1)
    detail = detail[: max(room // 2, 1)] if room > 3 else []
    rows = _rows(sheets, at, scene, width, max(room - len(detail), 1))
    gap = [blank(width)] * (room - len(rows) - len(detail))
    return tuple([*head, *rows, *gap, *detail, *foot][:height])


def strip(past: Sequence[Card], today: str, days: int, ascii: bool) -> list[Span]:
    """The last `days` days up to today, a sign each: done, missed, skipped, open, or nothing."""
    sign = glyphs(ascii)
    by_day: dict[str, list[Card]] = {}
    for card in past:
        by_day.setdefault(card.slot[:10], []).append(card)
    return [_day(by_day.get(add_days(today, -back), ()), sign) for back in range(days - 1, -1, -1)]


def run_said(past: Sequence[Card]) -> str:
    """`18 of 21 done, 2 missed, 1 skipped`, of what is over."""
    done = sum(card.stage == "done" for card in past)
    missed = sum(card.stage == MISSED for card in past)
    skipped = sum(bool(card.archived) and not card.closed for card in past)
    over = done + missed
    said = [f"{done} of {over} done" if over else "nothing yet"]
    said += [f"{missed} missed"] if missed else []
    said += [f"{skipped} skipped"] if skipped else []
    return ", ".join(said)


def _day(cards: Sequence[Card], sign: Glyphs) -> Span:
    """Of several on a day the worst."""
    if not cards:
        return Span(sign.todo, "faint")
    if any(card.stage == MISSED for card in cards):
        return Span(sign.missed, "bad bold")
    if all(card.archived for card in cards):
        return Span(sign.skipped, "muted")
    if all(card.stage == "done" or card.archived for card in cards):
        return Span(sign.seen, "good")
    return Span(sign.doing, "accent")


def _head(sheets: Sequence[RoutineSheet], scene: Scene, width: int) -> list[Line]:
    paused = sum(bool(sheet.routine.paused) for sheet in sheets)
    waiting = sum(sheet.waiting is not None for sheet in sheets)
    dot = glyphs(scene.ascii).dot
    said = [counted(len(sheets), "routine")] if sheets else []
    said += [f"{waiting} open"] if waiting else []
    said += [f"{paused} paused"] if paused else []
    right = [Span(f" {dot} ".join(said) + " ", "muted")]
    title = [Span(f" {glyphs(scene.ascii).routine} ROUTINES ", "tactic bold")]
    if measure(title[0].text) + measure(right[0].text) > width:
        right = []
    return [two_ends(title, right, width, "on-panel"), fill([Span(glyphs(scene.ascii).rule * width, "rule")], width)]


def _rows(sheets: Sequence[RoutineSheet], at: int, scene: Scene, width: int, room: int) -> list[Line]:
    if not sheets:
        said = (
            "Nothing recurs yet: what is done every day or week appears by itself once it is a routine. a starts one."
        )
        return [fill([Span("  "), Span(text, "soft")], width) for text in wrap(said, max(width - 4, 1))][:room]
    top = max(0, min(at - room // 2, len(sheets) - room))
    widths = _widths(width, sheets)
    return [
        _row(sheet, scene, widths, width, selected=number == at)
        for number, sheet in enumerate(sheets[top : top + room], start=top)
    ]


def _widths(width: int, sheets: Sequence[RoutineSheet]) -> _Widths:
    """Columns are taken in by importance: the next time, the strip, the words, the owner, the size."""
    left = width - 2 - _MARGIN
    words = min(max((measure(sheet.words) for sheet in sheets), default=0) + 2, 34)
    taken = {}
    for name, cost in (("following", 12), ("strip", DAYS + 2), ("owner", 8), ("words", words), ("size", 7)):
        if name == "strip" and width < _WIDE:
            cost = 16
        taken[name] = cost if left - cost >= _LEAST_TITLE else 0
        left -= taken[name]
    most = max((measure(shown(sheet.routine.title)) for sheet in sheets), default=0) + 4
    return _Widths(title=min(left, max(most, _LEAST_TITLE)), **taken)


def _row(sheet: RoutineSheet, scene: Scene, widths: _Widths, width: int, *, selected: bool) -> Line:
    sign, routine = glyphs(scene.ascii), sheet.routine
    tone = "text bold" if selected else "muted" if routine.paused else "text"
    spans = [Span(sign.bar if selected else " ", "accent"), Span(" ")]
    spans.append(Span(fit(shown(routine.title), widths.title - 2, sign.ellipsis) + "  ", tone))
    if widths.words:
        spans.append(Span(fit(sheet.words, widths.words - 2, sign.ellipsis) + "  ", "soft"))
    if widths.following:
        said, style = _following(sheet, scene)
        spans.append(Span(fit(said, widths.following - 1, sign.ellipsis) + " ", style))
    if widths.owner:
        tone = scene.moment.team.style(routine.owner, "muted") if routine.owner else "bad"
        spans.append(Span(fit(routine.owner or sign.none, widths.owner), tone))
    if widths.size:
        size = format_inches(routine.size, scene.ascii) if routine.size else ""
        spans.append(Span(size.rjust(widths.size - 2) + "  ", "muted"))
    if widths.strip:
        spans += strip(sheet.past, scene.board.today, widths.strip - 2, scene.ascii)
    return fill(spans, width, "on-raised" if selected else "")


def _following(sheet: RoutineSheet, scene: Scene) -> tuple[str, str]:
    """When the routine is due next, in a word or two."""
    if sheet.routine.paused:
        return "paused", "warn"
    if sheet.waiting is not None:
        return f"now {glyphs(scene.ascii).dot} {sheet.waiting.stage}", "accent"
    if not sheet.coming:
        return "over", "muted"
    return short_when(sheet.coming[0], scene.board.today), "soft"


def _detail(sheet: RoutineSheet, scene: Scene, width: int) -> list[Line]:
    """The selected routine in full."""
    routine, sign = sheet.routine, glyphs(scene.ascii)
    zone = f" {sign.dot} {routine.zone}" if routine.zone != scene.board.campaign.zone else ""
    facts = [
        ("often", f"{sheet.words}{zone}", "text"),
        ("repeat", f"{routine.repeat}: {sheet.mode}", "soft"),
        ("paused", routine.paused, "warn"),
        ("next", ", ".join(say_when(slot, scene.now) for slot in sheet.coming), "text"),
        ("without", ", ".join(say_when(day, scene.now) for day in routine.exdates.split()[-3:]), "muted"),
        ("tags", " ".join(f"#{tag}" for tag in routine.tags.split()), "soft"),
    ]
    inner = max(width - _MARGIN - 11, 1)
    lines = [fill([Span(sign.rule * width, "rule")], width)]
    lines.append(fill([Span(f"  {clip(shown(routine.title), width - 4, sign.ellipsis)}", "tactic bold")], width))
    days = min(DAYS, max(inner, 1))
    lines.append(fill([Span("  30 days  ", "muted"), *strip(sheet.past, scene.board.today, days, scene.ascii)], width))
    lines.append(fill([Span("           "), Span(run_said(sheet.past), "soft")], width))
    for label, value, style in facts:
        for number, text in enumerate(wrap(value, inner)[:2] if value else []):
            lead = f"  {label}".ljust(11) if not number else " " * 11
            lines.append(fill([Span(lead, "muted"), Span(text, style)], width))
    return lines


def _foot(keys: Sequence[tuple[str, str]], note: tuple[str, str], width: int) -> list[Line]:
    spans: list[Span] = []
    left = width
    for key, word in keys:
        cells = measure(key) + measure(word) + 4
        if cells > left:
            break
        left -= cells
        spans += [Span(f"  {key}", "accent bold"), Span(f" {word} ", "muted")]
    text, tone = note
    if not text:
        return [fill(spans, width, "on-raised")]
    style = {"good": "good", "warn": "warn", "bad": "bad bold"}.get(tone, "text")
    return [
        *(fill([Span("  "), Span(t, style)], width) for t in wrap(text, max(width - 4, 1))[:2]),
        fill(spans, width, "on-raised"),
    ]


def by_routine(cards: Sequence[Card]) -> Mapping[str, list[Card]]:
    """Occurrences by their routine."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.routine, []).append(card)
    return found

"""Routines on a screen: how often, when next, whose, and the last thirty days of each as a strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import add_days, say_when, short_when
from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Routine
from warroom.domain.routines import REPEAT_SAID, RUN_DAYS, coming, open_of, run_since, words_of
from warroom.domain.stages import MISSED
from warroom.domain.standing import day_of
from warroom.domain.text import counted
from warroom.views.build import blank, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown, wrap
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

_NEXT = 5
_MARGIN = 2
_LABEL = 11
_MOST_LINES = 3
_LEAST_TITLE, _FAIR_TITLE = 12, 22
_LEAST_WORDS, _MOST_WORDS = 12, 48
# Below this width a strip shows the last two weeks.
_WIDE = 112


class RoutineSheet(NamedTuple):
    """What is shown of a routine: its rule in words, the next slots, what is open now, and its occurrences by slot."""

    routine: Routine
    words: str
    coming: tuple[str, ...]
    waiting: Card | None
    past: Sequence[Card]


class RoutinePage(NamedTuple):
    """The screen's lines, and which routines stand on those below the head."""

    lines: tuple[Line, ...]
    rows: range


class _Widths(NamedTuple):
    title: int
    words: int
    following: int
    owner: int
    size: int
    strip: int


def sheet_of(board: Board, routine: Routine, past: Sequence[Card]) -> RoutineSheet:
    """The routine as it stands on the board, with its occurrences of the last thirty days."""
    waiting = open_of(board, routine)
    return RoutineSheet(
        routine, words_of(routine), coming(board, routine, _NEXT), waiting[0] if waiting else None, past
    )


def routines_page(
    sheets: Sequence[RoutineSheet], at: int, keys: Sequence[tuple[str, str]], scene: Scene, width: int, height: int,
    note: tuple[str, str] = ("", ""),
) -> RoutinePage:  # fmt: skip
    """The screen as exactly `height` lines; the routine `at` is selected, and told in full below."""
    head = _head(sheets, scene, width)
    foot = [*note_lines(note, width), footer(keys, width)]
    told = details(sheets[at], scene, width) if sheets else ()
    room = max(height - len(head) - len(foot), 1)
    detail = told[: max(room // 2, 1)] if room > 3 else ()
    space = max(room - len(detail), 1)
    top = max(0, min(at - space // 2, len(sheets) - space))
    shown_ones = range(top, min(top + space, len(sheets)))
    rows = _rows(sheets, shown_ones, at, scene, width) if sheets else _nothing(width)[:space]
    gap = [blank(width)] * (room - len(rows) - len(detail))
    return RoutinePage(tuple([*head, *rows, *gap, *detail, *foot][:height]), shown_ones)


def strip(routine: Routine, past: Sequence[Card], today: str, days: int, ascii: bool) -> list[Span]:
    """The last `days` days up to today, a sign each: done, missed, skipped, open, or nothing."""
    sign = glyphs(ascii)
    by_day: dict[str, list[Card]] = {}
    for card in past:
        by_day.setdefault(card.slot[:10], []).append(card)
    skipped = {slot[:10] for slot in routine.exdates.split()}
    found = (add_days(today, -back) for back in range(days - 1, -1, -1))
    return [_day(by_day.get(day, ()), sign, skipped=day in skipped) for day in found]


def run_said(routine: Routine, past: Sequence[Card], today: str) -> str:
    """`18 of 21 done, 2 missed, 1 skipped`, of what is over in the last thirty days."""
    done = sum(card.stage == "done" for card in past)
    missed = sum(card.stage == MISSED for card in past)
    made = {card.slot for card in past}
    left_out = [slot for slot in routine.exdates.split() if run_since(today) <= slot[:10] <= today]
    skipped = sum(bool(card.archived) and not card.closed for card in past) + len({*left_out} - made)
    over = done + missed
    said = [f"{done} of {over} done" if over else "nothing yet"]
    said += [f"{missed} missed"] if missed else []
    said += [f"{skipped} skipped"] if skipped else []
    return ", ".join(said)


def _day(cards: Sequence[Card], sign: Glyphs, *, skipped: bool) -> Span:
    """Of several on a day the worst."""
    if not cards:
        return Span(sign.skipped, "muted") if skipped else Span(sign.todo, "faint")
    if any(card.stage == MISSED for card in cards):
        return Span(sign.missed, "bad bold")
    if all(card.archived for card in cards):
        return Span(sign.skipped, "muted")
    if all(card.stage == "done" or card.archived for card in cards):
        return Span(sign.seen, "good")
    return Span(sign.doing, "accent")


def _head(sheets: Sequence[RoutineSheet], scene: Scene, width: int) -> list[Line]:
    ended = sum(bool(sheet.routine.archived) for sheet in sheets)
    paused = sum(bool(sheet.routine.paused and not sheet.routine.archived) for sheet in sheets)
    waiting = sum(sheet.waiting is not None for sheet in sheets)
    dot = glyphs(scene.ascii).dot
    said = [counted(len(sheets) - ended, "routine")] if sheets else []
    said += [f"{waiting} open"] if waiting else []
    said += [f"{paused} paused"] if paused else []
    said += [f"{ended} ended"] if ended else []
    right = [Span(f" {dot} ".join(said) + " ", "muted")]
    title = [Span(f" {glyphs(scene.ascii).routine} ROUTINES ", "tactic bold")]
    if measure(title[0].text) + measure(right[0].text) > width:
        right = []
    return [two_ends(title, right, width, "on-panel"), fill([Span(glyphs(scene.ascii).rule * width, "rule")], width)]


def _nothing(width: int) -> list[Line]:
    said = "Nothing recurs yet: what is done every day or week appears by itself once it is a routine. a starts one."
    return [fill([Span("  "), Span(text, "soft")], width) for text in wrap(said, max(width - 4, 1))]


def _rows(sheets: Sequence[RoutineSheet], shown_ones: range, at: int, scene: Scene, width: int) -> list[Line]:
    widths = _widths(width, sheets, scene.ascii)
    return [_row(sheets[number], scene, widths, width, selected=number == at) for number in shown_ones]


def _widths(width: int, sheets: Sequence[RoutineSheet], ascii: bool) -> _Widths:
    """Columns are taken in by importance: the next time, the strip, the owner, the words, the size.

    The words give way to a fair title, as far as they still say something.
    """
    left = width - 2 - _MARGIN
    words = min(max((measure(sheet.words) for sheet in sheets), default=0) + 2, _MOST_WORDS)
    run = RUN_DAYS if width >= _WIDE else 14
    taken = {}
    columns = (("following", 12), ("strip", run + 2), ("owner", 8), ("words", words), ("size", 9 if ascii else 7))
    for name, cost in columns:
        wanted = max(min(cost, left - _FAIR_TITLE), _LEAST_WORDS) if name == "words" else cost
        title = _FAIR_TITLE if name == "size" else _LEAST_TITLE
        taken[name] = wanted if left - wanted >= title else 0
        left -= taken[name]
    most = max((measure(shown(sheet.routine.title)) for sheet in sheets), default=0) + 4
    return _Widths(title=min(left, max(most, _LEAST_TITLE)), **taken)


def _row(sheet: RoutineSheet, scene: Scene, widths: _Widths, width: int, *, selected: bool) -> Line:
    sign, routine = glyphs(scene.ascii), sheet.routine
    tone = "text bold" if selected else "muted" if routine.paused or routine.archived else "text"
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
        spans += strip(routine, sheet.past, scene.board.today, widths.strip - 2, scene.ascii)
    return fill(spans, width, "on-selected" if selected else "")


def _following(sheet: RoutineSheet, scene: Scene) -> tuple[str, str]:
    """When the routine is due next, in a word or two."""
    if sheet.routine.archived:
        return "ended", "muted"
    if sheet.routine.paused:
        return "paused", "warn"
    waiting, today = sheet.waiting, scene.board.today
    if waiting is not None and waiting.due[:10] > today:
        return short_when(waiting.due, today), "accent"
    if waiting is not None:
        return f"now {glyphs(scene.ascii).dot} {waiting.stage}", "accent"
    if not sheet.coming:
        return "over", "muted"
    return short_when(sheet.coming[0], scene.board.today), "soft"


def details(sheet: RoutineSheet, scene: Scene, width: int) -> tuple[Line, ...]:
    """A routine in full; what is asked first stands first, for a low screen shows no more."""
    routine, sign, today = sheet.routine, glyphs(scene.ascii), scene.board.today
    dot = f" {sign.dot} "
    zone = f"{dot}{routine.zone}" if routine.zone != scene.board.campaign.zone else ""
    owner = f"@{routine.owner}" if routine.owner else "nobody"
    size = format_inches(routine.size, scene.ascii) if routine.size else "not sized"
    sources = (scene.board.card(card) for card in routine.feeds.split())
    slots = [_open_said(sheet.waiting, scene)] if sheet.waiting else []
    slots += [say_when(slot, scene.now) for slot in sheet.coming]
    ended = routine.archived and say_when(day_of(routine.archived, scene.board.campaign.zone), scene.now)
    facts = [
        ("ended", ended, "warn"),
        ("paused", routine.paused, "warn"),
        ("next", ", ".join(slots), "text"),
        ("often", f"{sheet.words}{zone}", "text"),
        ("whose", dot.join([owner, size, *(f"#{tag}" for tag in routine.tags.split())]), "soft"),
        ("repeat", f"{routine.repeat}: {REPEAT_SAID[routine.repeat]}", "soft"),
        ("fed by", ", ".join(card.title for card in sources if card is not None), "soft"),
        (
            "without",
            ", ".join(say_when(day, scene.now) for day in routine.exdates.split() if day[:10] >= today),
            "muted",
        ),
        ("ticks", dot.join(routine.checklist.splitlines()), "soft"),
        ("how to", routine.howto, "soft"),
    ]
    lines = [fill([Span(sign.rule * width, "rule")], width)]
    lines.append(fill([Span(f"  {clip(shown(routine.title), width - 4, sign.ellipsis)}", "tactic bold")], width))
    days = min(RUN_DAYS, max(width - _MARGIN - _LABEL, 1))
    signs = strip(routine, sheet.past, today, days, scene.ascii)
    lines.append(fill([Span("  30 days".ljust(_LABEL), "muted"), *signs], width))
    lines += _fact("", run_said(routine, sheet.past, today), "soft", width)
    for label, value, style in facts:
        lines += _fact(label, value, style, width)
    return tuple(lines)


def _open_said(card: Card, scene: Scene) -> str:
    """When the open occurrence is, and how far it has come."""
    when = say_when(card.due, scene.now) if card.due[:10] > scene.board.today else "now"
    return f"{when}: {card.stage}"


def _fact(label: str, value: str, style: str, width: int) -> list[Line]:
    """A label and what it names, wrapped; nothing where there is nothing to name."""
    found = wrap(value, max(width - _MARGIN - _LABEL, 1))[:_MOST_LINES] if value else []
    leads = [f"  {label}".ljust(_LABEL), *[" " * _LABEL] * (_MOST_LINES - 1)]
    return [fill([Span(lead, "muted"), Span(text, style)], width) for lead, text in zip(leads, found, strict=False)]


def by_routine(cards: Sequence[Card]) -> Mapping[str, list[Card]]:
    """Occurrences by their routine."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.routine, []).append(card)
    return found

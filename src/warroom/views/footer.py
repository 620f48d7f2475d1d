"""The bottom line's key hints, and the tab strip of narrow screens."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.views.beyond import NOTHING_BEYOND, Beyond, beyond_spans
from warroom.views.build import cells_of, fill, two_ends
from warroom.views.cells import shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.panes import NAMES, ROLES, count
from warroom.views.scene import Scene

_BEHIND = "on-raised"
_TONES = {"good": "good", "warn": "warn", "bad": "bad bold"}
_MOST_NOTE = 3


def footer(hints: Sequence[tuple[str, str]], width: int) -> Line:
    """As many `(key, word)` hints as fit, exactly `width` cells."""
    spans = [Span(" ")]
    left = width - 1
    for key, word in hints:
        hint = [Span(f"{shown(key)} ", "accent bold"), Span(shown(word), "muted")]
        cells = cells_of(hint)
        if cells > left:
            break
        spans += (*hint, Span("  "))
        left -= cells + 2
    return fill(spans, width, _BEHIND)


def note_lines(note: tuple[str, str], width: int) -> list[Line]:
    """A message and its tone as it stands above the hints of a screen, on three lines at most; none for no message."""
    text, tone = note
    lines = wrap(text, max(width - 4, 1))[:_MOST_NOTE] if text else []
    return [fill([Span("  "), Span(part, _TONES.get(tone, "text"))], width, _BEHIND) for part in lines]


def tabs(scene: Scene, width: int, focused: str, beyond: Beyond = NOTHING_BEYOND) -> Line:
    """The strip that names the three panes with their counts, the focused one's marks and what of it is out of sight,
    exactly `width` cells."""
    forms = [_strip(scene, focused, *form) for form in ((3, True), (1, True), (1, False))]
    spans = next((form for form in forms if cells_of(form) <= width), _numbers(focused))
    return two_ends(spans, [*beyond_spans(beyond, scene.ascii), Span(" ")], width, "on-panel")


def _strip(scene: Scene, focused: str, gap: int, counted: bool) -> list[Span]:
    spans: list[Span] = []
    for number, (pane, name) in enumerate(NAMES.items(), start=1):
        here = pane == focused
        tone = f"{ROLES[pane]} bold underline" if here else "muted"
        spans += (Span(" "), Span(f"{number} ", "accent" if here else "faint"), Span(name, tone))
        spans.append(Span(f" {count(pane, scene)}" if counted else "", "soft" if here else "muted"))
        marks = len(scene.marks) if here and counted else 0
        spans += (Span(f" {glyphs(scene.ascii).dot} {marks} marked" if marks else "", "accent"), Span(" " * gap))
    return spans


def _numbers(focused: str) -> list[Span]:
    """Only the focused pane's name, for the narrowest screens."""
    spans: list[Span] = []
    for number, (pane, name) in enumerate(NAMES.items(), start=1):
        here = pane == focused
        text = f" {number} {name}" if here else f" {number}"
        spans.append(Span(text, f"{ROLES[pane]} bold underline" if here else "muted"))
    return spans

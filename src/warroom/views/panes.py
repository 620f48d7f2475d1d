"""The three panes: which rows stand in them, and how each row looks at a width."""

from __future__ import annotations

from typing import Protocol

from warroom.domain.model import Card
from warroom.views import pipeline, strategy, today
from warroom.views.beyond import NOTHING_BEYOND, Beyond, beyond_spans
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, measure, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Row, Span
from warroom.views.rowlook import RowLook, worn
from warroom.views.rows import Rows
from warroom.views.scene import Scene
from warroom.views.sections import Section, assemble
from warroom.views.shade import shaded

NAMES = {"strategy": "STRATEGY", "pipeline": "PIPELINE", "today": "TODAY"}
ROLES = {"strategy": "note", "pipeline": "piece", "today": "tactic"}


class _Pane(Protocol):
    """What each pane's module gives."""

    def sections(self, scene: Scene) -> list[Section]: ...
    def empty(self, scene: Scene) -> tuple[str, str]: ...
    def title_facts(self, scene: Scene) -> list[str]: ...


_VIEWS: dict[str, _Pane] = {"strategy": strategy, "pipeline": pipeline, "today": today}
_INDENT = Span("  ")
_PLAIN = RowLook()
# What the longest text takes in the narrowest of three panes.
_TEXT_LINES = 8


def rows(pane: str, scene: Scene, height: int = 0) -> Rows:
    """Every row of a pane, top to bottom; with a `height` in lines, gaps that do not fit are left out."""
    found = _VIEWS[pane].sections(scene)
    if any(section.total for section in found):
        return assemble(found, height)
    text = Row("text", "", "empty" if scene.found is None else "unmatched", _TEXT_LINES)
    return Rows((Row("gap", "", ""), text))


def row_lines(pane: str, row: Row, scene: Scene, width: int, look: RowLook = _PLAIN) -> tuple[Line, ...]:
    """A row as `row.height` lines, each exactly `width` cells."""
    if row.kind == "card":
        card = scene.board.card(row.card)
        lines = _card_lines(pane, card, row.group, scene, width, look) if card else ()
    elif row.kind == "head":
        lines = (_head_line(pane, row.group, scene, width, look),)
    elif row.kind == "text":
        lines = _text_lines(pane, row.group, scene, width)
    else:
        lines = ()
    if len(lines) < row.height:
        lines += (blank(width),) * (row.height - len(lines))
    return worn(lines[: row.height], width, look, scene.ascii)


def title(pane: str, scene: Scene, width: int, focused: bool, beyond: Beyond = NOTHING_BEYOND) -> tuple[Line, Line]:
    """The pane's title line and the rule under it, each exactly `width` cells; a focused one counts its marks."""
    sign = glyphs(scene.ascii)
    name = Span(NAMES[pane], f"{ROLES[pane]} bold")
    marked = f" {len(scene.marks)} marked" if focused and scene.marks else ""
    hidden = [*beyond_spans(beyond, scene.ascii), Span(" ")] if any(beyond) else []
    room = width - measure(name.text) - measure(marked) - (6 if marked else 4) - cells_of(hidden)
    facts = _facts(pane, scene)
    fact = next((fact for fact in facts if measure(fact) <= room), "")
    joint = f" {sign.dot}" if marked and fact else ""
    line = two_ends([_INDENT, name, Span(marked, "accent"), Span(f"{joint} {fact}", "muted")], hidden, width)
    rule = Span((sign.heavy if focused else sign.rule) * max(width, 0), ROLES[pane] if focused else "rule")
    lines = line, fill([rule], width)
    return (shaded(lines[0]), shaded(lines[1])) if scene.light.spotlight else lines


def count(pane: str, scene: Scene) -> str:
    """The pane's count in the fewest characters: `5`, `23`, `7/15`; what a filter finds there while there is one."""
    return _facts(pane, scene)[-1]


def _facts(pane: str, scene: Scene) -> list[str]:
    if scene.found is not None:
        shown = sum(section.total for section in _VIEWS[pane].sections(scene))
        return [f"{shown} match" if shown == 1 else f"{shown} matches", str(shown)]
    return _VIEWS[pane].title_facts(scene)


def _card_lines(pane: str, card: Card, group: str, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    if pane == "pipeline":
        return pipeline.card_lines(card, scene, width, look)
    if pane == "today":
        return today.card_lines(card, group, scene, width, look)
    return strategy.card_lines(card, scene, width, look)


def _head_line(pane: str, group: str, scene: Scene, width: int, look: RowLook) -> Line:
    if pane == "strategy":
        spans = strategy.head_spans(scene)
    elif pane == "pipeline":
        spans = pipeline.head_spans(scene, group)
    else:
        spans = today.head_spans(scene, group)
    sign = glyphs(scene.ascii)
    name, *counts = spans
    while len(counts) > 1 and cells_of([name, *counts]) > width - 2:
        counts.pop()
    named = Span(clip(name.text, max(width - 2 - cells_of(counts), 1), sign.ellipsis), name.style)
    room = width - 2 - cells_of([named, *counts]) - 2
    rule = Span(f" {sign.rule * room}" if room > 0 else "", "rule")
    indent = Span(f"{sign.enter} ", "accent bold") if look.over else _INDENT
    return fill([indent, named, *counts, rule], width, look.behind)


def _text_lines(pane: str, group: str, scene: Scene, width: int) -> tuple[Line, ...]:
    said = _VIEWS[pane].empty(scene) if group == "empty" else ("Nothing here passes the filter.", "")
    styles = ("soft", "muted italic")
    return tuple(
        fill([_INDENT, Span(line, style)], width)
        for text, style in zip(said, styles, strict=True)
        for line in wrap(text, max(width - 3, 1))
    )

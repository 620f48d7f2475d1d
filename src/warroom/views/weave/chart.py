"""The weave as a map: what came before at the left, what came of it at the right, and every feed as a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warroom.domain.inches import format_length
from warroom.views.build import blank, fill, two_ends
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.scene import Scene
from warroom.views.weave.cards import facts, marked, named
from warroom.views.weave.places import Column, place
from warroom.views.weave.plan import Plan
from warroom.views.weave.routes import Route, gutter

# A narrower screen shows a tree instead.
LEAST_WIDTH = 76
_LEAST_CARD, _FAIR_CARD, _MOST_CARD = 22, 28, 40
# From this width on cards are fair rather than many.
_FAIR_WIDTH = 120
_LEAST_GUTTER, _MOST_GUTTER = 5, 14
_MOST_MARKS = 2
_LEAD = 2


class Spot(NamedTuple):
    """The cells that a card takes on the screen."""

    x: int
    y: int
    width: int
    height: int
    card: str


class Drawing(NamedTuple):
    """Lines that fill a width, and where on them the cards stand."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]


class _Frame(NamedTuple):
    """The columns in sight, `first` to `last` (not included), and the cells of a card, a gap and the left margin."""

    first: int
    last: int
    cells: int
    gap: int
    margin: int


def chart(plan: Plan, scene: Scene, width: int, height: int) -> Drawing:
    """`height` lines of exactly `width` cells; the card selected in `scene` is among what is seen."""
    frame = _frame(plan, scene.selected, width)
    heads = [_heads(plan, frame, scene, width)] if height > 1 else []
    room = max(height - len(heads), 1)
    columns = _placed(plan, scene.selected, room)
    bodies: list[list[Line]] = []
    spots: list[Spot] = []
    for at in range(frame.first, frame.last):
        x = frame.margin + (at - frame.first) * (frame.cells + frame.gap)
        bodies.append(_column_lines(plan, columns[at], scene, frame.cells, room))
        tops = columns[at].tops.items()
        spots += [Spot(x, top + len(heads), frame.cells, _heights(plan)[card], card) for card, top in tops]
        if at + 1 < frame.last:
            routes = _routes(plan, columns[at], columns[at + 1], plan.columns[at], scene.selected, room)
            bodies.append(gutter(routes, frame.gap, room, glyphs(scene.ascii).enter, ascii=scene.ascii))
    margin = Span(" " * frame.margin)
    lines = [*heads]
    lines += [fill([margin, *(span for body in bodies for span in body[y])], width) for y in range(room)]
    return Drawing(tuple(lines[:height]), tuple(spots))


def _frame(plan: Plan, selected: str, width: int) -> _Frame:
    count = len(plan.columns)
    least = _LEAST_CARD if width < _FAIR_WIDTH else _FAIR_CARD
    seen = max(min((width + _LEAST_GUTTER) // (least + _LEAST_GUTTER), count), 1)
    here = plan.where[selected]
    first = min(max(here - seen // 2, 0), count - seen)
    cells = min((width - (seen - 1) * _LEAST_GUTTER) // seen, _MOST_CARD)
    gap = min((width - seen * cells) // max(seen - 1, 1), _MOST_GUTTER) if seen > 1 else 0
    margin = (width - seen * cells - (seen - 1) * gap) // 2
    return _Frame(first, first + seen, cells, gap, margin)


def _placed(plan: Plan, selected: str, room: int) -> list[Column]:
    """Every column placed, from the centre's outwards, so that a card stands beside what it is linked to."""
    heights = _heights(plan)
    middle = plan.where[plan.weave.center]
    placed: dict[int, Column] = {}
    for at in sorted(range(len(plan.columns)), key=lambda at: (abs(at - middle), at)):
        cards = plan.columns[at]
        inner = placed.get(at - 1) if at > middle else placed.get(at + 1)
        links = plan.fed if at > middle else plan.feeds
        wants = {card: _mean(links.get(card, ()), inner.tops, room) for card in cards} if inner else {}
        placed[at] = place(cards, heights, room, wants, _kept(plan, cards, selected))
    return [placed[at] for at in range(len(plan.columns))]


def _mean(ends: tuple[str, ...], tops: Mapping[str, int], room: int) -> float:
    found = [tops[end] for end in ends if end in tops]
    return sum(found) / len(found) if found else room / 2


def _kept(plan: Plan, cards: tuple[str, ...], selected: str) -> str:
    """The card of a column to keep in sight: the selected one, or the first that it is linked to."""
    if selected in cards:
        return selected
    linked = {*plan.feeds.get(selected, ()), *plan.fed.get(selected, ())}
    return next((card for card in cards if card in linked), cards[0])


@once_each(keep=4)
def _heights(plan: Plan) -> Mapping[str, int]:
    """How many lines each card takes."""
    return {card: 2 + min(len(plan.marks.get(card, ())), _MOST_MARKS) for card in plan.where}


def _heads(plan: Plan, frame: _Frame, scene: Scene, width: int) -> Line:
    """How far each column is from the centre, how many cards it has, and their inches."""
    spans = [Span(" " * frame.margin)]
    for at in range(frame.first, frame.last):
        before = frame.first if at == frame.first else 0
        after = len(plan.columns) - frame.last if at + 1 == frame.last else 0
        spans += _head(plan, at, scene, frame.cells, before, after)
        if at + 1 < frame.last:
            spans.append(Span(" " * frame.gap))
    return fill(spans, width)


def _head(plan: Plan, at: int, scene: Scene, cells: int, before: int, after: int) -> Line:
    """A column's name; `before` and `after` are the columns out of sight at its side."""
    depth, cards = plan.depths[at], plan.columns[at]
    left, right = ("<", ">") if scene.ascii else ("‹", "›")
    name = "THIS CARD" if not depth else f"{abs(depth)} BEFORE" if depth < 0 else f"{depth} AFTER"
    here = plan.where[scene.selected] == at
    start = [Span(f"{left}{before} ", "accent")] if before else [Span("  ")]
    won = sum(plan.weave.cards[card].won for card in cards)
    inches = [Span(format_length(won, scene.ascii), "accent")] if won else []
    count = [Span(f" {len(cards)}", "muted")] if depth else []
    end = [Span(f" {right}{after}", "accent")] if after else []
    return two_ends([*start, Span(name, "text bold" if here else "soft"), *count], [*inches, *end], cells)


def _column_lines(plan: Plan, column: Column, scene: Scene, cells: int, room: int) -> list[Line]:
    lines = [blank(cells)] * room
    for card, top in column.tops.items():
        for y, line in enumerate(_card_lines(plan, card, scene, cells), start=top):
            lines[y : y + 1] = [line] if y < room else []
    sign = glyphs(scene.ascii)
    titles = column.tops.values()
    if column.above and 0 not in titles:
        lines[0] = fill([Span(f"    {sign.up} {column.above} more", "muted")], cells)
    if column.below and room - 1 not in titles:
        lines[room - 1] = fill([Span(f"    {sign.target} {column.below} more", "muted")], cells)
    return lines


def _card_lines(plan: Plan, name: str, scene: Scene, cells: int) -> list[Line]:
    """Kind and title, the facts, and the feeds that are no lines."""
    card, selected = plan.weave.cards[name], name == scene.selected
    sign = glyphs(scene.ascii)
    bar = Span((sign.bar if selected else " ").ljust(_LEAD), "accent")
    behind = "on-selected" if selected else "on-raised" if name == plan.weave.center else ""
    room = cells - _LEAD - 1
    tone = "text bold" if selected or name == plan.weave.center else "text"
    under = Span("  ")
    lines = [[bar, *named(card, room, scene.ascii, tone)], [bar, under, *facts(card, scene, room - 2)]]
    marks = plan.marks.get(name, ())
    shown = marks if len(marks) <= _MOST_MARKS else marks[: _MOST_MARKS - 1]
    lines += [[bar, under, *marked(mark, plan, room - 2, scene.ascii)] for mark in shown]
    if len(shown) < len(marks):
        lines.append([bar, under, Span(f"{sign.arrow} {len(marks) - len(shown)} more", "muted")])
    return [fill(line, cells, behind) for line in lines]


def _routes(plan: Plan, left: Column, right: Column, sources: tuple[str, ...], selected: str, room: int) -> list[Route]:
    """The feeds between two columns; one to or from a hidden card goes where that card is summed up."""
    targets = {card: at for at, card in enumerate(plan.columns[plan.where[sources[0]] + 1])}
    routes: dict[tuple[int, int, str], Route] = {}
    for order, source in enumerate(sources):
        start = _line(left, source, order, room)
        for target in plan.lines.get(source, ()):
            end = _line(right, target, targets[target], room)
            # What leaves the same summed-up line is drawn as one.
            owner = source if source in left.tops else f"{start}"
            strong = selected in (source, target)
            key = (start, end, owner)
            if strong or key not in routes:
                routes[key] = Route(owner, start, end, strong)
    return list(routes.values())


def _line(column: Column, card: str, order: int, room: int) -> int:
    top = column.tops.get(card)
    if top is not None:
        return top
    return 0 if order < column.above else room - 1

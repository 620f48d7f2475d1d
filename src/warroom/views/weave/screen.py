"""The whole thread screen: what it is about, the map or the tree, and the selected card spelled out."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.inches import format_length
from warroom.domain.model import KINDS
from warroom.domain.text import counted
from warroom.domain.weave import Outside
from warroom.views.build import cells_of, fill, two_ends
from warroom.views.cells import clip
from warroom.views.footer import footer
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.weave.cards import facts, named
from warroom.views.weave.chart import LEAST_WIDTH, Drawing, chart
from warroom.views.weave.plan import Mark, Plan
from warroom.views.weave.tree import tree

# From this height on the selected card is spelled out.
_TALL = 10
_SPELLED = 3
# From this width on the keys are told in full; a narrower screen has room for what they do, and for commands.
_ROOMY = 120


def draw(plan: Plan, scene: Scene, width: int, height: int, hints: Sequence[tuple[str, str]] = ()) -> Drawing:
    """`height` lines of exactly `width` cells with the places of the cards; `scene.selected` is where one walks.

    `hints` are the keys of commands, and their words, that can be done with the selected card.
    """
    spelled = _SPELLED if height >= _TALL else 0
    room = max(height - 2 - spelled, 1)
    narrow = width < LEAST_WIDTH
    body = (tree if narrow else chart)(plan, scene, width, room)
    lines = [heading(plan, scene, width), *body.lines]
    if spelled:
        lines += _spelled(plan, scene, width)
    lines.append(footer((*_walking(plan, scene, width), *hints), width))
    spots = tuple(spot._replace(y=spot.y + 1) for spot in body.spots)
    return Drawing(tuple(lines[:height]), spots)


def _walking(plan: Plan, scene: Scene, width: int) -> tuple[tuple[str, str], ...]:
    """The keys one walks with; enter opens the card that is in the middle."""
    roomy, there = width >= _ROOMY, scene.selected == plan.weave.center
    enter = "open" if there else "to the middle" if roomy else "middle"
    along, beside = ("along its feeds", "beside it") if roomy else ("feeds", "beside")
    return (("h l", along), ("j k", beside), ("enter", enter), ("esc", "leave"))


def heading(plan: Plan, scene: Scene, width: int) -> Line:
    """Whose thread it is, how much came before and after, cycles, and the inches of all of it."""
    sign = glyphs(scene.ascii)
    told = summary(plan, ascii=scene.ascii)
    legend = [Span(f"  {sign.kind(kind)} {kind}", kind) for kind in KINDS]
    card = plan.weave.cards[plan.weave.center]
    # Cycles are drawn, and so the first to go where there is little room for what is told.
    ways = [[*told, Span(" "), *legend], told, summary(plan, ascii=scene.ascii, cycles=False), told[-1:]]
    for right in ([*way, Span(" ")] for way in ways):
        room = width - cells_of(right) - 10
        if room >= min(cells_of(named(card, width, scene.ascii)), 24):
            left = [Span(" THREAD ", "accent bold"), *named(card, room, scene.ascii, f"{card.kind} bold")]
            return two_ends(left, right, width, "on-raised")
    return fill([Span(" "), *named(card, width - 2, scene.ascii, f"{card.kind} bold")], width, "on-raised")


def summary(plan: Plan, *, ascii: bool, cycles: bool = True) -> list[Span]:
    """`6 before · 5 after · 1 cycle · 3¾″ won`, on request without the cycles."""
    weave, sign = plan.weave, glyphs(ascii)
    before = sum(depth < 0 for depth in weave.depths.values()) + weave.above
    after = sum(depth > 0 for depth in weave.depths.values()) + weave.below
    won = sum(card.won for card in weave.cards.values()) + weave.won
    far = weave.above + weave.below
    parts = [Span(f"{before} before", "soft"), Span(f"{after} after", "soft")]
    parts += [Span(f"{sign.back} {counted(plan.cycles, 'cycle')}", "accent")] if plan.cycles and cycles else []
    parts += [Span(f"{format_length(won, ascii)} won", "accent bold")] if won else []
    parts += [Span(f"{far} too far to show", "muted")] if far else []
    dot = Span(f" {sign.dot} ", "faint")
    return [span for part in parts for span in (dot, part)][1:]


def _spelled(plan: Plan, scene: Scene, width: int) -> list[Line]:
    """The selected card in full: its title and facts, what feeds it, what it feeds."""
    name = scene.selected
    card = plan.weave.cards[name]
    said = [*facts(card, scene, max(width // 2, 1)), Span(" ")]
    left = [Span(" "), *named(card, max(width - cells_of(said) - 3, 8), scene.ascii, f"{card.kind} bold")]
    ring = {mark.to for mark in plan.marks.get(name, ()) if mark.cycle}
    returning = {src for src, marks in plan.marks.items() if Mark(name, True) in marks}
    others = plan.weave.outside.get(name, Outside())
    ends = (
        ("fed by", plan.fed.get(name, ()), others.fed_by, returning, " nothing yet"),
        ("feeds", plan.feeds.get(name, ()), others.feeds, ring, f" nothing yet: {scene.keys.feed} links it"),
    )
    lines = [two_ends(left, said, width, "on-raised")]
    for label, cards, apart, cycles, nothing in ends:
        count = Span(f" {len(cards) + apart}  ", "soft") if cards or apart else Span(nothing, "faint")
        spans = [Span(f" {label}", "muted"), count]
        dot = f" {glyphs(scene.ascii).dot} " if cards else ""
        end = [Span(f"{dot}{apart} outside of this thread", "muted")] if apart else []
        listed = _listed(plan, cards, cycles, width - cells_of([*spans, *end]), scene)
        lines.append(fill([*spans, *listed, *end], width))
    return lines


def _listed(plan: Plan, cards: tuple[str, ...], cycles: set[str], room: int, scene: Scene) -> list[Span]:
    """As many titles as fit; those that close a cycle say so."""
    sign = glyphs(scene.ascii)
    spans: list[Span] = []
    for at, name in enumerate(cards):
        card = plan.weave.cards[name]
        rest = Span(f" {sign.dot} {len(cards) - at} more" if at else "", "muted")
        lead = f"{sign.back} " if name in cycles else ""
        part = [
            Span(f" {sign.dot} " if at else "", "faint"),
            Span(lead, "accent"),
            *named(card, min(40, max(room - cells_of([rest]), 8)), scene.ascii),
        ]
        used = cells_of([*spans, *part])
        if used + (cells_of([rest]) if at + 1 < len(cards) else 0) > room:
            return [*spans, rest] if at else [Span(clip(card.title, room, sign.ellipsis), "text")]
        spans += part
    return spans

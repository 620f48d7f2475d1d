"""The thread line: what feeds the selected card, the card, what it feeds, and the inches won."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from warroom.domain.inches import format_length
from warroom.domain.model import KINDS, Card, feed_id
from warroom.domain.standing import adrift
from warroom.domain.text import counted
from warroom.domain.weave import above, below, reach
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, shown
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

_LABEL = Span(" thread  ", "muted")
_MOST_CODES = 4
# A dragged card's title is not cut shorter than this.
_LEAST_DRAGGED = 12
# The cards at one distance from the selected one, by kind.
Ring: TypeAlias = tuple[tuple[Card, ...], ...]


class _Form(NamedTuple):
    """How wordy the line is.

    `title` is the longest title in cells; `above` and `below` are how many cards of a kind are named at one depth,
    `depths` how many depths a side; with `codes` what comes below is named by its channel.  Cards that are `summed` are
    counted whatever their kind; told `barely` the line is the title between two numbers.
    """

    title: int
    above: int
    below: int
    depths: int
    codes: bool = True
    summed: bool = False
    barely: bool = False


# From the most to the least said; the first that fits is drawn.
_FORMS = (
    _Form(60, 3, 3, 4, codes=False),
    _Form(36, 3, 3, 3, codes=False),
    _Form(36, 3, 3, 3),
    _Form(36, 2, 1, 3),
    _Form(36, 1, 1, 3),
    _Form(24, 1, 1, 2),
    _Form(18, 1, 1, 1),
    _Form(18, 0, 0, 1, codes=False),
    _Form(12, 0, 0, 1, codes=False),
    *(_Form(title, 0, 0, 1, codes=False, summed=True) for title in (30, 18)),
    *(_Form(title, 0, 0, 1, codes=False, summed=True, barely=True) for title in (30, 26, 22, 18, 14)),
)


def thread_line(scene: Scene, width: int) -> Line:
    """The selected card's thread in reading order, exactly `width` cells; while one is dragged, where it would go."""
    if scene.drag.card:
        return _dragged(scene, width)
    card = scene.board.card(scene.selected)
    if card is None:
        return fill([_LABEL, Span("select a card to see what it feeds and what feeds it", "faint")], width)
    before = [_by_kind(cards) for cards in above(card.id, scene.board)]
    after = [_by_kind(cards) for cards in below(card.id, scene.board)]
    tail = _tail(card, reach(card.id, scene.board).won, bool(before or after), scene)
    for form in _FORMS:
        told = _told(card, before, after, form, scene)
        spans = [Span(" "), *told] if form.barely else [_LABEL, *told, *tail]
        if cells_of(spans) <= width:
            return fill(spans, width)
    named = Span(clip(card.title, max(width - 2, 0), glyphs(scene.ascii).ellipsis), f"{card.kind} bold")
    return fill([Span(" "), named], width)


def _dragged(scene: Scene, width: int) -> Line:
    drag, board = scene.drag, scene.board
    card, onto = board.card(drag.card), board.card(drag.onto)
    if card is None:
        return fill([_LABEL], width)
    sign = glyphs(scene.ascii)
    if onto is not None:
        word = "no longer feeds" if feed_id(card.id, onto.id) in board.feeds else "feeds"
        end = [Span(f" {sign.arrow} {word} ", "muted"), Span(shown(onto.title), f"{onto.kind} bold")]
    elif drag.stage:
        end = [Span(f" {sign.arrow} {shown(drag.stage).upper()}", "accent bold")]
    else:
        end = [Span("  let it go over a stage, or over a card that it is to feed", "faint")]
    room = max(width - cells_of([_LABEL, *end]) - 1, _LEAST_DRAGGED)
    return fill([Span(" drag    ", "muted"), Span(clip(card.title, room, sign.ellipsis), card.kind), *end], width)


def _by_kind(cards: list[Card]) -> Ring:
    groups = (tuple(card for card in cards if card.kind == kind) for kind in KINDS)
    return tuple(group for group in groups if group)


def _told(card: Card, before: list[Ring], after: list[Ring], form: _Form, scene: Scene) -> list[Span]:
    sign = glyphs(scene.ascii)
    steps = [_step(ring, card, form, form.above, False, sign) for ring in _within(before, form.depths)]
    steps.reverse()
    own = clip(_short(card, before, form.above), form.title + 8, sign.ellipsis)
    ticks = [Span(f" {card.checks}", "soft")] if card.checks else []
    steps.append([Span(own, f"{card.kind} bold"), *ticks])
    steps += [_step(ring, card, form, form.below, form.codes, sign) for ring in _within(after, form.depths)]
    arrow = Span(f" {sign.arrow} ", "faint")
    spans = steps[0]
    for step in steps[1:]:
        spans = [*spans, arrow, *step]
    return spans


def _within(rings: list[Ring], depths: int) -> list[Ring]:
    """The rings, the far ones taken together so that at most `depths` remain."""
    if len(rings) <= depths:
        return rings
    far = [card for ring in rings[depths - 1 :] for group in ring for card in group]
    return [*rings[: depths - 1], _by_kind(far)]


def _step(ring: Ring, selected: Card, form: _Form, named: int, codes: bool, sign: Glyphs) -> list[Span]:
    """What the line says of the cards of one depth."""
    if not form.summed:
        return _ring_told(ring, selected, form.title, named, codes, sign)
    count, kind = sum(map(len, ring)), ring[0][0].kind if len(ring) == 1 else ""
    return [Span(str(count) if form.barely else counted(count, kind or "card"), kind or "soft")]


def _ring_told(ring: Ring, selected: Card, room: int, named: int, codes: bool, sign: Glyphs) -> list[Span]:
    """Cards of one depth: named while they are few, by their channels, or summed by kind when they are many."""
    dot = Span(f" {sign.dot} ", "faint")
    spans: list[Span] = []
    for cards in ring:
        kind = cards[0].kind
        if codes and len(cards) <= _MOST_CODES and all(card.channel for card in cards):
            parts = [shown(card.channel) for card in cards]
        elif len(cards) > named:
            parts = [counted(len(cards), kind)]
        else:
            parts = [clip(_name(card, selected), room, sign.ellipsis) for card in cards]
        for part in parts:
            spans += (dot, Span(part, kind)) if spans else (Span(part, kind),)
    return spans


def _name(card: Card, selected: Card) -> str:
    """The title; the channel where the same piece goes out on another one."""
    if card.channel and card.title == selected.title:
        return card.channel
    return card.title


def _short(card: Card, before: list[Ring], named: int) -> str:
    """The title without the words that the one before it in the line already said: `60s cut`."""
    title = shown(card.title)
    head, comma, rest = title.partition(", ")
    if not (comma and rest and before and len(before[0]) == 1 == len(before[0][0]) and named):
        return title
    return rest if shown(before[0][0][0].title).startswith(head + comma) else title


def _tail(card: Card, won: int, linked: bool, scene: Scene) -> list[Span]:
    arrow = Span(f" {glyphs(scene.ascii).arrow} ", "faint")
    inches = [arrow, Span(f"{format_length(won, scene.ascii)} won", "accent")] if won else []
    feed = scene.keys.feed
    if not linked:
        return [*inches, Span(f"  stands alone: {feed} feeds it to another card", "faint")]
    if adrift(card, scene.board):
        return [*inches, Span("  adrift: it serves no note", "faint")]
    return inches

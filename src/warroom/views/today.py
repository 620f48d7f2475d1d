"""The TODAY pane: tactics carried, doing, to do, blocked, done today, and those that come later."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card
from warroom.domain.stages import BLOCKED
from warroom.views.adrift import adrift_count
from warroom.views.build import fill
from warroom.views.cells import clip, measure
from warroom.views.facts import midnight, tactic_when
from warroom.views.glyphs import Glyphs, glyphs
from warroom.views.line import Line, Row, Span
from warroom.views.links import links_of, titled
from warroom.views.memo import once_each
from warroom.views.people import owner_cells
from warroom.views.rowlook import RowLook, lead
from warroom.views.rows import Stretch
from warroom.views.scene import Groups, Scene
from warroom.views.sections import Section

GROUPS = ("carried", "doing", "todo", BLOCKED, "done", "later")
_HEADINGS = {
    "carried": ("CARRIED", "bad"),
    "doing": ("DOING", "accent"),
    "todo": ("TO DO", "soft"),
    BLOCKED: ("BLOCKED", "warn"),
    "done": ("DONE", "good"),
    "later": ("LATER", "muted"),
}
# Under these the reason stands, where one was given.
_EXPLAINED = frozenset({BLOCKED, "carried"})
_LEAD = 3
_SIGN = 2
_MARGIN = 1
# Cells of an owner's column with room for a sign.
_SIGNED = 9
_LEAST_TITLE = 12
_FAIR_TITLE = 18


class Widths(NamedTuple):
    """Cells of each column at one width of the pane, the gap before it included; 0 where it has no room."""

    title: int
    owner: int
    size: int
    when: int
    signed: bool


def sections(scene: Scene) -> list[Section]:
    """The groups that have cards."""
    return [
        Section(Row("head", "", group), _stretches(cards, group))
        for group in GROUPS
        if (cards := _cards(scene.found or scene.board, group, scene.board))
    ]


def counts(board: Board) -> dict[str, int]:
    """How many tactics each group has."""
    return {group: len(_cards(board, group, board)) for group in GROUPS}


def done_of(board: Board) -> tuple[int, int]:
    """How many of today's tactics are done, and how many there are."""
    n = counts(board)
    return n["done"], sum(n.values()) - n["later"]


def head_spans(scene: Scene, group: str) -> list[Span]:
    """A group's name and count."""
    name, role = _HEADINGS[group]
    return [Span(name, f"{role} bold"), Span(f" {len(_cards(scene.board, group, scene.board))}", "muted")]


def card_lines(card: Card, group: str, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    """A tactic: its line, and under one that is blocked or carried over the reason."""
    sign = glyphs(scene.ascii)
    glyph, glyph_style = _sign(group, sign)
    quiet = group in ("done", "later") and not (look.selected or look.lit)
    team = scene.moment.team
    widths = _widths(width, scene.ascii, team.signed, team.cells)
    size = _size(card, group, scene.ascii)
    # A length is never cut: the rare long one takes its room from the title.
    column = widths.size or (widths.when if group == "done" else 0)
    long = max(measure(size) + 1 - column, 0) if column and size else 0
    spans = [*lead("tactic", look, scene.ascii), Span(f"{glyph} ", glyph_style)]
    room, style = max(widths.title - long, 0), "muted" if quiet else look.text
    marks = (card.checks, _mark(card, group, scene))
    spans += titled(card.title, style, links_of(card.id, scene.board), room, scene.ascii, *marks)
    if widths.owner:
        spans.append(team.column(card.owner, widths.owner, scene.ascii, signed=widths.signed, quiet=quiet))
    spans += _figures(card, group, scene, widths, size)
    first = fill(spans, width, look.behind)
    if group not in _EXPLAINED or not card.reason:
        return (first,)
    bar = Span((sign.bar if look.selected else " ").ljust(_LEAD + _SIGN), "accent")
    reason = Span(clip(card.reason, max(width - _LEAD - _SIGN - _MARGIN, 0), sign.ellipsis), "warn italic")
    return first, fill([bar, reason], width, look.behind)


def _mark(card: Card, group: str, scene: Scene) -> str:
    """That an open tactic recurs, where its hour or its delay stands in the place of the sign for it."""
    sign = glyphs(scene.ascii).routine
    return sign if card.routine and group != "done" and tactic_when(card, scene.moment).long != sign else ""


def _figures(card: Card, group: str, scene: Scene, widths: Widths, size: str) -> list[Span]:
    """Size and when; where there is no room for sizes, the inches of what is done stand in place of its hour."""
    style = "accent" if group == "done" else "muted"
    if not widths.size:
        if group == "done" and size and widths.when:
            return [Span(f" {size}", style)]
        return [_when_span(card, scene, widths.when)] if widths.when else []
    sized = Span(" " * (widths.size - measure(size)) + size, style)
    return [sized, _when_span(card, scene, widths.when)] if widths.when else [sized]


def _when_span(card: Card, scene: Scene, width: int) -> Span:
    said = tactic_when(card, scene.moment)
    return Span(f" {said.long if measure(said.long) < width else clip(said.short, width - 1)}", said.style)


def empty(scene: Scene) -> tuple[str, str]:
    """What belongs in the pane, and how to put it there."""
    return "Nothing to do yet: tactics stand here.", f"{scene.keys.add} adds one, with an owner and a size."


def title_facts(scene: Scene) -> list[str]:
    """What the pane's title says after its name, from long to short."""
    done, all_ = done_of(scene.board)
    if not all_:
        return ["nothing yet", "0/0"]
    won = scene.board.won_today
    inches = f" {glyphs(scene.ascii).dot} {format_length(won, scene.ascii)}" if won else ""
    adrift = adrift_count(scene.board, "tactic")
    astray = [f"{done} of {all_} done{inches} {glyphs(scene.ascii).dot} {adrift} adrift"] if adrift else []
    return [*astray, f"{done} of {all_} done{inches}", f"{done}/{all_}{inches}", f"{done}/{all_}"]


def _cards(of: Groups, group: str, board: Board) -> tuple[Card, ...]:
    """The cards of one group, from the stages of `of`: the board's own, or what a filter left of them."""
    if group in ("doing", BLOCKED):
        return of.group("tactic", group)
    if group == "done":
        return _done_since(of.group("tactic", "done"), midnight(board.today, board.campaign.zone))
    carried, todo, later = _by_day(of.group("tactic", "todo"), board.today)
    return carried if group == "carried" else later if group == "later" else todo


@once_each(keep=16)
def _by_day(cards: tuple[Card, ...], today: str) -> tuple[tuple[Card, ...], tuple[Card, ...], tuple[Card, ...]]:
    """What is carried, what is for today or for no day, and what comes later, by day."""
    dated = [card for card in cards if card.due]
    if not dated:
        return (), cards, ()
    return (
        tuple(card for card in dated if card.due[:10] < today),
        tuple(card for card in cards if not card.due or card.due[:10] == today),
        tuple(sorted((card for card in dated if card.due[:10] > today), key=lambda card: card.due[:10])),
    )


@once_each(keep=16)
def _done_since(cards: tuple[Card, ...], midnight: str) -> tuple[Card, ...]:
    """What was done from then on, the latest first."""
    return tuple(sorted((c for c in cards if c.closed >= midnight), key=lambda c: c.closed, reverse=True))


def _stretches(cards: tuple[Card, ...], group: str) -> tuple[Stretch, ...]:
    if group not in _EXPLAINED:
        return (Stretch(cards, group, ranked=group not in ("done", "later")),)
    # The reason stands under the card.
    runs = groupby(cards, key=lambda card: 2 if card.reason else 1)
    return tuple(Stretch(tuple(run), group, height) for height, run in runs)


def _sign(group: str, sign: Glyphs) -> tuple[str, str]:
    return {
        "carried": (sign.carried, "bad bold"),
        "doing": (sign.doing, "accent"),
        "todo": (sign.todo, "soft"),
        BLOCKED: (sign.blocked, "warn"),
        "done": (sign.done, "good"),
        "later": (sign.later, "muted"),
    }[group]


def _size(card: Card, group: str, ascii: bool) -> str:
    """The size as it is said; of what is done the inches won."""
    size = card.won if group == "done" else card.size
    return format_inches(size, ascii) if size else ""


@lru_cache(maxsize=256)
def _widths(width: int, ascii: bool, signs: bool, handle: int) -> Widths:
    """Columns are taken in by importance: when, owner, size; the title has what is left.

    With `signs` the owner's column has two cells for one where there is room; the longest handle has `handle` cells.
    """
    left = width - _LEAD - _SIGN - _MARGIN
    taken = dict.fromkeys(("owner", "size", "when"), 0)
    wide, signed = left >= 38, signs and left >= 60
    usual = _SIGNED if signed else 6 if left >= 26 else 5
    owner = owner_cells(usual, handle, 12 if left >= 60 else 8, signed) if wide else usual
    for column, cost, least in (
        ("when", 7 if wide else 6, _LEAST_TITLE),
        ("owner", owner, _LEAST_TITLE),
        ("size", 6 if ascii else 4, _FAIR_TITLE),
    ):
        if left - cost >= least:
            taken[column] = cost
            left -= cost
    return Widths(title=max(left, 0), signed=signed, **taken)

"""The PIPELINE pane: pieces by stage, with channel, title, owner, when, and days without a move."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.campaigns import channels_of
from warroom.domain.model import Campaign, Card
from warroom.views.adrift import adrift_count
from warroom.views.build import fill
from warroom.views.cells import fit, measure, shown
from warroom.views.facts import live_stage, midnight, piece_age, piece_stages, piece_when, stage_role
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Row, Span
from warroom.views.links import links_of, titled
from warroom.views.memo import once_each
from warroom.views.people import owner_cells
from warroom.views.rowlook import RowLook, lead
from warroom.views.rows import Stretch
from warroom.views.scene import Scene
from warroom.views.sections import Section

_LEAD = 3
_MARGIN = 1
# Cells of an owner's column with room for a sign.
_SIGNED = 9


class Widths(NamedTuple):
    """Cells of each column at one width of the pane, the gap before it included; 0 where it has no room."""

    channel: int
    title: int
    owner: int
    when: int
    age: int
    signed: bool


def sections(scene: Scene) -> list[Section]:
    """Every stage with its pieces; with a filter only the stages that have a match."""
    return [
        Section(Row("head", "", stage), (Stretch(cards, stage),))
        for stage in stage_names(scene.board)
        if (cards := scene.group("piece", stage)) or scene.found is None
    ]


def stage_names(board: Board) -> list[str]:
    """The campaign's stages, then those that only a card still knows."""
    names = [stage.name for stage in piece_stages(board.campaign)]
    lost = sorted(stage for kind, stage in board.groups if kind == "piece" and stage not in names)
    return names + lost


def open_count(board: Board) -> int:
    """How many pieces are not live yet."""
    return sum(
        len(cards)
        for (kind, stage), cards in board.groups.items()
        if kind == "piece" and not live_stage(board.campaign, stage)
    )


def live_this_week(board: Board) -> int:
    """How many pieces went live in the last seven days."""
    campaign = board.campaign
    week_ago = midnight(board.today, campaign.zone, -6)
    return sum(
        _closed_since(cards, week_ago)
        for (kind, stage), cards in board.groups.items()
        if kind == "piece" and live_stage(campaign, stage)
    )


@once_each(keep=4)
def _closed_since(cards: tuple[Card, ...], instant: str) -> int:
    return sum(card.closed >= instant for card in cards)


def head_spans(scene: Scene, stage: str) -> list[Span]:
    """A stage's name and count; a limit that is reached is amber, one that is passed is red and says so."""
    board = scene.board
    count = len(board.group("piece", stage))
    limit = next((s.limit for s in piece_stages(board.campaign) if s.name == stage), 0)
    name = Span(shown(stage).upper(), f"{stage_role(board.campaign, stage)} bold")
    return [name, *limit_spans(count, limit)]


def limit_spans(count: int, limit: int) -> list[Span]:
    """` 3`, ` 4/4`, or ` 5/4 over`."""
    if not limit:
        return [Span(f" {count}", "muted")]
    style = "bad" if count > limit else "warn" if count == limit else "muted"
    return [Span(f" {count}/{limit}{' over' if count > limit else ''}", style)]


def card_lines(card: Card, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    """A piece, one line."""
    moment = scene.moment
    widths = _widths(width, channel_cells(moment.campaign), moment.team.signed, moment.team.cells)
    title_style = "soft" if card.closed and not (look.selected or look.lit) else look.text
    spans = lead("piece", look, scene.ascii)
    if widths.channel:
        spans.append(Span(fit(card.channel, widths.channel - 2, "") + "  ", "piece bold"))
    links = links_of(card.id, scene.board)
    spans += titled(card.title, title_style, links, widths.title, scene.ascii, card.checks)
    if widths.owner:
        spans.append(moment.team.column(card.owner, widths.owner, scene.ascii, signed=widths.signed))
    if widths.when:
        spans.append(piece_when(card, moment).span(widths.when))
    if widths.age:
        spans.append(Span(piece_age(card, moment).rjust(widths.age), "warn"))
    return (fill(spans, width, look.behind),)


@lru_cache(maxsize=16)
def channel_cells(campaign: Campaign) -> int:
    """The cells of the widest channel code, from two to five."""
    widest = max((measure(shown(code)) for code in channels_of(campaign)), default=0)
    return min(max(widest, 2), 5)


@lru_cache(maxsize=256)
def _widths(width: int, channel: int, signs: bool, handle: int) -> Widths:
    """Columns are taken in by importance: when, channel, owner, age; the title has what is left.

    With `signs` the owner's column has two cells for one where there is room; the longest handle has `handle` cells.
    """
    left = width - _LEAD - _MARGIN
    taken = dict.fromkeys(("channel", "owner", "when", "age"), 0)
    wide, signed = left >= 52, signs and left >= 60
    usual = _SIGNED if signed else 7 if wide else 6
    owner = owner_cells(usual, handle, 12 if left >= 70 else 8, signed) if wide else usual
    for column, cost, least in (
        ("when", 10 if wide else 9 if left >= 40 else 7, 12),
        ("channel", channel + 2, 12),
        ("owner", owner, 18),
        ("age", 5, 26),
    ):
        if left - cost >= least:
            taken[column] = cost
            left -= cost
    return Widths(title=max(left, 0), signed=signed, **taken)


def empty(scene: Scene) -> tuple[str, str]:
    """What belongs in the pane, and how to put it there."""
    return "No content in the pipeline yet.", f"{scene.keys.add} adds a piece: an idea is enough."


def title_facts(scene: Scene) -> list[str]:
    """What the pane's title says after its name, from long to short."""
    dot = glyphs(scene.ascii).dot
    count, live = open_count(scene.board), live_this_week(scene.board)
    adrift = adrift_count(scene.board, "piece")
    told = [f"{count} open"] + [f"{adrift} adrift"] * bool(adrift) + [f"{live} live this week"] * bool(live)
    return [*(f" {dot} ".join(told[:last]) for last in range(len(told), 0, -1)), str(count)]

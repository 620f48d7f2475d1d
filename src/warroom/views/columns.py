"""The zoomed pipeline: a board with a column per stage, a window of it when the screen is narrow."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.model import Card
from warroom.views.beyond import Beyond, beyond_spans
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, shown, wrap
from warroom.views.facts import piece_age, piece_stages, piece_when, stage_role
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.links import Links, links_of
from warroom.views.memo import once_each
from warroom.views.pipeline import limit_spans, stage_names
from warroom.views.rowlook import RowLook, lead, row_look, worn
from warroom.views.rows import Stretch
from warroom.views.scene import Moment, Scene
from warroom.views.shade import shaded
from warroom.views.upcoming import strip

_LEAST = 22
_LEAD = 3
_HEAD = 2
# A card takes at most two lines of title, one of facts and a gap.
_TALLEST = 4


class Column(NamedTuple):
    """One stage with its cards; `limit` is the work in progress it warns at, 0 for none."""

    stage: str
    limit: int
    rows: Stretch


class _Window(NamedTuple):
    """The part of the board in sight: columns `first` to `last` (not included), `cells` wide each."""

    first: int
    last: int
    cells: int


class _Placed(NamedTuple):
    """A column as lines, with the card that each line belongs to, and how many cards are out of sight."""

    lines: list[Line]
    owners: list[str]
    beyond: Beyond


def columns(scene: Scene) -> tuple[Column, ...]:
    """Every stage of the pipeline in order, with its (matching) cards as rows."""
    limits = {stage.name: stage.limit for stage in piece_stages(scene.board.campaign)}
    return tuple(
        Column(stage, limits.get(stage, 0), Stretch(scene.group("piece", stage), stage))
        for stage in stage_names(scene.board)
    )


def column_lines(scene: Scene, width: int, height: int, stage: str = "") -> tuple[Line, ...]:
    """The whole zoomed board: `height` lines of exactly `width` cells, the selected card always in it.

    `stage` names the column to keep in sight when no piece is selected.
    """
    every = columns(scene)
    window = _window(every, scene, stage, width)
    placed = [_place(column, scene, window.cells, height - 1 - _HEAD) for column in every[window.first : window.last]]
    current = _current(every, scene, stage)
    heads = [
        _head(column, body, scene, window.cells, index == current)
        for index, (column, body) in enumerate(
            zip(every[window.first : window.last], placed, strict=True), start=window.first
        )
    ]
    gap = Span(" ")
    lines = [_strip(every, window, scene, width)]
    for stacked in zip(*([*head, *body.lines] for head, body in zip(heads, placed, strict=True)), strict=True):
        spans = [span for line in stacked for span in (*line, gap)]
        lines.append(fill(spans[:-1], width))
    return tuple(lines[:height])


def card_at(scene: Scene, width: int, height: int, x: int, y: int, stage: str = "") -> tuple[str, str]:
    """What stands at a cell of `column_lines`: (stage, card id), "" where there is none."""
    every = columns(scene)
    window = _window(every, scene, stage, width)
    index = window.first + x // (window.cells + 1)
    if not window.first <= index < window.last:
        return "", ""
    owners = _place(every[index], scene, window.cells, height - 1 - _HEAD).owners
    line = y - 1 - _HEAD
    return every[index].stage, owners[line] if 0 <= line < len(owners) else ""


def _current(every: tuple[Column, ...], scene: Scene, stage: str) -> int:
    """The column of the selected piece, or else the one asked for."""
    card = scene.board.card(scene.selected)
    wanted = card.stage if card is not None and card.kind == "piece" else stage
    names = [column.stage for column in every]
    return names.index(wanted) if wanted in names else 0


def _window(every: tuple[Column, ...], scene: Scene, stage: str, width: int) -> _Window:
    count = len(every)
    seen = min(max((width + 1) // (_LEAST + 1), 1), count)
    first = min(max(_current(every, scene, stage) - seen // 2, 0), count - seen)
    return _Window(first, first + seen, max((width + 1) // seen - 1, 1))


def _strip(every: tuple[Column, ...], window: _Window, scene: Scene, width: int) -> Line:
    """What is out of sight at either side, and between that what goes live next."""
    left, right = window.first, len(every) - window.last
    marks = ("<", ">") if scene.ascii else ("‹", "›")
    before = [Span(f" {marks[0]} {left} more", "muted")] if left else []
    after = [Span(f"{right} more {marks[1]} ", "muted")] if right else []
    ahead = strip(scene, width - cells_of(before) - cells_of(after) - 2)
    line = two_ends([*before, *([Span("  "), *ahead] if before and ahead else ahead)], after, width)
    return shaded(line) if scene.light.spotlight else line


def _head(column: Column, placed: _Placed, scene: Scene, cells: int, current: bool) -> tuple[Line, Line]:
    sign = glyphs(scene.ascii)
    role = stage_role(scene.board.campaign, column.stage)
    count = limit_spans(len(column.rows), column.limit)
    right = beyond_spans(placed.beyond, scene.ascii)
    room = cells - cells_of(count) - cells_of(right) - 2
    name = Span(clip(shown(column.stage).upper(), max(room, 1), sign.ellipsis), f"{role} bold")
    rule = Span((sign.heavy if current else sign.rule) * cells, role if current else "rule")
    over = bool(scene.drag.card) and scene.drag.stage == column.stage
    lead = Span(sign.enter, "accent bold") if over else Span(" ")
    lines = two_ends([lead, name, *count], right, cells, RowLook(over=over).behind), fill([rule], cells)
    return (shaded(lines[0]), shaded(lines[1])) if scene.light.spotlight else lines


def _place(column: Column, scene: Scene, cells: int, height: int) -> _Placed:
    """The page of a column's cards that holds the selected one, as exactly `height` lines."""
    height = max(height, 0)
    count = len(column.rows)
    page = max(height // _TALLEST, 1)
    start = _position(column, scene) // page * page
    if start:
        start = min(start, _last_page(column, scene, cells, height))
    lines: list[Line] = []
    owners: list[str] = []
    at = start
    while at < count and len(lines) < height:
        name = column.rows[at].card
        drawn = _drawn(name, scene, cells)
        if lines and len(lines) + len(drawn) > height:
            break
        lines += [*drawn, blank(cells)]
        owners += [*[name] * len(drawn), ""]
        at += 1
    if not count:
        lines.append(fill([Span("   nothing here", "faint italic")], cells))
    lines += [blank(cells)] * (height - len(lines))
    return _Placed(lines[:height], owners[:height], Beyond(start, count - at))


def _last_page(column: Column, scene: Scene, cells: int, height: int) -> int:
    """The card from which on all others of the column are in sight."""
    at, left = len(column.rows) - 1, height
    while at >= 0 and left >= (tall := len(_drawn(column.rows[at].card, scene, cells))):
        left -= tall + 1
        at -= 1
    return min(at + 1, len(column.rows) - 1)


def _drawn(name: str, scene: Scene, cells: int) -> list[Line]:
    card = scene.board.card(name)
    look = row_look(name, scene, name == scene.selected)
    return _card(card, scene.moment, look, cells, links_of(name, scene.board)) if card else []


def _position(column: Column, scene: Scene) -> int:
    """Where the selected card stands in the column, 0 when it is in another."""
    card = scene.board.card(scene.selected)
    if card is None or card.stage != column.stage:
        return 0
    return max(column.rows.find(card), 0)


@once_each(keep=512)
def _card(card: Card, moment: Moment, look: RowLook, cells: int, links: Links) -> list[Line]:
    """Two lines of title at most, and one of facts."""
    sign = glyphs(moment.ascii)
    room = max(cells - _LEAD - 1, 1)
    titles = wrap(card.title, room)
    if len(titles) > 2:
        titles = [titles[0], clip(" ".join(titles[1:]), room, sign.ellipsis)]
    bar = Span((sign.bar if look.selected else " ").ljust(_LEAD), "accent")
    lines = [fill([*lead("piece", look, moment.ascii), Span(titles[0], look.text)], cells, look.behind)]
    lines += [fill([bar, Span(text, look.text)], cells, look.behind) for text in titles[1:]]
    lines.append(fill([bar, *_facts(card, moment, room, links)], cells, look.behind))
    return list(worn(tuple(lines), cells, look, moment.ascii))


def _facts(card: Card, moment: Moment, room: int, links: Links) -> list[Span]:
    """Channel, owner and feeds at the left, when and age at the right; feeds go first, then the right part."""
    channel = [Span(f"{clip(card.channel, 5, '')} ", "piece bold")] if card.channel else []
    owner = moment.team.short(card.owner, 8, "muted", moment.ascii)
    when, age = piece_when(card, moment), piece_age(card, moment)
    right = [Span(when.long, when.style), Span(f" {age}" if age else "", "warn")]
    said = links.said(moment.ascii)
    for left, ends in (
        ([*channel, owner, Span(f" {said}" if said else "", "muted")], right),
        ([*channel, owner], right),
        ([*channel, owner], [Span(when.short, when.style)]),
    ):
        space = room - cells_of(left) - cells_of(ends)
        if space > 0:
            return [*left, Span(" " * space), *ends]
    return [*channel, owner]

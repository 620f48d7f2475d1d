"""The rail of go-lives: how soon, where, what stands against each, and that everything is held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import days_between, in_zone, parse_instant, say_when
from warroom.domain.golive import Golive, countdown, golive_of, is_missed, say_golive, unmet, viewer_zone
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, fit, shown, wrap
from warroom.views.facts import stage_role
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.pipeline import channel_cells
from warroom.views.scene import Scene
from warroom.views.upcoming import all_golives, clashes, missed_golives

_LEAD, _SOON, _HOUR = 2, 14, 6
_LEAST_TITLE = 14
_MOST_NOTE = 3


class Rail(NamedTuple):
    """What the screen shows: the card that is selected, the hints, and a message with its tone."""

    selected: str
    keys: Sequence[tuple[str, str]]
    note: tuple[str, str] = ("", "")


@once_each(keep=2)
def listed(board: Board, minute: datetime) -> tuple[Golive, ...]:
    """The rail, top to bottom: what was missed, then what is to come; at an aware moment without seconds."""
    return tuple(sorted(all_golives(board), key=lambda each: (not is_missed(each, minute), each.at)))


def rail_lines(rail: Rail, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The screen as exactly `height` lines of `width` cells, the selected piece always in it."""
    return tuple(line for line, _ in _drawn(rail, scene, width, height))


def card_at(rail: Rail, scene: Scene, width: int, height: int, y: int) -> str:
    """The id of the piece at a line of `rail_lines`, "" where there is none."""
    drawn = _drawn(rail, scene, width, height)
    return drawn[y][1] if 0 <= y < len(drawn) else ""


def _drawn(rail: Rail, scene: Scene, width: int, height: int) -> list[tuple[Line, str]]:
    """Every line of the screen, and whose it is."""
    head, foot = _head(scene, width), [*note_lines(rail.note, width), footer(rail.keys, width)]
    room = max(height - len(head) - len(foot), 1)
    every = listed(scene.board, scene.moment.now)
    body = _window(every, rail.selected, scene, width, room) if every else [(line, "") for line in _empty(scene, width)]
    gap = [(blank(width), "")] * (room - len(body))
    return [*((line, "") for line in head), *body[:room], *gap, *((line, "") for line in foot)][:height]


def _window(
    every: Sequence[Golive], selected: str, scene: Scene, width: int, room: int
) -> list[tuple[Line, str]]:  # fmt: skip
    """The lines around the selected piece: only what is in sight is drawn."""

    def block(at: int) -> list[tuple[Line, str]]:
        name = _section(every[at], scene)
        heading = [_heading(name, scene, width)] if at == 0 or name != _section(every[at - 1], scene) else []
        lead = [(line, "") for line in ([blank(width), *heading] if heading and at else heading)]
        chosen = every[at].card.id == selected
        return [*lead, *((line, every[at].card.id) for line in _row(every[at], scene, width, selected=chosen))]

    here = next((at for at, each in enumerate(every) if each.card.id == selected), 0)
    above, mine = list[tuple[Line, str]](), block(here)
    below, up, down = list(mine), here, here + 1
    while up and len(above) < room // 3:
        up -= 1
        above = block(up) + above
    while down < len(every) and len(above) + len(below) < room:
        below += block(down)
        down += 1
    while up and len(above) + len(below) < room:
        up -= 1
        above = block(up) + above
    # All of what is selected, with as much before it as there is room for.
    top = max(min(len(above) - room // 3, len(above) + len(below) - room), len(above) + len(mine) - room, 0)
    return (above + below)[top : top + room]


def _empty(scene: Scene, width: int) -> list[Line]:
    said = f"Nothing is planned to go live: {scene.keys.when} on a piece, and live fri 10:00, says when it does."
    return [blank(width), *(fill([Span("  "), Span(text, "soft")], width) for text in wrap(said, max(width - 4, 1)))]


def _head(scene: Scene, width: int) -> list[Line]:
    board, sign = scene.board, glyphs(scene.ascii)
    late = len(missed_golives(board, scene.now))
    ahead = len(all_golives(board)) - late
    title = [Span(f" {sign.golive} GO-LIVES ", "piece bold"), Span(counted(ahead, "piece") + " ahead", "soft")]
    missed = [Span(f" {late} missed ", "bad bold")] if late else []
    lines = [two_ends(title, missed, width, "on-panel"), fill([Span(sign.rule * width, "rule")], width)]
    return [*lines, *_held(scene, width)] if board.campaign.held else lines


def _held(scene: Scene, width: int) -> list[Line]:
    campaign = scene.board.campaign
    since = ""
    if campaign.held_at:
        at = in_zone(parse_instant(campaign.held_at), campaign.zone)
        since = f" since {say_when(f'{at:%Y-%m-%dT%H:%M}', scene.now)}"
    said = wrap(f"HELD{since}: {campaign.held}", max(width - 4, 1))[:_MOST_NOTE]
    return [fill([Span("  "), Span(text)], width, "bad bold reverse") for text in said]


def _section(each: Golive, scene: Scene) -> str:
    if is_missed(each, scene.moment.now):
        return "WAITS" if scene.board.campaign.held else "MISSED"
    day = _day(each, scene)
    away = days_between(scene.board.today, day)
    return {0: "TODAY", 1: "TOMORROW"}.get(away) or say_when(day, scene.now).upper()


def _day(each: Golive, scene: Scene) -> str:
    """The campaign's day on which it goes live."""
    if not each.timed:
        return each.card.golive
    return in_zone(each.at, scene.board.campaign.zone).date().isoformat()


def _heading(name: str, scene: Scene, width: int) -> Line:
    tone = "bad bold" if name == "MISSED" else "soft bold"
    rule = glyphs(scene.ascii).rule * max(width - len(name) - 5, 0)
    return fill([Span(f"  {name} ", tone), Span(rule, "rule")], width)


def _row(each: Golive, scene: Scene, width: int, *, selected: bool) -> list[Line]:
    """How soon, when, where, what and whose; below it what else is to be known."""
    card, sign, campaign = each.card, glyphs(scene.ascii), scene.board.campaign
    late = is_missed(each, scene.now.replace(second=0, microsecond=0))
    soon = "held" if campaign.held else countdown(each, scene.now)
    style = "warn" if campaign.held else "bad bold" if late else "accent bold"
    behind = "on-selected" if selected else ""
    spans = [Span(sign.bar if selected else " ", "accent"), Span(" "), Span(fit(soon, _SOON), style)]
    left = width - _LEAD - _SOON - 1
    hour = f"{in_zone(each.at, campaign.zone):%H:%M}" if each.timed else ""
    if left - _HOUR >= _LEAST_TITLE:
        spans.append(Span(hour.ljust(_HOUR), "text"))
        left -= _HOUR
    channel = channel_cells(campaign) + 1
    if left - channel >= _LEAST_TITLE:
        spans.append(Span(fit(card.channel, channel - 1, "") + " ", "piece bold"))
        left -= channel
    tail: list[Span] = []
    for cells, span in ((9, scene.moment.team.column(card.owner, 9, scene.ascii)), (11, _stage(card.stage, 11, scene))):
        if left - cells >= _LEAST_TITLE * 2:
            tail.append(span)
            left -= cells
    spans.append(Span(fit(shown(card.title), left, sign.ellipsis), "text bold" if selected else "text"))
    return [fill([*spans, *tail], width, behind), *_below(each, scene, width, behind)]


def _stage(stage: str, cells: int, scene: Scene) -> Span:
    return Span(f" {fit(stage, cells - 1, '')}", stage_role(scene.board.campaign, stage))


def _below(each: Golive, scene: Scene, width: int, behind: str) -> list[Line]:
    """In which zones it is another hour, what is missing, why that is let be, and what it collides with."""
    card, board, sign = each.card, scene.board, glyphs(scene.ascii)
    told: list[Span] = []
    viewer = viewer_zone(board, scene.me, scene.viewer)
    zones = say_golive(card, board.campaign, viewer, scene.now)
    if len(zones) > 1:
        told += [Span(zone, "soft") for zone in zones]
    told += [Span(name, "muted" if card.waived else "warn") for name in unmet(card, board.campaign)]
    if card.waived:
        told.append(Span(f"as it is: {shown(card.waived)}", "soft"))
    told += [Span(_collision(board, other, scene), "bad") for other in clashes(board).get(card.id, ())]
    return _flowed(told, width, _LEAD + (_SOON if width >= 60 else 2), sign.dot, behind)


def _collision(board: Board, other: str, scene: Scene) -> str:
    card = board.card(other)
    each = golive_of(card, board.campaign.zone) if card else None
    if card is None or each is None:
        return "collides"
    hour = f"{in_zone(each.at, board.campaign.zone):%H:%M}"
    return f"collides with {hour} {clip(card.title, 32, glyphs(scene.ascii).ellipsis)}"


def _flowed(parts: Sequence[Span], width: int, indent: int, dot: str, behind: str) -> list[Line]:
    """The parts one after the other, on as many lines as they need, none of them broken unless it is too long."""
    lines: list[list[Span]] = []
    room = max(width - indent - 1, 4)
    for part in parts:
        text = clip(part.text, room)
        joint = Span(f" {dot} ", "faint")
        if lines and cells_of(lines[-1]) + cells_of([joint, Span(text)]) <= room:
            lines[-1] += [joint, Span(text, part.style)]
        else:
            lines.append([Span(text, part.style)])
    return [fill([Span(" " * indent), *spans], width, behind) for spans in lines]

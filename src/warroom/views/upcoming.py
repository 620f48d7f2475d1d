"""What goes live next and what was missed, found once for each board that differs in it, and said in few words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import datetime

from warroom.domain.approval import has_come, wants_approval, was_sent_back
from warroom.domain.board import Board
from warroom.domain.dates import ago
from warroom.domain.golive import (
    Golive,
    collisions,
    countdown,
    golive_of,
    golives,
    is_missed,
    say_golive,
    unmet,
    viewer_zone,
)
from warroom.domain.model import Card
from warroom.views.build import cells_of
from warroom.views.cells import clip, shown
from warroom.views.facts import live_stage
from warroom.views.glyphs import glyphs
from warroom.views.line import Span
from warroom.views.memo import once_each
from warroom.views.scene import Scene

_TITLE = 24


def next_golives(board: Board, now: datetime, most: int) -> list[Golive]:
    """The next pieces that go live at an hour, the soonest first; as quick as the board has stages."""
    found: list[Golive] = []
    for stage in _by_stage(board):
        timed = (each for each in stage[bisect_left(stage, now, key=_at) :] if each.timed)
        found += [each for each, _ in zip(timed, range(most), strict=False)]
    return sorted(found, key=_at)[:most]


def missed_golives(board: Board, now: datetime) -> list[Golive]:
    """The open pieces whose time has passed, the longest ago first; none while everything is held."""
    if board.campaign.held:
        return []
    minute = now.replace(second=0, microsecond=0)
    late = [each for stage in _by_stage(board) for each in stage[: bisect_right(stage, minute, key=_at)]]
    return sorted((each for each in late if is_missed(each, minute)), key=_at)


def all_golives(board: Board) -> list[Golive]:
    """When each open piece goes live, the soonest first."""
    return sorted((each for stage in _by_stage(board) for each in stage), key=_at)


@once_each(keep=2)
def clashes(board: Board) -> Mapping[str, tuple[str, ...]]:
    """For each piece the others on its channel within the hour, by id."""
    return collisions(board)


def said_next(each: Golive, now: datetime, cells: int, ascii: bool) -> list[Span]:
    """`in 0:42 YT How it's made`, the title in at most so many cells."""
    channel = f" {shown(each.card.channel).upper()}" if each.card.channel else ""
    title = clip(each.card.title, cells, glyphs(ascii).ellipsis)
    return [Span(countdown(each, now), "accent bold"), Span(channel, "piece bold"), Span(f" {title}", "text")]


def strip(scene: Scene, width: int) -> list[Span]:
    """As many of the next go-lives as fit, on one line; that everything is held instead, or what was missed first."""
    sign = glyphs(scene.ascii)
    if scene.board.campaign.held:
        return [Span(clip(f" HELD: {shown(scene.board.campaign.held)}", max(width, 0), sign.ellipsis), "bad bold")]
    spans: list[Span] = []
    now = scene.now.replace(second=0, microsecond=0)
    late = missed_golives(scene.board, now)[:1]
    for each in (*late, *next_golives(scene.board, now, 6)):
        said = said_next(each, now, _TITLE, scene.ascii)
        if is_missed(each, now):
            said = [Span(said[0].text, "bad bold"), *said[1:]]
        joint = [Span(f" {sign.dot} ", "faint")] if spans else [Span(" ")]
        if cells_of(spans) + cells_of(joint) + cells_of(said) > width:
            break
        spans += [*joint, *said]
    return spans


def golive_facts(card: Card, scene: Scene) -> Iterable[tuple[str, list[Span]]]:
    """What is told of a piece's way to its go-live, as labels and values: when, what is missing, what it is near."""
    board, sign = scene.board, glyphs(scene.ascii)
    each = golive_of(card, board.campaign.zone)
    if card.golive:
        yield "goes live", [*_when(card, scene), *_standing(each, card, scene)]
    lacks = unmet(card, board.campaign) if not card.closed and (card.golive or has_come(card, board.campaign)) else ()
    if lacks:
        yield "missing", [Span(f" {sign.dot} ".join(lacks), "muted" if card.waived else "warn")]
    if card.waived:
        yield "as it is", [Span(card.waived, "soft")]
    for other in map(board.card, clashes(board).get(card.id, ())):
        if other is not None:
            hour = golive_of(other, board.campaign.zone)
            when = f"{hour.at.astimezone(scene.now.tzinfo):%H:%M} " if hour else ""
            yield "collides", [Span(f"{when}{other.title}", "bad")]


def review_facts(card: Card, scene: Scene) -> Iterable[tuple[str, list[Span]]]:
    """What the review said of a piece: who let it pass, that it waits, or that its hour came before anybody did."""
    campaign = scene.board.campaign
    if card.approved:
        yield "approved", [Span(f"by {card.approver}", "good"), Span(f"  {ago(card.approved, scene.now)}", "muted")]
    elif wants_approval(card, campaign):
        each = golive_of(card, campaign.zone)
        if each is not None and not campaign.held and is_missed(each, scene.now.replace(second=0, microsecond=0)):
            yield "approval", [Span("expired: its hour came and nobody had approved it", "bad")]
        else:
            yield "approval", [Span("waits for it", "warn")]


def reason_spans(card: Card) -> list[Span]:
    """A card's reason, and who gave it where it was sent back."""
    by = [Span(f"  by {card.approver}", "muted")] if was_sent_back(card) else []
    return [Span(card.reason, "warn"), *by]


def _when(card: Card, scene: Scene) -> list[Span]:
    viewer = viewer_zone(scene.board, scene.me, scene.viewer)
    first, *others = say_golive(card, scene.board.campaign, viewer, scene.now)
    dot = glyphs(scene.ascii).dot
    return [Span(first, "text"), *(Span(f" {dot} {other}", "muted") for other in others)]


def _standing(each: Golive | None, card: Card, scene: Scene) -> list[Span]:
    """How soon it is, or how late."""
    if each is None or card.closed:
        return []
    if scene.board.campaign.held:
        return [Span("  held", "warn")]
    late = is_missed(each, scene.now.replace(second=0, microsecond=0))
    return [Span(f"  {'missed, ' if late else ''}{countdown(each, scene.now)}", "bad" if late else "accent")]


def _by_stage(board: Board) -> list[tuple[Golive, ...]]:
    campaign = board.campaign
    return [
        _of(cards, campaign.zone)
        for (kind, stage), cards in board.groups.items()
        if kind == "piece" and not live_stage(campaign, stage)
    ]


@once_each(keep=16)
def _of(cards: tuple[Card, ...], zone: str) -> tuple[Golive, ...]:
    return golives(cards, zone)


def _at(each: Golive) -> datetime:
    return each.at

"""What the weave says of a card: kind, title, and in few words stage, owner, inches and time."""

from __future__ import annotations

from warroom.domain.dates import days_between
from warroom.domain.daywords import MONTHS
from warroom.domain.inches import format_length
from warroom.domain.model import Card
from warroom.domain.stages import is_blocked
from warroom.domain.standing import day_of, days_in_stage, shelf
from warroom.views.build import cells_of
from warroom.views.cells import clip, shown
from warroom.views.facts import piece_when, stage_role, tactic_when
from warroom.views.glyphs import glyphs
from warroom.views.line import Span
from warroom.views.scene import Scene
from warroom.views.weave.plan import Mark, Plan

_SHELF_STYLES = {"fresh": "good", "fading": "warn", "stale": "bad"}
_OWNER_CELLS = 10
_CHANNEL_CELLS = 6
# Until then it is said how many days ago something was finished, after that on which day.
_LATELY = 14


def named(card: Card, room: int, ascii: bool, tone: str = "text") -> list[Span]:
    """The kind's sign, the channel and the title, in at most `room` cells; what is over is quieter."""
    sign = glyphs(ascii)
    style = "soft" if card.is_over and tone == "text" else tone
    lead = [Span(f"{sign.kind(card.kind)} ", card.kind)]
    # A ripple's pieces have one title: the channel tells them apart.
    lead += [Span(f"{clip(card.channel, _CHANNEL_CELLS, sign.ellipsis)} ", card.kind)] if card.channel else []
    return [*lead, Span(clip(card.title, max(room - cells_of(lead), 0), sign.ellipsis), style)]


def facts(card: Card, scene: Scene, room: int) -> list[Span]:
    """Stage, ticks, owner, inches and time in at most `room` cells; time goes first, then ticks, owner, inches."""
    stage, owner, won, time = _stage(card, scene), _owner(card, scene), _won(card, scene), _time(card, scene)
    checks = Span(card.checks, "soft") if card.checks else None
    forms = ((stage, checks, owner, won, time), (stage, checks, owner, won), (stage, owner, won), (stage, won))
    for parts in (*forms, (stage,)):
        spans = _dotted([part for part in parts if part is not None], scene.ascii)
        if cells_of(spans) <= room:
            return spans
    return [Span(clip(stage.text, room, glyphs(scene.ascii).ellipsis), stage.style)]


def marked(mark: Mark, plan: Plan, room: int, ascii: bool) -> list[Span]:
    """A feed that is no line: back to where it came from, or to somewhere else in sight."""
    sign = glyphs(ascii)
    lead = f"{sign.back if mark.cycle else sign.arrow} "
    card = plan.weave.cards[mark.to]
    title = clip(card.title, max(room - len(lead), 0), sign.ellipsis)
    return [Span(lead, "accent" if mark.cycle else "muted"), Span(title, card.kind)]


def _stage(card: Card, scene: Scene) -> Span:
    if card.archived:
        return Span("archived", "muted")
    campaign = scene.board.campaign
    role = stage_role(campaign, card.stage) if card.kind == "piece" else "warn" if is_blocked(card) else "soft"
    return Span(shown(card.stage), "muted" if card.closed else role)


def _owner(card: Card, scene: Scene) -> Span | None:
    if card.owner:
        named = clip(card.owner, _OWNER_CELLS, glyphs(scene.ascii).ellipsis)
        return Span(named, scene.moment.team.style(card.owner, "soft"))
    return Span("nobody", "bad") if card.kind in ("piece", "tactic") and not card.is_over else None


def _won(card: Card, scene: Scene) -> Span | None:
    return Span(format_length(card.won, scene.ascii), "accent") if card.won else None


def _time(card: Card, scene: Scene) -> Span | None:
    """When it was finished, when it is due, how fresh a note is, or how old anything else."""
    board = scene.board
    zone, today = board.campaign.zone, board.today
    if card.is_over:
        day = day_of(card.closed or card.archived, zone)
        return Span(_past(day, today), "muted") if day else None
    if card.kind == "note" and card.stage == "active":
        life = shelf(card, board.campaign, today)
        return Span(f"{life.state} {life.days}d", _SHELF_STYLES[life.state])
    when = piece_when(card, scene.moment) if card.kind == "piece" else tactic_when(card, scene.moment)
    timed = card.owner or (card.kind == "piece" and (card.golive or card.due))
    if card.kind in ("piece", "tactic") and timed and when.long and when.long != glyphs(scene.ascii).none:
        return Span(when.long, when.style)
    days = days_in_stage(card, zone, today)
    return Span(f"{days}d" if days else "new", "muted")


def _past(day: str, today: str) -> str:
    """`today`, `3d ago`, or after two weeks `12 Mar`, with the year where it is another one."""
    days = days_between(day, today)
    if days <= _LATELY:
        return f"{days}d ago" if days > 0 else "today"
    year = "" if day[:4] == today[:4] else f" {day[:4]}"
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1]}{year}"


def _dotted(parts: list[Span], ascii: bool) -> list[Span]:
    dot = Span(f" {glyphs(ascii).dot} ", "faint")
    return [span for part in parts for span in (dot, part)][1:]

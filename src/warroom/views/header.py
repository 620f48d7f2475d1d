"""The top line: campaign, day, next go-live, who is here, clock."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from functools import partial
from typing import TypeAlias

from warroom.domain.board import Board
from warroom.domain.dates import days_between, in_zone
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.model import Card
from warroom.domain.standing import golive_instant
from warroom.domain.text import counted
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, shown
from warroom.views.facts import live_stage, piece_stages
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.scene import Scene

_BAR = 10
_BEHIND = "on-raised"
Part: TypeAlias = list[Span]


def header(scene: Scene, width: int) -> Line:
    """The header, exactly `width` cells; parts are dropped by importance when it is narrow."""
    fit = _Fitting(width)
    clock = fit.first(_clock(scene))
    campaign = fit.first([[Span(f" {shown(scene.board.campaign.name)}", "text bold")]], clipped=True)
    golive = fit.first(_golive(scene))
    brand = fit.first([[Span(" WARROOM ", "accent bold")]])
    day = fit.first(_day(scene))
    people = fit.first(_people(scene))
    gap = Span(" " * fit.left)
    return fill([*brand, *campaign, *day, *golive, gap, *people, *clock], width, _BEHIND)


class _Fitting:
    """Hands out the cells of a line, first come first served."""

    def __init__(self, width: int) -> None:
        self.left = width

    def first(self, forms: list[Part], clipped: bool = False) -> Part:
        """The first of `forms` that still fits; `clipped` cuts the last one when none does."""
        for form in forms:
            cells = cells_of(form)
            if cells <= self.left:
                self.left -= cells
                return form
        if not clipped or self.left < 4:
            return []
        text, style = forms[-1][0]
        part = [Span(clip(text, self.left), style)]
        self.left -= cells_of(part)
        return part


def _clock(scene: Scene) -> list[Part]:
    now = scene.now
    day = f"{WEEKDAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]}"
    time = f"{now:%H:%M}"
    return [[Span(f" {day} {time} ", "text")], [Span(f" {time} ", "text")]]


def _day(scene: Scene) -> list[Part]:
    campaign, today = scene.board.campaign, scene.board.today
    if today < campaign.start:
        days = days_between(today, campaign.start)
        return [[Span(f"  starts in {counted(days, 'day')}", "muted")], [Span(f"  in {days}d", "muted")]]
    if today > campaign.end:
        days = days_between(campaign.end, today)
        return [[Span(f"  ended {counted(days, 'day')} ago", "muted")], [Span(f"  ended {days}d ago", "muted")]]
    day, days = days_between(campaign.start, today) + 1, days_between(campaign.start, campaign.end) + 1
    sign = glyphs(scene.ascii)
    gone = max(_BAR * day // days, 1)
    bar = [Span(f" {sign.heavy * gone}", "good"), Span(sign.rule * (_BAR - gone), "faint")]
    said = Span(f"  day {day} of {days}", "muted")
    return [[said, *bar], [said], [Span(f"  {day}/{days}", "muted")]]


def _golive(scene: Scene) -> list[Part]:
    now = scene.now
    coming = [moment for moment in map(partial(_first_after, now), _moments_by_stage(scene.board)) if moment]
    if not coming:
        return []
    at, card = min(coming, key=_moment)
    return _countdown(card, at, int((at - now).total_seconds() // 60), scene)


def _countdown(card: Card, at: datetime, left: int, scene: Scene) -> list[Part]:
    days = days_between(scene.board.today, in_zone(at, scene.board.campaign.zone).date().isoformat())
    if left == 0:
        said = "live now"
    elif left < 24 * 60:
        said = f"live in {left // 60:02}:{left % 60:02}"
    else:
        said = f"live in {counted(days, 'day')}"
    lead = Span(f"   {said}", "accent bold")
    channel = f" {shown(card.channel).upper()}" if card.channel else ""
    title = shown(card.title)
    forms = [[lead, Span(channel, "piece bold"), Span(f" {clip(title, cells)}", "text")] for cells in (40, 24, 14)]
    return [*forms, [lead, Span(channel, "piece bold")], [Span(f" {said.removeprefix('live ')}", "accent bold")]]


def _moments_by_stage(board: Board) -> list[list[tuple[datetime, Card]]]:
    """The open pieces that have an hour of going live, soonest first, stage by stage."""
    campaign = board.campaign
    open_stages = [stage.name for stage in piece_stages(campaign) if not live_stage(campaign, stage.name)]
    return [_moments(board.group("piece", stage), campaign.zone) for stage in open_stages]


@once_each(keep=16)
def _moments(cards: tuple[Card, ...], zone: str) -> list[tuple[datetime, Card]]:
    timed = ((golive_instant(card, zone), card) for card in cards if card.golive)
    return sorted(((at, card) for at, card in timed if at is not None), key=_moment)


def _first_after(now: datetime, moments: list[tuple[datetime, Card]]) -> tuple[datetime, Card] | None:
    at = bisect_left(moments, now, key=_moment)
    return moments[at] if at < len(moments) else None


def _moment(timed: tuple[datetime, Card]) -> datetime:
    return timed[0]


def _people(scene: Scene) -> list[Part]:
    sign = glyphs(scene.ascii)
    here = {scene.me, *scene.here}
    handles = sorted(scene.board.people, key=lambda handle: (handle not in here, handle))
    parts = [
        [
            Span(f"  {sign.seen if handle in here else sign.unseen} ", "good" if handle in here else "muted"),
            Span(clip(handle, 10), "soft" if handle in here else "muted"),
        ]
        for handle in handles
    ]
    present = [part for handle, part in zip(handles, parts, strict=True) if handle in here]
    several = [[span for part in some_parts for span in part] + [Span("   ")] for some_parts in (parts, present)]
    number = [Span(f"  {sign.seen} ", "good"), Span(f"{len(here)} here  ", "soft")]
    return [*several, number]

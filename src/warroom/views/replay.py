"""The bar under a replayed board: where in the campaign it stands, and what was done there."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.changes import Changeset
from warroom.domain.dates import days_between, in_zone, parse_instant
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.inches import format_length
from warroom.domain.standing import day_of
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, measure, shown
from warroom.views.footer import footer
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

_KEYS = (
    ("h l", "change"), ("H L", "day"), ("[ ]", "standup"), ("g G", "ends"), ("space", "play"), ("+ -", "speed"),
    ("o", "person"), ("1 2 3", "pane"), ("backspace", "play back"), ("esc", "leave"),
)  # fmt: skip


class Playing(NamedTuple):
    """Where the replay stands: the change done last, if any, whether it is the newest, how it plays, whose changes
    it stops at ("" for all), a message, and whether what was won that day is told where there is no tape."""

    changeset: Changeset | None
    newest: bool
    running: bool
    backwards: bool
    speed: int
    person: str = ""
    note: str = ""
    measured: bool = False


def bar_lines(playing: Playing, scene: Scene, width: int) -> tuple[Line, Line, Line]:
    """Where it stands on the way from the campaign's beginning to its last day, the change, and the keys."""
    return _track(playing, scene, width), _told(playing, scene, width), _keys(playing, width)


def _track(playing: Playing, scene: Scene, width: int) -> Line:
    campaign, sign = scene.board.campaign, glyphs(scene.ascii)
    first = min(campaign.start, day_of(campaign.created, campaign.zone) or campaign.start)
    days = max(days_between(first, campaign.end), 1)
    gone = min(max(days_between(first, scene.board.today), 0), days)
    state = ("back" if playing.backwards else "playing") if playing.running else "now" if playing.newest else "still"
    lead = [
        Span(" REPLAY ", "accent bold"),
        Span(f"{state} {playing.speed}{sign.times} ", "good" if playing.running else "muted"),
    ]
    won = f" {format_length(scene.board.won_today, scene.ascii)} " if playing.measured else " "
    cells = max(width - cells_of(lead) - measure(won), 1)
    at = min(cells * gone // days, cells - 1)
    track = [
        Span(sign.heavy * at, "accent"),
        Span(sign.mark, "accent bold"),
        Span(sign.rule * (cells - at - 1), "faint"),
    ]
    return fill([*lead, *track, Span(won, "tape")], width, "on-panel")


def _told(playing: Playing, scene: Scene, width: int) -> Line:
    change = playing.changeset
    if playing.note or change is None:
        return fill([Span(f" {playing.note or 'before the first change'}", "warn" if playing.note else "muted")], width)
    at = in_zone(parse_instant(change.at), scene.board.campaign.zone)
    when = f" {WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at:%H:%M}"
    left = [Span(when, "text bold"), Span(f"  @{shown(change.actor)} ", "soft")]
    room = max(width - cells_of(left) - 1, 4)
    return fill([*left, Span(clip(shown(change.told), room, glyphs(scene.ascii).ellipsis), "text")], width)


def _keys(playing: Playing, width: int) -> Line:
    only = [Span(f"only @{shown(playing.person)} ", "accent on-raised")] if playing.person else []
    return fill([*footer(_KEYS, max(width - cells_of(only), 0)), *only], width)

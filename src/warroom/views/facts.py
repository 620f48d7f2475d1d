"""What the panes say about a card, in the fewest words: when, how old, whose."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.approval import was_sent_back
from warroom.domain.dates import add_days, days_between, short_when, wall_to_instant
from warroom.domain.golive import days_late, has_passed
from warroom.domain.model import Campaign, Card
from warroom.domain.stages import BLOCKED, Stage, closes, is_blocked, stages_of
from warroom.domain.standing import (
    day_of,
    days_in_stage,
    days_on_paper,
    days_over,
    golive_wall,
    hour_passed,
    is_static,
    on_paper,
)
from warroom.domain.text import counted
from warroom.views.cells import clip, measure
from warroom.views.glyphs import glyphs
from warroom.views.line import Span
from warroom.views.scene import Moment

if TYPE_CHECKING:
    from warroom.domain.board import Board

_STAGE_ROLES = ("idea", "draft", "design", "review", "scheduled", "live")


class Said(NamedTuple):
    """One fact in a long and a short form, with its style."""

    long: str
    short: str
    style: str

    def span(self, width: int) -> Span:
        """The fact in exactly `width` cells, at the right; a form that does not fit gives way to the shorter."""
        text = self.long if measure(self.long) <= width else clip(self.short, width, "")
        return Span(" " * (width - measure(text)) + text, self.style)


@lru_cache(maxsize=8)
def midnight(today: str, zone: str, days: int = 0) -> str:
    """The instant at which a day begins in a zone, `days` after today."""
    return wall_to_instant(add_days(today, days), zone)


@lru_cache(maxsize=16)
def piece_stages(campaign: Campaign) -> tuple[Stage, ...]:
    """The stages of the pipeline, in order."""
    return stages_of(campaign, "piece")


@lru_cache(maxsize=64)
def live_stage(campaign: Campaign, stage: str) -> bool:
    """Whether a piece in this stage is out in the world."""
    return closes(campaign, "piece", stage)


@lru_cache(maxsize=64)
def _before_live(campaign: Campaign, stage: str) -> bool:
    names = [s.name for s in piece_stages(campaign)]
    return len(names) > 1 and stage == names[-2]


@lru_cache(maxsize=64)
def stage_role(campaign: Campaign, stage: str) -> str:
    """The colour role of a stage: its own where the themes have one, or else by how far along it is."""
    if stage in _STAGE_ROLES:
        return stage
    names = [s.name for s in piece_stages(campaign)]
    if stage not in names:
        return "soft"
    return _STAGE_ROLES[names.index(stage) * (len(_STAGE_ROLES) - 1) // max(len(names) - 1, 1)]


def piece_when(card: Card, moment: Moment) -> Said:
    """What stands at the right of a piece: its heat when it is live, or else when it is due or goes live."""
    if live_stage(moment.campaign, card.stage):
        return _live_fact(card, moment)
    late = days_late(card, moment.campaign, moment.today, moment.now)
    if was_sent_back(card) and not late:
        return Said("sent back", "back", "warn")
    scheduled = card.golive and _before_live(moment.campaign, card.stage)
    if late and not scheduled:
        return Said(f"{late}d late", f"{late}d!", "bad")
    if card.reason and not card.golive:
        return Said("held", "held", "warn")
    wall = card.golive if scheduled or not card.due else card.due
    if not wall:
        return Said(glyphs(moment.ascii).none, "", "muted") if card.owner else Said("no owner", "who?", "bad")
    return _golive_fact(card, moment) if wall == card.golive else _on(wall, moment.today)


def piece_age(card: Card, moment: Moment) -> str:
    """`║6d` for a piece that stands still, "" for one that moves, is an idea, or waits for its hour."""
    if not is_static(card, moment.campaign, moment.today):
        return ""
    return f"{glyphs(moment.ascii).static}{days_in_stage(card, moment.campaign.zone, moment.today)}d"


def tactic_when(card: Card, moment: Moment) -> Said:
    """What stands at the right of a tactic: how late it is, its hour, or that nobody has it."""
    today = moment.today
    if card.stage == "done":
        return Said("", "", "")
    late = days_over(card.due, today)
    if late:
        return Said(f"{late}d", f"{late}d", "bad")
    if not card.owner:
        return Said("who?", "?", "bad")
    still = is_static(card, moment.campaign, today)
    if still or card.stage == BLOCKED:
        days = days_in_stage(card, moment.campaign.zone, today)
        sign, style = (glyphs(moment.ascii).static, "warn") if still else ("", "muted")
        return Said(f"{sign}{days}d" if days else "", sign, style)
    if len(card.due) > 10 and card.due[:10] == today:
        hour = short_when(card.due, today)
        passed = hour_passed(card.due, moment.campaign.zone, moment.now)
        return Said(f"{hour}!", hour, "bad") if passed else Said(hour, hour, "soft")
    if card.due[:10] > today:
        return Said(short_when(card.due[:10], today), "", "muted")
    sign = glyphs(moment.ascii).routine if card.routine else ""
    return Said(sign, sign, "muted")


def reason_label(card: Card) -> str:
    """What the card's reason is a reason for."""
    if card.kind == "piece":
        return "sent back" if was_sent_back(card) else "held for"
    return "blocked by" if is_blocked(card) else "carried for"


def on_paper_said(card: Card, board: Board) -> str:
    """For how long nobody executes a note, "" for one that is executed and for what is no note."""
    if not on_paper(card, board):
        return ""
    days = days_on_paper(card, board)
    return f"for {counted(days, 'day')}: nobody executes this" if days else "nobody executes this"


def compact(n: int) -> str:
    """A count in at most five characters: `640`, `2.1k`, `3.4M`."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if n >= size:
            return f"{n / size:.1f}".removesuffix(".0") + unit
    return str(n)


def _live_fact(card: Card, moment: Moment) -> Said:
    if card.heat:
        text = f"{compact(card.heat)} {glyphs(moment.ascii).up}"
        return Said(text, compact(card.heat), "good")
    text = _day_said(day_of(card.closed, moment.campaign.zone), moment.today)
    return Said(text, "", "muted")


def _day_said(day: str, today: str) -> str:
    """A day that is not after today."""
    away = days_between(day, today) if day else 0
    return f"{away}d ago" if away else "today" if day else ""


def _on(wall: str, today: str) -> Said:
    said = short_when(wall, today)
    style = "accent" if wall[:10] == today else "muted"
    return Said(said, said.partition(" ")[0] if wall[:10] > today else said, style)


def _golive_fact(card: Card, moment: Moment) -> Said:
    today = moment.today
    if moment.campaign.held:
        return Said("held", "held", "warn")
    wall = golive_wall(card, moment.campaign)
    if not has_passed(card, moment.campaign, moment.now):
        # A day that is not over yet in its own zone is today.
        return _on(max(wall, today), today)
    said = short_when(wall, today)
    if wall[:10] < today:
        return Said(said, said.replace(" late", "!"), "bad")
    hour = said if "T" in wall else ""
    return Said(f"late {hour}".rstrip(), f"{hour or 'late'}!", "bad")

"""A day by itself: its name, what is special about it, and its line among others."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from warroom.domain.almanac import Entry, is_weekend
from warroom.domain.campaigns import holidays_of
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.model import Campaign
from warroom.views.build import cells_of, fill
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Moment

_LABELLED = 18


class DayLook(NamedTuple):
    """How a day is drawn: selected, or `outside` the month that is shown."""

    selected: bool = False
    outside: bool = False


def weekday(day: str) -> str:
    """`Tue`."""
    return WEEKDAYS[date.fromisoformat(day).weekday()]


def named(day: str) -> str:
    """`Tue 14 Apr`."""
    there = date.fromisoformat(day)
    return f"{WEEKDAYS[there.weekday()]} {there.day} {MONTHS[there.month - 1]}"


def month_named(day: str) -> str:
    """`April 2026`, as `Apr 2026`."""
    return f"{MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def within(day: str, campaign: Campaign) -> bool:
    """Whether the campaign runs on that day."""
    return campaign.start <= day <= campaign.end


def labels(day: str, moment: Moment) -> list[Span]:
    """What is special about a day, in words, the most telling first."""
    campaign = moment.campaign
    found = (
        (day == moment.today, Span("today", "accent bold")),
        (day == campaign.start, Span("first day", "good")),
        (day == campaign.end, Span("last day", "good")),
        (day in holidays_of(campaign), Span("holiday", "warn")),
    )
    return [span for so, span in found if so]


def mark_of(day: str, moment: Moment) -> Span:
    """The sign behind the number of a day: today, a holiday, or nothing."""
    sign = glyphs(moment.ascii)
    if day == moment.today:
        return Span(sign.today, "accent bold")
    return Span(sign.holiday, "warn") if day in holidays_of(moment.campaign) else Span(" ")


def ground(day: str, look: DayLook) -> str:
    """What lies behind a day: selected, a weekend, or nothing."""
    return "on-selected" if look.selected else "on-raised" if is_weekend(day) else ""


def day_line(day: str, right: list[Span], moment: Moment, width: int, look: DayLook) -> Line:
    """The first line of a day's cells: its number, what is special, the campaign as a rule, and `right` at its end."""
    sign, campaign = glyphs(moment.ascii), moment.campaign
    number = f"{int(day[8:10]):2}"
    style = "accent bold underline" if day == moment.today else "faint" if look.outside else "text bold"
    spans = [Span(sign.bar if look.selected else " ", "accent"), Span(number, style), mark_of(day, moment)]
    told = labels(day, moment)[:1] if width >= _LABELLED else []
    spans += [Span(f"{span.text} ", span.style) for span in told]
    room = width - cells_of(spans) - cells_of(right)
    return fill([*spans, Span(rule_of(day, campaign, max(room, 0), moment.ascii), "rule"), *right], width)


def rule_of(day: str, campaign: Campaign, cells: int, ascii: bool) -> str:
    """The campaign's line through a day: it begins on the first day, ends on the last, and is not beyond."""
    sign = glyphs(ascii)
    if not within(day, campaign) or cells < 1:
        return " " * cells
    first, last = day == campaign.start, day == campaign.end
    if last:
        return f"{sign.opens if first else ''}{sign.closes}"[:cells].ljust(cells)
    return ((sign.opens if first else "") + sign.rule * cells)[:cells]


def day_heading(day: str, entries: tuple[Entry, ...], moment: Moment, width: int, look: DayLook) -> Line:
    """The line over a day's entries in a list."""
    sign = glyphs(moment.ascii)
    style = "accent bold" if day == moment.today else "text bold" if entries or look.selected else "muted"
    spans = [Span(f"{sign.bar if look.selected else ' '} ", "accent"), Span(named(day), style)]
    for span in labels(day, moment):
        spans += [Span(" "), span]
    said = f" {len(entries)}" if entries else " nothing" if look.selected or day == moment.today else ""
    spans.append(Span(said, "muted"))
    room = width - cells_of(spans) - 2
    rule = Span(f" {(sign.rule if within(day, moment.campaign) else ' ') * max(room, 0)}", "rule")
    return fill([*spans, rule], width, "on-selected" if look.selected and not entries else "")

"""A whole column of dates at once, because only together do they tell day/month from month/day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from warroom.domain.dates import in_zone
from warroom.domain.model import Campaign
from warroom.formats.calendar.stamps import Clock, Stamp, scan_clock, scan_stamp
from warroom.formats.calendar.words import is_nothing

ORDERS = ("dmy", "mdy")
_SAID = {"dmy": "day/month", "mdy": "month/day"}
_AROUND = timedelta(days=60)


class Reading(NamedTuple):
    """What one row's date cells come to: a wall time, a day or ""; `dated` and `timed` say which cell is
    wholly in it, so that the others can be kept as text."""

    wall: str = ""
    dated: bool = False
    timed: bool = False


class Column(NamedTuple):
    """A column's readings, the day/month order taken, what was assumed, and what the user should confirm."""

    readings: tuple[Reading, ...]
    order: str = ""
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def read_column(
    dates: Sequence[str], times: Sequence[str], campaign: Campaign, header: str = "", order: str = "", lean: str = "dmy"
) -> Column:
    """The column `dates`, each with the time cell beside it, as wall times of the campaign's zone.

    `order` (`dmy` or `mdy`) is what the user says; without it the column's own dates, the header's hint,
    the campaign's days and then `lean` decide, and what was assumed is said.
    """
    stamps = [None if is_nothing(text) else scan_stamp(text) for text in dates]
    chosen, remarks, questions = _order(stamps, campaign, header, order, lean)
    years = [stamp for stamp in stamps if stamp and not stamp.year]
    if years:
        remarks.append(f"{len(years)} dates have no year and were put nearest to the campaign.")
    readings = [_reading(stamp, time, chosen, campaign) for stamp, time in zip(stamps, times, strict=True)]
    return Column(tuple(readings), chosen, tuple(remarks), tuple(questions))


def _order(
    stamps: Sequence[Stamp | None], campaign: Campaign, header: str, told: str, lean: str
) -> tuple[str, list[str], list[str]]:
    """The order for dates that could be both, with what was assumed and what should be confirmed."""
    loose = [stamp for stamp in stamps if stamp and not stamp.fixed]
    doubtful = [s for s in loose if s.first <= 12 and s.second <= 12 and s.first != s.second]
    if told:
        return told, [], []
    day_first = sum(s.first > 12 >= s.second for s in loose)
    month_first = sum(s.second > 12 >= s.first for s in loose)
    if not doubtful or (day_first > 0) != (month_first > 0):
        return ("dmy" if day_first >= month_first else "mdy") if loose else "", [], []
    if day_first and month_first:
        order = "dmy" if day_first >= month_first else "mdy"
        reason = f"{day_first} dates can only be day/month and {month_first} only month/day"
    elif hint := _hint(header):
        return hint, [f"The header says {_SAID[hint]}."], []
    else:
        order, reason = _nearest(doubtful, campaign, lean)
    shown = f"{doubtful[0].first}/{doubtful[0].second}"
    said = f"Dates such as {shown} were read as {_SAID[order]}, because {reason}"
    other = "mdy" if order == "dmy" else "dmy"
    return order, [f"{said}."], [f"Are dates such as {shown} {_SAID[order]}? If not, say --dates {other}."]


def _hint(header: str) -> str:
    """The order that a header such as `Date (MM/DD/YYYY)` or `Datum (TT.MM.JJJJ)` gives."""
    letters = re.sub(r"[^a-z]", "", "".join(re.findall(r"[(\[](.*?)[)\]]", header.casefold())))
    if re.match(r"(d{1,2}|t{1,2}|j{1,2}|g{1,2})m", letters):
        return "dmy"
    return "mdy" if re.match(r"m{1,2}(d|t|j)", letters) else ""


def _nearest(doubtful: Sequence[Stamp], campaign: Campaign, lean: str) -> tuple[str, str]:
    """The order that puts more dates around the campaign's days."""
    start, end = date.fromisoformat(campaign.start) - _AROUND, date.fromisoformat(campaign.end) + _AROUND
    near = {order: sum(start <= d <= end for s in doubtful if (d := _date(s, order, campaign))) for order in ORDERS}
    if near["dmy"] == near["mdy"]:
        return lean, "the columns' language writes them so"
    best = max(ORDERS, key=near.__getitem__)
    return best, "that is nearer to the campaign"


def _reading(stamp: Stamp | None, time: str, order: str, campaign: Campaign) -> Reading:
    if stamp is None:
        return Reading()
    day = _date(stamp, order, campaign)
    if day is None:
        return Reading()
    beside = None if is_nothing(time) else scan_clock(time)
    clock = stamp.clock or beside
    if clock is None:
        return Reading(day.isoformat(), stamp.exact, timed=False)
    timed = beside is not None and beside.exact and beside.time == clock.time
    return Reading(_wall(day, clock, campaign), stamp.exact, timed)


def _date(stamp: Stamp, order: str, campaign: Campaign) -> date | None:
    day, month = (stamp.first, stamp.second) if stamp.fixed or order != "mdy" else (stamp.second, stamp.first)
    if month > 12 >= day and not stamp.fixed:
        day, month = month, day
    years = [stamp.year] if stamp.year else _years(campaign)
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: _distance(d, campaign), default=None)


def _years(campaign: Campaign) -> range:
    return range(int(campaign.start[:4]) - 1, int(campaign.end[:4]) + 2)


def _distance(day: date, campaign: Campaign) -> int:
    start, end = date.fromisoformat(campaign.start), date.fromisoformat(campaign.end)
    return max((start - day).days, (day - end).days, 0)


def _wall(day: date, clock: Clock, campaign: Campaign) -> str:
    if clock.offset is None:
        return f"{day.isoformat()}T{clock.time}"
    wall = datetime.fromisoformat(f"{day.isoformat()}T{clock.time}").replace(tzinfo=UTC)
    return in_zone(wall - timedelta(minutes=clock.offset), campaign.zone).strftime("%Y-%m-%dT%H:%M")

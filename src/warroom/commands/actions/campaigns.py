"""Campaigns: their making, their terms, and putting them away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from warroom.commands.actions.easing import eased_target
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, one_line, quoted
from warroom.domain.changes import Draft, creation, update
from warroom.domain.dates import add_days, check_zone, day_in_zone, days_between, in_zone, instant, parse_when
from warroom.domain.ids import mint
from warroom.domain.inches import FOOT, parse_inches
from warroom.domain.model import DEFAULT_PIECE_STAGES, DEFAULT_SHELF_DAYS, LONGEST_SHELF_DAYS, Campaign
from warroom.domain.stages import parse_stages
from warroom.domain.standing import STATIC_DAYS
from warroom.domain.text import brief

NAME_LENGTH = 120
_USUAL_DAYS = 30
_LONGEST_HOLIDAY = 366


class Terms(NamedTuple):
    """What a campaign is given: days as `YYYY-MM-DD`, the daily target in sixteenths, 0 for none.

    `utm` is its name in tagged links where that is not to follow from its own; `holidays` are days apart by spaces.
    After `static` days without a move work stands still, 0 for the usual number.
    """

    name: str
    start: str
    end: str
    zone: str
    target: int = 0
    stages: str = DEFAULT_PIECE_STAGES
    channels: str = ""
    shelf: int = DEFAULT_SHELF_DAYS
    utm: str = ""
    holidays: str = ""
    static: int = 0


def new_campaign(terms: Terms, now: datetime, me: str, people: Collection[str] = ()) -> Draft:
    """Start a campaign, and make `me` a person unless among `people`.

    The first change creates the campaign (`created_id`).  Raises ValueError with a sentence.
    """
    sound = checked(terms)
    row = Campaign(mint(), **sound._asdict(), created=instant(now))
    return draft("campaign", f"started {quoted(row.name)}", creation(row) + newcomer(people, me, now))


def edit_campaign(campaign: Campaign, terms: Terms, in_use: Collection[str] = ()) -> Draft:
    """Give the campaign new terms; stages `in_use` cannot go, nor begin or end to be where pieces are live.

    Raises ValueError with a sentence.
    """
    sound = checked(terms)
    lost = [name for name in in_use if name not in {stage.name for stage in parse_stages(sound.stages)}]
    if lost:
        raise ValueError(f"There are cards in {lost[0]!r}: move them before the stage goes.")
    last, before = (parse_stages(stages)[-1].name for stages in (sound.stages, campaign.stages))
    held = [name for name in (last, before) if name in in_use and last != before]
    if held:
        found = repr(held[0])
        raise ValueError(f"Pieces are live in the last stage: move those in {found} before {last!r} is the last one.")
    changes = update(campaign, **sound._asdict())
    moved = eased_target(campaign.target, sound.target)
    other = any(change.field != "target" for change in changes)
    label = f"changed the terms of {quoted(sound.name)}" if other else ""
    label = "; ".join(part for part in (label, moved) if part)
    return draft("campaign", label, changes)


def archive_campaign(campaign: Campaign, now: datetime) -> Draft:
    """Put a campaign away, or bring an archived one back."""
    verb, at = ("restored", "") if campaign.archived else ("archived", instant(now))
    return draft("campaign", f"{verb} {quoted(campaign.name)}", update(campaign, archived=at))


def usual_terms(now: datetime, zone: str, start: str = "") -> Terms:
    """Thirty days from today, or from the day `start`, with a foot a day; without a name."""
    first = start or day_in_zone(now, zone)
    return Terms("", first, add_days(first, _USUAL_DAYS - 1), zone, FOOT)


def terms_of(campaign: Campaign) -> Terms:
    """What the campaign was given."""
    return Terms(*(getattr(campaign, name) for name in Terms._fields))


def checked(terms: Terms) -> Terms:
    """The terms, tidied.  Raises ValueError with a sentence for what cannot be."""
    name = one_line(terms.name, "A name", NAME_LENGTH)
    if not name:
        raise ValueError("A campaign needs a name.")
    if terms.end < terms.start:
        raise ValueError(f"The last day, {terms.end}, is before the first, {terms.start}.")
    if not 0 < terms.shelf <= LONGEST_SHELF_DAYS:
        raise ValueError(f"A shelf life is 1 to {LONGEST_SHELF_DAYS:,} days.")
    if not 0 <= terms.static <= LONGEST_SHELF_DAYS:
        raise ValueError(f"Work stands still after 1 to {LONGEST_SHELF_DAYS:,} days.")
    stages = one_line(terms.stages, "The stages")
    if len(parse_stages(stages)) < 2:
        raise ValueError("Pieces need at least two stages: where they begin, and where they are live.")
    return terms._replace(
        name=name,
        zone=check_zone(terms.zone),
        stages=stages,
        channels=one_line(terms.channels, "The channels"),
        utm=_in_links(terms.utm),
    )


def check_name(name: str, others: Iterable[Campaign]) -> None:
    """Raise ValueError for a name that another running campaign has: neither could be told by it any more."""
    same = next((other for other in others if not other.archived and other.name.casefold() == name.casefold()), None)
    if same is not None:
        raise ValueError(
            f"There is a campaign {quoted(same.name)} already: give this one another name, or archive that."
        )


def read_terms(texts: Mapping[str, str], now: datetime, base: Terms) -> Terms:
    """Terms from the texts of a form, those not given as in `base`.  Raises ValueError with a sentence."""
    zone = check_zone(texts.get("zone", base.zone).strip())
    local = in_zone(now, zone)
    target, shelf = texts.get("target"), texts.get("shelf", "").strip()
    if shelf and not shelf.isdecimal():
        raise ValueError(f"A shelf life is a number of days, not {shelf!r}.")
    return checked(
        Terms(
            texts.get("name", base.name),
            _day(texts.get("start"), base.start, local),
            _day(texts.get("end"), base.end, local),
            zone,
            base.target if target is None else (parse_inches(target) if target.strip() else 0),
            texts.get("stages", base.stages),
            texts.get("channels", base.channels),
            int(shelf) if shelf else base.shelf,
            texts.get("utm", base.utm),
            read_holidays(texts["holidays"], local) if "holidays" in texts else base.holidays,
            _static_days(texts["static"]) if "static" in texts else base.static,
        )
    )


def _static_days(text: str) -> int:
    said = text.strip()
    if said and not (said.isascii() and said.isdecimal()):
        raise ValueError(f"Days without a move are a whole number such as {STATIC_DAYS}, not {brief(said)!r}.")
    return int(said or 0)


def read_holidays(text: str, now: datetime) -> str:
    """Days and stretches of days as people write them, as days apart by spaces; `none` for none.

    `25 dec, 27 dec - 2 jan`, `24-26 dec`, `fri to mon`.  Raises ValueError with a sentence.
    """
    days: set[str] = set()
    parts = filter(None, (piece.strip() for piece in text.replace(";", ",").split(",")))
    for part in () if text.strip().casefold() == "none" else parts:
        first, last = _stretch(part)
        start = parse_when(first, now).day
        end = parse_when(last, datetime.fromisoformat(start).replace(tzinfo=now.tzinfo)).day if last else start
        length = days_between(start, end)
        if not 0 <= length <= _LONGEST_HOLIDAY:
            raise ValueError(f"{brief(part)!r} is no stretch of days: the last comes after the first, within a year.")
        days.update(add_days(start, day) for day in range(length + 1))
    return " ".join(sorted(days))


def _stretch(text: str) -> tuple[str, str]:
    """The first day and the last of a stretch, "" for the last of a day alone."""
    short = re.fullmatch(r"([0-9]{1,2})\s*[-–—]\s*([0-9]{1,2})\.? (\D+)", text)
    if short:
        return f"{short[1]} {short[3]}", f"{short[2]} {short[3]}"
    first, *last = re.split(r"\s+(?:-|to|until)\s+|\s*[–—]\s*", text, maxsplit=1)
    return first, last[0] if last else ""


def say_holidays(days: str) -> str:
    """Days apart by spaces as they can be written again: `2026-12-25, 2026-12-27 - 2027-01-02`."""
    runs: list[list[str]] = []
    for day in days.split():
        if runs and add_days(runs[-1][-1], 1) == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} - {run[-1]}" for run in runs)


def _in_links(text: str) -> str:
    """The name that tagged links give the campaign.  Raises ValueError when nothing of it is a letter or a digit."""
    said = one_line(text, "The name in links", NAME_LENGTH)
    if not said:
        return ""
    # Few campaigns have such a name, and the first frame asks for none.
    from warroom.domain.utm import slug

    found = slug(said)
    if not found:
        raise ValueError(f"The name in links needs a letter or a digit, as in spring_26: {said!r} has none.")
    return found


def _day(text: str | None, usual: str, local: datetime) -> str:
    return parse_when(text, local).day if text is not None and text.strip() else usual

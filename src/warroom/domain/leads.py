"""Lead measures: what a team does every day or week because it drives a goal, as one line each.

`inches #community 2ft a week`, `wins #replies 5 a day`, `live +ig 3 a week`, `tactics @ana 10 a week`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.dates import day_in_zone, parse_instant, week_of
from warroom.domain.inches import format_length, parse_inches
from warroom.domain.model import Card, Win
from warroom.domain.text import brief

What: TypeAlias = Literal["inches", "wins", "live", "tactics"]
Per: TypeAlias = Literal["day", "week"]
_WHAT: tuple[What, ...] = ("inches", "wins", "live", "tactics")
# What is asked of every day is asked of the five working days of a week.
_WORKING_DAYS = 5
EXAMPLES = "inches #community 2ft a week; wins #replies 5 a day; live 3 a week"


class Lead(NamedTuple):
    """So many of something, of a tag, channel or person (with its sign) or of all; inches in sixteenths."""

    what: What
    of: str
    amount: int
    per: Per

    @property
    def a_week(self) -> int:
        """What makes a week a hit."""
        return self.amount * (_WORKING_DAYS if self.per == "day" else 1)


def parse_leads(text: str) -> tuple[Lead, ...]:
    """The lead measures of a text, apart by `;`.  Raises ValueError with a sentence."""
    return tuple(_lead(part.strip()) for part in text.split(";") if part.strip())


def say_lead(lead: Lead, ascii: bool = False) -> str:
    """The lead measure as it can be typed again."""
    amount = format_length(lead.amount, ascii) if lead.what == "inches" else str(lead.amount)
    return " ".join(filter(None, (lead.what, lead.of, amount, f"a {lead.per}")))


def reached_by_week(
    lead: Lead, wins: Iterable[Win], cards: Iterable[Card], zone: str, weeks: Iterable[str]
) -> dict[str, int]:
    """How much of it there was in each of these weeks, named by their Mondays."""
    found = dict.fromkeys(weeks, 0)
    for day, size in _happened(lead, wins, cards, zone):
        monday = week_of(day)[0]
        if monday in found:
            found[monday] += size
    return found


def _lead(text: str) -> Lead:
    match = re.fullmatch(r"(\w+)\s+(?:([#+@][^\s]+)\s+)?(.+?)\s+(?:an?|per)\s+(day|week)", text, re.IGNORECASE)
    what = next((known for known in _WHAT if match and known == match[1].lower()), None)
    if match is None or what is None:
        raise ValueError(f"{brief(text)!r} is no lead measure: write {EXAMPLES}.")
    per: Per = "day" if match[4].lower() == "day" else "week"
    if what == "inches":
        amount = parse_inches(match[3])
    elif match[3].isdecimal() and len(match[3]) < 6 and int(match[3]):
        amount = int(match[3])
    else:
        raise ValueError(f"{brief(match[3])!r} is no number of {what}: write it as 5.")
    return Lead(what, (match[2] or "").lower(), amount, per)


def _happened(lead: Lead, wins: Iterable[Win], cards: Iterable[Card], zone: str) -> Iterable[tuple[str, int]]:
    """The days on which it happened, and how much each time."""
    known = {card.id: card for card in cards}
    if lead.what in ("inches", "wins"):
        for win in wins:
            card = known.get(win.card)
            if _is_of(lead.of, win.tags, card.channel if card else "", win.who):
                yield win.day, win.size if lead.what == "inches" else 1
        return
    kind, stage = ("piece", "") if lead.what == "live" else ("tactic", "done")
    for card in known.values():
        ended = card.kind == kind and card.closed and stage in ("", card.stage)
        if ended and _is_of(lead.of, card.tags, card.channel, card.owner):
            yield day_in_zone(parse_instant(card.closed), zone), 1


def _is_of(of: str, tags: str, channel: str, who: str) -> bool:
    sign, name = of[:1], of[1:]
    if sign == "#":
        return name in tags.split()
    return {"+": channel.lower(), "@": who}.get(sign, name) == name

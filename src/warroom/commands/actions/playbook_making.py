"""A playbook made from a campaign: days counted anew, roles instead of people, checklists unticked.

What was only of that campaign stays behind: what was put away or kept private, what was heard, each time of what
recurred, wins, links and histories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.checklist import listed, unticked
from warroom.domain.dates import days_between, parse_instant, wall_to_instant
from warroom.domain.inches import MILE
from warroom.domain.model import WORK, Campaign, Card, Feed, Person, Routine
from warroom.domain.people import roles_of
from warroom.domain.playbook import KINDS, MOST_PLAYS, Anchor, Moment, Play, Playbook, play_of, slug
from warroom.domain.recurrence import rule_parts, without
from warroom.domain.routines import REPEATS
from warroom.domain.rules import say_rule
from warroom.domain.standing import golive_wall
from warroom.domain.text import counted, join_tags, literal, tidy_handle, tidy_tag

_HALF_A_DAY = 12 * 60
_NAME_WORDS = 4


class Source(NamedTuple):
    """All of a campaign that a playbook is made from; `texts` are (text, how it is done well) by card.

    What recurs comes along as its routines, not as what they made.
    """

    campaign: Campaign
    cards: Sequence[Card]
    feeds: Sequence[Feed]
    texts: Mapping[str, tuple[str, str]]
    people: Mapping[str, Person]
    routines: Sequence[Routine] = ()


class Made(NamedTuple):
    """The playbook, and sentences about what was left out or has to be looked at."""

    playbook: Playbook
    remarks: tuple[str, ...]


def make_playbook(source: Source, name: str, title: str = "", golive: str = "") -> Made:
    """The playbook that a campaign would have been planned with.

    `golive` is the wall time that it is counted from besides the campaign's first day, by default the one at which
    most pieces went live.  Raises ValueError when nothing is left to make it from, or too much.
    """
    kept = [card for card in source.cards if _belongs(card)]
    count_all = len(kept) + len(source.routines)
    if not count_all:
        raise ValueError(f"Nothing in {source.campaign.name} makes a playbook: no note, piece or tactic is left.")
    if count_all > MOST_PLAYS:
        raise ValueError(f"{count_all:,} cards are too many: a playbook has {MOST_PLAYS} at the most. Choose some.")
    main = golive or main_golive(source)
    kept.sort(key=lambda card: (card.due or card.golive, card.kind, card.rank, card.id))
    named = [(card.id, slug(play_of(card)), card.title) for card in kept]
    names = _names([*named, *((routine.id, "", routine.title) for routine in source.routines)])
    roles = _Roles(source.people)
    fed = _feeding(source.feeds, names)
    count = _Counting(source.campaign, main)
    plays = [_play(card, names[card.id], roles.of(card.owner), fed.get(card.id, ()), source, count) for card in kept]
    plays += [_recurring(routine, names, roles.of(routine.owner), source, count) for routine in source.routines]
    playbook = Playbook(
        slug(name),
        literal(" ".join((title or source.campaign.name).split())),
        f"Made from {literal(source.campaign.name)}, {source.campaign.start} to {source.campaign.end}",
        plays=tuple(plays),
        roles=roles.told(source.campaign),
        golive=count.usual,
    )
    return Made(playbook, (*_left_out(source), *roles.remarks()))


def main_golive(source: Source) -> str:
    """The first go-live of the day on which most pieces went live, a later such day before an earlier; "" without."""
    walls = [golive_wall(card, source.campaign) for card in source.cards if _belongs(card) and card.golive]
    days = Counter(wall[:10] for wall in walls)
    day = max(days, key=lambda found: (days[found], found), default="")
    return min((wall for wall in walls if wall[:10] == day), key=lambda wall: ("T" not in wall, wall), default="")


class _Counting:
    """Counts moments from the campaign's first day and from its go-live, whichever is nearer."""

    def __init__(self, campaign: Campaign, golive: str) -> None:
        self._campaign = campaign
        self._golive = golive
        away = days_between(campaign.start, golive) if golive else 0
        self.usual = Moment("start", away, clock=golive[11:]) if golive else None

    def moment(self, wall: str, *, live: bool = False) -> Moment | None:
        """A wall time as a moment; `live` for one at which a piece goes live."""
        if not wall:
            return None
        since_start = days_between(self._campaign.start, wall)
        # What goes live on a day alone would get the hour of a go-live that has one, if it were counted from that.
        if not self._golive or (live and "T" not in wall and "T" in self._golive):
            return Moment("start", since_start, clock=wall[11:])
        away = days_between(self._golive, wall)
        minutes = self._minutes(wall)
        if minutes is not None and abs(minutes) < _HALF_A_DAY:
            # What is due at the go-live's hour is said with it, for a due day alone has no hour.
            return Moment("golive", minutes=minutes) if minutes or live else Moment("golive", clock=wall[11:])
        anchor: Anchor = "golive" if live or abs(away) < abs(since_start) else "start"
        return Moment(anchor, away if anchor == "golive" else since_start, clock=wall[11:])

    def _minutes(self, wall: str) -> int | None:
        """How many minutes a wall time is after the go-live, None where one of them is only a day."""
        if "T" not in wall or "T" not in self._golive:
            return None
        there, here = (self._instant(text) for text in (wall, self._golive))
        return round((there - here).total_seconds() / 60)

    def _instant(self, wall: str) -> datetime:
        return parse_instant(wall_to_instant(wall, self._campaign.zone))


class _Roles:
    """Gives each owner a role: what they do here, or a number where nobody said."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._given: dict[str, str] = {}
        self._bare: list[str] = []
        self._count: Counter[str] = Counter()

    def of(self, owner: str) -> str:
        """The role of an owner, "" for nobody."""
        if not owner:
            return ""
        if owner not in self._given:
            person = self._people.get(owner)
            known = [role for text in (roles_of(person) if person else ()) if (role := tidy_handle(text))]
            if not known:
                self._bare.append(owner)
            self._given[owner] = known[0] if known else f"person-{len(self._bare)}"
        self._count[self._given[owner]] += 1
        return self._given[owner]

    def told(self, campaign: Campaign) -> tuple[tuple[str, str], ...]:
        """Each role with what it did, which names nobody."""
        where = literal(campaign.name)
        return tuple((role, f"did {counted(self._count[role], 'card')} in {where}") for role in sorted(self._count))

    def remarks(self) -> tuple[str, ...]:
        """Who has no role and was given a number."""
        return tuple(f"@{owner} has no role: their cards are @{self._given[owner]}'s; name it." for owner in self._bare)


def _belongs(card: Card) -> bool:
    return card.kind in KINDS and not (card.archived or card.private or card.routine)


def _play(card: Card, name: str, role: str, fed_by: tuple[str, ...], source: Source, count: _Counting) -> Play:
    body, howto = source.texts.get(card.id, ("", ""))
    size = (card.size or (card.won if card.closed else 0)) if card.kind in WORK else 0
    return Play(
        name, card.kind, literal(" ".join(card.title.split())), role, count.moment(card.due),
        count.moment(golive_wall(card, source.campaign), live=True) if card.kind == "piece" else None,
        min(size, MILE), _value(card.channel), _value(card.format), tags=_tags(card.tags),
        shelf=card.shelf if card.kind == "note" else 0, fed_by=fed_by, body=unticked(_text(body)), howto=_text(howto),
    )  # fmt: skip


def _recurring(routine: Routine, names: Mapping[str, str], role: str, source: Source, count: _Counting) -> Play:
    """A routine as it is planned: how often in words, its days counted."""
    zone, parts = routine.zone, rule_parts(routine.rule)
    until = parts.get("UNTIL", "")
    return Play(
        names[routine.id], "tactic", literal(" ".join(routine.title.split())), role, count.moment(routine.start[:10]),
        size=min(routine.size, MILE), tags=_tags(routine.tags),
        fed_by=tuple(sorted(names[card] for card in routine.feeds.split() if card in names)),
        body=listed(map(literal, routine.checklist.splitlines())), howto=_text(routine.howto),
        every=say_rule(without(routine.rule, "UNTIL"), routine.start),
        until=count.moment(f"{until[:4]}-{until[4:6]}-{until[6:8]}") if until else None,
        repeat=routine.repeat if routine.repeat != REPEATS[0] else "",
        zone=zone if zone != source.campaign.zone else "",
    )  # fmt: skip


def _names(found: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """A short name by id, from (id, the name it had in its playbook, title): that name, or the title's first words."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, (key, had, title) in enumerate(found, 1):
        words = slug(title).split("-")[:_NAME_WORDS]
        wanted = had or "-".join(words) or f"card-{number}"
        name, n = wanted, 2
        while name in taken:
            name, n = f"{wanted}-{n}", n + 1
        names[key] = name
        taken.add(name)
    return names


def _feeding(feeds: Iterable[Feed], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The names of those that feed each card, as far as both are in the playbook."""
    found: dict[str, list[str]] = {}
    for feed in feeds:
        if feed.src in names and feed.dst in names and feed.src != feed.dst:
            found.setdefault(feed.dst, []).append(names[feed.src])
    return {card: tuple(sorted(sources)) for card, sources in found.items()}


def _left_out(source: Source) -> tuple[str, ...]:
    """What stayed behind, counted; what recurred does not where its routine comes along."""
    kept = {routine.id for routine in source.routines}
    there = [card for card in source.cards if not card.archived and card.kind in KINDS]
    told = (
        ("private card", [card for card in there if card.private]),
        ("card that recurred", [c for c in there if c.routine and c.routine not in kept and not c.private]),
    )
    return tuple(f"Left out: {counted(len(found), what)}." for what, found in told if found)


def _tags(text: str) -> str:
    return join_tags(tag for word in text.split() if (tag := tidy_tag(word)))


def _value(text: str) -> str:
    """A channel or a format as a line of facts can hold it."""
    return literal(" ".join(text.split())).translate({ord(quote): "'" for quote in '"“”'})


def _text(text: str) -> str:
    """A text of lines without anything that a terminal would obey, and without empty lines around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = ["\t".join(map(literal, line.split("\t"))) for line in lines]
    while shown and not shown[0].strip():
        shown.pop(0)
    while shown and not shown[-1].strip():
        shown.pop()
    return "\n".join(shown)

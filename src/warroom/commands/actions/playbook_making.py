"""A playbook made from a campaign: days counted anew, roles instead of people, checklists unticked.

What was only of that campaign stays behind: what was put away or kept private, what was heard, what recurred
by itself, wins, links and histories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.checklist import unticked
from warroom.domain.dates import days_between, parse_instant, wall_to_instant
from warroom.domain.inches import MILE
from warroom.domain.model import WORK, Campaign, Card, Feed, Person
from warroom.domain.people import roles_of
from warroom.domain.playbook import KINDS, MOST_PLAYS, Anchor, Moment, Play, Playbook, play_of, slug
from warroom.domain.standing import golive_wall
from warroom.domain.text import counted, join_tags, literal, tidy_handle, tidy_tag

_HALF_A_DAY = 12 * 60
_NAME_WORDS = 4


class Source(NamedTuple):
    """All of a campaign that a playbook is made from; `texts` are (text, how it is done well) by card."""

    campaign: Campaign
    cards: Sequence[Card]
    feeds: Sequence[Feed]
    texts: Mapping[str, tuple[str, str]]
    people: Mapping[str, Person]


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
    if not kept:
        raise ValueError(f"Nothing in {source.campaign.name} makes a playbook: no note, piece or tactic is left.")
    if len(kept) > MOST_PLAYS:
        raise ValueError(f"{len(kept):,} cards are too many: a playbook has {MOST_PLAYS} at the most. Choose some.")
    main = golive or main_golive(source)
    kept.sort(key=lambda card: (card.due or card.golive, card.kind, card.rank, card.id))
    names = _names(kept)
    roles = _Roles(source.people)
    fed = _feeding(source.feeds, names)
    count = _Counting(source.campaign, main)
    plays = tuple(
        _play(card, names[card.id], roles.of(card.owner), fed.get(card.id, ()), source, count) for card in kept
    )
    playbook = Playbook(
        slug(name),
        literal(" ".join((title or source.campaign.name).split())),
        f"Made from {literal(source.campaign.name)}, {source.campaign.start} to {source.campaign.end}",
        plays=plays,
        roles=roles.told(source.campaign),
        golive=count.usual,
    )
    return Made(playbook, (*_left_out(source.cards), *roles.remarks()))


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
    tags = join_tags(tag for text in card.tags.split() if (tag := tidy_tag(text)))
    return Play(
        name, card.kind, literal(" ".join(card.title.split())), role, count.moment(card.due),
        count.moment(golive_wall(card, source.campaign), live=True) if card.kind == "piece" else None,
        min(size, MILE), _value(card.channel), _value(card.format), tags=tags,
        shelf=card.shelf if card.kind == "note" else 0, fed_by=fed_by, body=unticked(_text(body)), howto=_text(howto),
    )  # fmt: skip


def _names(cards: Iterable[Card]) -> dict[str, str]:
    """A short name for each card: the one it had in its playbook, else the first words of its title."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, card in enumerate(cards, 1):
        words = slug(card.title).split("-")[:_NAME_WORDS]
        wanted = slug(play_of(card)) or "-".join(words) or f"card-{number}"
        name, n = wanted, 2
        while name in taken:
            name, n = f"{wanted}-{n}", n + 1
        names[card.id] = name
        taken.add(name)
    return names


def _feeding(feeds: Iterable[Feed], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The names of those that feed each card, as far as both are in the playbook."""
    found: dict[str, list[str]] = {}
    for feed in feeds:
        if feed.src in names and feed.dst in names and feed.src != feed.dst:
            found.setdefault(feed.dst, []).append(names[feed.src])
    return {card: tuple(sorted(sources)) for card, sources in found.items()}


def _left_out(cards: Iterable[Card]) -> tuple[str, ...]:
    """What stayed behind, counted."""
    every = tuple(cards)
    told = (
        ("private card", [c for c in every if c.private and not c.archived and c.kind in KINDS]),
        ("card that recurred", [c for c in every if c.routine and not c.archived and not c.private]),
    )
    return tuple(f"Left out: {counted(len(found), what)}." for what, found in told if found)


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

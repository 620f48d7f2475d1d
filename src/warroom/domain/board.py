"""The board: what one campaign looks like at one journal position, immutable to its readers."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from warroom.domain.campaigns import in_order
from warroom.domain.model import Campaign, Card, Commitment, Feed, Person, Routine, View, Win, in_group
from warroom.domain.walk import linked, reached

if TYPE_CHECKING:
    from warroom.domain.haystack import Haystack

# What is planned besides the cards.
Plan: TypeAlias = Routine | View | Commitment
Planned = TypeVar("Planned", Routine, View, Commitment)


@dataclass(frozen=True)
class Delta:
    """What changed after a board's `seq`: rows as they are now, and ids that left the board.

    `cards` may hold cards that closed or were archived: `apply` decides where they belong.
    `days` holds the new sums of the days that changed.
    """

    seq: int
    campaigns: tuple[Campaign, ...] = ()
    people: tuple[Person, ...] = ()
    cards: tuple[Card, ...] = ()
    feeds: tuple[Feed, ...] = ()
    wins: tuple[Win, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)
    routines: tuple[Routine, ...] = ()
    views: tuple[View, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    gone: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Board:
    """One campaign at journal position `seq`, seen on `today` (a day in the campaign's zone).

    `cards` are the open ones and those closed on or after `since` (a UTC instant); `known` are
    finished or archived cards that one of them feeds, or that led to one, however far back.  `wins` are today's, oldest
    first; `days` is the sum in sixteenths of every day that has one.  `routines` and `views` are those that
    are not archived; `commitments` are those of the days from `since` on.  A `veiled` one is without what is private.
    """

    seq: int
    today: str
    since: str
    campaign: Campaign
    campaigns: tuple[Campaign, ...]
    people: Mapping[str, Person]
    cards: Mapping[str, Card]
    known: Mapping[str, Card]
    feeds: Mapping[str, Feed]
    wins: tuple[Win, ...]
    days: Mapping[str, int]
    routines: Mapping[str, Routine] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    veiled: bool = False

    def card(self, card_id: str) -> Card | None:
        """The card of that id, if the board knows it."""
        return self.cards.get(card_id) or self.known.get(card_id)

    @cached_property
    def feeds_out(self) -> Mapping[str, tuple[str, ...]]:
        """For each card the ones it feeds."""
        return linked((f.src, f.dst) for f in self.feeds.values())

    @cached_property
    def feeds_in(self) -> Mapping[str, tuple[str, ...]]:
        """For each card the ones that feed it."""
        return linked((f.dst, f.src) for f in self.feeds.values())

    @cached_property
    def groups(self) -> Mapping[tuple[str, str], tuple[Card, ...]]:
        """The board's cards by (kind, stage), each group in rank order."""
        groups: dict[tuple[str, str], list[Card]] = {}
        for card in self.cards.values():
            key = (card.kind, card.stage)
            group = groups.get(key)
            if group is None:
                groups[key] = [card]
            else:
                group.append(card)
        return {key: tuple(sorted(group, key=in_group)) for key, group in groups.items()}

    @cached_property
    def haystack(self) -> Haystack:
        """The board's cards, made ready to be searched for words."""
        # Only a filter needs it.
        from warroom.domain.haystack import Haystack

        return Haystack(self.groups.values())

    def group(self, kind: str, stage: str) -> tuple[Card, ...]:
        """The cards of one kind in one stage, in rank order."""
        return self.groups.get((kind, stage), ())

    def thread(self, card_id: str) -> frozenset[str]:
        """Every card reachable from this one by feeds, following them both ways, itself included.

        Downstream and upstream are walked separately: what merely shares a source is not lit.
        """
        return frozenset((card_id, *self.downstream(card_id), *self.upstream(card_id)))

    def downstream(self, card_id: str) -> tuple[str, ...]:
        """The cards this one feeds, directly or not, nearest first, without itself."""
        return tuple(self.walk_down(card_id))

    def walk_down(self, card_id: str) -> Iterator[str]:
        """As `downstream`, one by one, for whoever may stop early."""
        return reached((card_id,), self.feeds_out)

    def upstream(self, card_id: str) -> tuple[str, ...]:
        """The cards that feed this one, directly or not, nearest first, without itself."""
        return tuple(reached((card_id,), self.feeds_in))

    @property
    def is_gone(self) -> bool:
        """Whether the campaign is in the file no more: deleted, or its start taken back."""
        return all(campaign.id != self.campaign.id for campaign in self.campaigns)

    @property
    def won_today(self) -> int:
        """Today's inches in sixteenths."""
        return self.days.get(self.today, 0)

    @cached_property
    def won_total(self) -> int:
        """The campaign's inches in sixteenths."""
        return sum(self.days.values())

    def apply(self, delta: Delta) -> Board:
        """The board after `delta`; what did not change is shared with this one."""
        gone: dict[str, set[str]] = {}
        for entity, key in delta.gone:
            gone.setdefault(entity, set()).add(key)
        mine = self.campaign.id
        cards, known = dict(self.cards), dict(self.known)
        for key in gone.get("card", ()):
            cards.pop(key, None)
            known.pop(key, None)
        stirred = bool(delta.feeds or gone.get("card") or gone.get("feed"))
        for card in delta.cards:
            place, other = (known, cards) if self.is_past(card) else (cards, known)
            stirred |= other.pop(card.id, None) is not None or card.id not in place
            if card.campaign == mine:
                place[card.id] = card
            else:
                place.pop(card.id, None)
                stirred = True
        feeds: Mapping[str, Feed] = self.feeds
        if stirred:
            feeds = {k: f for k, f in feeds.items() if k not in gone.get("feed", ())}
            feeds.update((f.id, f) for f in delta.feeds if f.campaign == mine)
            feeds = held(feeds, cards)
            ends = {end for feed in feeds.values() for end in (feed.src, feed.dst)}
            known = {k: card for k, card in known.items() if k in ends}
        people = self.people
        if delta.people or gone.get("person"):
            there = {k: p for k, p in people.items() if k not in gone.get("person", ())}
            people = {**there, **{p.id: p for p in delta.people}}
        campaigns = {c.id: c for c in self.campaigns if c.id not in gone.get("campaign", ())}
        campaigns.update((c.id, c) for c in delta.campaigns)
        after = replace(
            self,
            seq=delta.seq,
            campaign=campaigns.get(mine, self.campaign),
            campaigns=in_order(campaigns.values()),
            people=people,
            cards=cards,
            known=known,
            feeds=feeds,
            wins=self._wins_after(delta, gone.get("win", set())),
            days={day: total for day, total in {**self.days, **delta.days}.items() if total},
            routines=self._standing(self.routines, delta.routines, gone.get("routine", set())),
            views=self._standing(self.views, delta.views, gone.get("view", set())),
            commitments=self._standing(self.commitments, delta.commitments, gone.get("commitment", set())),
        )
        self._hand_on(after, gone.get("card", set()) | {card.id for card in delta.cards})
        return after

    def turned(self, today: str, since: str, wins: tuple[Win, ...]) -> Board:
        """The board on a later day, whose `wins` are given: what was closed before `since` is past by then."""
        kept = {key: row for key, row in self.commitments.items() if row.day >= since[:10]}
        day = replace(self, today=today, since=since, wins=wins, commitments=kept)
        if "groups" in self.__dict__:
            day.__dict__["groups"] = self.groups
        past = tuple(card for card in self.cards.values() if day.is_past(card))
        return day.apply(Delta(self.seq, cards=past))

    def _hand_on(self, after: Board, touched: set[str]) -> None:
        """Give `after` what was worked out here already, so that one change among 10,000 cards stays cheap."""
        if "groups" in self.__dict__:
            after.__dict__["groups"] = _regrouped(self.groups, self.cards, after.cards, touched)
        if "haystack" in self.__dict__:
            after.__dict__["haystack"] = self.haystack.after(self.groups.values(), after.groups.values())
        if after.feeds is self.feeds:
            for links in ("feeds_out", "feeds_in"):
                if links in self.__dict__:
                    after.__dict__[links] = self.__dict__[links]

    def is_past(self, card: Card) -> bool:
        """Whether the card is archived, or was closed too long ago for this board."""
        return bool(card.archived) or bool(card.closed and card.closed < self.since)

    def holds(self, row: Plan) -> bool:
        """Whether the board has room for a routine, view or commitment: of this campaign, and not over."""
        if row.campaign != self.campaign.id:
            return False
        if isinstance(row, Commitment):
            return row.day >= self.since[:10]
        return not (isinstance(row, Routine) and row.archived)

    def _standing(
        self, before: Mapping[str, Planned], changed: Iterable[Planned], gone: set[str]
    ) -> Mapping[str, Planned]:
        """Routines, views or commitments after a change of some; the same mapping where nothing changed."""
        rows = tuple(changed)
        if not rows and not gone:
            return before
        after = {key: row for key, row in before.items() if key not in gone}
        for row in rows:
            after.pop(row.id, None)
            if self.holds(row):
                after[row.id] = row
        return after

    def _wins_after(self, delta: Delta, gone: set[str]) -> tuple[Win, ...]:
        if not delta.wins and not gone:
            return self.wins
        wins = {w.id: w for w in self.wins if w.id not in gone}
        for win in delta.wins:
            wins.pop(win.id, None)
            if win.campaign == self.campaign.id and win.day == self.today:
                wins[win.id] = win
        return tuple(sorted(wins.values(), key=lambda w: (w.at, w.id)))


def held(feeds: Mapping[str, Feed], cards: Mapping[str, Card]) -> dict[str, Feed]:
    """The feeds of a board with these cards: what one feeds or is fed by, and all that led there, however far back."""
    back = linked((f.dst, f.src) for f in feeds.values() if f.src not in cards and f.dst not in cards)
    nearest = {f.src for f in feeds.values() if f.dst in cards and f.src not in cards} if back else frozenset()
    leading = {*nearest, *reached(nearest, back)}
    return {k: f for k, f in feeds.items() if f.src in cards or f.dst in cards or f.dst in leading}


def _regrouped(
    groups: Mapping[tuple[str, str], tuple[Card, ...]],
    before: Mapping[str, Card],
    after: Mapping[str, Card],
    touched: set[str],
) -> dict[tuple[str, str], tuple[Card, ...]]:
    """`groups` with the touched cards where they are now; groups without any are shared."""
    gone = {before[key] for key in touched if key in before}
    come = {after[key] for key in touched if key in after}
    found = dict(groups)
    for group in {(card.kind, card.stage) for card in gone | come}:
        cards = [card for card in groups.get(group, ()) if card.id not in touched]
        for card in come:
            if (card.kind, card.stage) == group:
                insort(cards, card, key=in_group)
        if cards:
            found[group] = tuple(cards)
        else:
            found.pop(group, None)
    return found

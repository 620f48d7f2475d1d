"""A campaign told as it happened: each step becomes a draft with its own actor and moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from warroom.demo.clock import Clock
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.checklist import listed
from warroom.domain.inches import format_inches
from warroom.domain.model import (
    Campaign,
    Card,
    Commitment,
    Feed,
    Goal,
    Kind,
    Measure,
    Person,
    Revision,
    Routine,
    Standup,
    View,
    Win,
    commitment_id,
    feed_id,
)
from warroom.domain.rank import between
from warroom.domain.stages import closes, stages_of
from warroom.formats.keys import derived_id


class Dated(NamedTuple):
    """A draft, the handle of who made it, the instant it was made, and the campaign's id."""

    draft: Draft
    actor: str
    at: str
    campaign: str


def numbered(told: Iterable[Dated]) -> list[Dated]:
    """What was told by all stories in the order it happened; each standup has seen what came before it."""
    ordered = sorted(told, key=lambda dated: dated.at)
    return [_seen(dated, seq) if dated.draft.command == "standup" else dated for seq, dated in enumerate(ordered)]


def _seen(dated: Dated, seq: int) -> Dated:
    draft = dated.draft
    seen = Change("standup", draft.changes[0].id, "seq", None, seq)
    return dated._replace(draft=draft._replace(changes=(*draft.changes, seen)))


class Story:
    """Collects drafts; names are short and stand for ids, which follow from them."""

    def __init__(self, clock: Clock, campaign: Campaign) -> None:
        self.clock = clock
        self.campaign = campaign
        self._cards: dict[str, Card] = {}
        self._dated: list[Dated] = []
        self._routines: dict[str, Routine] = {}
        self._rank = ""

    def told(self) -> list[Dated]:
        """Everything told so far, in the order it happened."""
        return sorted(self._dated, key=lambda dated: dated.at)

    def id(self, *name: str) -> str:
        """The id that a name stands for in this campaign."""
        return derived_id("demo", self.campaign.id, *name)

    def open(self, at: str, actor: str, people: Iterable[Person]) -> None:
        """Start the campaign with its people."""
        changes = creation(self.campaign._replace(created=at))
        for person in people:
            changes += creation(person._replace(created=at))
        self._tell(at, actor, "campaign", f'started "{self.campaign.name}"', changes)

    def add(self, at: str, actor: str, name: str, kind: Kind, title: str, body: str = "", **fields: Any) -> None:
        """Add a card; without `stage` it begins in the first one of its kind."""
        stage = fields.pop("stage", "") or stages_of(self.campaign, kind)[0].name
        closed = at if closes(self.campaign, kind, stage) else ""
        self._rank = between(self._rank, "")
        card = Card(
            self.id(name), self.campaign.id, kind, title, stage, rank=self._rank,
            created=at, staged=at, closed=closed, **fields,
        )  # fmt: skip
        changes = creation(card, **({"body": body} if body else {}))
        # The text of an occurrence is its routine's checklist, which nobody wrote for it.
        if body and not card.routine:
            changes += creation(Revision(self.id(name, "text", at), card.id, at, actor, body))
        self._cards[name] = card
        self._tell(at, actor, "add", f'added {kind} "{title}"', changes)

    def change(self, at: str, actor: str, name: str, command: str, label: str, **values: Any) -> None:
        """Give a card other values, a new stage counting from this moment; `label` says what was done to it."""
        card = self._cards[name]
        stage = values.get("stage")
        if isinstance(stage, str):
            values["staged"] = at
            values["closed"] = at if closes(self.campaign, card.kind, stage) else ""
        self._tell(at, actor, command, label.format(f'"{card.title}"'), update(card, **values))
        self._cards[name] = card._replace(**values)

    def move(self, at: str, actor: str, name: str, stage: str) -> None:
        """Bring a card to a stage."""
        self.change(at, actor, name, "move", f"moved {{}} to {stage}", stage=stage)

    def rewrite(self, at: str, actor: str, name: str, old: str, new: str, why: str) -> None:
        """Recalibrate a note: another text, its reason, and a new shelf life."""
        card = self._cards[name]
        changes = [Change("card", card.id, "body", old, new), *update(card, renewed=at)]
        changes += creation(Revision(self.id(name, "text", at), card.id, at, actor, new, why))
        self._cards[name] = card._replace(renewed=at)
        self._tell(at, actor, "write", f'recalibrated "{card.title}": {why}', changes)

    def explain(self, at: str, actor: str, name: str, howto: str, body: str = "") -> None:
        """Write down how a card is done well, and give it a text."""
        card = self._cards[name]
        changes = [Change("card", card.id, "howto", None, howto)]
        changes += [Change("card", card.id, "body", None, body)] if body else []
        self._tell(at, actor, "howto", f'wrote how "{card.title}" is done well', changes)

    def retext(self, at: str, actor: str, name: str, command: str, label: str, old: str, new: str) -> None:
        """Give a card another text; `label` says what was done to it."""
        card = self._cards[name]
        self._tell(at, actor, command, label.format(f'"{card.title}"'), [Change("card", card.id, "body", old, new)])

    def tick(self, at: str, actor: str, name: str, checklist: Sequence[str], number: int) -> None:
        """Tick an item of a card's checklist, counted from 0; those before it are ticked already."""
        body = listed(checklist)
        before, after = (body.replace("[ ]", "[x]", ticked) for ticked in (number, number + 1))
        self.retext(at, actor, name, "tick", f'ticked "{checklist[number]}" of {{}}', before, after)

    def card(self, name: str) -> Card:
        """The card of that name, as told so far."""
        return self._cards[name]

    def leave_word(self, at: str, actor: str, name: str, text: str) -> None:
        """Leave a word to whoever reviews a card."""
        card = self._cards[name]
        label = f'left the reviewer of "{card.title}" a word'
        self._tell(at, actor, "review", label, [Change("card", card.id, "review", None, text)])

    def born(self, name: str) -> str:
        """The instant at which a card was added."""
        return self._cards[name].created

    def ripple(
        self, at: str, actor: str, src: str, title: str, stage: str, cuts: Iterable[tuple[str, dict[str, Any]]]
    ) -> None:
        """Cut a piece anew in one step: a piece in `stage` for each of `cuts`, with its fields, all fed by it."""
        changes: list[Change] = []
        channels: list[str] = []
        for name, fields in cuts:
            self._rank = between(self._rank, "")
            card = Card(
                self.id(name), self.campaign.id, "piece", title, stage, rank=self._rank,
                created=at, staged=at, **fields,
            )  # fmt: skip
            self._cards[name] = card
            channels.append(card.channel)
            link = Feed(feed_id(self.id(src), card.id), self.campaign.id, self.id(src), card.id, at)
            changes += [*creation(card), *creation(link)]
        self._tell(at, actor, "ripple", f'rippled "{title}" to {" and ".join(channels)}', changes)

    def recur(
        self, at: str, actor: str, name: str, title: str, rule: str, start: str, feeds: Iterable[str], **fields: Any
    ) -> None:
        """Start a routine whose occurrences are told one by one, today's included."""
        routine = Routine(
            self.id("routine", name), self.campaign.id, title, rule, start, self.campaign.zone,
            feeds=" ".join(map(self.id, feeds)), upto=self.clock.day(0), created=at, **fields,
        )  # fmt: skip
        self._routines[name] = routine
        self._tell(at, actor, "routine", f'started the routine "{title}"', creation(routine))

    def pause(self, at: str, actor: str, name: str, why: str) -> None:
        """Let a routine pause."""
        routine = self._routines[name]
        self._tell(at, actor, "routine", f'paused "{routine.title}": {why}', update(routine, paused=why, paused_at=at))

    def recurred(self, name: str, slot: str, at: str, ended: str) -> None:
        """An occurrence of an earlier day that was `done` or `missed` at an instant, or else skipped."""
        routine = self._routines[name]
        self._rank = between(self._rank, "")
        todo = listed(routine.checklist.splitlines())
        body = todo.replace("[ ]", "[x]") if ended == "done" else todo
        card = Card(
            self.id("occurrence", name, slot), self.campaign.id, "tactic", routine.title, ended or "todo", self._rank,
            owner=routine.owner, tags=routine.tags, due=slot, size=routine.size, created=at, staged=at,
            closed=at if ended else "", archived="" if ended else at, routine=routine.id, slot=slot,
        )  # fmt: skip
        self._tell(
            at, routine.owner, "routines", f'{ended or "skipped"} "{routine.title}"',
            creation(card, **({"body": body} if body else {})),
        )  # fmt: skip

    def commit(self, at: str, actor: str, day: str, person: str, names: Iterable[str], closed: str = "") -> None:
        """Let a person promise these tactics for a day, which was closed at `closed`."""
        cards = [self._cards[name] for name in names]
        row = Commitment(
            commitment_id(self.campaign.id, day, person), self.campaign.id, day, person,
            sum(card.size for card in cards), " ".join(f"{card.id}:{card.size}" for card in cards), at, closed,
        )  # fmt: skip
        self._tell(at, actor, "plan", f"planned the day of @{person}", creation(row))

    def standup(self, at: str, actor: str) -> None:
        """Hold a standup; which change it saw last is known when all that happened is in its order."""
        row = Standup(self.id("standup", at), self.campaign.id, at, actor, 0)
        self._tell(at, actor, "standup", "held a standup", creation(row))

    def goal(self, at: str, actor: str, name: str, base: str, aim: str, by: str, unit: str, leads: str) -> None:
        """Set a goal."""
        row = Goal(self.id("goal", name), self.campaign.id, name, base, aim, by, unit, leads, at)
        self._tell(at, actor, "goal", f'set the goal "{name}" from {base} to {aim} by {by}', creation(row))

    def measure(self, at: str, actor: str, name: str, value: str, day: str) -> None:
        """Log a reading of a goal."""
        row = Measure(self.id("measure", name, at), self.campaign.id, self.id("goal", name), value, day, at, actor)
        self._tell(at, actor, "measure", f"measured {name}: {value}", creation(row))

    def view(self, at: str, actor: str, name: str, key: str, filter: str) -> None:
        """Save a view for the whole team."""
        view = View(self.id("view", name), self.campaign.id, name, key, filter, created=at)
        self._tell(at, actor, "view", f'saved the view "{name}": {filter}', creation(view))

    def feed(self, at: str, actor: str, src: str, *dsts: str) -> None:
        """Let one card feed others."""
        source = self.id(src)
        links = [Feed(feed_id(source, self.id(dst)), self.campaign.id, source, self.id(dst), at) for dst in dsts]
        changes = [change for link in links for change in creation(link)]
        self._tell(
            at, actor, "feed", f'"{self._cards[src].title}" feeds {_named([self._cards[dst] for dst in dsts])}', changes
        )

    def win(self, at: str, actor: str, day: str, size: int, text: str, name: str = "", tags: str = "") -> None:
        """Log `size` sixteenths of an inch, for a card or for none; `actor` won it."""
        card = self.id(name) if name else ""
        win = Win(self.id("win", at, text), self.campaign.id, card, size, text, actor, at, day, tags)
        self._tell(at, actor, "win", f"won {format_inches(size)}: {text}", creation(win))

    def finish(self, at: str, actor: str, day: str, name: str, text: str, size: int) -> None:
        """Close a tactic and log what it won, as one step."""
        card = self._cards[name]
        values: dict[str, str | int] = {"stage": "done", "staged": at, "closed": at}
        win = Win(self.id("win", at, text), self.campaign.id, card.id, size, text, actor, at, day, card.tags)
        self._tell(
            at, actor, "done", f'won {format_inches(size)} on "{card.title}"', [*update(card, **values), *creation(win)]
        )
        self._cards[name] = card._replace(stage="done", staged=at, closed=at)

    def _tell(self, at: str, actor: str, command: str, label: str, changes: list[Change]) -> None:
        self._dated.append(Dated(Draft(command, label, tuple(changes)), actor, at, self.campaign.id))


def _named(cards: list[Card]) -> str:
    return f'"{cards[0].title}"' if len(cards) == 1 else f"{len(cards)} cards"

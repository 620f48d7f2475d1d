"""What can be asked of a campaign file besides its boards; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from warroom.domain.changes import Change, Changeset, Entry
from warroom.domain.model import Campaign, Card, Feed, Goal, Measure, Person, Revision, Routine, Standup, Win
from warroom.store import history, names, reading
from warroom.store.engine import Engine
from warroom.store.tables import columns

if TYPE_CHECKING:
    from warroom.domain.cycles import StageChange
    from warroom.domain.score import Book
    from warroom.domain.timeline import Timeline
    from warroom.domain.weave import Led, Weave

SHORTEST_PREFIX = 3


class Lookups:
    """Campaigns, people, cards, what hangs on them, and the journal, as they are in the file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def campaigns(self) -> tuple[Campaign, ...]:
        """Every campaign, the archived ones last, newest last otherwise."""
        return reading.campaigns(self._engine)

    def campaign(self, name: str) -> Campaign:
        """The campaign of that id, name, or unique beginning of either; raises NotFound."""
        return reading.campaign(self._engine, name)

    def undoable(self, *, actor: str, origin: str, campaign: str) -> Changeset | None:
        """What undo would take back."""
        return history.undoable(self._engine, actor, origin, campaign)

    def redoable(self, *, actor: str, origin: str, campaign: str) -> Changeset | None:
        """What redo would bring back."""
        return history.redoable(self._engine, actor, origin, campaign)

    def newest_of(self, actor: str, campaign: str) -> Changeset | None:
        """The person's newest change that still stands, whatever face it was made at."""
        return history.newest_of(self._engine, actor, campaign)

    def cards_of(self, seq: int) -> tuple[str, ...]:
        """The ids of the cards that a changeset changed, in its order."""
        return history.cards_of(self._engine, seq)

    def gone(self, campaign: str) -> tuple[Card, ...]:
        """The cards that were deleted for good, as they were."""
        return history.gone(self._engine, campaign)

    def called(self, entity: str, key: str) -> str:
        """What people call a row, also one that is gone."""
        return names.called(self._engine, entity, key)

    def gesture(self, seq: int) -> tuple[Change, ...]:
        """All changes that go back or come back with changeset `seq`."""
        return history.gesture(self._engine, seq)

    def log(
        self, *, campaign: str = "", card: str = "", actor: str = "", limit: int = 50, before: int = 0
    ) -> tuple[Entry, ...]:
        """History, newest first; `before` is the number to go on from."""
        return history.log(self._engine, campaign, card, actor, limit, before)

    def between(self, campaign: str, *, after: int = 0, since: str = "", until: str = "") -> tuple[Entry, ...]:
        """History of a stretch, oldest first: after a change's number, from an instant on, before another."""
        return history.between(self._engine, campaign, after, since, until)

    def find(self, prefix: str, campaign: str = "") -> tuple[Card, ...]:
        """The cards whose id begins with `prefix`, archived ones included."""
        return reading.find(self._engine, prefix, campaign)

    def search(self, text: str, campaign: str, limit: int = 200) -> tuple[Card, ...]:
        """Cards with `text` in title or body, whatever its case, archived ones included, latest touched first."""
        return reading.search(self._engine, text, campaign, limit)

    def cards(self, campaign: str, *, archived: bool = False) -> tuple[Card, ...]:
        """Every card of the campaign in rank order; with `archived` the archived ones too."""
        return reading.cards(self._engine, campaign, archived)

    def standups(self, campaign: str) -> tuple[Standup, ...]:
        """The standups that were held, oldest first."""
        return reading.of_campaign(self._engine, Standup, campaign, "seq")

    def goals(self, campaign: str) -> tuple[Goal, ...]:
        """The campaign's goals that are not put away, oldest first."""
        return tuple(g for g in reading.of_campaign(self._engine, Goal, campaign, "created") if not g.archived)

    def goals_reached(self, campaign: str, after: int) -> tuple[Goal, ...]:
        """The goals that a reading written after a change's number was the first to reach."""
        if not reading.measured(self._engine, campaign, after):
            return ()
        # Seldom is anything measured, and each change asks.
        from warroom.domain.score import goals_reached

        return goals_reached(self.goals(campaign), self.measures(campaign), after)

    def measures(self, campaign: str) -> tuple[Measure, ...]:
        """Every reading of the campaign's goals, oldest first."""
        return reading.of_campaign(self._engine, Measure, campaign, "day")

    def book(self, campaign: str, today: str) -> Book:
        """All that a score is made of, as it is now and seen on a day; raises NotFound."""
        return reading.book(self._engine, campaign, today)

    def timeline(self, campaign: str) -> Timeline:
        """The campaign, to be taken back to any moment."""
        # Few sessions look back.
        from warroom.domain.timeline import Timeline

        seq, rows = reading.everything(self._engine, campaign)
        return Timeline(campaign, seq, rows, lambda before, limit: history.steps_before(self._engine, before, limit))

    def occurrences(self, campaign: str, since: str, routine: str = "") -> tuple[Card, ...]:
        """The occurrences of all routines or of one, of slots on or after a day, however they ended."""
        return reading.occurrences(self._engine, campaign, since, routine)

    def routines(self, campaign: str, *, ended: bool = False) -> tuple[Routine, ...]:
        """The campaign's routines, or those that have ended, the last one first."""
        return reading.routines(self._engine, campaign, ended)

    def finished(self, campaign: str, since: str, before: str, kept: str) -> tuple[Card, ...]:
        """The cards closed from the instant `since` until `before` that no board has, the first first.

        A board has those that were closed from `kept` on, unless they were put away.
        """
        return reading.finished(self._engine, campaign, since, before, kept)

    def body(self, card_id: str) -> str:
        """The card's Markdown text; raises NotFound."""
        return self.text(card_id, "body")

    def text(self, card_id: str, field: str) -> str:
        """One of the card's texts, by its name in CARD_TEXT; raises NotFound."""
        return reading.text(self._engine, card_id, field)

    def text_at(self, card_id: str, field: str, seq: int) -> str:
        """One of the card's texts as it was after change number `seq`, "" where it had none."""
        return history.text_at(self._engine, card_id, field, seq)

    def all_texts(self, campaign: str) -> dict[str, tuple[str, str]]:
        """The text of each card of the campaign that has one, and how it is done well."""
        return reading.texts(self._engine, campaign)

    def feeds(self, campaign: str) -> tuple[Feed, ...]:
        """Every link of the campaign, finished and archived cards' too, oldest first."""
        return reading.of_campaign(self._engine, Feed, campaign, "created")

    def weave(self, card_id: str, limit: int = 2000) -> Weave:
        """All that led to a card and all that came of it, finished and archived work included; raises NotFound.

        Beyond the `limit` nearest cards the rest is only counted.
        """
        from warroom.store import weaving

        return weaving.weave(self._engine, card_id, limit)

    def led(self, card_id: str) -> tuple[Led, ...]:
        """All that a card led to, however long ago, without itself."""
        from warroom.store import weaving

        return weaving.led(self._engine, card_id)

    def revisions(self, card_id: str) -> tuple[Revision, ...]:
        """The kept texts of a card, oldest first."""
        return tuple(
            sorted(reading.by_id(self._engine, Revision, [card_id], "card"), key=lambda r: (r.at, r.version, r.id))
        )

    def texts(self, card_id: str) -> tuple[Revision, ...]:
        """Every text of a card, oldest first; one that came with the card, or was only ticked since, has no id."""
        kept, first = self.revisions(card_id), history.first_text(self._engine, card_id)
        if first is not None and all(text.body != first.body for text in kept):
            kept = (first, *kept)
        last = history.last_text(self._engine, card_id) if kept else None
        return (*kept, last) if last is not None and last.body not in ("", kept[-1].body) else kept

    def wins(self, campaign: str, *, since: str = "", until: str = "", card: str = "") -> tuple[Win, ...]:
        """Wins oldest first, from day `since` to day `until`, both included."""
        found = self._engine.rows(
            f"select {columns(Win._fields)} from wins where campaign = ? and day >= ? and day <= ? "
            "and (card = ? or ? = '') order by day, at, id",
            (campaign, since, until or "9999-12-31", card, card),
        )
        return tuple(map(Win._make, found))

    def people(self) -> tuple[Person, ...]:
        """Everybody on the team, by handle."""
        return reading.people(self._engine)

    def busy_in(self, person: str) -> tuple[Campaign, ...]:
        """The campaigns not put away in which something open, or a routine, is this person's."""
        return reading.busy_in(self._engine, person)

    def prefixes(self) -> Callable[[str], str]:
        """The function that gives a card id's shortest unique beginning among all cards."""
        return lambda card_id: reading.shortest(self._engine, card_id, SHORTEST_PREFIX)

    def steps(self, campaign: str, since: str) -> tuple[StageChange, ...]:
        """All steps through stages of the cards that moved since an instant, as the journal tells them."""
        from warroom.store import moves

        return moves.steps(self._engine, campaign, since)

    def moved(self, campaign: str, since: str, before: str = "", after: int = 0) -> tuple[str, ...]:
        """The ids of the cards that moved since an instant, until `before` it and by changesets `after` a number."""
        from warroom.store import moves

        return moves.moved(self._engine, campaign, since, before, after)

    def steps_of(self, cards: Iterable[str]) -> tuple[StageChange, ...]:
        """All steps through stages of these cards."""
        from warroom.store import moves

        return moves.steps_of(self._engine, cards)

    def ids_seen(self, ids: Iterable[str]) -> frozenset[str]:
        """Which of these are ids of cards or changesets there are or ever were."""
        return history.ids_seen(self._engine, ids)

"""The front door of the store: one object for one campaign file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warroom.domain.changes import Change, Changeset, Draft, Entry
from warroom.domain.model import Campaign, Card, Feed, Goal, Measure, Person, Revision, Routine, Standup, Win
from warroom.store import history, reading, writing
from warroom.store.engine import Engine
from warroom.store.sqlite.opening import open_engine
from warroom.store.tables import columns
from warroom.store.writing import Author, Receipt

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta
    from warroom.domain.cycles import StageChange
    from warroom.domain.score import Book
    from warroom.domain.timeline import Timeline
    from warroom.domain.weave import Led, Weave
    from warroom.store.sqlite.soundness import Soundness

# A person at a keyboard waits no longer than this for another program's lock, in seconds.
PATIENCE = 2.0
SHORTEST_PREFIX = 3


class Store:
    """Campaigns, cards and the journal; every write is one changeset.  Belongs to its thread.

    What only rare commands need is imported where it is used, to keep a win from the shell instant.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.path: Path = engine.path
        self._seq = reading.head(engine)
        # Others have committed, and it has not been read yet: the engine says so only once.
        self._stirred = False
        # How often others have written something, be it in the journal or beside it.
        self.stirs = 0

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, patience: float = PATIENCE) -> Store:
        """Open a campaign file, making it when `create` is set and it is not there.

        A file of an older schema is backed up and brought up to date.  Raises NotFound, Busy,
        Unusable, Unwritable.
        """
        return cls(open_engine(Path(path).expanduser().absolute(), create=create, patience=patience))

    def campaigns(self) -> tuple[Campaign, ...]:
        """Every campaign, the archived ones last, newest last otherwise."""
        return reading.campaigns(self._engine)

    def campaign(self, name: str) -> Campaign:
        """The campaign of that id, name, or unique beginning of either; raises NotFound."""
        return reading.campaign(self._engine, name)

    def board(self, campaign_id: str, today: str) -> Board:
        """One campaign as it is now, seen on `today`; raises NotFound."""
        from warroom.store import boards

        return boards.board(self._engine, campaign_id, today)

    def turned(self, board: Board, today: str) -> Board:
        """The board on a later day, as far as what it has seen; much quicker than a new one."""
        from warroom.store import boards

        return boards.turned(self._engine, board, today)

    def as_seen(self, board: Board) -> Board:
        """A board that was kept elsewhere, as this store shows boards."""
        return board

    def shared(self, on: bool) -> Store:
        """The same file, without what is private while the screen is shared (`on`), or with it."""
        # Few sessions share their screen.
        from warroom.store.veiled import VeiledStore

        other = VeiledStore(self._engine) if on else Store(self._engine)
        # It knows the file as it was when it was opened.
        other.__dict__["soundness"] = self.soundness
        return other

    def stamp(self, seq: int) -> str:
        """The id of changeset `seq`, "" when there is none: tells whether a board kept elsewhere is of this file."""
        found = history.by_seq(self._engine, seq)
        return found.id if found else ""

    def delta(self, board: Board) -> Delta | None:
        """What changed after `board`; None, within microseconds, when nothing has."""
        if self._engine.wait():
            self._stirred = True
            self.stirs += 1
        if not self._stirred and board.seq >= self._seq:
            return None
        from warroom.store import boards

        found = boards.delta(self._engine, board)
        self._stirred = False
        self._seq = max(self._seq, board.seq if found is None else found.seq)
        return found

    def commit(
        self, draft: Draft, *, actor: str, origin: str, campaign: str, at: str, id: str = "", part_of: str = ""
    ) -> Receipt:
        """Make `draft` happen as one changeset, once for each `id`; raises Conflict and StoreError.

        A draft that changes nothing gives the current number and no id.  With the id of another changeset in `part_of`
        both are one for undo.
        """
        return self._wrote(writing.commit(self._engine, draft, Author(actor, origin, campaign, at), id, part_of))

    def undo(self, *, actor: str, origin: str, campaign: str, at: str, seq: int = 0) -> Receipt:
        """Take back this person's last change at this face, or changeset `seq`; raises Conflict, NothingToUndo."""
        return self._wrote(writing.undo(self._engine, Author(actor, origin, campaign, at), seq))

    def redo(self, *, actor: str, origin: str, campaign: str, at: str, seq: int = 0) -> Receipt:
        """Bring back what was last undone here, or the undone changeset `seq`; raises Conflict, NothingToUndo."""
        return self._wrote(writing.redo(self._engine, Author(actor, origin, campaign, at), seq))

    def undo_all(self, seqs: Sequence[int], *, actor: str, origin: str, campaign: str, at: str) -> tuple[Receipt, ...]:
        """Take these changesets back in the order given, all or none; raises Conflict, NothingToUndo.

        Each gets an undo of its own, so that history and redo know them one by one.
        """
        return self._wrote_all(writing.undo_all(self._engine, Author(actor, origin, campaign, at), seqs))

    def redo_all(self, seqs: Sequence[int], *, actor: str, origin: str, campaign: str, at: str) -> tuple[Receipt, ...]:
        """Bring these undone changesets back in the order given, all or none; raises Conflict, NothingToUndo."""
        return self._wrote_all(writing.redo_all(self._engine, Author(actor, origin, campaign, at), seqs))

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
        return history.called(self._engine, entity, key)

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

    def here(self, face: str, person: str, campaign: str, at: str) -> tuple[str, ...]:
        """Note that `person` is here; gives the handles seen within 90 seconds.  Cheap enough for every poll."""
        from warroom.store import presence

        return presence.here(self._engine, face, person, campaign, at)

    def point(self, face: str, person: str, campaign: str, at: str, card: str) -> bool:
        """Let others see that `person` points at a card, "" at none; False when it could not be written now."""
        from warroom.store import presence

        return presence.point(self._engine, face, person, campaign, at, card)

    def pointers(self, face: str, campaign: str, at: str) -> tuple[tuple[str, str], ...]:
        """(person, card) of all who point at one at another face; worth asking again when `stirs` has grown."""
        from warroom.store import presence

        return presence.pointers(self._engine, face, campaign, at)

    def dump(self) -> Iterator[dict[str, Any]]:
        """The whole store as JSON-ready records, journal included."""
        from warroom.store import transfer

        return transfer.dump(self._engine)

    def restore(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Fill this empty store from what `dump` gave, all or nothing; raises StoreError."""
        from warroom.store import transfer

        transfer.restore(self._engine, records)
        self._seq = reading.head(self._engine)

    def verify(self) -> tuple[str, ...]:
        """Sentences saying where the tables are not what the journal says; empty when all is well."""
        from warroom.store import fold

        return fold.verify(self._engine)

    @cached_property
    def soundness(self) -> Soundness:
        """What notices that the file was written over by another program while it is open."""
        from warroom.store.sqlite.soundness import Soundness

        return Soundness(self.path)

    def backup(self, to: Path | None = None) -> Path:
        """A checked copy of the file, in `backups` beside it unless `to` names a place; from any thread."""
        from warroom.store.sqlite import backup

        return backup.snapshot(self.path, "manual", to)

    def backup_if_due(self, keep: int = 7) -> Path | None:
        """A rotating backup when the last is a day old, else None; the newest `keep` stay, 0 makes none.

        For quiet moments, and from any thread.
        """
        from warroom.store.sqlite import backup

        return backup.if_due(self.path, keep)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.close()

    def _wrote_all(self, receipts: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
        for receipt in receipts:
            self._wrote(receipt)
        return receipts

    def _wrote(self, receipt: Receipt) -> Receipt:
        self._seq = max(self._seq, receipt.seq)
        return receipt

"""The front door of the store: one object for one campaign file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from warroom.domain.changes import Draft
from warroom.store import history, reading, writing
from warroom.store.engine import Bell, Engine
from warroom.store.lookups import Lookups
from warroom.store.sqlite.opening import open_engine, real
from warroom.store.writing import Author, Receipt

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta
    from warroom.store.sqlite.soundness import Soundness

# A person at a keyboard waits no longer than this for another program's lock, in seconds.
PATIENCE = 2.0


class Store(Lookups):
    """Campaigns, cards and the journal; every write is one changeset.  Belongs to its thread.

    What only rare commands need is imported where it is used, to keep a win from the shell instant.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.path: Path = engine.path
        self._seq = reading.head(engine)
        # Others have committed, and it has not been read yet: the engine says so only once.
        self._stirred = False
        # How often others have written something, be it in the journal or beside it.
        self.stirs = 0

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, patience: float = PATIENCE) -> Store:
        """Open a campaign file, making it when `create` is set and it is not there.

        Links are followed, for the logs and backups of a file are beside the file itself.  One of an older schema is
        backed up and brought up to date.  Raises NotFound, Busy, Unusable, Unwritable.
        """
        return cls(open_engine(real(Path(path)), create=create, patience=patience))

    @classmethod
    def of(cls, store: Store) -> Self:
        """A store of this class on the file that another one has open, such as a veiled one."""
        other = cls(store._engine)
        # It knows the file as it was when it was opened.
        other.__dict__["soundness"] = store.soundness
        return other

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

    def bell(self) -> Bell | None:
        """What tells of others' commits before `delta` can have them; None where `delta` has to be asked often."""
        return self._engine.bell()

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

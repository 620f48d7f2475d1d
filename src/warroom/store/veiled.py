"""A store that shows only what may be seen while the screen is shared, and still writes what is true.

Whatever reads goes through the veil here, so that nobody who draws, copies or answers can forget it: an architecture
test holds every public method of `Store` against this class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from warroom.domain.changes import Change, Changeset, Draft, Entry
from warroom.domain.model import Card, Commitment, Revision, Routine, Standup, Win
from warroom.domain.sharing import MASK, Veil, masked
from warroom.store import history, private, reading, unveiling
from warroom.store.engine import Engine
from warroom.store.errors import Conflict, Hidden, NothingToUndo
from warroom.store.slate import recorded
from warroom.store.store import Store
from warroom.store.writing import Receipt

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta
    from warroom.domain.score import Book
    from warroom.domain.timeline import Timeline
    from warroom.domain.weave import Weave

Done = TypeVar("Done")

_WHOLE = "A copy to restore from holds everything, also what is private: stop sharing the screen to make one."


class VeiledStore(Store):
    """The same file; what is read is veiled after it was read, so that nothing made private meanwhile slips through."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._veil, self._veil_at = Veil(), -1
        # The veil that the last board was seen through.
        self._board_veil = self._veil

    @property
    def veil(self) -> Veil:
        """What is private at this moment."""
        seq = reading.head(self._engine)
        if seq != self._veil_at:
            self._veil, self._veil_at = private.veil(self._engine), seq
        return self._veil

    # Boards

    def board(self, campaign_id: str, today: str) -> Board:
        """As the store's, veiled."""
        return self.as_seen(super().board(campaign_id, today))

    def turned(self, board: Board, today: str) -> Board:
        """As the store's, veiled."""
        return self.as_seen(super().turned(board, today))

    def as_seen(self, board: Board) -> Board:
        """A board that was read elsewhere, veiled."""
        self._board_veil = self.veil
        return self._board_veil.board(board)

    def delta(self, board: Board) -> Delta | None:
        """As the store's, veiled, with all that became private, or no longer is, since the board was seen."""
        found = super().delta(board)
        if found is None:
            return None
        before, veil = self._board_veil, self.veil
        self._board_veil = veil
        return veil.delta(found if veil == before else self._with_turned(found, board, before, veil))

    def _with_turned(self, delta: Delta, board: Board, before: Veil, veil: Veil) -> Delta:
        cards = {card for card in before.cards ^ veil.cards if board.card(card)} - {card.id for card in delta.cards}
        routines = (before.routines ^ veil.routines) & board.routines.keys() - {row.id for row in delta.routines}
        wins = {win.id for win in board.wins} - {win.id for win in delta.wins}
        promises = board.commitments.keys() - {row.id for row in delta.commitments}
        rows = {
            "cards": (Card, cards), "routines": (Routine, routines), "wins": (Win, wins),
            "commitments": (Commitment, promises),
        }  # fmt: skip
        more: dict[str, Any] = {
            name: (*getattr(delta, name), *reading.by_id(self._engine, kind, ids)) for name, (kind, ids) in rows.items()
        }
        return replace(delta, **more)

    # Writing

    def commit(
        self, draft: Draft, *, actor: str, origin: str, campaign: str, at: str, id: str = "", part_of: str = ""
    ) -> Receipt:
        """As the store's, of what the veiled draft means; raises Hidden where it would write over what is hidden."""
        meant = unveiling.meant(self._engine, self.veil, draft, at)
        receipt = self._hushed(
            lambda: super(VeiledStore, self).commit(
                meant, actor=actor, origin=origin, campaign=campaign, at=at, id=id, part_of=part_of
            )
        )
        # What the handler saw may be told; what has only now become private may not.
        return receipt if not receipt.id else receipt._replace(label=self._told(draft))

    def _told(self, draft: Draft) -> str:
        return draft.label if MASK in draft.label else self.veil.label(draft.label, draft.changes)

    def undo(self, *, actor: str, origin: str, campaign: str, at: str, seq: int = 0) -> Receipt:
        """As the store's, with a veiled label."""
        who = {"actor": actor, "origin": origin, "campaign": campaign, "at": at}
        return self._named(self._hushed(lambda: super(VeiledStore, self).undo(**who, seq=seq)))

    def redo(self, *, actor: str, origin: str, campaign: str, at: str, seq: int = 0) -> Receipt:
        """As the store's, with a veiled label."""
        who = {"actor": actor, "origin": origin, "campaign": campaign, "at": at}
        return self._named(self._hushed(lambda: super(VeiledStore, self).redo(**who, seq=seq)))

    def undo_all(self, seqs: Sequence[int], *, actor: str, origin: str, campaign: str, at: str) -> tuple[Receipt, ...]:
        """As the store's, with veiled labels."""
        who = {"actor": actor, "origin": origin, "campaign": campaign, "at": at}
        return tuple(map(self._named, self._hushed(lambda: super(VeiledStore, self).undo_all(seqs, **who))))

    def redo_all(self, seqs: Sequence[int], *, actor: str, origin: str, campaign: str, at: str) -> tuple[Receipt, ...]:
        """As the store's, with veiled labels."""
        who = {"actor": actor, "origin": origin, "campaign": campaign, "at": at}
        return tuple(map(self._named, self._hushed(lambda: super(VeiledStore, self).redo_all(seqs, **who))))

    def _named(self, receipt: Receipt) -> Receipt:
        return receipt._replace(label=self.veil.label(receipt.label, recorded(self._engine, receipt.seq)))

    def _hushed(self, step: Callable[[], Done]) -> Done:
        """Do it; what stands against it is told without what is private."""
        try:
            return step()
        except Conflict as conflict:
            raise unveiling.hushed(self.veil, conflict) from None
        except NothingToUndo as error:
            raise NothingToUndo(self.veil.sentence(str(error), "It is undone already.")) from None

    # The journal

    def undoable(self, *, actor: str, origin: str, campaign: str) -> Changeset | None:
        """As the store's, veiled."""
        return self._signed(super().undoable(actor=actor, origin=origin, campaign=campaign))

    def redoable(self, *, actor: str, origin: str, campaign: str) -> Changeset | None:
        """As the store's, veiled."""
        return self._signed(super().redoable(actor=actor, origin=origin, campaign=campaign))

    def newest_of(self, actor: str, campaign: str) -> Changeset | None:
        """As the store's, veiled."""
        return self._signed(super().newest_of(actor, campaign))

    def _signed(self, changeset: Changeset | None) -> Changeset | None:
        return changeset and self.veil.changeset(changeset, history.whole(self._engine, changeset))

    def log(
        self, *, campaign: str = "", card: str = "", actor: str = "", limit: int = 50, before: int = 0
    ) -> tuple[Entry, ...]:
        """As the store's, veiled."""
        found = super().log(campaign=campaign, card=card, actor=actor, limit=limit, before=before)
        return tuple(map(self.veil.entry, found))

    def between(self, campaign: str, *, after: int = 0, since: str = "", until: str = "") -> tuple[Entry, ...]:
        """As the store's, veiled."""
        found = super().between(campaign, after=after, since=since, until=until)
        return tuple(map(self.veil.entry, found))

    def gone(self, campaign: str) -> tuple[Card, ...]:
        """As the store's, veiled."""
        return tuple(map(self.veil.card, super().gone(campaign)))

    def called(self, entity: str, key: str) -> str:
        """As the store's, veiled."""
        found, veil = super().called(entity, key), self.veil
        return MASK if veil.is_about(Change(entity, key, "", None, None)) else veil.told(found)

    def gesture(self, seq: int) -> tuple[Change, ...]:
        """As the store's, veiled."""
        return self.veil.changes(super().gesture(seq))

    def timeline(self, campaign: str) -> Timeline:
        """As the store's, veiled at every moment by what is private now."""
        from warroom.domain.timeline import Timeline

        seq, rows = reading.everything(self._engine, campaign)
        veil = self.veil
        return Timeline(
            campaign, seq, map(veil.row, rows),
            lambda before, limit: list(map(veil.step, history.steps_before(self._engine, before, limit))), veiled=True,
        )  # fmt: skip

    # Rows

    def find(self, prefix: str, campaign: str = "") -> tuple[Card, ...]:
        """As the store's, veiled."""
        found = super().find(prefix, campaign)
        return tuple(map(self.veil.card, found))

    def search(self, text: str, campaign: str, limit: int = 200) -> tuple[Card, ...]:
        """As the store's, of what may be seen: nobody learns what a private card says by asking for it."""
        found, veil = super().search(text, campaign, limit), self.veil
        return tuple(veil.card(card) for card in found if card.id not in veil.cards)

    def cards(self, campaign: str, *, archived: bool = False) -> tuple[Card, ...]:
        """As the store's, veiled."""
        found = super().cards(campaign, archived=archived)
        return tuple(map(self.veil.card, found))

    def occurrences(self, campaign: str, since: str, routine: str = "") -> tuple[Card, ...]:
        """As the store's, veiled."""
        found = super().occurrences(campaign, since, routine)
        return tuple(map(self.veil.card, found))

    def routines(self, campaign: str, *, ended: bool = False) -> tuple[Routine, ...]:
        """As the store's, veiled."""
        found = super().routines(campaign, ended=ended)
        return tuple(map(self.veil.routine, found))

    def finished(self, campaign: str, since: str, before: str, kept: str) -> tuple[Card, ...]:
        """As the store's, veiled."""
        found = super().finished(campaign, since, before, kept)
        return tuple(map(self.veil.card, found))

    def weave(self, card_id: str, limit: int = 2000) -> Weave:
        """As the store's, veiled."""
        found = super().weave(card_id, limit)
        return found._replace(cards=self.veil.cards_of(found.cards))

    def book(self, campaign: str, today: str) -> Book:
        """As the store's, veiled."""
        found = super().book(campaign, today)
        return self.veil.book(found)

    def wins(self, campaign: str, *, since: str = "", until: str = "", card: str = "") -> tuple[Win, ...]:
        """As the store's, veiled."""
        found = super().wins(campaign, since=since, until=until, card=card)
        return tuple(map(self.veil.win, found))

    def standups(self, campaign: str) -> tuple[Standup, ...]:
        """As the store's, veiled."""
        found = super().standups(campaign)
        return tuple(map(self.veil.standup, found))

    # Texts

    def text(self, card_id: str, field: str) -> str:
        """As the store's, veiled."""
        found = super().text(card_id, field)
        return masked(found) if card_id in self.veil.cards else found

    def text_at(self, card_id: str, field: str, seq: int) -> str:
        """As the store's, veiled."""
        found = super().text_at(card_id, field, seq)
        return masked(found) if card_id in self.veil.cards else found

    def all_texts(self, campaign: str) -> dict[str, tuple[str, str]]:
        """As the store's, veiled."""
        found, veil = super().all_texts(campaign), self.veil
        return {
            card: (masked(body), masked(howto)) if card in veil.cards else (body, howto)
            for card, (body, howto) in found.items()
        }

    def revisions(self, card_id: str) -> tuple[Revision, ...]:
        """As the store's, veiled."""
        found = super().revisions(card_id)
        return tuple(map(self.veil.revision, found))

    def texts(self, card_id: str) -> tuple[Revision, ...]:
        """As the store's, veiled."""
        found = super().texts(card_id)
        return tuple(map(self.veil.revision, found))

    # The whole

    def dump(self) -> Iterator[dict[str, Any]]:
        """Refused: what is left out could not be restored."""
        raise Hidden(_WHOLE)

    def verify(self) -> tuple[str, ...]:
        """As the store's, with nothing of what a row says."""
        veil = self.veil
        return tuple(
            veil.sentence(said, "A row of something private is not what the journal says.") for said in super().verify()
        )

    def restore(self, records: Any) -> None:
        """As the store's."""
        super().restore(records)

"""One person at one face: the store, the board as last seen, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from warroom.config.state import keep_board, kept_board, last_campaign
from warroom.domain.board import Board, Delta
from warroom.domain.changes import UPKEEP, Draft
from warroom.domain.dates import day_in_zone, in_zone, instant
from warroom.store import Busy, Conflict, NoCampaign, Receipt, Store, StoreError

Done = TypeVar("Done")
# Reading fewer cards than this takes no longer than finding out that there is something kept.
_WORTH_KEEPING = 500


def keep_up(store: Store, board: Board, me: str, now: datetime) -> Board:
    """Let the routines bring what is due by now, once whoever looks first; the board after that.

    Where it cannot be written, or somebody was quicker, the board as it is then.
    """
    if not board.routines:
        return board
    # Recurrence is no light import, and many campaigns have no routines.
    from warroom.commands.actions.occurrences import keep_up as plan

    # Whoever clashes with a quicker one looks again: there may be something left to do.
    for _ in range(2):
        draft = plan(board, now)
        if not draft.changes:
            break
        with suppress(StoreError):
            store.commit(draft, actor=me, origin=UPKEEP, campaign=board.campaign.id, at=instant(now))
        delta = store.delta(board)
        board = board if delta is None else board.apply(delta)
    return board


@dataclass
class Session:
    """Commits and refreshes on behalf of `me`; `origin` is the face (`tui`, `cli`, `import`)."""

    store: Store
    board: Board
    me: str
    origin: str
    clock: Callable[[], datetime]
    _kept_up: tuple[object, ...] = ()

    @classmethod
    def open(
        cls, store: Store, campaign: str, me: str, origin: str, clock: Callable[[], datetime] | None = None
    ) -> Session:
        """A session on one campaign of an open store, given by id, name or beginning of either.

        What the store shows is all that it will show: one that is veiled makes a session that shares its screen.
        """
        tick = clock or _utc_now
        found = store.campaign(campaign)
        today = day_in_zone(tick(), found.zone)
        board = _kept(store, found.id, today) or store.board(found.id, today)
        return cls(store, board, me, origin, tick)

    @classmethod
    def start(
        cls,
        path: Path,
        me: str,
        origin: str,
        *,
        campaign: str = "",
        clock: Callable[[], datetime] | None = None,
        sharing: bool = False,
    ) -> Session:
        """Open the file and the campaign named, or else the one open last, or else the newest that is not archived.

        With `sharing` nothing private is shown from the first moment on.

        Raises StoreError: NoCampaign when the file has none yet, NotFound when it or the campaign is not there.
        """
        store = Store.open(path)
        store = _veiled(store) if sharing else store
        try:
            return cls.open(store, _meant(store, campaign), me, origin, clock)
        except BaseException:
            store.close()
            raise

    def commit(self, draft: Draft, part_of: str = "") -> Receipt:
        """Make `draft` happen and bring the board up to date; it may go on with the changeset of that id.

        Raises StoreError, and Conflict with the board refreshed, so that a second try starts from what is there.
        """
        return self._step(self.store.commit, draft, part_of=part_of)

    def undo(self, seq: int = 0) -> Receipt:
        """Take back this person's last change at this face, or the changeset `seq`; raises as commit does."""
        return self._step(self.store.undo, seq=seq)

    def redo(self, seq: int = 0) -> Receipt:
        """Bring back what was last undone here, or the undone changeset `seq`; raises as commit does."""
        return self._step(self.store.redo, seq=seq)

    def undo_all(self, seqs: Sequence[int]) -> tuple[Receipt, ...]:
        """Take these changesets back in the order given, all or none; raises as commit does."""
        return self._step(self.store.undo_all, seqs)

    def redo_all(self, seqs: Sequence[int]) -> tuple[Receipt, ...]:
        """Bring these undone changesets back in the order given, all or none; raises as commit does."""
        return self._step(self.store.redo_all, seqs)

    def refresh(self) -> Delta | None:
        """Take in what anyone has committed since; None when nothing has."""
        delta = self.store.delta(self.board)
        if delta is None:
            return None
        self.board = self.board.apply(delta)
        return delta

    def turn_day(self) -> bool:
        """Go on with another board when the campaign's day is another one than the board's."""
        today = day_in_zone(self.clock(), self.board.campaign.zone)
        if today == self.board.today:
            return False
        if today < self.board.today:
            self.board = self.store.board(self.board.campaign.id, today)
        else:
            self.refresh()
            self.board = self.store.turned(self.board, today)
        return True

    def keep_up(self) -> None:
        """Let the routines bring what is due; next to nothing when neither they nor today's tactics have changed."""
        board = self.board
        groups = (board.groups.get(("tactic", stage)) for stage in ("todo", "doing", "blocked"))
        state = (board.routines, board.campaign, board.today, *groups) if board.routines else ()
        if len(state) != len(self._kept_up) or any(a is not b for a, b in zip(state, self._kept_up, strict=True)):
            self.board = keep_up(self.store, board, self.me, self.clock())
            self._kept_up = state

    def now(self) -> datetime:
        """This moment in the campaign's zone."""
        return in_zone(self.clock(), self.board.campaign.zone)

    @property
    def sharing(self) -> bool:
        """Whether the screen is shared, so that nothing private is shown."""
        return self.board.veiled

    @property
    def position(self) -> tuple[str, int, bool]:
        """What the board is of: what was read for one position is to be read again for another."""
        return self.board.campaign.id, self.board.seq, self.board.veiled

    def share(self, on: bool) -> None:
        """From now on show nothing private, or all of it again.  Raises StoreError, and then all is as it was."""
        if on != self.sharing:
            store = _veiled(self.store) if on else Store.of(self.store)
            self.board = store.board(self.board.campaign.id, self.board.today)
            self.store = store
            self._kept_up = ()

    def switch(self, campaign: str) -> None:
        """Go over to another campaign of the same file."""
        found = self.store.campaign(campaign)
        self.board = self.store.board(found.id, day_in_zone(self.clock(), found.zone))

    def keep(self) -> None:
        """Keep a large board for the next start, which then need not read it row by row; for quiet moments."""
        if len(self.board.cards) < _WORTH_KEEPING or self.sharing:
            return
        try:
            stamp = self.store.stamp(self.board.seq)
        except StoreError:
            # The next start reads the rows, and says what is wrong with the file.
            return
        if stamp:
            # Only this moment and the next start of a large campaign need it.
            from warroom.domain.frozen import freeze

            keep_board(self.store.path, freeze(self.board, stamp))

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def _step(self, step: Callable[..., Done], *args: Draft | Sequence[int], **options: int | str) -> Done:
        campaign, at = self.board.campaign.id, instant(self.clock())
        try:
            done = step(*args, actor=self.me, origin=self.origin, campaign=campaign, at=at, **options)
        except Conflict:
            self.refresh()
            raise
        # What is committed stays committed; a board that must wait for a lock catches up at the next refresh.
        with suppress(Busy):
            self.refresh()
        return done


def _kept(store: Store, campaign: str, today: str) -> Board | None:
    """The board kept by an earlier run, brought up to date, when it is of this file and campaign and no later day."""
    frozen = kept_board(store.path)
    if not frozen:
        return None
    # Only a large campaign keeps a board.
    from warroom.domain.frozen import thaw

    found = thaw(frozen)
    if found is None:
        return None
    board, stamp = found
    if board.campaign.id != campaign or board.today > today or store.stamp(board.seq) != stamp:
        return None
    delta = store.delta(board)
    fresh = board if delta is None else board.apply(delta)
    return store.as_seen(fresh if fresh.today == today else store.turned(fresh, today))


def _meant(store: Store, named: str) -> str:
    """The campaign to open, by name or id.  Raises NoCampaign."""
    known = store.campaigns()
    if not known:
        raise NoCampaign(f"There is no campaign in {store.path} yet.")
    last = last_campaign(store.path)
    running = [campaign for campaign in known if not campaign.archived] or known
    return named or (last if any(campaign.id == last for campaign in known) else running[-1].id)


def _veiled(store: Store) -> Store:
    # Few sessions share their screen.
    from warroom.store.veiled import VeiledStore

    return VeiledStore.of(store)


def _utc_now() -> datetime:
    return datetime.now(UTC)

"""Any sequence of writes, undos and redos by two people keeps the store's promises."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.store.room import AT, CAMPAIGN, TODAY, add, feed, tactic, who, win, write
from warroom.domain.board import Board
from warroom.domain.changes import deletion, update
from warroom.domain.model import DERIVED, Card
from warroom.store import Conflict, NothingToUndo, Store

KEYS = [f"k{n}" for n in range(6)]
MOMENTS = ["", "2026-01-01T00:00:00.000Z", AT]
CHOICES: dict[str, list[str | int]] = {
    "owner": ["", "ana", "bo"],
    "campaign": ["c1", "c2", "c1"],
    "size": [0, 4, 8],
    "closed": [*MOMENTS],
    "archived": [*MOMENTS],
}
keys = st.sampled_from(KEYS)
people = st.sampled_from(["ana", "bo"])


class StoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "a.db", create=True)
        self.watcher = Store.open(self.store.path)
        add(self.store, CAMPAIGN, CAMPAIGN._replace(id="c2", name="Other"), actor="setup")
        self.boards: list[Board] = [self.store.board("c1", TODAY)]
        self.minted = 0

    def teardown(self) -> None:
        try:
            self.check_whole()
            self.check_turning()
        finally:
            self.watcher.close()
            self.store.close()
            self.folder.cleanup()

    def check_whole(self) -> None:
        assert self.store.verify() == ()
        copy = Store.open(Path(self.folder.name) / "b.db", create=True)
        records = list(self.store.dump())
        copy.restore(records)
        assert list(copy.dump()) == records
        assert copy.verify() == ()
        assert copy.board("c1", TODAY) == self.store.board("c1", TODAY)
        copy.close()

    def check_turning(self) -> None:
        """A board that lives to see a later day is the one that is read then."""
        for later in ("2026-04-15", "2026-05-30"):
            assert self.store.turned(self.store.board("c1", TODAY), later) == self.store.board("c1", later)

    def card(self, key: str) -> Card | None:
        return next(iter(c for c in self.store.find(key) if c.id == key), None)

    def fields(self) -> dict[tuple[str, str, str], object]:
        """Every field there is, but the derived ones."""
        found: dict[tuple[str, str, str], object] = {}
        for card in (*self.store.cards("c1", archived=True), *self.store.cards("c2", archived=True)):
            found.update((("card", card.id, field), value) for field, value in card._asdict().items())
        for won in self.store.wins("c1"):
            found.update((("win", won.id, field), value) for field, value in won._asdict().items())
        return {place: value for place, value in found.items() if place[2] not in DERIVED}

    @rule(key=keys, closed=st.sampled_from(MOMENTS), archived=st.sampled_from(MOMENTS), actor=people)
    def create(self, key: str, closed: str, archived: str, actor: str) -> None:
        if self.card(key) is None:
            add(self.store, tactic(key, closed=closed, archived=archived), actor=actor)

    @rule(
        batch=st.lists(keys, min_size=1, max_size=3, unique=True),
        field=st.sampled_from(sorted(CHOICES)),
        pick=st.integers(0, 2),
        actor=people,
    )
    def change(self, batch: list[str], field: str, pick: int, actor: str) -> None:
        value = CHOICES[field][pick]
        cards = [card for card in map(self.card, batch) if card is not None]
        write(self.store, "Change", [c for card in cards for c in update(card, **{field: value})], actor)

    @rule(src=keys, dst=keys, actor=people)
    def link(self, src: str, dst: str, actor: str) -> None:
        link = feed(src, dst)
        if link.id in self.store.board("c1", TODAY).feeds:
            write(self.store, "Unlink", deletion(link), actor)
        elif self.card(src) and self.card(dst):
            try:
                add(self.store, link, actor=actor)
            except Conflict:
                assert not any(link.id in board.feeds for board in self.boards[-1:])

    @rule(
        key=st.sampled_from(["", *KEYS]),
        size=st.integers(1, 40),
        day=st.sampled_from([TODAY, "2026-04-13"]),
        actor=people,
    )
    def win(self, key: str, size: int, day: str, actor: str) -> None:
        if not key or self.card(key):
            self.minted += 1
            add(self.store, win(f"w{self.minted:03}", key, size, day), actor=actor)

    @precondition(lambda self: self.minted)
    @rule(pick=st.integers(0, 100), key=st.sampled_from(["", *KEYS]), size=st.integers(1, 40), actor=people)
    def mend_win(self, pick: int, key: str, size: int, actor: str) -> None:
        wins = self.store.wins("c1")
        if wins and (not key or self.card(key)):
            write(self.store, "Mend", update(wins[pick % len(wins)], card=key, size=size, day=TODAY), actor)

    @rule(key=keys, actor=people)
    def delete(self, key: str, actor: str) -> None:
        card = self.card(key)
        if card is not None:
            write(self.store, "Delete", deletion(card), actor)

    @rule(actor=people)
    def undo_takes_back_only_its_own(self, actor: str) -> None:
        original = self.store.undoable(actor=actor, origin="tui", campaign="c1")
        if original is None:
            return
        before = self.fields()
        mine = {
            (c.entity, c.id, c.field): c.new
            for e in self.store.log(limit=1, before=original.seq + 1)
            for c in e.changes
        }
        try:
            self.store.undo(**who(actor))
        except Conflict:
            assert self.fields() == before
            return
        after = self.fields()
        for place in before.keys() & after.keys():
            if before[place] != after[place]:
                assert (mine[place] or type(before[place])()) == before[place]

    @rule(actor=people)
    def undo_then_redo_is_identity(self, actor: str) -> None:
        before = self.fields()
        try:
            self.store.undo(**who(actor))
            self.store.redo(**who(actor))
        except (Conflict, NothingToUndo):
            pass
        assert self.fields() == before

    @rule(actor=people)
    def redo(self, actor: str) -> None:
        try:
            self.store.redo(**who(actor))
        except (Conflict, NothingToUndo):
            return

    @rule()
    def remember(self) -> None:
        self.boards.append(self.store.board("c1", TODAY))

    @invariant()
    def every_earlier_board_can_catch_up(self) -> None:
        fresh = self.store.board("c1", TODAY)
        for board in self.boards[-3:]:
            delta = self.watcher.delta(board)
            assert (board if delta is None else board.apply(delta)) == fresh


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

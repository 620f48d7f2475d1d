"""Several changes taken back at once: all of them or none, each known to history by itself."""

from __future__ import annotations

import pytest

from tests.store.room import TODAY, add, feed, tactic, who, write
from tests.store.test_undo import card, seen
from warroom.domain.changes import update
from warroom.store import Conflict, NothingToUndo, Store


def sitting(store: Store) -> list[int]:
    """Three changes of ana's, two of them of the same card, with one of ben's among them."""
    add(store, tactic("k1"), tactic("k2"))
    first = write(store, "Size", update(card(store, "k1"), size=4))
    add(store, tactic("k3"), actor="ben")
    second = write(store, "Own", update(card(store, "k1"), owner="ana"))
    third = add(store, feed("k1", "k2"))
    return [third.seq, second.seq, first.seq]


def test_several_changes_are_taken_back_together_and_brought_back_together(store: Store) -> None:
    seqs = sitting(store)
    after = seen(store.board("c1", TODAY))
    receipts = store.undo_all(seqs, **who())
    assert [receipt.label for receipt in receipts] == ["Add k1>k2", "Own", "Size"]
    assert (card(store, "k1").size, card(store, "k1").owner) == (0, "")
    assert store.board("c1", TODAY).feeds == {}
    assert card(store, "k3")
    undone = {entry.changeset.seq for entry in store.log() if entry.undone}
    assert undone == set(seqs)
    store.redo_all(seqs[::-1], **who())
    assert seen(store.board("c1", TODAY)) == after
    assert store.verify() == ()


def test_each_of_them_can_be_brought_back_by_itself(store: Store) -> None:
    store.undo_all(sitting(store), **who())
    assert [store.redo(**who()).label for _ in range(3)] == ["Size", "Own", "Add k1>k2"]


def test_a_conflict_in_one_of_them_leaves_all_as_they_are(store: Store) -> None:
    seqs = sitting(store)
    write(store, "Mine", update(card(store, "k1"), size=8), actor="ben")
    before, head = seen(store.board("c1", TODAY)), store.log()[0].changeset.seq
    with pytest.raises(Conflict, match="@ben set the size"):
        store.undo_all(seqs, **who())
    assert seen(store.board("c1", TODAY)) == before
    assert store.log()[0].changeset.seq == head
    assert store.verify() == ()


def test_one_that_is_undone_already_leaves_all_as_they_are(store: Store) -> None:
    seqs = sitting(store)
    store.undo(**who(), seq=seqs[-1])
    with pytest.raises(NothingToUndo):
        store.undo_all(seqs, **who())
    assert card(store, "k1").owner == "ana"
    with pytest.raises(NothingToUndo):
        store.redo_all(seqs, **who())

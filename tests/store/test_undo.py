from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.room import TODAY, add, feed, tactic, who, win, write
from warroom.domain.board import Board
from warroom.domain.changes import deletion, update
from warroom.domain.model import Card
from warroom.store import Conflict, NotFound, NothingToUndo, Store


def seen(board: Board) -> tuple[object, ...]:
    """The board without its numbers, which no undo takes back."""
    return (
        {key: card._replace(version=0) for key, card in board.cards.items()},
        set(board.feeds),
        [w._replace(version=0) for w in board.wins],
        board.days,
    )


def card(store: Store, key: str) -> Card:
    return store.find(key)[0]


def test_undo_and_redo_walk_the_changes_of_one_person_at_one_face(store: Store) -> None:
    add(store, tactic("k1"))
    boards = [store.board("c1", TODAY)]
    for size in (4, 8, 12):
        write(store, f"Size {size}", update(card(store, "k1"), size=size))
        boards.append(store.board("c1", TODAY))
    write(store, "Own", update(card(store, "k1"), owner="bo"), actor="bo")
    write(store, "Own", update(card(store, "k1"), tags="x"), origin="cli")
    labels = [store.undo(**who()).label for _ in range(3)]
    assert labels == ["Size 12", "Size 8", "Size 4"]
    assert (card(store, "k1").size, card(store, "k1").owner, card(store, "k1").tags) == (0, "bo", "x")
    assert [store.redo(**who()).label for _ in range(3)] == ["Size 4", "Size 8", "Size 12"]
    assert card(store, "k1").size == 12
    with pytest.raises(NothingToUndo):
        store.redo(**who())


def test_undo_of_a_deletion_brings_everything_back(store: Store) -> None:
    add(store, tactic("k1", owner="ana"), tactic("k2"), feed("k1", "k2"), win("w1", "k1"))
    before = seen(store.board("c1", TODAY))
    write(store, "Delete", deletion(card(store, "k1")))
    store.undo(**who())
    assert seen(store.board("c1", TODAY)) == before
    store.redo(**who())
    assert set(store.board("c1", TODAY).cards) == {"k2"}
    assert store.verify() == ()


def test_undo_works_across_restarts_and_names_the_original(store: Store, path: Path) -> None:
    receipt = add(store, tactic("k1"))
    store.close()
    again = Store.open(path)
    pending = again.undoable(actor="ana", origin="tui", campaign="c1")
    assert pending is not None
    assert pending.label == "Add k1"
    again.undo(**who())
    assert again.redoable(actor="ana", origin="tui", campaign="c1") == pending
    again.redo(**who())
    again.undo(**who())
    entries = again.log(limit=4)
    assert [e.changeset.undo_of or e.changeset.redo_of for e in entries] == [receipt.id, receipt.id, receipt.id, ""]
    assert entries[-1].undone
    again.close()


def test_a_new_change_ends_what_could_be_redone(store: Store) -> None:
    add(store, tactic("k1"))
    add(store, tactic("k2"))
    store.undo(**who())
    add(store, tactic("k3"))
    assert store.redoable(actor="ana", origin="tui", campaign="c1") is None
    with pytest.raises(NothingToUndo):
        store.redo(**who())
    assert store.undo(**who()).label == "Add k3"
    assert store.undo(**who()).label == "Add k1"


def test_undo_never_overwrites_a_later_edit(store: Store) -> None:
    add(store, tactic("k1"), tactic("k2"))
    write(store, "Both", [*update(card(store, "k1"), owner="ana"), *update(card(store, "k2"), owner="ana")])
    write(store, "Take", update(card(store, "k2"), owner="bo"), actor="bo")
    with pytest.raises(Conflict, match=r"@bo set the owner of “Do k2” to “bo”.*So “Both” was not undone"):
        store.undo(**who())
    assert card(store, "k1").owner == "ana"


def test_a_clash_is_told_by_what_somebody_did_and_not_by_what_followed(store: Store) -> None:
    add(store, tactic("k1", size=4))
    write(store, "Mine", update(card(store, "k1"), staged="2026-04-14T09:00:00.000Z", stage="doing", rank="m", size=8))
    theirs = update(card(store, "k1"), staged="2026-04-14T09:05:00.000Z", rank="p", stage="blocked", size=24)
    write(store, "Theirs", theirs, actor="bo")
    with pytest.raises(Conflict, match=r"^@bo set the size of “Do k1” to 1½″ .* And 1 more like it\. So “Mine”"):
        store.undo(**who())
    write(store, "Place", update(card(store, "k1"), rank="t", stage="todo", size=8), actor="bo")
    write(store, "Place", update(card(store, "k1"), stage="doing"), actor="bo")
    with pytest.raises(Conflict, match=r"^@bo moved “Do k1” "):
        store.undo(**who())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (feed("k1", "k2"), "@bo linked “Do k1 → Do k2”"),
        (win("w1", "k1"), "@bo won inches on “Do k1”"),
    ],
)
def test_undo_of_a_creation_names_what_others_hung_on_it(store: Store, row: object, sentence: str) -> None:
    add(store, tactic("k2"), actor="bo")
    add(store, tactic("k1"))
    add(store, row, actor="bo")  # type: ignore[arg-type]
    with pytest.raises(Conflict, match=sentence):
        store.undo(**who())
    assert card(store, "k1")


def test_undo_of_a_creation_names_who_filled_a_field_that_was_empty(store: Store) -> None:
    add(store, tactic("k1"))
    write(store, "Own", update(card(store, "k1"), owner="bo"), actor="bo")
    with pytest.raises(Conflict, match="@bo set the owner of “Do k1”"):
        store.undo(**who())


def test_any_change_can_be_taken_back_by_its_number(store: Store) -> None:
    other = add(store, tactic("k1"), actor="bo")
    add(store, tactic("k2"))
    store.undo(seq=other.seq, **who())
    assert set(store.board("c1", TODAY).cards) == {"k2"}
    with pytest.raises(NothingToUndo, match="“Add k1” is undone already"):
        store.undo(seq=other.seq, **who())
    with pytest.raises(NotFound, match="no change number 99"):
        store.undo(seq=99, **who())


def test_undoing_an_undo_brings_the_original_back(store: Store) -> None:
    original = add(store, tactic("k1"))
    undone = store.undo(**who())
    store.undo(seq=undone.seq, **who())
    assert card(store, "k1")
    assert store.log(limit=1)[0].changeset.redo_of == original.id


def test_nothing_to_undo_says_so(store: Store) -> None:
    with pytest.raises(NothingToUndo, match="nothing of yours"):
        store.undo(**who("bo"))


def test_undo_raises_the_version(store: Store) -> None:
    add(store, tactic("k1"))
    write(store, "Own", update(card(store, "k1"), owner="ana"))
    assert card(store, "k1").version < store.undo(**who()).seq == card(store, "k1").version

"""Changes that go on with one another are taken back and brought again as one."""

from __future__ import annotations

import pytest

from tests.store.room import TODAY, add, feed, tactic, who, write
from tests.store.test_undo import card, seen
from warroom.domain.changes import Change, Draft, deletion, update
from warroom.store import Conflict, Receipt, Store


def go_on(store: Store, first: Receipt, label: str, changes: list[Change], actor: str = "ana") -> Receipt:
    return store.commit(Draft("test", label, tuple(changes)), **who(actor), part_of=first.id)


def gesture(store: Store) -> tuple[Receipt, Receipt]:
    """A card is made, and in the same gesture given a text and a size, the size twice."""
    first = add(store, tactic("k1"), feed("k1", "k2"))
    go_on(store, first, "Size", [*update(card(store, "k1"), size=4), Change("card", "k1", "body", None, "text")])
    last = go_on(store, first, "Size again", update(card(store, "k1"), size=8))
    return first, last


@pytest.fixture(autouse=True)
def _another(store: Store) -> None:
    add(store, tactic("k2"), actor="ben")


def test_one_undo_takes_all_of_it_back_under_the_name_of_the_first(store: Store) -> None:
    before = seen(store.board("c1", TODAY))
    first, _ = gesture(store)
    after = seen(store.board("c1", TODAY))
    assert store.undoable(actor="ana", origin="tui", campaign="c1") == store.log()[2].changeset
    assert store.undo(**who()).label == first.label
    assert seen(store.board("c1", TODAY)) == before
    assert [entry.undone for entry in store.log()] == [False, True, True, True, False, False]
    assert store.redo(**who()).label == first.label
    assert seen(store.board("c1", TODAY)) == after
    assert store.body("k1") == "text"
    assert store.verify() == ()


def test_a_part_stands_for_the_whole(store: Store) -> None:
    before = seen(store.board("c1", TODAY))
    first, last = gesture(store)
    store.undo(**who("ben"), seq=last.seq)
    assert seen(store.board("c1", TODAY)) == before
    store.redo(**who("ben"), seq=last.seq)
    store.undo_all([last.seq, first.seq], **who())
    assert seen(store.board("c1", TODAY)) == before
    store.redo_all([first.seq, last.seq], **who())
    assert card(store, "k1").size == 8


def test_what_somebody_changed_of_any_part_keeps_the_whole(store: Store) -> None:
    gesture(store)
    write(store, "Mine", update(card(store, "k1"), size=2), actor="ben")
    before = seen(store.board("c1", TODAY))
    with pytest.raises(Conflict, match="@ben set the size"):
        store.undo(**who())
    assert seen(store.board("c1", TODAY)) == before


def test_what_comes_after_the_first_was_taken_back_stands_by_itself(store: Store) -> None:
    first = write(store, "Size", update(card(store, "k2"), size=4))
    store.undo(**who())
    go_on(store, first, "Own", update(card(store, "k2"), owner="ana"))
    assert store.log()[0].changeset.part_of == ""
    assert not store.log()[0].undone
    assert store.undo(**who()).label == "Own"


def test_an_undo_of_its_own_is_what_another_change_gets(store: Store) -> None:
    gesture(store)
    write(store, "Unlink", deletion(feed("k1", "k2")))
    assert store.undo(**who()).label == "Unlink"
    assert card(store, "k1").size == 8

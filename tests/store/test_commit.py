from __future__ import annotations

import pytest

from tests.store.room import AT, CAMPAIGN, TODAY, add, feed, tactic, who, win, write
from warroom.domain.changes import Change, Draft, creation, deletion, update
from warroom.domain.model import Person, Revision
from warroom.store import Conflict, NotFound, Store, StoreError
from warroom.store.sqlite.driver import sqlite3


def test_a_card_comes_back_as_it_was_committed(store: Store) -> None:
    card = tactic("k1", owner="ana", size=8, tags="a b", private=1)
    receipt = write(store, "Add", creation(card, body="# How\n"))
    assert store.board("c1", TODAY).cards == {"k1": card._replace(version=receipt.seq)}
    assert store.body("k1") == "# How\n"


def test_numbers_follow_each_other_without_a_gap_past_a_refusal(store: Store) -> None:
    first = add(store, tactic("k1"))
    with pytest.raises(Conflict):
        add(store, tactic("k1"))
    assert add(store, tactic("k2")).seq == first.seq + 1


def test_a_stale_old_value_is_refused_naming_card_and_author(store: Store) -> None:
    card = tactic("k1")
    add(store, card)
    write(store, "Own", update(card, owner="bo"), actor="bo")
    with pytest.raises(Conflict, match="@bo set the owner of “Do k1” to “bo”") as refused:
        write(store, "Own", [*update(card, owner="ana"), *update(card, size=4)])
    (clash,) = refused.value.clashes
    assert (clash.field, clash.expected, clash.found, clash.who, clash.at) == ("owner", "", "bo", "bo", AT)
    assert store.find("k1")[0].size == 0


def test_a_change_of_a_deleted_card_says_who_deleted_it(store: Store) -> None:
    card = tactic("k1")
    add(store, card)
    write(store, "Delete", deletion(card), actor="bo")
    with pytest.raises(Conflict, match="@bo deleted “Do k1”"):
        write(store, "Own", update(card, owner="ana"))


def test_a_link_or_win_for_a_card_that_is_gone_is_refused(store: Store) -> None:
    card = tactic("k1")
    add(store, card, tactic("k2"))
    write(store, "Delete", deletion(card), actor="bo")
    for row in (feed("k1", "k2"), win("w1", "k1"), Revision("r1", "k1", AT, "ana", "text")):
        with pytest.raises(Conflict, match="@bo deleted “Do k1”"):
            add(store, row)


def test_the_same_id_is_applied_once(store: Store) -> None:
    draft = Draft("add", "Add k1", tuple(creation(tactic("k1"))))
    first = store.commit(draft, id="once", **who())
    assert store.commit(draft, id="once", **who()) == first
    assert store.board("c1", TODAY).seq == first.seq


def test_a_draft_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    seq = store.board("c1", TODAY).seq
    assert write(store, "Nothing", [Change("campaign", "c1", "name", "Spring launch", "Spring launch")]).id == ""
    assert store.board("c1", TODAY).seq == seq


def test_wins_add_up_on_their_card_and_their_day(store: Store) -> None:
    add(store, tactic("k1"), tactic("k2"))
    add(store, win("w1", "k1", 4), win("w2", "k1", 2), win("w3", "", 1, day="2026-04-13"))
    write(store, "Move", update(store.wins("c1", card="k1")[0], card="k2", size=8))
    board = store.board("c1", TODAY)
    assert (board.cards["k1"].won, board.cards["k2"].won) == (2, 8)
    assert board.days == {TODAY: 10, "2026-04-13": 1}


def test_a_deletion_takes_what_hangs_on_the_card_and_keeps_its_inches(store: Store) -> None:
    add(
        store, tactic("k1"), tactic("k2"), feed("k1", "k2"), win("w1", "k1", 4), Revision("r1", "k1", AT, "ana", "text")
    )
    write(store, "Delete", deletion(store.find("k1")[0]))
    board = store.board("c1", TODAY)
    assert list(board.cards) == ["k2"]
    assert board.feeds == {}
    assert [w.card for w in board.wins] == [""]
    assert board.days == {TODAY: 4}
    assert store.revisions("k1") == ()


def test_deleting_a_campaign_takes_all_that_is_in_it(store: Store) -> None:
    add(
        store,
        CAMPAIGN._replace(id="c2", name="Autumn"),
        tactic("k9", campaign="c2"),
        win("w9", "k9")._replace(campaign="c2"),
    )
    write(store, "Delete", deletion(store.campaign("c2")))
    assert [c.id for c in store.campaigns()] == ["c1"]
    assert store.find("k9") == ()
    assert store.verify() == ()
    store.undo(**who())
    assert store.board("c2", TODAY).cards["k9"].won == 4


@pytest.mark.parametrize("field", ["title", "owner", "body"])
def test_nul_characters_are_refused_with_a_sentence(store: Store, field: str) -> None:
    add(store, tactic("k1"))
    old = store.body("k1") if field == "body" else getattr(store.find("k1")[0], field)
    with pytest.raises(StoreError, match=f"The {field} contains a NUL character"):
        write(store, "Hostile", [Change("card", "k1", field, old, "a\0b")])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change("card", "k1", "title", "Do k1", "\ud800"), "lone surrogate"),
        (Change("card", "k1", "size", 0, "big"), "it is a number"),
        (Change("card", "k1", "title", "Do k1", 4), "it is text"),
        (Change("card", "k1", "size", 0, 2**70), "too large"),
        (Change("card", "k1", "won", 0, 4), "no field 'won'"),
        (Change("card", "k1", "colour", "", "red"), "no field 'colour'"),
        (Change("ghost", "k1", "title", "", "x"), "'ghost'"),
        (Change("card", "", "title", "", "x"), "needs an id"),
    ],
)
def test_what_no_row_can_take_is_refused(store: Store, change: Change, sentence: str) -> None:
    add(store, tactic("k1"))
    with pytest.raises(StoreError, match=sentence):
        write(store, "Hostile", [change])
    assert store.verify() == ()


def test_hostile_text_comes_back_unchanged(store: Store) -> None:
    title = "[50% off] 👩‍👩‍👧 日本語 עברית \x1b[31m'; drop table cards; -- \r\n"
    add(store, tactic("k1", title=title), Person("ana", name=title))
    assert store.find("k1")[0].title == title
    assert store.people()[0].name == title


@pytest.mark.parametrize("statement", ["update changes set field = 'x'", "delete from changesets"])
def test_the_journal_only_grows(store: Store, statement: str) -> None:
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_a_body_of_no_card_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.body("nobody")

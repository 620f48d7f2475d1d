"""Through a veiled store nothing private is read, whatever is asked, and what is written is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, OTHER, TODAY
from tests.secret import MARK, PRIVATE, make_secret, marked
from tests.store.asked import READS
from tests.store.room import who
from tests.world import NOW, Clock
from warroom.config.state import kept_board
from warroom.domain.changes import Draft, creation, deletion, update
from warroom.domain.model import Card, Win
from warroom.domain.sharing import MASK
from warroom.domain.standing import on_paper, origin_in_wins
from warroom.session import Session
from warroom.store import Conflict, Store, StoreError
from warroom.store.errors import Hidden
from warroom.store.veiled import VeiledStore

ME = CAMPAIGN.id
SIGNED = who(campaign=ME)


@pytest.fixture
def true(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(make_secret(tmp_path / "a.warroom"))
    yield store
    store.close()


@pytest.fixture
def store(true: Store) -> Iterator[Store]:
    opened = VeiledStore.open(true.path)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", sorted(READS))
def test_nothing_private_is_read(store: Store, true: Store, name: str) -> None:
    assert not marked(repr(READS[name](store)))
    if name not in ("redoable", "ended_routines", "find", "occurrences"):
        # The same question finds it where the screen is not shared.
        assert marked(repr(READS[name](true))), name


def test_what_is_not_private_is_read_as_it_is(store: Store, true: Store) -> None:
    seen, there = store.board(ME, TODAY), true.board(ME, TODAY)
    assert seen.cards.keys() == there.cards.keys()
    assert seen.cards["todo"] is not None
    assert seen.cards["todo"] == there.cards["todo"]
    assert seen.days == there.days
    assert [win.text for win in seen.wins if win.id == "w4"] == ["an open win"]
    assert (seen.veiled, there.veiled) == (True, False)


def test_a_private_note_is_on_paper_as_it_is_where_the_screen_is_not_shared(store: Store, true: Store) -> None:
    note = Card("w", ME, "note", "Answer at once", "active", "z", private=1, origin=origin_in_wins(TODAY))
    true.commit(Draft("test", "test", tuple(creation(note))), **SIGNED)
    for seen in (store.board(ME, TODAY), true.board(ME, TODAY)):
        assert not on_paper(seen.cards[note.id], seen)


def test_a_copy_to_restore_from_is_refused_and_a_check_says_nothing_private(store: Store) -> None:
    with pytest.raises(Hidden, match="stop sharing"):
        store.dump()
    assert store.verify() == ()


def _steps(true: Store) -> Iterator[Callable[[], object]]:
    """Changes by others that turn what is private, or what hangs on it."""
    for key in ("todo", "htactic", "hoften", "hnote"):
        for private in (1, 0, 1):
            yield partial(_turn, true, key, private)
    yield lambda: _put(
        true, creation(Win("w9", ME, "todo", 4, f"{MARK} later", "ana", "2026-04-14T08:00:00.000Z", TODAY))
    )
    yield partial(_turn, true, "todo", 0)
    yield lambda: _put(true, deletion(_card(true, "hstuck")))
    yield lambda: true.undo(**SIGNED)


def test_what_becomes_private_or_no_longer_is_changes_all_that_hangs_on_it(store: Store, true: Store) -> None:
    board = store.board(ME, TODAY)
    for step in _steps(true):
        step()
        delta = store.delta(board)
        board = board.apply(delta) if delta else board
        assert board == store.board(ME, TODAY)


def test_a_move_of_a_private_card_is_held_against_what_is_true(store: Store, true: Store) -> None:
    seen = store.board(ME, TODAY).cards["hstuck"]
    draft = Draft("move", f'moved "{MASK}" to doing', tuple(update(seen, stage="doing", reason="", owner="ben")))
    receipt = store.commit(draft, **SIGNED)
    assert receipt.label == f'moved "{MASK}" to doing'
    after = _card(true, "hstuck")
    assert (after.title, after.stage, after.reason, after.owner) == (f"{MARK} sign the deed", "doing", "", "ben")
    assert true.log(limit=1)[0].changeset.label == f'moved "{MARK} sign the deed" to doing'
    assert not marked(store.undo(**SIGNED).label)
    assert _card(true, "hstuck")._replace(version=0) == PRIVATE[3]._replace(version=0)


def test_a_reason_that_is_typed_takes_the_place_of_the_hidden_one(store: Store, true: Store) -> None:
    seen = store.board(ME, TODAY).cards["hstuck"]
    store.commit(Draft("block", "said", tuple(update(seen, reason="typed"))), **SIGNED)
    assert _card(true, "hstuck").reason == "typed"


def test_inches_on_a_private_card_are_called_as_it_is_called(store: Store, true: Store) -> None:
    row = Win("w8", ME, "htactic", 4, MASK, "ana", "2026-04-14T08:00:00.000Z", TODAY)
    store.commit(Draft("win", f'won ¼″ on "{MASK}"', tuple(creation(row))), **SIGNED)
    assert next(win.text for win in true.wins(ME) if win.id == "w8") == f"{MARK} call the lawyer"
    assert next(win.text for win in store.wins(ME) if win.id == "w8") == MASK


def test_a_day_is_closed_over_what_named_something_private(store: Store, true: Store) -> None:
    (seen,) = store.board(ME, TODAY).commitments.values()
    assert seen.carried == MASK
    store.commit(Draft("close", "closed the day", tuple(update(seen, carried=f"{MASK}; Noon sweep"))), **SIGNED)
    assert [row.carried for row in true.board(ME, TODAY).commitments.values()] == [f"{MASK}; Noon sweep"]


@pytest.mark.parametrize(
    "changes",
    [
        lambda board: update(board.cards["hpiece"], title="typed over"),
        lambda board: update(board.cards["hpiece"], tags="typed"),
        lambda board: update(board.cards["hpiece"], link="https://example.org"),
        lambda board: update(board.cards["copen"], client="typed"),
        lambda board: update(board.cards["copen"], title=f"{MASK} 2"),
        lambda board: creation(board.cards["hpiece"]._replace(id="copy")),
        lambda board: creation(Card("copy", ME, "note", "A note", "active", "z"), body=f"of {MASK}"),
        lambda board: [c._replace(old=MASK, new="- [x] done") for c in update(board.cards["todo"], title="x")],
    ],
)  # fmt: skip
def test_nothing_hidden_is_written_over_and_no_mask_is_written(
    store: Store, true: Store, changes: Callable[[Any], Any]
) -> None:
    before = true.board(ME, TODAY)
    with pytest.raises((Hidden, Conflict)):
        store.commit(Draft("x", "x", tuple(changes(store.board(ME, TODAY)))), **SIGNED)
    assert true.board(ME, TODAY) == before


def test_a_conflict_tells_nothing_private(store: Store, true: Store) -> None:
    seen = store.board(ME, TODAY).cards["hstuck"]
    _put(true, update(_card(true, "hstuck"), stage="done", reason=f"{MARK} new", title=f"{MARK} other"))
    with pytest.raises(Conflict) as raised:
        store.commit(Draft("move", f'moved "{MASK}"', tuple(update(seen, stage="doing", reason=""))), **SIGNED)
    assert not marked(repr((str(raised.value), raised.value.clashes)))
    with pytest.raises(StoreError) as undone:
        store.undo(**SIGNED, seq=2)
    assert not marked(str(undone.value))


def _turn(store: Store, key: str, private: int) -> None:
    _put(store, update(_card(store, key), private=private))


def _card(store: Store, key: str) -> Card:
    return next(card for card in store.find(key) if card.id == key)


def _put(store: Store, changes: list[Any]) -> None:
    store.commit(Draft("test", f"{MARK} label", tuple(changes)), **SIGNED)


def test_a_session_shares_its_screen_from_the_first_moment_or_from_one_to_the_next(true: Store) -> None:
    session = Session.start(true.path, "ana", "tui", campaign=ME, clock=Clock(), sharing=True)
    assert not marked(repr(session.board))
    assert session.sharing
    before = session.position
    session.share(False)
    assert marked(repr(session.board))
    assert session.position != before
    session.share(True)
    assert not marked(repr((session.board, session.store.log(limit=500))))
    session.switch(OTHER.id)
    assert session.sharing
    session.close()


def test_a_routine_that_is_private_goes_on_under_its_name(true: Store) -> None:
    clock = Clock(NOW + timedelta(days=7))
    session = Session.start(true.path, "ana", "tui", campaign=ME, clock=clock, sharing=True)
    session.keep_up()
    made = [card for card in true.occurrences(ME, "2026-04-21") if card.slot.startswith("2026-04-21")]
    assert [(card.title, card.tags) for card in made] == [(f"{MARK} weekly call", f"{MARK}-tag")]
    texts = [true.text(made[0].id, field) for field in ("body", "howto")]
    assert texts == [f"- [ ] {MARK} step\n- [ ] rest", f"{MARK} howto"]
    assert not marked(repr(session.board))
    session.close()


def test_a_large_board_that_is_kept_is_veiled_when_it_is_thawed_and_never_kept_veiled(
    true: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warroom.session._WORTH_KEEPING", 1)
    session = Session.start(true.path, "ana", "tui", campaign=ME, clock=Clock())
    session.keep()
    session.close()
    kept = kept_board(true.path)
    shared = Session.start(true.path, "ana", "tui", campaign=ME, clock=Clock(), sharing=True)
    assert not marked(repr(shared.board))
    shared.keep()
    shared.close()
    assert kept_board(true.path) == kept != b""

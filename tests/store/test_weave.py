"""The whole weave around a card, through finished and archived work."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.store.room import AT, add, feed, tactic, win
from warroom.domain.model import Card
from warroom.domain.standing import adrift, on_paper
from warroom.domain.weave import Led, Outside
from warroom.store import NotFound, Store

LONG_AGO = "2020-01-01T00:00:00.000Z"


def past(key: str, **more: object) -> Card:
    return tactic(key, stage="done", closed=LONG_AGO, archived=LONG_AGO, **more)


def chain(store: Store, *names: str) -> None:
    """Each feeds the next."""
    add(store, *(feed(a, b) for a, b in pairwise(names)))


def test_it_goes_through_what_no_board_holds(store: Store) -> None:
    note = Card("n", "c1", "note", "Own the story", "active", "m")
    add(store, note, past("a"), past("b"), past("c"))
    chain(store, "n", "a", "b", "c")
    found = store.weave("b")
    assert found.depths == {"b": 0, "c": 1, "a": -1, "n": -2}
    assert list(found.cards) == ["b", "c", "a", "n"]
    assert found.cards["a"].archived == LONG_AGO
    assert set(found.feeds) == {("n", "a"), ("a", "b"), ("b", "c")}
    assert "b" not in store.board("c1", "2026-04-14").known


def test_what_leads_to_open_work_through_what_is_long_over_serves_its_note(store: Store) -> None:
    note = Card("n", "c1", "note", "Own the story", "active", "m")
    add(store, note, past("a"), past("b"), past("c"), tactic("open"))
    chain(store, "n", "a", "b", "c")
    before = store.board("c1", "2026-04-14")
    assert on_paper(note, before)
    assert set(before.known) == {"a"}
    add(store, feed("c", "open"))
    delta = store.delta(before)
    assert delta is not None
    for board in (before.apply(delta), store.board("c1", "2026-04-14")):
        assert not on_paper(board.cards["n"], board)
        assert not adrift(board.cards["open"], board)
        assert board.thread("open") == {"n", "a", "b", "c", "open"}


def test_what_only_shares_a_source_is_not_in_it_but_counted_as_outside_of_it(store: Store) -> None:
    add(store, *map(tactic, ("source", "one", "other", "end", "beside")))
    add(store, feed("source", "one"), feed("source", "other"), feed("one", "end"), feed("beside", "end"))
    found = store.weave("one")
    assert set(found.cards) == {"source", "one", "end"}
    assert found.outside == {"source": Outside(feeds=1), "end": Outside(fed_by=1)}


def test_a_cycle_ends_and_all_its_feeds_are_there(store: Store) -> None:
    add(store, *map(tactic, ("a", "b", "c")))
    chain(store, "a", "b", "c", "a")
    found = store.weave("a")
    assert found.depths == {"a": 0, "b": 1, "c": -1}
    assert set(found.feeds) == {("a", "b"), ("b", "c"), ("c", "a")}
    add(store, feed("b", "a"))
    assert store.weave("a").depths["b"] == 1


def test_a_shortcut_past_the_card_is_among_its_feeds(store: Store) -> None:
    add(store, *map(tactic, ("a", "b", "c")))
    chain(store, "a", "b", "c")
    add(store, feed("a", "c"))
    assert ("a", "c") in store.weave("b").feeds


def test_beyond_the_limit_cards_are_counted(store: Store) -> None:
    names = [f"t{n:04}" for n in range(700)]
    add(store, *map(tactic, ("mid", "up", "far", *names)))
    add(store, feed("up", "mid"), feed("far", "up"), *(feed("mid", name) for name in names))
    found = store.weave("mid", limit=600)
    assert (len(found.cards), found.above, found.below) == (600, 2, 101)
    assert len(found.feeds) == 599
    add(store, win("w1", names[-1], 4), win("w2", "far", 8), win("w3", "mid", 16))
    assert store.weave("mid", limit=600).won == 12
    whole = store.weave("mid")
    assert (len(whole.cards), whole.above, whole.below, whole.won) == (703, 0, 0, 0)


def test_a_card_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound, match="There is no card with the id nope"):
        store.weave("nope")


def test_inches_of_finished_work_count_for_good(store: Store) -> None:
    note = Card("n", "c1", "note", "Own the story", "active", "m", created=AT)
    piece = Card("p", "c1", "piece", "Reel", "live", "m", closed=LONG_AGO, archived=LONG_AGO)
    add(store, note, piece, past("a"), past("b"), tactic("other"))
    chain(store, "n", "p", "a", "b", "p")
    add(store, win("w1", "a", 8), win("w2", "b", 4), win("w3", "n", 1), win("w4", "other", 64))
    assert sorted(store.led("n")) == [Led("a", "tactic", 8), Led("b", "tactic", 4), Led("p", "piece", 0)]
    assert store.led("other") == ()

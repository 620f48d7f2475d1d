"""The store's weave is the board's thread, whatever the feeds, and stays so when work is put away."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.room import AT, CAMPAIGN, TODAY, add, feed, tactic, write
from warroom.domain.board import Board
from warroom.domain.changes import update
from warroom.domain.walk import reached
from warroom.store import Store

NAMES = tuple("abcdefgh")
FEEDS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    max_size=24, unique=True,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(FEEDS, st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES)))
def test_it_is_the_boards_thread_and_putting_work_away_changes_nothing_of_it(
    feeds: list[tuple[str, str]], center: str, past: set[str]
) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "weave.db", create=True)
        add(store, CAMPAIGN, *map(tactic, NAMES), *(feed(src, dst) for src, dst in feeds))
        board = store.board("c1", TODAY)
        before = store.weave(center)
        assert set(before.cards) == board.thread(center)
        assert {led.id for led in store.led(center)} == set(board.downstream(center))
        assert set(before.feeds) == {pair for pair in feeds if before.cards.keys() >= set(pair)}
        _check_depths(before.depths, board, center)
        changes = [c for name in sorted(past) for c in update(board.cards[name], stage="done", closed=AT, archived=AT)]
        if changes:
            write(store, "put away", changes)
        after = store.weave(center)
        assert (after.depths, after.feeds) == (before.depths, before.feeds)
        store.close()


def _check_depths(depths: Mapping[str, int], board: Board, center: str) -> None:
    """Every card's depth is the length of a shortest walk to it, on the nearer side, and they stand nearest first."""
    for card, depth in depths.items():
        on = {side: _distance(links, center, card) for side, links in ((1, board.feeds_out), (-1, board.feeds_in))}
        assert abs(depth) == min(on.values())
        assert depth == 0 or on[1 if depth > 0 else -1] == abs(depth)
    assert all(abs(one) <= abs(next_one) for one, next_one in pairwise(depths.values()))


def _distance(links: Mapping[str, tuple[str, ...]], start: str, end: str) -> float:
    seen, ring, distance = {start}, {start}, 0
    while ring:
        if end in ring:
            return distance
        ring = {there for here in ring for there in links.get(here, ())} - seen
        seen |= ring
        distance += 1
    return float("inf")


@settings(max_examples=60, deadline=None)
@given(FEEDS, FEEDS, st.sets(st.sampled_from(NAMES), min_size=6), st.sets(st.sampled_from(NAMES), max_size=2))
def test_a_board_knows_all_that_led_to_its_cards_also_through_work_put_away(
    first: list[tuple[str, str]], then: list[tuple[str, str]], past: set[str], back: set[str]
) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "weave.db", create=True)
        add(store, CAMPAIGN, *map(tactic, NAMES), *(feed(src, dst) for src, dst in first))
        put_away(store, past, AT)
        before = store.board("c1", TODAY)
        if new := sorted(set(then) - set(first)):
            add(store, *(feed(src, dst) for src, dst in new))
        put_away(store, back & past, "")
        delta = store.delta(before)
        after = store.board("c1", TODAY)
        assert (before if delta is None else before.apply(delta)) == after
        sources: dict[str, tuple[str, ...]] = {}
        for src, dst in {*first, *then}:
            sources[dst] = (*sources.get(dst, ()), src)
        for card in after.cards:
            assert set(after.upstream(card)) == set(reached((card,), sources))
        store.close()


def put_away(store: Store, names: set[str], at: str) -> None:
    """Archive these cards, or without an instant bring them back."""
    cards = {card.id: card for card in store.cards("c1", archived=True)}
    if changes := [change for name in sorted(names) for change in update(cards[name], archived=at)]:
        write(store, "put away", changes)

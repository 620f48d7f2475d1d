"""Wherever a timeline goes, the board is the one that was there; and what was there is found again from now."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.room import CAMPAIGN, add, feed, tactic, who, win
from warroom.domain import timeline
from warroom.domain.board import Board
from warroom.domain.changes import Draft, creation, deletion, update
from warroom.domain.dates import day_in_zone, instant, parse_instant
from warroom.domain.model import Commitment, Person, Routine, View, commitment_id
from warroom.store import NothingToUndo, Store

START = datetime.fromisoformat("2026-04-14T07:30:00+00:00")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["new", "stage", "owner", "archive", "close", "win", "feed", "delete", "undo", "redo", "plan"]
        ),
        st.integers(0, 3), st.integers(0, 30),
    ),
    min_size=1, max_size=25,
)  # fmt: skip


def bare(board: Board) -> tuple[object, ...]:
    """A board without what only a store knows: at which change each row was written."""
    tables = (board.cards, board.known, board.feeds, board.people, board.routines, board.views, board.commitments)
    return (
        board.today, board.since, board.campaign._replace(version=0), dict(board.days),
        tuple(row._replace(version=0) for row in board.wins),
        *({key: row._replace(version=0) for key, row in table.items()} for table in tables),
    )  # fmt: skip


class Story:
    """A store to which things happen, and the board after each of them."""

    def __init__(self, folder: str) -> None:
        self.store = Store.open(Path(folder) / "a.db", create=True)
        self.now = START
        self.minted = 0
        add(self.store, CAMPAIGN, Person("ana"), actor="setup")
        self.seen: list[tuple[int, str, Board]] = []
        self.cards_at: dict[int, list[str]] = {}
        self.look()

    def look(self) -> None:
        at = instant(self.now)
        board = self.store.board("c1", day_in_zone(parse_instant(at), "UTC"))
        self.seen.append((board.seq, at, board))
        self.cards_at[board.seq] = [card.id for card in self.store.cards("c1", archived=True)]

    def commit(self, *changes: object) -> None:
        if changes:
            draft = Draft("test", "step", tuple(changes))  # type: ignore[arg-type]
            self.store.commit(draft, **{**who(), "at": instant(self.now)})

    def act(self, what: str, which: int, hours: int) -> None:
        self.now += timedelta(hours=hours)
        at, today = instant(self.now), day_in_zone(self.now, "UTC")
        cards = list(self.store.cards("c1", archived=True))
        card = cards[which % len(cards)] if cards else None
        self.minted += 1
        key = f"k{self.minted}"
        if what == "new" or card is None:
            self.commit(*creation(tactic(key, created=at, staged=at), body="words"))
        elif what == "stage":
            self.commit(*update(card, stage="doing" if card.stage == "todo" else "todo"))
        elif what == "owner":
            self.commit(*creation(Person(f"p{self.minted}")), *update(card, owner=f"p{self.minted}"))
        elif what == "archive":
            self.commit(*update(card, archived="" if card.archived else at))
        elif what == "close":
            self.commit(*update(card, closed="" if card.closed else at, stage="todo" if card.closed else "done"))
        elif what == "win":
            self.commit(*creation(win(key, card.id, 4 + which, today, at)))
        elif what == "feed" and len(cards) > 1:
            other = cards[(which + 1) % len(cards)]
            linked = feed(card.id, other.id)
            if linked.id not in self.store.board("c1", today).feeds:
                self.commit(*creation(linked))
        elif what == "delete":
            self.commit(*deletion(card))
        elif what == "plan":
            self.commit(
                *creation(Routine(key, "c1", "Sweep", "FREQ=DAILY", "2026-04-14", "UTC")),
                *creation(View(f"v{key}", "c1", key, "", "is:late")),
                *creation(Commitment(commitment_id("c1", today, key), "c1", today, key, 4)),
            )
        elif what in ("undo", "redo"):
            step = self.store.undo if what == "undo" else self.store.redo
            try:
                step(**{**who(), "at": at})
            except NothingToUndo:
                return
        self.look()


@settings(max_examples=60, deadline=None)
@given(ACTS, st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_it_shows_each_moment_as_it_was(acts: list[tuple[str, int, int]], visits: list[int]) -> None:
    with TemporaryDirectory() as folder:
        story = Story(folder)
        for act in acts:
            story.act(*act)
        line = story.store.timeline("c1")
        for visit in visits:
            seq, at, board = story.seen[visit % len(story.seen)]
            line.go(seq)
            shown = line.board(at)
            assert shown is not None
            assert bare(shown) == bare(board)
            line.prepare(visit)
        line.go(0)
        assert line.board() is None
        assert (line.is_there, line.step) == (False, None)
        line.go(10**9)
        seq, at, board = story.seen[-1]
        shown = line.board(at)
        assert shown is not None
        assert bare(shown) == bare(board)
        story.store.close()


@settings(max_examples=40, deadline=None)
@given(ACTS, ACTS, st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(1, 12))
def test_moments_that_are_kept_and_what_is_done_meanwhile_change_nothing(
    acts: list[tuple[str, int, int]], more: list[tuple[str, int, int]], visits: list[int], apart: int
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "_APART", apart)
        story = Story(folder)
        for act in acts:
            story.act(*act)
        line = story.store.timeline("c1")
        here = len(visits) % (line.newest + 1)
        line.go(here)
        for act in more:
            story.act(*act)
        line.extend(story.seen[-1][0])
        assert line.seq == here
        while line.prepare(3):
            pass
        for visit in visits:
            seq, at, board = story.seen[visit % len(story.seen)]
            line.go(seq)
            shown = line.board(at)
            assert shown is not None
            assert bare(shown) == bare(board)
            assert {card.id for card in line.cards.values()} == set(story.cards_at[seq])
            assert line.last_before(seq + 1, lambda _: True) == seq
        story.store.close()


@settings(max_examples=20, deadline=None)
@given(ACTS)
def test_an_instant_finds_what_was_last_done_by_then(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        story = Story(folder)
        for act in acts:
            story.act(*act)
        line = story.store.timeline("c1")
        for _, at, _ in story.seen:
            line.go_to(at)
            last = max(seq for seq, then, _ in story.seen if then <= at)
            assert line.seq == last
        story.store.close()

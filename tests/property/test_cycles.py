"""What the flow screen says is what the history says, told a second way: entry by entry, without what was undone."""

from __future__ import annotations

import statistics
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warroom.commands.actions.cards import delete
from warroom.commands.actions.recast import recast
from warroom.commands.actions.stages import move
from warroom.domain.changes import Draft, creation, update
from warroom.domain.cycles import Stay, paces, quartiles, since_of, stays_of
from warroom.domain.dates import day_in_zone, instant, parse_instant
from warroom.domain.model import Campaign, Card, Row
from warroom.domain.stages import stages_of
from warroom.domain.standing import days_in_stage, is_static
from warroom.store import Conflict, NothingToUndo, Store

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
CAMPAIGN = Campaign(
    "c1", "Spring", "2026-03-01", "2026-04-30", "Europe/Berlin", 128, "idea, draft:1, review, live",
    created=instant(START),
)  # fmt: skip
CARDS = ("a", "b", "t")
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from((*["move"] * 4, "both", *["undo"] * 3, *["redo"] * 3, "recast", "rename", "delete")),
        st.sampled_from(CARDS),
        st.integers(0, 3),
        st.integers(1, 90),
    ),
    min_size=8,
    max_size=40,
)
Said: TypeAlias = tuple[str, str, str, str, str, str]


class History:
    """A store in which things happen at hours of their own."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path, create=True)
        self.now = START
        at = instant(START)
        piece = {"campaign": "c1", "kind": "piece", "stage": "idea", "created": at, "staged": at}
        rows: list[Row] = [
            CAMPAIGN,
            *(Card(key, title=key, rank=key, **piece) for key in ("a", "b")),  # type: ignore[arg-type]
            Card("t", "c1", "tactic", "T", "todo", "t", created=at, staged=at),
        ]
        setup = Draft("test", "set up", tuple(change for row in rows for change in creation(row)))
        self.store.commit(setup, **{**self.who, "origin": "import"})

    @property
    def who(self) -> dict[str, Any]:
        return {"actor": "ana", "origin": "tui", "campaign": "c1", "at": instant(self.now)}

    def board(self) -> Any:
        return self.store.board("c1", day_in_zone(self.now, CAMPAIGN.zone))

    def act(self, name: str, card: str, stage: int, hours: int) -> None:
        self.now += timedelta(hours=hours)
        with suppress(Conflict, NothingToUndo, ValueError):
            if name in ("undo", "redo"):
                getattr(self.store, name)(**self.who)
            else:
                self.store.commit(self.draft(name, card, stage), **self.who)

    def draft(self, name: str, card: str, stage: int) -> Draft:
        board = self.board()
        found = board.cards.get(card)
        if found is None:
            raise ValueError(card)
        if name == "rename":
            return Draft("edit", "renamed", tuple(update(found, title=f"{found.title}{stage}")))
        if name == "delete":
            return delete([found])
        if name == "recast":
            return recast(board, [found], "tactic" if found.kind == "piece" else "piece", self.now, "ana")
        cards = [other for other in board.cards.values() if other.kind == found.kind] if name == "both" else [found]
        names = [each.name for each in stages_of(CAMPAIGN, found.kind) if each.name not in ("blocked", "missed")]
        return move(board, cards, names[stage % len(names)], self.now)

    def told(self) -> list[Said]:
        """Each ended stay as the history tells it."""
        found: list[Said] = []
        where: dict[str, tuple[str, str, str]] = {}
        for entry in reversed(self.store.log(limit=10_000)):
            if entry.undone or entry.changeset.undo_of or entry.changeset.redo_of:
                continue
            news: dict[str, dict[str, Any]] = {}
            for change in entry.changes:
                if change.entity == "card":
                    news.setdefault(change.id, {})[change.field] = change.new
            for card, fields in news.items():
                kind, stage, since = where.get(card, ("", "", ""))
                became = fields.get("kind", kind)
                if "stage" in fields:
                    if fields["stage"] and stage and became == kind:
                        found.append((card, kind, stage, since, entry.changeset.at, fields["stage"]))
                    where[card] = (became, fields["stage"] or "", entry.changeset.at)
        return found


@settings(max_examples=60)
@given(ACTIONS, st.integers(1, 9))
def test_every_number_is_what_the_history_says(actions: list[tuple[str, str, int, int]], weeks: int) -> None:
    with TemporaryDirectory() as folder:
        history = History(Path(folder) / "flow.db")
        for action in actions:
            history.act(*action)
        now, board, told = history.now, history.board(), history.told()
        since = now - timedelta(weeks=weeks)
        found = stays_of(history.store.steps("c1", since_of(now, weeks)))
        lately = [said for said in told if parse_instant(said[4]) > since]
        assert sorted(stay for stay in found if parse_instant(stay.until) > since) == sorted(
            Stay(*said) for said in lately
        )
        for pace in paces(board, found, now, weeks):
            mine = [said for said in lately if said[1] == pace.kind]
            left = [said for said in mine if said[2] == pace.stage]
            days = [(parse_instant(said[4]) - parse_instant(said[3])) / timedelta(days=1) for said in left]
            assert pace.stays == len(left)
            assert pace.middle == pytest.approx(statistics.median(days) if days else 0)
            if len(days) > 1:
                low, _, high = statistics.quantiles(days, method="inclusive")
                assert (pace.low, pace.high) == pytest.approx((low, high))
            passed = [said for said in mine if said[5] == pace.stage] if pace.ends else left
            ages = [int((now - parse_instant(said[4])) / timedelta(weeks=1)) for said in passed]
            assert pace.weekly == tuple(ages.count(week) for week in reversed(range(weeks)))
            lasted = (now - START) / timedelta(weeks=1)
            assert pace.per_week == pytest.approx(len(passed) / max(1.0, min(weeks, lasted)))
            cards = [card for card in board.cards.values() if (card.kind, card.stage) == (pace.kind, pace.stage)]
            assert pace.holds == len(cards)
            ages = [days_in_stage(card, CAMPAIGN.zone, board.today) for card in cards]
            assert pace.oldest == (max(ages, default=-1) if not pace.ends else -1)
            assert pace.static == sum(is_static(card, CAMPAIGN, board.today) for card in cards)
        history.store.close()


@settings(max_examples=60)
@given(ACTIONS)
def test_a_card_has_been_in_its_stage_since_its_last_stay_ended(actions: list[tuple[str, str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        history = History(Path(folder) / "flow.db")
        for action in actions:
            history.act(*action)
        last = {said[0]: said for said in history.told()}
        for card in history.board().cards.values():
            if card.id in last and last[card.id][1] == card.kind:
                assert (card.staged, card.stage) == (last[card.id][4], last[card.id][5])
        history.store.close()


@given(st.lists(st.floats(0, 100, allow_nan=False), min_size=2, max_size=20))
def test_quartiles_are_those_of_the_textbook(values: list[float]) -> None:
    assert quartiles(values) == pytest.approx(tuple(statistics.quantiles(values, method="inclusive")))


def test_the_journal_is_asked_by_its_indexes() -> None:
    with TemporaryDirectory() as folder:
        history = History(Path(folder) / "flow.db")
        plan = str(
            history.store._engine.rows(
                "explain query plan select distinct h.entity_id from changesets c join changes h on h.seq = c.seq "
                "where c.campaign = ? and c.at >= ? and h.field = 'stage' and h.entity = 'card'",
                ("c1", ""),
            )
        )
        assert "changesets_by_campaign_at" in plan
        assert "changes_by_seq" in plan
        assert "SCAN" not in plan
        history.store.close()

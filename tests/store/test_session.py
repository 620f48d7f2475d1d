from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.room import CAMPAIGN, add, tactic, write
from tests.world import Clock
from warroom.config.state import keep_board, kept_board, remember_campaign
from warroom.domain.changes import Draft, creation, update
from warroom.session import Session
from warroom.store import Busy, Conflict, NoCampaign, Store

OTHER = CAMPAIGN._replace(id="c2", name="Autumn", zone="Asia/Tokyo", created="2026-05-01T00:00:00.000Z")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 4, 14, 14, 30, tzinfo=UTC))


@pytest.fixture
def session(store: Store, clock: Clock) -> Iterator[Session]:
    add(store, OTHER)
    started = Session.start(store.path, "ana", "tui", campaign="spring", clock=clock)
    yield started
    started.close()


def draft(*keys: str) -> Draft:
    return Draft("add", "Add", tuple(change for key in keys for change in creation(tactic(key))))


def test_a_commit_an_undo_and_a_redo_are_on_the_board_at_once(session: Session) -> None:
    session.commit(draft("k1"))
    assert set(session.board.cards) == {"k1"}
    session.undo()
    assert set(session.board.cards) == set()
    session.redo()
    assert set(session.board.cards) == {"k1"}


def test_what_others_do_comes_in_by_refresh(session: Session, store: Store) -> None:
    assert session.refresh() is None
    add(store, tactic("k1"), actor="bo")
    delta = session.refresh()
    assert delta is not None
    assert {card.id for card in delta.cards} == {"k1"}
    assert set(session.board.cards) == {"k1"}


def test_a_conflict_leaves_the_board_refreshed_so_that_a_second_try_works(session: Session, store: Store) -> None:
    session.commit(draft("k1"))
    mine = Draft("own", "Own", tuple(update(session.board.cards["k1"], owner="ana")))
    write(store, "Own", update(store.find("k1")[0], owner="bo"), actor="bo")
    with pytest.raises(Conflict):
        session.commit(mine)
    assert session.board.cards["k1"].owner == "bo"
    session.commit(Draft("own", "Own", tuple(update(session.board.cards["k1"], owner="ana"))))
    assert session.board.cards["k1"].owner == "ana"


def test_what_is_committed_is_not_taken_back_by_a_board_that_must_wait(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise Busy("held")

    with monkeypatch.context() as patch:
        patch.setattr("warroom.store.boards.delta", held)
        assert session.commit(draft("k1")).id
    session.refresh()
    assert set(session.board.cards) == {"k1"}


def test_the_day_turns_in_the_campaigns_zone(session: Session, clock: Clock) -> None:
    assert not session.turn_day()
    session.switch("autumn")
    assert session.board.today == "2026-04-14"
    clock.now = datetime(2026, 4, 14, 15, 0, tzinfo=UTC)
    assert session.turn_day()
    assert session.board.today == "2026-04-15"


def test_a_start_without_a_name_takes_the_last_campaign_or_the_newest(store: Store, path: Path) -> None:
    add(store, OTHER)

    def started() -> str:
        session = Session.start(path, "ana", "tui")
        session.close()
        return session.board.campaign.id

    assert started() == "c2"
    remember_campaign(path, "c1")
    assert started() == "c1"
    remember_campaign(path, "gone")
    write(store, "Archive", update(store.campaign("c2"), archived="2026-06-01T00:00:00.000Z"))
    assert started() == "c1"


def test_a_start_in_a_file_without_campaigns_says_so(path: Path) -> None:
    Store.open(path, create=True).close()
    with pytest.raises(NoCampaign, match="no campaign in"):
        Session.start(path, "ana", "tui")


def many(session: Session) -> None:
    session.commit(draft(*(f"k{n:04}" for n in range(500))))


def test_a_kept_board_is_brought_up_to_date(session: Session, store: Store, clock: Clock, path: Path) -> None:
    many(session)
    session.keep()
    assert kept_board(path)
    write(store, "Own", update(store.find("k0001")[0], owner="bo"))
    again = Session.start(path, "ana", "tui", campaign="c1", clock=clock)
    assert again.board == store.board("c1", "2026-04-14")
    assert again.board.cards["k0001"].owner == "bo"
    again.close()


def test_a_kept_board_is_what_a_start_uses(session: Session, clock: Clock, path: Path) -> None:
    many(session)
    session.board = replace(session.board, today="2026-04-14", days={"1999-01-01": 1})
    session.keep()
    again = Session.start(path, "ana", "tui", campaign="c1", clock=clock)
    assert again.board.days == {"1999-01-01": 1}
    again.close()


@pytest.mark.parametrize("what", ["another day", "another campaign", "another file", "damaged bytes"])
def test_a_kept_board_of_anything_else_is_not_used(session: Session, clock: Clock, path: Path, what: str) -> None:
    many(session)
    session.keep()
    campaign = "c1"
    if what == "another day":
        clock.now += timedelta(days=1)
    elif what == "another campaign":
        campaign = "c2"
    elif what == "another file":
        for part in path.parent.glob("campaign.db*"):
            part.unlink()
        fresh = Store.open(path, create=True)
        add(fresh, CAMPAIGN)
        for n in range(session.board.seq):
            add(fresh, tactic(f"other{n}"))
        fresh.close()
    else:
        keep_board(path, kept_board(path)[:-1])
    again = Session.start(path, "ana", "tui", campaign=campaign, clock=clock)
    assert again.board == again.store.board(campaign, again.board.today)
    again.close()


def test_a_small_board_is_not_kept(session: Session, path: Path) -> None:
    session.commit(draft("k1"))
    session.keep()
    assert kept_board(path) == b""

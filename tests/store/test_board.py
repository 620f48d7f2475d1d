from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.room import AT, CAMPAIGN, TODAY, add, feed, tactic, who, win, write
from warroom.domain.changes import deletion, update
from warroom.domain.model import Commitment, Goal, Measure, Person, Routine, Standup, View, commitment_id
from warroom.store import Busy, Conflict, NotFound, Store

LONG_AGO = "2026-01-01T00:00:00.000Z"


# Feeds are looked for card by card, or looked at one and all, whichever is less.
@pytest.mark.parametrize("bystanders", [0, 9])
def test_a_board_has_open_and_lately_closed_cards_and_knows_the_neighbours(store: Store, bystanders: int) -> None:
    others = [tactic(f"bystander {n}") for n in range(bystanders)]
    add(
        store,
        *others,
        tactic("open"),
        tactic("lately", closed=AT),
        tactic("old", closed=LONG_AGO),
        tactic("shelved", archived=AT),
        tactic("far", archived=AT),
        tactic("root", closed=LONG_AGO),
        feed("open", "old"),
        feed("shelved", "lately"),
        feed("shelved", "far"),
        feed("root", "shelved"),
        feed("open", "root"),
    )
    board = store.board("c1", TODAY)
    assert set(board.cards) == {"open", "lately", *(card.id for card in others)}
    assert set(board.known) == {"old", "shelved", "root"}
    assert set(board.feeds) == {"open>old", "shelved>lately", "root>shelved", "open>root"}
    assert set(board.downstream("open")) == {"old", "root", "shelved", "lately"}


def test_another_campaign_is_another_board(store: Store) -> None:
    add(
        store, CAMPAIGN._replace(id="c2", name="Autumn"), tactic("k2", campaign="c2"), win("w2")._replace(campaign="c2")
    )
    board = store.board("c1", TODAY)
    assert (board.cards, board.wins, board.days) == ({}, (), {})
    assert set(store.board("c2", TODAY).cards) == {"k2"}


def test_nothing_new_is_none(store: Store) -> None:
    assert store.delta(store.board("c1", TODAY)) is None


def test_one_store_sees_what_another_commits(store: Store, path: Path) -> None:
    board = store.board("c1", TODAY)
    other = Store.open(path)
    add(other, tactic("k1"), Person("bo"), win("w1", "k1"), actor="bo")
    delta = store.delta(board)
    assert delta is not None
    assert board.apply(delta) == other.board("c1", TODAY)
    assert store.delta(board.apply(delta)) is None
    other.close()


def test_what_is_planned_stands_on_the_board_and_comes_and_goes_with_its_deltas(store: Store) -> None:
    sweep = Routine("r1", "c1", "Morning sweep", "FREQ=DAILY", "2026-04-01T09:00", "UTC")
    mine = View("v1", "c1", "mine", "m", "owner:me")
    today = Commitment(commitment_id("c1", TODAY, "ana"), "c1", TODAY, "ana", 12, "k1:12")
    past = Commitment(commitment_id("c1", "2026-01-02", "ana"), "c1", "2026-01-02", "ana")
    before = store.board("c1", TODAY)
    add(store, sweep, mine, today, past)
    with_them = store.board("c1", TODAY)
    assert [r.title for r in with_them.routines.values()] == ["Morning sweep"]
    assert (set(with_them.views), set(with_them.commitments)) == ({"v1"}, {today.id})
    delta = store.delta(before)
    assert delta is not None
    assert before.apply(delta) == with_them
    write(store, "Over", [*update(sweep, archived=AT), *deletion(mine), *deletion(today)])
    after = store.delta(with_them)
    assert after is not None
    assert with_them.apply(after) == store.board("c1", TODAY)
    left = store.board("c1", TODAY)
    assert (left.routines, left.views, left.commitments) == ({}, {}, {})


def test_standups_goals_and_their_readings_are_kept_and_go_with_what_they_hang_on(store: Store) -> None:
    goal = Goal("g1", "c1", "Followers", "1000", "2000", "2026-05-01")
    reading = Measure("m1", "c1", "g1", "1240.5", TODAY, AT, "ana")
    add(store, goal, reading, Standup("s1", "c1", AT, "ana", 1, "# Minutes"))
    assert [g.name for g in store.goals("c1")] == ["Followers"]
    assert [m.value for m in store.measures("c1")] == ["1240.5"]
    assert [s.minutes for s in store.standups("c1")] == ["# Minutes"]
    write(store, "Gone", deletion(goal))
    assert (store.goals("c1"), store.measures("c1")) == ((), ())
    store.undo(**who())
    assert [m.value for m in store.measures("c1")] == ["1240.5"]
    assert store.verify() == ()


def test_a_clash_over_what_is_planned_is_said_by_its_name(store: Store) -> None:
    view = View("v1", "c1", "mine", "m", "owner:me")
    add(store, view)
    write(store, "Other", update(view, filter="is:late"), actor="bo")
    with pytest.raises(Conflict, match="@bo set the filter of “mine” to “is:late”"):
        write(store, "Mine", update(view, filter="is:open"))
    promise = Commitment(commitment_id("c1", TODAY, "ana"), "c1", TODAY, "ana")
    add(store, promise, actor="bo")
    with pytest.raises(Conflict, match="@bo created “what @ana committed to on 2026-04-14”"):
        add(store, promise)


def test_a_delta_that_was_refused_is_given_the_next_time(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = store.board("c1", TODAY)
    other = Store.open(path)
    add(other, tactic("k1"))
    with monkeypatch.context() as patch:
        patch.setattr("warroom.store.boards.delta", refuse)
        with pytest.raises(Busy):
            store.delta(board)
    delta = store.delta(board)
    assert delta is not None
    assert {card.id for card in delta.cards} == {"k1"}
    other.close()


def refuse(*_: object) -> None:
    raise Busy("held")


def test_a_card_that_comes_back_brings_its_feeds_and_neighbours(store: Store) -> None:
    add(store, tactic("k1", archived=AT), tactic("k2", archived=AT), tactic("k3"), feed("k1", "k2"), feed("k3", "k1"))
    board = store.board("c1", TODAY)
    assert set(board.known) == {"k1"}
    write(store, "Back", update(board.known["k1"], archived=""))
    delta = store.delta(board)
    assert delta is not None
    after = board.apply(delta)
    assert after == store.board("c1", TODAY)
    assert set(after.known) == {"k2"}


def test_a_delta_names_what_is_gone_and_has_the_cards_that_lost_inches(store: Store) -> None:
    add(store, tactic("k1"), tactic("k2"), feed("k1", "k2"), win("w1", "k2"))
    board = store.board("c1", TODAY)
    write(store, "Delete", deletion(board.cards["k1"]))
    write(store, "Delete", deletion(board.wins[0]))
    delta = store.delta(board)
    assert delta is not None
    assert delta.gone == {("card", "k1"), ("feed", "k1>k2"), ("win", "w1")}
    assert [(card.id, card.won) for card in delta.cards] == [("k2", 0)]
    assert board.apply(delta).days == {}


def test_campaigns_stand_in_order_and_are_found_by_name_or_prefix(store: Store) -> None:
    add(
        store,
        CAMPAIGN._replace(id="c3", name="Summer", created="2026-03-01T00:00:00.000Z", archived=AT),
        CAMPAIGN._replace(id="d2", name="Autumn", created="2026-05-01T00:00:00.000Z"),
    )
    assert [c.name for c in store.campaigns()] == ["Spring launch", "Autumn", "Summer"]
    assert [store.campaign(text).id for text in ("d2", "AUTUMN", "spr", "d")] == ["d2", "d2", "c1", "d2"]
    with pytest.raises(NotFound, match=r"could be “Spring launch”.* “Summer”"):
        store.campaign("c")
    with pytest.raises(NotFound, match="no campaign “winter”"):
        store.campaign("winter")
    with pytest.raises(NotFound):
        store.board("nope", TODAY)


def test_cards_are_found_by_prefix_search_and_list(store: Store) -> None:
    add(store, tactic("kab"), tactic("kbc", title="Straße fegen", archived=AT), tactic("xyz", closed=LONG_AGO))
    assert [c.id for c in store.find("k")] == ["kab", "kbc"]
    assert store.find("") == store.find("q") == store.find("k", "c2") == ()
    assert [c.id for c in store.search("STRASSE", "c1")] == ["kbc"]
    assert [c.id for c in store.search("do", "c1", limit=1)] == ["xyz"]
    assert [c.id for c in store.cards("c1")] == ["kab", "xyz"]
    assert [c.id for c in store.cards("c1", archived=True)] == ["kab", "kbc", "xyz"]


def test_prefixes_are_the_shortest_that_no_other_card_shares(store: Store) -> None:
    add(store, tactic("abcdef"), tactic("abcdxx"), tactic("abzzzz"), tactic("q"))
    shortest = store.prefixes()
    assert [shortest(key) for key in ("abcdef", "abcdxx", "abzzzz", "q")] == ["abcde", "abcdx", "abz", "q"]


def test_ids_are_remembered_after_a_deletion(store: Store) -> None:
    receipt = add(store, tactic("k1"))
    write(store, "Delete", deletion(store.find("k1")[0]))
    assert store.ids_seen(["k1", receipt.id, "k2"]) == {"k1", receipt.id}


def test_wins_are_listed_by_days_and_card(store: Store) -> None:
    add(
        store, tactic("k1"), win("w1", "k1", day="2026-04-10"), win("w2", day="2026-04-12"), win("w3", day="2026-04-14")
    )
    assert [w.id for w in store.wins("c1", since="2026-04-11", until="2026-04-13")] == ["w2"]
    assert [w.id for w in store.wins("c1", card="k1")] == ["w1"]


def test_history_is_paged_and_filtered(store: Store) -> None:
    for key in ("k1", "k2", "k3"):
        add(store, tactic(key), actor="bo" if key == "k2" else "ana")
    newest = store.log(limit=2)
    assert [e.changeset.label for e in newest] == ["Add k3", "Add k2"]
    assert [e.changeset.label for e in store.log(limit=1, before=newest[-1].changeset.seq)] == ["Add k1"]
    assert [e.changeset.label for e in store.log(card="k2")] == ["Add k2"]
    assert [e.changeset.label for e in store.log(actor="bo", campaign="c1")] == ["Add k2"]
    assert ("title", None, "Do k3") in [(c.field, c.old, c.new) for c in newest[0].changes]


def test_who_is_here_fades_after_ninety_seconds(store: Store) -> None:
    seq = store.board("c1", TODAY).seq
    assert store.here("tui", "bo", "c1", "2026-04-14T09:00:00.000Z") == ("bo",)
    assert store.here("tui", "ana", "c1", "2026-04-14T09:01:00.000Z") == ("ana", "bo")
    assert store.here("tui", "ana", "c1", "2026-04-14T09:01:31.000Z") == ("ana",)
    assert store.here("tui", "ana", "c2", "2026-04-14T09:01:32.000Z") == ("ana",)
    assert store.board("c1", TODAY).seq == seq
    assert store.undoable(**{k: v for k, v in who("bo").items() if k != "at"}) is None


def test_what_was_finished_in_a_span_and_is_on_no_board_is_found_by_indexes(store: Store) -> None:
    add(
        store,
        tactic("before", closed="2026-02-28T23:59:59.999Z"),
        tactic("second", closed="2026-03-20T10:00:00.000Z"),
        tactic("first", closed="2026-03-01T00:00:00.000Z"),
        tactic("away", closed="2026-03-02T00:00:00.000Z", archived=AT),
        tactic("open"),
        tactic("after", closed="2026-04-01T00:00:00.000Z"),
    )
    span = ("2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z")
    found = store.finished("c1", *span, "2026-04-10")
    assert [card.id for card in found] == ["first", "away", "second"]
    assert [card.id for card in store.finished("c1", *span, "2026-03-02")] == ["first", "away"]
    assert store.finished("c2", *span, "2026-04-10") == ()
    for archived, index in (("= ''", "cards_by_campaign_closed"), ("<> ''", "cards_by_closed")):
        plan = store._engine.rows(
            f"explain query plan select id from cards t where t.campaign = ? and t.archived {archived} "
            "and t.closed >= ? and t.closed < ?",
            ("c1", *span),
        )
        assert index in str(plan)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import CAMPAIGN, CARDS, LIST, NOW, OWN, REEL, SWEEP, THREAD, TODAY, board
from warroom.domain.board import Board, Delta
from warroom.domain.golive import days_late
from warroom.domain.model import Card, Feed, Person, Win, feed_id
from warroom.domain.standing import adrift, days_on_paper, on_paper, origin_in_wins
from warroom.domain.states import STATES, state_of
from warroom.domain.weave import Led, above, below, reach

SOME = {letter: OWN._replace(id=letter) for letter in "abcdef"}
_links = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12)


def feed(src: str, dst: str, campaign: str = "spring") -> Feed:
    return Feed(feed_id(src, dst), campaign, src, dst)


def win(key: str, day: str = TODAY, campaign: str = "spring", at: str = "") -> Win:
    return Win(key, campaign, "", 4, "", "ana", at or f"{day}T08:00:00.000Z", day)


def test_a_group_is_in_rank_order_whatever_order_the_cards_came_in() -> None:
    late, early = THREAD._replace(id="b", rank="m"), THREAD._replace(id="a", rank="c")
    same = THREAD._replace(id="0", rank="m")
    here = board([late, early, same], [])
    assert here.group("tactic", "todo") == (early, same, late)
    assert here.group("piece", "todo") == ()


def test_a_thread_goes_down_and_up_but_not_to_siblings() -> None:
    here = board(SOME.values(), [("a", "b"), ("a", "c"), ("b", "d"), ("d", "a")])
    assert here.thread("b") == {"a", "b", "c", "d"}
    here = board(SOME.values(), [("a", "b"), ("a", "c"), ("b", "d")])
    assert here.thread("b") == {"a", "b", "d"}
    assert here.downstream("a") == ("b", "c", "d")
    assert here.upstream("d") == ("b", "a")
    assert here.thread("f") == {"f"}


@given(_links)
def test_walks_end_and_are_each_others_mirror(links: list[tuple[str, str]]) -> None:
    here = board(SOME.values(), links)
    for src in SOME:
        assert len(set(here.downstream(src))) == len(here.downstream(src))
        assert all(src in here.upstream(dst) for dst in here.downstream(src))
        assert here.thread(src) == {src, *here.downstream(src), *here.upstream(src)}


def test_a_delta_replaces_adds_and_takes_away() -> None:
    moved, new = REEL._replace(stage="live"), SWEEP._replace(id="new")
    here = board()
    after = here.apply(Delta(2, cards=(moved, new), gone=frozenset({("card", THREAD.id)})))
    assert after.seq == 2
    assert after.cards == {OWN.id: OWN, LIST.id: LIST, REEL.id: moved, SWEEP.id: SWEEP, "new": new}
    assert here.cards == {card.id: card for card in CARDS}
    assert after.feeds == here.feeds


def test_what_closed_today_stays_and_what_closed_before_is_known_where_it_is_linked() -> None:
    here = board(feeds=[(OWN.id, REEL.id), (OWN.id, THREAD.id), (SWEEP.id, OWN.id)])
    just = REEL._replace(closed="2026-04-14T01:00:00.000Z")
    before = THREAD._replace(closed="2026-04-01T01:00:00.000Z")
    away = SWEEP._replace(archived="2026-04-14T01:00:00.000Z")
    after = here.apply(Delta(2, cards=(just, before, away)))
    assert after.card(REEL.id) == just
    assert just.id in after.cards
    assert {before.id, away.id} <= after.known.keys()
    assert {before.id, away.id}.isdisjoint(after.cards)
    unlinked = after.apply(Delta(3, gone=frozenset({("feed", feed_id(OWN.id, THREAD.id))})))
    assert unlinked.known.keys() == {away.id}
    back = after.apply(Delta(3, cards=(SWEEP,)))
    assert SWEEP.id in back.cards
    assert SWEEP.id not in back.known


def test_another_campaigns_rows_stay_out() -> None:
    other = OWN._replace(id="other", campaign="autumn")
    after = board().apply(
        Delta(2, cards=(other,), feeds=(feed("x", "y", "autumn"),), wins=(win("w", campaign="autumn"),))
    )
    assert after.card("other") is None
    assert "x>y" not in after.feeds
    assert after.wins == ()


def test_a_card_that_leaves_the_campaign_leaves_the_board() -> None:
    after = board().apply(Delta(2, cards=(REEL._replace(campaign="autumn"),)))
    assert after.card(REEL.id) is None


_steps = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["draft", "active"]), st.sampled_from("cim"), st.booleans()),
    max_size=12,
)


@given(_steps)
def test_groups_handed_on_are_those_worked_out_anew(steps: list[tuple[str, str, str, bool]]) -> None:
    here = board(SOME.values(), [])
    for seq, (key, stage, rank, leaves) in enumerate(steps, 2):
        assert here.groups
        moved = SOME[key]._replace(stage=stage, rank=rank)
        gone = frozenset({("card", key)})
        here = here.apply(Delta(seq, gone=gone) if leaves and len(here.cards) > 1 else Delta(seq, cards=(moved,)))
        assert here.groups == board(here.cards.values(), []).groups


def test_feeds_people_and_campaigns_follow() -> None:
    renamed = CAMPAIGN._replace(name="Summer")
    after = board().apply(
        Delta(
            2, campaigns=(renamed,), people=(Person("zoe"),), feeds=(feed(LIST.id, REEL.id),),
            gone=frozenset({("feed", feed_id(OWN.id, REEL.id)), ("person", "ana")}),
        )
    )  # fmt: skip
    assert after.campaign == renamed
    assert set(after.people) == {"ben", "cleo", "zoe"}
    assert after.feeds_in == {REEL.id: (LIST.id,)}


def test_todays_wins_are_in_order_and_the_days_add_up() -> None:
    first = replace(board(), days={"2026-04-13": 8})
    late, early = win("b", at="2026-04-14T09:00:00.000Z"), win("a", at="2026-04-14T08:00:00.000Z")
    after = first.apply(Delta(2, wins=(late, early, win("c", "2026-04-13")), days={TODAY: 8, "2026-04-13": 12}))
    assert after.wins == (early, late)
    assert (after.won_today, after.won_total) == (8, 20)
    gone = after.apply(Delta(3, days={TODAY: 4}, gone=frozenset({("win", "a")})))
    assert gone.wins == (late,)
    assert gone.won_today == 4


def test_a_changed_board_searches_its_own_cards() -> None:
    here = board()
    assert here.haystack.ids(("sweep",)) == [SWEEP.id]
    after = here.apply(Delta(2, cards=(SWEEP._replace(title="Evening round"),)))
    assert after.haystack.ids(("sweep",)) == []
    assert after.haystack.ids(("round",)) == [SWEEP.id]


_cards = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["note", "piece", "tactic", "signal"]),
        "stage": st.sampled_from(["active", "draft"]),
        "due": st.sampled_from(["", "2026-04-13", "2026-04-14", "2026-04-13T11:00"]),
        "golive": st.sampled_from(["", "2026-04-12T10:00", "2026-04-14"]),
        "closed": st.sampled_from(["", "2026-04-14T01:00:00.000Z"]),
    }
)


@given(st.lists(_cards, min_size=6, max_size=6), _links)
def test_the_filters_states_are_those_of_the_screen(values: list[dict[str, str]], links: list[tuple[str, str]]) -> None:
    cards: list[Card] = [OWN._replace(id=key, **some) for key, some in zip("abcdef", values, strict=True)]  # type: ignore[arg-type]
    here = board(cards, links)
    states = {name: state_of(name, here, NOW) for name in ("adrift", "on-paper", "late")}
    for card in cards:
        assert states["adrift"](card) == adrift(card, here)
        assert states["on-paper"](card) == on_paper(card, here)
        assert states["late"](card) == (days_late(card, here.campaign, TODAY, NOW) > 0)


def born(card: Card, sources: Iterable[tuple[Card, str]]) -> Board:
    """The card on a board with cards that have fed it since an instant each."""
    here = board([card, *(source for source, _ in sources)], [])
    links = [feed(source.id, card.id)._replace(created=at) for source, at in sources]
    return replace(here, feeds={link.id: link for link in links})


def test_a_note_is_executed_by_the_work_it_came_of_as_long_as_that_is_on_the_board() -> None:
    done = SWEEP._replace(stage="done", closed="2026-04-14T06:00:00.000Z")
    note = LIST._replace(created="2026-04-14T07:00:00.000Z", staged="2026-04-14T07:00:00.000Z")
    distilled = born(note, [(done, note.staged)])
    assert not on_paper(note, distilled)
    assert not STATES["on-paper"](distilled)(note)
    later = replace(distilled, since="2026-04-15T00:00:00.000Z").apply(Delta(2, cards=(done,)))
    assert later.known
    assert on_paper(note, later)
    fed_since = born(note, [(done, "2026-04-14T07:00:01.000Z")])
    assert on_paper(note, fed_since)
    missed = born(note, [(done._replace(stage="missed"), note.staged), (OWN, note.staged)])
    assert on_paper(note, missed)


def test_a_note_distilled_from_wins_is_not_on_paper_as_long_as_work_of_their_day_is_on_the_board() -> None:
    note = LIST._replace(staged="2026-04-14T07:00:00.000Z", origin=origin_in_wins("2026-04-13"))
    here = replace(board([note], []), since="2026-04-13T00:00:00.000Z")
    assert not on_paper(note, here)
    assert not STATES["on-paper"](here)(note)
    later = replace(here, since="2026-04-14T00:00:00.000Z", today="2026-04-16")
    assert on_paper(note, later)
    assert days_on_paper(note, later) == 2
    won_since = note._replace(origin=origin_in_wins("2026-04-15"))
    assert days_on_paper(won_since, later) == 1


def test_finished_work_is_not_adrift() -> None:
    done = SWEEP._replace(stage="done", closed="2026-04-14T06:00:00.000Z")
    here = board([THREAD, done], [])
    assert [STATES["adrift"](here)(card) for card in (THREAD, done)] == [True, False]
    assert [adrift(card, here) for card in (THREAD, done)] == [True, False]


def test_a_reach_counts_each_card_once_and_what_only_the_record_knows() -> None:
    won = THREAD._replace(won=12)
    here = board([OWN._replace(won=4), REEL, won], [(OWN.id, REEL.id), (REEL.id, won.id), (won.id, OWN.id)])
    assert reach(OWN.id, here) == (1, 1, 16)
    assert reach(OWN.id, here, [Led("old", "piece", 8), Led(won.id, "tactic", 1)]) == (2, 1, 24)
    assert [[card.id for card in ring] for ring in below(OWN.id, here)] == [[REEL.id], [THREAD.id]]
    assert [[card.id for card in ring] for ring in above(OWN.id, here)] == [[THREAD.id], [REEL.id]]

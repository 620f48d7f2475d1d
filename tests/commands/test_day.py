"""A day from its plan to its close: what is decided, what is promised, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.commands.room import CARDS, NOW, TODAY, after, board, card, context, draft_of, picked, refused, typed
from warroom.commands.actions.day import carry, close_day, commit_day, drop, hand_over, keep
from warroom.commands.actions.stages import finish
from warroom.commands.actions.timing import set_due
from warroom.commands.triage import day
from warroom.commands.triage.sitting import nothing_to_close, settled, waiting
from warroom.domain.board import Board
from warroom.domain.day import asked_of_today, committed, outcome_of, promised, shares, to_plan

YESTERDAY, TOMORROW = "2026-04-13", "2026-04-15"
CARRIED = card("carried", "tactic", "todo", "e", "Answer the forum", owner="ana", size=8, due=YESTERDAY)
SWEEP = card("sweep", "tactic", "todo", "f", "Evening sweep", owner="ben", size=8, due=TODAY, routine="r1", slot=TODAY)
BARE = card("bare", "tactic", "todo", "g", "Brief the shop", due=TODAY)
UNDATED = card("undated", "tactic", "todo", "h", "Thank the reviewers", owner="ben", size=4)
AHEAD = card("ahead", "tactic", "todo", "i", "Book the stand", owner="ana", size=16, due=TOMORROW)


def room() -> Board:
    return board((*CARDS, CARRIED, SWEEP, BARE, UNDATED, AHEAD))


def ids(found: tuple[object, ...]) -> list[str]:
    return [getattr(one, "id", "") for one in found]


def test_a_morning_decides_on_what_is_carried_routine_bare_and_undated_in_this_order() -> None:
    here = room()
    late = replace(here, cards={**here.cards, "stuck": here.cards["stuck"]._replace(due=YESTERDAY)})
    assert ids(to_plan(late)) == ["carried", "stuck", "sweep", "later", "bare", "undated"]


def test_what_is_asked_of_today_is_due_by_now_or_being_done() -> None:
    assert set(ids(asked_of_today(room()))) == {"doing", "todo", "later", "carried", "sweep", "bare"}


def test_nobody_comes_first_and_sizes_add_up() -> None:
    found = shares(asked_of_today(room()))
    assert [(share.person, ids(share.cards), share.size) for share in found] == [
        ("", ["later", "bare"], 0),
        ("ana", ["todo", "carried"], 36),
        ("ben", ["doing", "sweep"], 24),
    ]


def test_keeping_a_carried_tactic_makes_it_todays_and_says_since_when() -> None:
    here = room()
    draft = keep(here, [CARRIED])
    assert draft.label == 'kept "Answer the forum" for today, carried 1 day'
    assert after(here, draft).cards["carried"].due == TODAY
    assert not keep(here, [SWEEP]).changes


def test_handing_over_makes_it_todays_and_somebody_elses_also_a_newcomers() -> None:
    here = after(room(), hand_over(room(), [UNDATED, CARRIED], "@Dana", NOW))
    assert {here.cards[key].owner for key in ("undated", "carried")} == {"dana"}
    assert {here.cards[key].due for key in ("undated", "carried")} == {TODAY}
    assert "dana" in here.people


def test_dropping_what_today_asks_for_is_called_easing() -> None:
    here = room()
    assert drop(here, [CARRIED], NOW).label == 'eased today: dropped "Answer the forum"'
    assert drop(here, [AHEAD], NOW).label == 'dropped "Book the stand"'
    assert "carried" not in after(here, drop(here, [CARRIED], NOW)).cards


def test_committing_writes_down_who_does_what_with_its_size() -> None:
    here = after(room(), commit_day(room(), NOW))
    assert {row.person: promised(row) for row in committed(here)} == {
        "ana": {"todo": 28, "carried": 8},
        "ben": {"doing": 16, "sweep": 8},
    }
    assert [row.size for row in committed(here)] == [36, 24]
    assert commit_day(room(), NOW).label == "planned the day: 2 people, 3¾″ of 8″"
    assert not commit_day(here, NOW).changes or all(c.old == c.new for c in commit_day(here, NOW).changes)


def test_a_plan_made_again_keeps_what_is_done_of_it_and_says_what_was_eased() -> None:
    here = after(room(), commit_day(room(), NOW))
    here = after(here, finish(here, [here.cards["todo"]], NOW, "ana"))
    here = after(here, set_due(here, [here.cards["carried"]], TOMORROW, NOW))
    again = commit_day(here, NOW + timedelta(hours=2))
    assert again.label == "planned the day again, eased by ½″: 2 people, 3¼″ of 8″"
    after_it = after(here, again)
    assert {row.person: promised(row) for row in committed(after_it)}["ana"] == {"todo": 28}


def test_how_a_promise_came_out_counts_what_was_done_by_the_end_of_its_day() -> None:
    here = after(room(), commit_day(room(), NOW))
    here = after(here, finish(here, [here.cards["todo"]], NOW, "ana"))
    ana = next(row for row in committed(here) if row.person == "ana")
    assert outcome_of(ana, here) == (1, 2, 28, 36)
    tomorrow = after(here, finish(here, [here.cards["carried"]], NOW + timedelta(days=1), "ana"))
    assert outcome_of(ana, tomorrow) == (1, 2, 28, 36)


def test_the_close_writes_down_what_carries_over_and_why() -> None:
    here = after(room(), commit_day(room(), NOW))
    here = after(here, finish(here, [here.cards["todo"]], NOW, "ana"))
    here = after(here, carry([here.cards["carried"]], "the forum  is down"))
    draft = close_day(here, NOW)
    assert draft.label == "closed the day: 2¾″ of 8″ won, 3 tactics carried over"
    closed = after(here, draft)
    assert {row.person: row.carried for row in committed(closed)} == {
        "ana": "Answer the forum: the forum is down",
        "ben": "Morning sweep; Evening sweep",
    }
    assert all(row.closed for row in committed(closed))
    with pytest.raises(ValueError, match="closed already"):
        close_day(closed, NOW)


def test_an_empty_day_has_nothing_to_close() -> None:
    empty = board([c for c in CARDS if c.kind != "tactic"])
    with pytest.raises(ValueError, match="Nobody committed"):
        close_day(empty, NOW)
    assert "nothing to close" in nothing_to_close(context(on=empty))
    assert nothing_to_close(context(on=room())) == ""


def test_carrying_over_needs_its_reason() -> None:
    with pytest.raises(ValueError, match="Say why"):
        carry([CARRIED], "  ")


def test_the_sitting_goes_on_when_somebody_else_finishes_a_tactic() -> None:
    here = room()
    sitting = day.begin("plan", context(on=here))
    assert sitting.queue[0] == "carried"
    there = after(here, finish(here, [CARRIED], NOW, "ben"))
    assert "carried" not in waiting(sitting, there)
    assert sitting.queue[settled(sitting, there).at] == "sweep"


def test_its_keys_answer_in_the_morning_and_at_the_close() -> None:
    here = room()
    morning = {o.key: o for o in day.options("plan", CARRIED, context("carried", on=here))}
    handed = after(here, draft_of(picked(morning["o"].run(context("carried", on=here)), "ben")))
    assert handed.cards["carried"].owner == "ben"
    evening = {o.key: o for o in day.options("close", CARRIED, context("carried", on=here))}
    carried = evening["r"].run(context("carried", on=here))
    assert "Say why" in refused(carried, " ")
    assert after(here, draft_of(typed(carried, "no time"))).cards["carried"].reason == "no time"
    put_off = after(here, draft_of(evening["y"].run(context("carried", on=here))))
    assert put_off.cards["carried"].due == TOMORROW

"""Routines: what appears by itself, what is missed, and what can be done to a series and to one of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.recurring import LONG, ROOM, kept, made, on, open_one, started, terms, the
from tests.commands.room import NOW, TODAY, after
from tests.commands.room import context as context_on
from warroom.commands.actions import occurrences, routines
from warroom.commands.actions.fields import meaning
from warroom.commands.actions.recast import recast
from warroom.commands.actions.stages import finish, move
from warroom.commands.handlers import stages
from warroom.commands.spec import Pick
from warroom.domain.board import Board
from warroom.domain.dates import in_zone, instant, say_when
from warroom.domain.model import Card, Routine
from warroom.domain.routines import coming, open_of
from warroom.domain.standing import adrift
from warroom.formats.markdown import board_markdown


def test_starting_one_makes_todays_at_once_with_all_that_it_hands_on() -> None:
    room = started()
    card = open_one(room)
    assert (card.title, card.owner, card.size, card.due, card.slot) == ("Sweep", "ana", 16, TODAY, TODAY)
    assert not adrift(card, room)
    assert not occurrences.keep_up(room, NOW).changes, "whoever looks next finds it done"


def test_each_days_appears_once_and_what_was_not_done_is_missed() -> None:
    room, now = on(started(), "2026-04-15")
    draft = occurrences.keep_up(room, now)
    assert draft.label == "1 routine for today, 1 missed"
    room = after(room, draft)
    assert made(room) == [("2026-04-14", "missed"), ("2026-04-15", "todo")]
    assert not occurrences.keep_up(room, now).changes


def test_todays_stand_in_the_order_of_the_day_and_else_as_they_were_started() -> None:
    hours = {"z": "T17:00", "a": "", "m": "T09:00", "b": ""}
    rows = [
        Routine(key, "spring", f"Sweep {key}", "FREQ=DAILY", f"{TODAY}{hour}", "Europe/Berlin", created=f"2026-04-1{n}")
        for n, (key, hour) in enumerate(hours.items())
    ]
    room = kept(replace(ROOM, routines={row.id: row for row in rows}), NOW)
    made_now = [card for card in room.group("tactic", "todo") if card.routine]
    assert [card.title for card in made_now] == ["Sweep a", "Sweep b", "Sweep m", "Sweep z"]


def test_after_an_absence_the_days_between_are_missed_and_do_not_pile_up() -> None:
    room, now = on(started(), "2026-04-18")
    room = kept(room, now)
    assert [stage for _, stage in made(room)] == ["missed"] * 4 + ["todo"]
    room, now = on(room, "2027-04-18")
    assert occurrences.keep_up(room, now).label == "1 routine for today, 60 missed"


def test_what_was_begun_or_is_blocked_stays() -> None:
    room = started()
    room = after(room, move(room, [open_one(room)], "doing", NOW))
    room, now = on(room, "2026-04-15")
    assert made(kept(room, now)) == [("2026-04-14", "doing"), ("2026-04-15", "todo")]


def test_a_clock_that_goes_back_makes_nothing_twice() -> None:
    room, now = on(started(), "2026-04-16")
    room = kept(room, now)
    back = replace(room, today="2026-04-15")
    assert not [c for c in occurrences.keep_up(back, now).changes if c.entity == "card" and c.field == "exists"]


def test_counted_from_completion_the_next_waits_until_it_was_done() -> None:
    room, now = on(started(every="every 3 days", repeat="completion"), "2026-04-20")
    room = kept(room, now)
    assert made(room) == [(TODAY, "todo")], "it waits, and nothing is missed"
    room = kept(after(room, finish(room, [open_one(room)], now, "ana")), now)
    assert the(room).start == "2026-04-23"
    assert not open_of(room, the(room))
    room, now = on(room, "2026-04-23")
    room = kept(room, now)
    assert open_one(room).slot == "2026-04-23"


def test_one_that_skips_to_the_next_waits_until_that_comes() -> None:
    room, now = on(started(every="every week", repeat="skip"), "2026-04-17")
    room = kept(room, now)
    assert made(room) == [(TODAY, "todo")]
    room, now = on(room, "2026-05-06")
    room = kept(room, now)
    assert made(room)[-4:] == [
        (TODAY, "missed"),
        ("2026-04-21", "missed"),
        ("2026-04-28", "missed"),
        ("2026-05-05", "todo"),
    ]


def test_a_pause_makes_nothing_and_nothing_is_missed_for_it() -> None:
    room = started()
    room = after(room, finish(room, [open_one(room)], NOW, "ana"))
    with pytest.raises(ValueError, match="Say why"):
        routines.pause(the(room), " ", NOW)
    room = after(room, routines.pause(the(room), "closed until May", NOW))
    room, now = on(room, "2026-04-20")
    assert not occurrences.keep_up(room, now).changes
    room = after(room, routines.resume(room, the(room), now))
    assert made(room) == [(TODAY, "done"), ("2026-04-20", "todo")]


def test_one_that_has_ended_goes_on_from_today_and_missed_nothing_meanwhile() -> None:
    room = started()
    room = after(room, finish(room, [open_one(room)], NOW, "ana"))
    paused = after(room, routines.pause(the(room), "closed until May", NOW))
    ended = the(paused)
    room = after(paused, routines.end(ended, NOW))
    assert not room.routines
    room, now = on(room, "2026-04-20")
    draft = routines.resume(room, ended._replace(archived=instant(NOW)), now)
    assert draft.label == 'took "Sweep" up again'
    again = after(replace(room, routines={ended.id: ended._replace(archived=instant(NOW))}), draft)
    assert (the(again).archived, the(again).paused) == ("", "")
    assert made(again) == [(TODAY, "done"), ("2026-04-20", "todo")]


def test_skipping_one_leaves_the_series_as_it_is() -> None:
    room = started()
    skipped = routines.skip(room, the(room), NOW)
    assert skipped.label == 'skipped "Sweep" of Tue 14 Apr'
    room = after(room, skipped)
    assert not open_of(room, the(room))
    room = after(room, routines.skip(room, the(room), NOW))
    assert coming(room, the(room), 2) == ("2026-04-16", "2026-04-17")


def test_moving_one_leaves_the_series_as_it_is_also_when_it_is_not_there_yet() -> None:
    room = started()
    room = after(room, routines.move(room, the(room), "2026-04-15T10:00", NOW))
    assert (open_one(room).due, open_one(room).slot) == ("2026-04-15T10:00", TODAY)
    room = after(room, finish(room, [open_one(room)], NOW, "ana"))
    room = after(room, routines.move(room, the(room), "2026-04-17", NOW))
    room, now = on(room, "2026-04-15")
    assert not occurrences.keep_up(room, now).changes, "the moved one stands for it"
    room, now = on(room, "2026-04-16")
    assert made(kept(room, now))[-2:] == [("2026-04-15", "todo"), ("2026-04-16", "todo")]


def test_holidays_are_left_out() -> None:
    room = started()
    room, now = on(terms(room, holidays="2026-04-15"), "2026-04-15")
    assert made(kept(room, now)) == [(TODAY, "missed")]


def test_after_the_campaigns_last_day_nothing_more_is_asked() -> None:
    room = started()
    room, now = on(terms(room, end="2026-04-15"), "2026-06-01")
    assert made(kept(room, now)) == [(TODAY, "missed"), ("2026-04-15", "missed")]


def test_a_change_holds_for_what_comes_and_for_one_that_nobody_has_touched() -> None:
    room = started()
    room = after(room, routines.edit_routine(room, the(room), NOW, title="Long sweep", owner="ben", size=32))
    assert (open_one(room).title, open_one(room).owner, open_one(room).size) == ("Long sweep", "ben", 32)
    room = after(room, routines.edit_routine(room, the(room), NOW, every="every weekday 7:00"))
    assert made(room) == [(TODAY, "todo")], "today's is there already"
    room, now = on(room, "2026-04-15")
    assert open_one(kept(after(room, finish(room, [open_one(room)], now, "ben")), now)).due == "2026-04-15T07:00"


def test_an_owner_given_to_one_of_them_by_hand_stays() -> None:
    room = started()
    from warroom.commands.actions.people import set_owner

    room = after(room, set_owner(room, [open_one(room)], "ben", NOW))
    room = after(room, routines.edit_routine(room, the(room), NOW, owner="cleo", title="Other"))
    assert (open_one(room).owner, open_one(room).title) == ("ben", "Other")


def test_an_ended_routine_makes_no_more_and_what_it_made_stays() -> None:
    room = started()
    room = after(room, routines.end(the(room), NOW))
    assert made(room) == [(TODAY, "todo")]
    room, now = on(room, "2026-04-16")
    assert not occurrences.keep_up(room, now).changes


def test_the_wall_clock_of_its_zone_is_kept() -> None:
    room = started(every="every day 9:00", zone="America/New_York")
    assert open_one(room).due == "2026-04-14T15:00"
    room, now = on(room, "2026-10-26", 20)
    assert open_one(kept(room, now)).due == "2026-10-26T14:00", "New York changes a week later than Berlin"


def test_another_rule_makes_nothing_twice_of_a_day_that_has_it() -> None:
    room = started()
    room = after(room, finish(room, [open_one(room)], NOW, "ana"))
    room = after(room, routines.edit_routine(room, the(room), NOW, every="every weekday"))
    room = kept(room, NOW)
    assert made(room) == [(TODAY, "done")]
    assert coming(room, the(room), 1) == ("2026-04-15",)


def test_another_rule_that_is_due_today_makes_todays_in_the_same_step() -> None:
    room = started(every="every fri")
    assert not made(room)
    room = after(room, routines.edit_routine(room, the(room), NOW, every="every day"))
    assert made(room) == [(TODAY, "todo")]


def test_what_nobody_has_begun_goes_to_the_new_time_of_today_unless_it_was_moved() -> None:
    room = started(every="every day 13:00")
    later = after(room, routines.edit_routine(room, the(room), NOW, every="every day 15:00"))
    assert (open_one(later).due, open_one(later).slot) == (f"{TODAY}T15:00",) * 2
    earlier = after(room, routines.edit_routine(room, the(room), NOW, every="every day 11:00"))
    assert (open_one(earlier).due, open_one(earlier).slot) == (f"{TODAY}T11:00",) * 2
    whole = after(room, routines.edit_routine(room, the(room), NOW, every="every day"))
    assert (open_one(whole).due, open_one(whole).slot) == (TODAY, TODAY)
    begun = after(room, move(room, [open_one(room)], "doing", NOW))
    begun = after(begun, routines.edit_routine(begun, the(begun), NOW, every="every day 15:00"))
    assert open_one(begun).due == f"{TODAY}T13:00"
    moved = after(room, routines.move(room, the(room), f"{TODAY}T18:00", NOW))
    moved = after(moved, routines.edit_routine(moved, the(moved), NOW, every="every day 15:00"))
    assert open_one(moved).due == f"{TODAY}T18:00"
    for each in (later, earlier, whole, begun, moved):
        assert not occurrences.keep_up(each, NOW).changes


def test_what_feeds_it_feeds_the_open_one_as_well() -> None:
    room = started()
    (old,) = room.feeds_in[open_one(room).id]
    new = next(card.id for card in room.cards.values() if card.kind == "note" and card.id != old)
    room = after(room, routines.edit_routine(room, the(room), NOW, feeds=new))
    assert room.feeds_in[open_one(room).id] == (new,)
    room = after(room, routines.edit_routine(room, the(room), NOW, feeds=""))
    assert adrift(open_one(room), room)


def test_counted_from_completion_one_that_is_moved_before_it_comes_is_there_once() -> None:
    room = started(every="every 3 days", repeat="completion")
    room = kept(after(room, finish(room, [open_one(room)], NOW, "ana")), NOW)
    room = after(room, routines.move(room, the(room), "2026-04-16", NOW))
    for day in ("2026-04-17", "2026-04-18"):
        room, now = on(room, day)
        room = kept(room, now)
        assert made(room) == [(TODAY, "done"), ("2026-04-17", "todo")]
    room = kept(after(room, finish(room, [open_one(room)], now, "ana")), now)
    assert the(room).start == "2026-04-21"


def test_counted_from_completion_one_that_is_skipped_before_it_comes_stays_away() -> None:
    room = started(every="every 3 days", repeat="completion")
    room = kept(after(room, finish(room, [open_one(room)], NOW, "ana")), NOW)
    room = after(room, routines.skip(room, the(room), NOW))
    room, now = on(room, "2026-04-17")
    assert not occurrences.keep_up(room, now).changes
    assert coming(room, the(room), 5) == ("2026-04-20",)


def test_counted_from_completion_one_that_is_taken_up_again_is_not_made_a_second_time() -> None:
    room = started(every="every day", repeat="completion")
    card = open_one(room)
    room = kept(after(room, finish(room, [card], NOW, "ana")), NOW)
    room = after(room, move(room, [room.cards[card.id]], "todo", NOW))
    room, now = on(room, "2026-04-18")
    room = kept(room, now)
    assert made(room) == [(TODAY, "todo")]
    room = kept(after(room, finish(room, [open_one(room)], now, "ana")), now)
    assert the(room).start == "2026-04-19"


def test_counted_from_completion_it_is_due_when_nobody_has_looked_for_weeks() -> None:
    room = started(every="every 3 days", repeat="completion")
    room = after(room, finish(room, [open_one(room)], NOW, "ana"))
    room, now = on(room, "2026-05-20")
    assert len(open_of(kept(room, now), the(room))) == 1


def test_what_counts_from_completion_has_no_number_of_times() -> None:
    with pytest.raises(ValueError, match="say until when"):
        started(every="every day 10 times", repeat="completion")
    room = started(every="every day 10 times")
    with pytest.raises(ValueError, match="say until when"):
        routines.edit_routine(room, the(room), NOW, repeat="completion")


def missed_one() -> tuple[Board, Card]:
    room, now = on(started(), "2026-04-15")
    room = kept(room, now)
    return room, next(card for card in room.cards.values() if card.stage == "missed")


def test_missed_is_what_the_clock_says_and_nobody_chooses() -> None:
    room, card = missed_one()
    with pytest.raises(ValueError, match="has no stage 'missed': there is todo, doing, blocked, done"):
        move(room, [open_one(room)], "missed", NOW)
    pick = stages.pick_stage(context_on(card.id, on=room))
    assert isinstance(pick, Pick)
    assert [choice.key for choice in pick.choices] == ["todo", "doing", "blocked", "done"]
    assert meaning("stage", "missed", card, room, NOW).values == {}, "what it is may stay"


def test_what_was_missed_can_be_done_after_all_or_taken_up() -> None:
    room, card = missed_one()
    done = finish(room, [card], NOW, "ana")
    assert done.label == 'done with "Sweep", won 1″'
    assert after(room, done).cards[card.id].stage == "done"
    again = after(room, move(room, [card], "doing", NOW))
    assert (again.cards[card.id].stage, again.cards[card.id].closed) == ("doing", "")


def test_what_was_missed_becomes_another_kind_as_what_is_not_done_and_recurs_no_more() -> None:
    room, card = missed_one()
    piece = after(room, recast(room, [card], "piece", NOW, "ana")).cards[card.id]
    assert (piece.stage, piece.closed, piece.routine, piece.slot) == ("idea", "", "", "")


def test_what_was_missed_has_no_tick_in_markdown() -> None:
    room, card = missed_one()
    told = board_markdown(room)
    assert f"### missed\n\n- [ ] {card.title}" in told


def test_none_is_moved_to_a_day_that_is_over() -> None:
    room = started()
    with pytest.raises(ValueError, match="Mon 13 Apr is over"):
        routines.move(room, the(room), "2026-04-13", NOW)


def test_what_was_open_when_it_paused_is_not_missed_but_put_away() -> None:
    room = started()
    room = after(room, routines.pause(the(room), "closed until May", NOW))
    assert made(room) == [(TODAY, "todo")]
    room, now = on(room, "2026-04-15")
    draft = occurrences.keep_up(room, now)
    assert draft.label == "1 put away while paused"
    assert made(after(room, draft)) == []


def test_a_campaign_that_is_put_away_asks_nothing() -> None:
    room, now = on(terms(started(), archived="2026-04-14T10:00:00.000Z"), "2026-04-15")
    assert not occurrences.keep_up(room, now).changes


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Sweep fri 9:00", "follows from how often"),
        ("Sweep channel:ig", "no channel"),
        ("Sweep !private", "no privacy"),
        ("Sweep https://example.org", "no link"),
    ],
)
def test_a_line_that_says_what_no_routine_has_is_refused(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        started(line)


@pytest.mark.parametrize(
    ("eve", "day", "said"),
    [
        ("2026-10-24", "2026-10-25", "Sun 25 Oct 2:30 (the first of two, the clock is put back)"),
        ("2027-03-27", "2027-03-28", "Sun 28 Mar 3:30 (the clock change skips 2:30)"),
    ],
)
def test_an_hour_that_a_clock_change_skips_or_repeats_has_one(eve: str, day: str, said: str) -> None:
    room = started(every=f"every day 2:30 from {eve}")
    # Whoever looks before, between the two, and after them.
    for hour in (0, 1, 2, 22):
        room, now = on(room, day, hour)
        room = kept(room, now)
    assert made(room)[-1] == (f"{day}T02:30", "todo")
    assert [slot for slot, _ in made(room)].count(f"{day}T02:30") == 1
    assert say_when(open_one(room).due, in_zone(now, LONG.zone)) == said


@pytest.mark.parametrize("repeat", ["", "often"])
def test_a_mode_that_is_none_is_refused(repeat: str) -> None:
    with pytest.raises(ValueError, match="fixed, from completion, or skips"):
        started(repeat=repeat)

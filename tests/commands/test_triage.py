"""The sitting: what it goes through, what each key makes of a card, what takes it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.room import CARDS, NOW, TODAY, after, board, card, context, draft_of, picked, refused, typed
from tests.commands.test_catalogue import exercise
from warroom.commands.actions.recast import recast
from warroom.commands.actions.signals import snooze, take_into
from warroom.commands.spec import Context, Outcome, Say, Write
from warroom.commands.triage.options import as_command, options
from warroom.commands.triage.sitting import (
    Decision,
    Sitting,
    back,
    became,
    begin,
    brought_back,
    counts,
    current,
    decided,
    following,
    joined,
    left,
    nothing_waits,
    over,
    settled,
    skip,
    took_back,
    waiting,
)
from warroom.domain.board import Board
from warroom.domain.model import Card

HEARD = (
    card("s1", "signal", "new", "c", "It is everywhere", source="comments", link="https://x.io", heat=3, tags="video"),
    card("s2", "signal", "new", "d", "Norway asks"),
    card("s3", "signal", "new", "e", "Asleep", snoozed="2026-04-15"),
    card("s4", "signal", "new", "f", "Awake today", snoozed=TODAY),
    card("s5", "signal", "let go", "g", "Gone", closed="2026-04-14T06:00:00.000Z"),
)
ROOM = board((*CARDS, *HEARD))


def press(key: str, card_id: str, on: Board = ROOM) -> Outcome:
    """What the key answers in a sitting that asks about the card."""
    ctx = context("todo", "first", on=on)
    found = on.cards[card_id]
    option = next(option for option in options(found, ctx._replace(selected=card_id, marks=())) if option.key == key)
    return as_command(option, card_id).run(ctx)


def made(outcome: Outcome, card_id: str, on: Board = ROOM) -> Card:
    """The card as the outcome's write leaves it."""
    found = after(on, draft_of(outcome)).card(card_id)
    assert found is not None
    return found


def keys_of(card_id: str) -> str:
    return " ".join(option.key for option in options(ROOM.cards[card_id], context(card_id, on=ROOM)))


def test_it_goes_through_the_signals_that_wait_and_are_awake() -> None:
    assert begin(context(on=ROOM)).queue == ("signal", "s1", "s2", "s4")
    assert nothing_waits(context(on=ROOM)) == ""
    assert nothing_waits(context(on=board([HEARD[2]]))).startswith("No signal waits")
    assert nothing_waits(context("", "todo", on=board(CARDS[:11]))) == ""


def test_it_goes_through_marks_or_what_the_filter_shows() -> None:
    marked = begin(context("note", "todo", "ready", "gone", on=ROOM))
    assert (marked.queue, marked.name) == (("todo", "ready"), "marked cards")
    filtered = begin(context("note", on=ROOM, filter="owner:none -kind:note"))
    assert filtered.queue == ("signal", "s1", "s2", "s4", "idea", "first", "second", "later", "stuck")
    assert begin(context(on=ROOM, filter="is:snoozed")).queue == ("s3",)


def test_skipping_and_going_back_leave_what_waits() -> None:
    start = begin(context(on=ROOM))
    second = skip(start, ROOM)
    assert (current(second, ROOM), following(second, ROOM)) == (HEARD[0], HEARD[1])
    assert back(second, ROOM).at == 0 == back(start, ROOM).at
    end = skip(skip(skip(second, ROOM), ROOM), ROOM)
    assert current(end, ROOM) is None
    assert left(end, ROOM) == 4
    assert current(back(end, ROOM), ROOM) == HEARD[3]
    assert skip(end, ROOM).at == over(start).at == 4


def test_a_decision_goes_on_to_the_next_card_and_making_ready_does_not() -> None:
    start = begin(context(on=ROOM))
    owned = after(ROOM, draft_of(picked(press("o", "signal"), "ben")))
    ready = decided(start, Decision(8, "signal", "changed", "gave it to @ben", False), owned)
    assert (ready.at, left(ready, owned), counts(ready)) == (0, 4, ())
    taken = after(owned, draft_of(press("n", "signal", owned)))
    went = decided(ready, Decision(9, "signal", "note", "made it a note", True), taken)
    assert (went.at, left(went, taken), counts(went)) == (1, 3, ("1 note",))


def test_what_others_decide_meanwhile_is_not_asked_about() -> None:
    start = begin(context(on=ROOM))
    theirs = after(ROOM, draft_of(press("d", "signal")))
    assert current(settled(start, theirs), theirs) == HEARD[0]
    gone = replace(theirs, cards={key: c for key, c in theirs.cards.items() if key not in ("s1", "s2", "s4")})
    assert current(settled(start, gone), gone) is None
    assert left(start, gone) == 0


def test_signals_that_come_in_join_a_sitting_over_signals() -> None:
    start = begin(context(on=board(CARDS)))
    came = joined(start, ROOM)
    assert (came.queue, came.at) == (("signal", "s1", "s2", "s4"), 0)
    ended = joined(over(start), ROOM)
    assert (current(ended, ROOM), left(ended, ROOM)) == (None, 4)
    marked = begin(context("", "todo", "first", on=ROOM))
    assert joined(marked, ROOM) == marked


def test_a_filtered_card_is_settled_once_it_no_longer_passes() -> None:
    start = begin(context(on=ROOM, filter="is:unowned"))
    assert start.queue == ("idea", "first", "second", "later", "stuck")
    owned = after(ROOM, draft_of(picked(press("o", "idea"), "ben")))
    went = decided(start, Decision(8, "idea", became(ROOM.cards["idea"], owned.cards["idea"], TODAY), "", False), owned)
    assert (went.at, counts(went)) == (1, ("1 given an owner",))


def test_undo_goes_back_to_the_card_and_redo_on_again() -> None:
    start = begin(context(on=ROOM))
    steps = (Decision(8, "signal", "note", "", True), Decision(9, "s1", "piece", "", True))
    one = after(ROOM, draft_of(press("n", "signal")))
    both = after(one, draft_of(press("2", "s1", one)))
    went = decided(decided(start, steps[0], one), steps[1], both)
    assert (went.at, counts(went)) == (2, ("1 note", "1 piece"))
    undone = took_back(went, steps[1:])
    assert (undone.at, undone.decided, undone.undone) == (1, steps[:1], steps[1:])
    assert brought_back(undone, both).at == 2
    all_of_it = settled(took_back(went, steps), ROOM)
    assert (all_of_it.at, all_of_it.decided, left(all_of_it, ROOM)) == (0, (), 4)
    assert brought_back(all_of_it, both).decided == steps
    assert decided(undone, steps[1], both).undone == ()


def test_what_became_of_cards_is_counted_once_for_each_card() -> None:
    steps = [
        Decision(1, "a", "note", "", True), Decision(2, "b", "note", "", True), Decision(3, "c", "snoozed", "", True),
        Decision(4, "c", "snoozed", "", True), Decision(5, "d", "changed", "", False),
    ]  # fmt: skip
    assert counts(Sitting("x", ("a", "b", "c", "d"), decided=tuple(steps))) == ("2 notes", "1 snoozed")


@pytest.mark.parametrize(
    ("key", "kind", "stage", "due"),
    [
        ("n", "note", "active", ""),
        ("1", "piece", "idea", ""),
        ("3", "piece", "design", ""),
        ("t", "tactic", "todo", TODAY),
        ("y", "tactic", "todo", "2026-04-15"),
    ],
)
def test_a_signal_becomes_work_and_keeps_what_it_was(key: str, kind: str, stage: str, due: str) -> None:
    found = made(press(key, "s1"), "s1")
    assert (found.kind, found.stage, found.due) == (kind, stage, due)
    assert (found.id, found.source, found.link, found.tags, found.heat) == (
        "s1",
        "comments",
        "https://x.io",
        "video",
        3,
    )
    assert became(HEARD[0], found, TODAY) == kind


def test_a_signal_becomes_a_tactic_on_a_day_and_a_piece_in_a_picked_stage() -> None:
    assert made(typed(press("w", "s1"), "fri 11:00"), "s1").due == "2026-04-17T11:00"
    assert made(typed(press("w", "s1"), ""), "s1").due == ""
    assert refused(press("w", "s1"), "someday")
    assert made(picked(press("p", "s1"), "draft"), "s1").stage == "draft"
    assert "due Fri 17 Apr" in draft_of(typed(press("w", "s1"), "fri")).label


def test_a_signal_feeds_a_card_and_is_taken() -> None:
    on = after(ROOM, draft_of(picked(press("f", "s1"), "todo")))
    assert on.cards["s1"].stage == "taken"
    assert on.feeds_out["s1"] == ("todo",)
    assert became(HEARD[0], on.cards["s1"], TODAY) == "fed on"
    again = take_into(on, [on.cards["s1"]], on.cards["todo"], NOW)
    assert again.changes == ()


def test_a_signal_sleeps_until_its_day() -> None:
    slept = made(typed(press("s", "s1"), "mon"), "s1")
    assert slept.snoozed == "2026-04-20"
    assert became(HEARD[0], slept, TODAY) == "snoozed"
    assert refused(press("s", "s1"), "today").startswith("Snooze until a day that is still to come")
    on = after(ROOM, snooze(ROOM, [HEARD[0]], "2026-04-15", NOW))
    assert "s1" not in waiting(begin(context(on=ROOM)), on)
    assert "s1" in waiting(begin(context(on=ROOM)), replace(on, today="2026-04-15"))
    assert made(typed(press("s", "s3"), ""), "s3").snoozed == ""


def test_a_signal_is_let_go() -> None:
    gone = made(press("d", "s1"), "s1")
    assert gone.stage == "let go"
    assert gone.closed
    assert became(HEARD[0], gone, TODAY) == "let go"


def test_every_kind_has_keys_of_its_own() -> None:
    assert keys_of("s1") == "n p 1 2 3 4 t y w f s d o e"
    assert keys_of("todo") == "t y w x b d s f o e"
    assert keys_of("first") == "1 2 3 4 w x d f o e"
    assert keys_of("note") == "1 2 3 r x s d f o e"
    for kind in ("s1", "todo", "first", "note"):
        found = keys_of(kind).split()
        assert len(set(found)) == len(found)


def test_tactics_are_put_on_a_day_and_dropped() -> None:
    assert made(press("y", "todo"), "todo").due == "2026-04-15"
    assert became(ROOM.cards["todo"], made(press("y", "todo"), "todo"), TODAY) == "put off"
    assert made(press("t", "doing"), "doing").due == TODAY
    dropped = after(ROOM, draft_of(press("d", "todo"))).card("todo")
    assert dropped is None
    assert became(ROOM.cards["todo"], dropped, TODAY) == "archived"
    assert made(press("3", "first"), "first").stage == "design"
    assert made(press("x", "note"), "note").stage == "retired"


def test_a_key_acts_on_the_card_that_is_asked_about_whatever_is_marked() -> None:
    changed = {change.id for change in draft_of(press("n", "s1")).changes if change.entity == "card"}
    assert changed == {"s1"}
    ctx = context("todo", on=board([]))
    option = options(HEARD[0], ctx)[0]
    assert as_command(option, "s1").run(ctx) == Say("That card is gone.", "warn")


def test_what_is_so_already_is_said() -> None:
    again = recast(ROOM, [ROOM.cards["note"]], "note", NOW, "ana")
    assert again.changes == ()
    assert isinstance(press("2", "note"), Say)


@given(st.sampled_from([c.id for c in (*CARDS[:-1], *HEARD)]), st.data())
def test_no_key_and_no_answer_raises(card_id: str, data: st.DataObject) -> None:
    ctx: Context = context(card_id, on=ROOM)
    option = data.draw(st.sampled_from(options(ROOM.cards[card_id], ctx)))
    outcome = as_command(option, card_id).run(context("todo", "first", on=ROOM))
    exercise(outcome, ctx, data.draw)
    assert not isinstance(outcome, Write) or outcome.draft.label

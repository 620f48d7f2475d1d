"""Cards through their stages, to the end and back."""

from __future__ import annotations

import pytest

from tests.commands.room import CAMPAIGN, NOW, after, board, card, context, draft_of, picked, refused, run, typed
from warroom.commands.actions.limits import overfull
from warroom.commands.actions.stages import finish, move, stage_named
from warroom.commands.spec import Ask, Context, Form, Outcome, Pick, Read, Say, Write
from warroom.domain.changes import Draft, update
from warroom.domain.dates import instant

AT = instant(NOW)


def stage_after(ctx: Context, outcome: Outcome, key: str) -> str:
    found = after(ctx.board, draft_of(outcome)).card(key)
    assert found is not None
    return found.stage


def test_a_card_goes_to_the_end_of_the_next_stage_and_the_selection_follows() -> None:
    ctx = context("idea")
    outcome = run("stage-on", ctx)
    assert isinstance(outcome, Write)
    assert outcome.follow == "idea"
    room = after(ctx.board, outcome.draft)
    assert [c.id for c in room.group("piece", "draft")] == ["first", "second", "idea"]
    assert room.cards["idea"].staged == AT
    assert outcome.draft.label == 'moved "Carousel: five mistakes" to draft'


def test_a_stage_over_its_limit_is_warned_of_and_not_closed() -> None:
    outcome = run("stage-on", context("idea"))
    assert isinstance(outcome, Write)
    assert outcome.then == Say("draft holds 3 now, over its limit of 2.", "warn")
    full = after(context().board, outcome.draft)
    elsewhere = run("stage-on", context("second", on=full))
    assert isinstance(elsewhere, Write)
    assert elsewhere.then is None
    note = run("stage-back", context("note"))
    assert isinstance(note, Write)
    assert note.then is None


def test_marks_move_as_one_change_each_from_where_it_is() -> None:
    ctx = context("idea", "idea", "first", "sketch")
    draft = draft_of(run("stage-on", ctx))
    room = after(ctx.board, draft)
    assert [room.cards[key].stage for key in ("idea", "first", "sketch")] == ["draft", "design", "active"]
    assert draft.label == "moved 3 cards to the next stage"


def test_what_is_moved_together_keeps_its_order() -> None:
    ctx = context("", "second", "first")
    room = after(ctx.board, draft_of(run("stage-on", ctx)))
    assert [c.id for c in room.group("piece", "design")] == ["second", "first"]


@pytest.mark.parametrize(
    ("name", "key", "reason"),
    [
        ("stage-back", "idea", '"Carousel: five mistakes" is in its first stage, idea.'),
        ("stage-on", "shown", '"Why we started" is in its last stage, live.'),
        ("stage-back", "todo", '"Seed clip" is in its first stage, todo.'),
        ("stage-on", "ready", '"Pin the tweet" is in its last stage, done.'),
    ],
)
def test_past_either_end_nothing_is_written_and_the_reason_said(name: str, key: str, reason: str) -> None:
    assert run(name, context(key)) == Say(reason)


def test_a_piece_that_goes_live_is_closed_and_open_again_when_it_goes_back() -> None:
    ctx = context("design", on=board([card("design", "piece", "design", "b")]))
    live = after(ctx.board, draft_of(typed(run("stage-on", ctx), "as it is")))
    assert (live.cards["design"].stage, live.cards["design"].closed) == ("live", AT)
    back = after(live, draft_of(run("stage-back", context("design", on=live))))
    assert (back.cards["design"].stage, back.cards["design"].closed) == ("design", "")


def test_a_tactic_that_reaches_the_end_is_asked_for_its_inches() -> None:
    ctx = context("doing")
    outcome = run("stage-on", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.initial == '1"'
    draft = draft_of(typed(outcome, outcome.initial))
    room = after(ctx.board, draft)
    (win,) = room.wins
    assert (win.size, win.text, win.who, win.card, win.day) == (16, "Morning sweep", "ben", "doing", "2026-04-14")
    assert (room.cards["doing"].stage, room.cards["doing"].closed) == ("done", AT)
    assert draft.label == 'done with "Morning sweep", won 1″'


def test_nothing_typed_is_done_without_inches() -> None:
    ctx = context("todo")
    outcome = run("done", ctx)
    room = after(ctx.board, draft_of(typed(outcome, "  ")))
    assert room.cards["todo"].stage == "done"
    assert room.wins == ()


def test_an_unsized_tactic_offers_a_quarter_inch() -> None:
    outcome = run("done", context("later"))
    assert isinstance(outcome, Ask)
    assert outcome.initial == '1/4"'


@pytest.mark.parametrize(("won", "offered"), [(12, '1/4"'), (16, ""), (20, "")])
def test_what_is_won_already_is_not_offered_again(won: int, offered: str) -> None:
    doing = card("doing", "tactic", "doing", "b")._replace(size=16, won=won)
    outcome = run("done", context("doing", on=board([doing])))
    assert isinstance(outcome, Ask)
    assert outcome.initial == offered


def test_many_that_are_done_win_what_they_have_not_won_yet() -> None:
    some = [card(key, "tactic", "doing", key)._replace(size=16, won=won) for key, won in (("a", 4), ("b", 16))]
    ctx = context("", "a", "b", on=board(some))
    (win,) = after(ctx.board, draft_of(run("done", ctx))).wins
    assert (win.card, win.size) == ("a", 12)


def test_what_is_no_length_is_refused_where_it_stands() -> None:
    assert "length" in refused(run("done", context("todo")), "soon")


def test_done_may_say_what_was_won_and_by_whom() -> None:
    ctx = context("todo")
    room = after(ctx.board, draft_of(typed(run("done", ctx), "1/2 two groups shared it @ben")))
    (win,) = room.wins
    assert (win.size, win.text, win.who) == (8, "two groups shared it", "ben")


def test_a_win_of_nobodys_tactic_is_mine() -> None:
    ctx = context("later")
    assert after(ctx.board, draft_of(typed(run("done", ctx), "1/4"))).wins[0].who == "ana"


def test_many_are_done_at_once_with_their_sizes_as_wins() -> None:
    ctx = context("", "todo", "later", "doing", "ready")
    draft = draft_of(run("done", ctx))
    room = after(ctx.board, draft)
    assert sorted(win.size for win in room.wins) == [16, 28]
    assert draft.label == "done with 3 cards, won 2¾″"
    assert all(room.cards[key].closed for key in ("todo", "later", "doing"))


def test_each_kind_is_done_in_its_way() -> None:
    ctx = context("", "note", "first", "todo", "signal")
    room = after(ctx.board, draft_of(typed(run("done", ctx), "as it is")))
    stages = {key: room.cards[key].stage for key in ("note", "first", "todo", "signal")}
    assert stages == {"note": "retired", "first": "live", "todo": "done", "signal": "let go"}


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("note", 'retired "Own the maker story"'),
        ("signal", 'let "Shorts get 4x the saves" go'),
    ],
)
def test_the_label_says_what_happened(key: str, label: str) -> None:
    assert draft_of(run("done", context(key))).label == label


def test_the_selection_goes_on_when_a_card_leaves_its_pane_for_good() -> None:
    outcome = run("done", context("note", order=("note", "sketch")))
    assert isinstance(outcome, Write)
    assert outcome.follow == "sketch"


def test_done_twice_is_said_and_not_written() -> None:
    assert run("done", context("ready")) == Say('"Pin the tweet" is done already.')


def test_blocking_asks_why_and_unblocking_forgets_it() -> None:
    ctx = context("todo")
    outcome = run("blocked", ctx)
    assert refused(outcome, " ") == "Say what blocks it."
    blocked = after(ctx.board, draft_of(typed(outcome, "no sign-off")))
    assert (blocked.cards["todo"].stage, blocked.cards["todo"].reason) == ("blocked", "no sign-off")
    free = after(blocked, draft_of(run("blocked", context("todo", on=blocked))))
    assert (free.cards["todo"].stage, free.cards["todo"].reason) == ("doing", "")


def test_any_way_out_of_blocked_forgets_the_reason() -> None:
    ctx = context("stuck")
    back = after(ctx.board, draft_of(run("stage-back", ctx)))
    assert (back.cards["stuck"].stage, back.cards["stuck"].reason) == ("doing", "")
    done = after(ctx.board, draft_of(typed(run("stage-on", ctx), "1/4")))
    assert (done.cards["stuck"].stage, done.cards["stuck"].reason) == ("done", "")


def test_only_an_unfinished_tactic_can_be_blocked() -> None:
    assert run("blocked", context("idea")) == Say("Only a tactic can be blocked, not a piece.")
    assert run("blocked", context("ready")) == Say("What is done cannot be blocked.")


def test_stages_are_picked_by_number_or_letter() -> None:
    ctx = context("first")
    outcome = run("move", ctx)
    assert isinstance(outcome, Pick)
    assert [(c.text, c.hot) for c in outcome.choices] == [
        ("idea", "1i"), ("draft", "2d"), ("design", "3e"), ("live", "4l"),
    ]  # fmt: skip
    assert [c.note for c in outcome.choices] == ["1", "2/2 full", "0", "1"]
    assert outcome.current == "draft"
    assert stage_after(ctx, picked(outcome, "design"), "first") == "design"


def test_a_picked_stage_asks_what_it_needs_to_know() -> None:
    ctx = context("todo")
    assert stage_after(ctx, typed(picked(run("move", ctx), "blocked"), "why"), "todo") == "blocked"
    assert isinstance(picked(run("move", ctx), "done"), Ask)
    assert stage_after(ctx, picked(run("move", ctx), "doing"), "todo") == "doing"


def test_kinds_that_share_no_stages_are_not_moved_together() -> None:
    said = run("move", context("", "idea", "todo"))
    assert said == Say("The marked cards are of several kinds and share no stages.")


def test_a_stage_is_named_by_its_beginning() -> None:
    assert stage_named(CAMPAIGN, "piece", " DES ") == "design"
    assert stage_named(CAMPAIGN, "signal", "let go") == "let go"
    with pytest.raises(ValueError, match="'d' can be draft or design"):
        stage_named(CAMPAIGN, "piece", "d")
    with pytest.raises(ValueError, match="A piece has no stage 'done': there is idea, draft, design, live"):
        stage_named(CAMPAIGN, "piece", "done")


def test_the_shell_moves_with_the_same_function() -> None:
    room = board()
    draft = move(room, [room.cards["first"], room.cards["idea"]], "live", NOW)
    assert [c.id for c in after(room, draft).group("piece", "live")] == ["shown", "first", "idea"]
    assert move(room, [room.cards["first"]], "draft", NOW).changes == ()
    with pytest.raises(ValueError, match="say what blocks it"):
        move(room, [room.cards["todo"]], "blocked", NOW)


def test_a_winner_nobody_knows_joins_the_team_once() -> None:
    room = board()
    cards = [room.cards["todo"], room.cards["later"]]
    assert "zoe" in after(room, finish(room, cards, NOW, "ana", 4, who="zoe")).people


def test_whatever_brings_a_piece_into_a_full_stage_warns_of_it() -> None:
    full = "draft holds 3 now, over its limit of 2."
    line = run("add", context("first", pane="pipeline", stage="draft"))
    assert isinstance(line, Ask)
    added = line.then("Another reel")
    form = run("edit", context("idea"))
    assert isinstance(form, Form)
    edited = form.then({field.name: "draft" if field.name == "stage" else field.value for field in form.inputs})
    turned = picked(run("recast", context("doing")), "piece")
    while isinstance(turned, Read):
        turned = turned.then(dict.fromkeys(turned.cards, ""))
    for outcome in (added, edited, turned):
        assert isinstance(outcome, Write)
        assert outcome.then == Say(full, "warn")
    # What changes places with another makes it no fuller.
    both = context("", "idea", "first")
    swapped = Draft("test", "", (
        *update(both.board.cards["idea"], stage="draft"), *update(both.board.cards["first"], stage="idea"),
    ))  # fmt: skip
    assert overfull(both.board, swapped) == ""

"""Recasting, distilling, rippling and recalibrating, as the commands do them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import NOW, TODAY, after, board, card, context, draft_of, picked, read, refused, run, typed
from warroom.commands.actions.cards import created_id
from warroom.commands.actions.notes import restore_text
from warroom.commands.spec import Compose, Context, Form, Pick, Say, Write
from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.domain.dates import instant
from warroom.domain.model import Card, Revision, Win
from warroom.domain.standing import on_paper


def win(key: str, text: str, on: str = "") -> Win:
    return Win(key, "spring", on, 8, text, "ana", "2026-04-14T07:00:00.000Z", TODAY)


def won() -> Board:
    room = board()
    wins = (win("w1", "Pin the tweet", "ready"), win("w2", "answered *14* comments"))
    return replace(room, wins=wins)


# Recast


def test_the_kind_is_picked_with_the_stage_it_leads_to() -> None:
    outcome = run("recast", context("doing"))
    assert isinstance(outcome, Pick)
    assert [(c.key, c.note, c.hot) for c in outcome.choices] == [
        ("note", "in active; the rest goes to its text", "1n"),
        ("piece", "in draft", "2p"),
        ("tactic", "as it is", "3t"),
        ("signal", "in new; the rest goes to its text", "4s"),
    ]


def test_a_recast_reads_the_text_only_when_it_may_change_it() -> None:
    assert isinstance(picked(run("recast", context("idea")), "tactic"), Write)
    ctx = context("doing")
    room = after(ctx.board, draft_of(picked(run("recast", ctx), "piece")))
    assert (room.cards["doing"].kind, room.cards["doing"].size) == ("piece", 16)
    draft = draft_of(read(picked(run("recast", ctx), "note"), "Twice a day."))
    assert [c.new for c in draft.changes if c.entity == "card" and c.field == "body"] == ['Twice a day.\n\nSize: 1"']


# Recalibrate


def test_a_note_is_renewed_with_its_reason_before_its_text_is_opened() -> None:
    ctx = context("note")
    asked = run("recalibrate", ctx)
    assert refused(asked, " ") == "Say what changed, and why."
    renewed = read(typed(asked, "replies convert"), "Old words.")
    assert isinstance(renewed, Write)
    assert renewed.draft.label == 'recalibrated "Own the maker story": replies convert'
    made = {c.field: c.new for c in renewed.draft.changes if c.entity == "revision"}
    assert (made["body"], made["why"], made["who"]) == ("Old words.", "replies convert", "ana")
    assert after(ctx.board, renewed.draft).cards["note"].renewed == instant(NOW)
    assert isinstance(renewed.then, Compose)


def test_the_new_text_stands_under_the_same_reason() -> None:
    renewed = read(typed(run("recalibrate", context("note")), "replies convert"), "Old words.")
    assert isinstance(renewed, Write)
    assert isinstance(renewed.then, Compose)
    draft = draft_of(renewed.then.then("Old words.", "New words."))
    row = next(c.id for c in renewed.draft.changes if c.entity == "revision")
    assert [(c.entity, c.id, c.field, c.old, c.new) for c in draft.changes] == [
        ("card", "note", "body", "Old words.", "New words."),
        ("revision", row, "body", "Old words.", "New words."),
    ]


def test_a_text_that_somebody_wrote_in_between_is_not_overwritten_in_the_revisions() -> None:
    renewed = read(typed(run("recalibrate", context("note")), "replies convert"), "Old words.")
    assert isinstance(renewed, Write)
    assert isinstance(renewed.then, Compose)
    draft = draft_of(renewed.then.then("Their words.", "New words."))
    made = next(c.id for c in renewed.draft.changes if c.entity == "revision")
    assert {c.id for c in draft.changes if c.entity == "revision"} != {made}
    assert not [c for c in draft.changes if c.field == "renewed" and c.old != instant(NOW)]


def test_only_a_note_is_recalibrated() -> None:
    assert run("recalibrate", context("todo")) == Say("Only a note is recalibrated, not a tactic.")
    assert run("recalibrate", context()) == Say("Select a card first.")


def test_a_text_of_old_comes_back_as_a_new_revision() -> None:
    kept = Revision("r1", "note", "2026-04-02T08:00:00.000Z", "ben", "First words.")
    draft = restore_text(board().cards["note"], "Now.", kept, NOW, "ana")
    made = {c.field: c.new for c in draft.changes if c.entity == "revision"}
    assert (made["body"], made["why"]) == ("First words.", "as @ben wrote it on 2026-04-02")
    assert draft.label == 'restored the text of "Own the maker story"'
    assert not restore_text(board().cards["note"], "First words.", kept, NOW, "ana").changes


# Distil


def fed(room: Board, note: str) -> set[str]:
    return set(room.feeds_in.get(note, ()))


def distilled(draft: Draft, room: Board) -> Card:
    found = after(room, draft).cards[created_id(draft)]
    assert (found.kind, found.stage) == ("note", "active")
    return found


def test_the_marked_cards_feed_a_new_note_that_is_opened_for_its_first_sentence() -> None:
    ctx = context("todo", "todo", "doing")
    written = typed(run("distil", ctx), "Mornings win #rhythm @ben")
    assert isinstance(written, Write)
    note = distilled(written.draft, ctx.board)
    assert (note.title, note.tags, note.owner) == ("Mornings win", "rhythm", "ben")
    assert fed(after(ctx.board, written.draft), note.id) == {"todo", "doing"}
    assert written.draft.label == 'distilled "Mornings win" from 2 cards'
    assert isinstance(written.then, Compose)
    first = draft_of(written.then.then("", "We answer before nine."))
    assert {(c.entity, c.field) for c in first.changes} >= {("card", "body"), ("revision", "body")}
    assert not [c for c in first.changes if c.field == "renewed"]


def test_wins_are_picked_and_what_belongs_to_no_card_is_told_in_the_text() -> None:
    ctx = context("doing", on=won())
    outcome = run("distil", ctx)
    assert isinstance(outcome, Pick)
    assert [c.key for c in outcome.choices] == ["doing", "w2", "w1"]
    assert outcome.several is not None
    written = typed(outcome.several(("w2", "w1")), "Answer everybody")
    draft = draft_of(written)
    assert draft.label == 'distilled "Answer everybody" from 2 wins'
    assert fed(after(ctx.board, draft), created_id(draft)) == {"ready"}
    body = next(c.new for c in draft.changes if c.entity == "card" and c.field == "body")
    assert body == "- ½″ answered \\*14\\* comments (@ana, 2026-04-14)\n"


def test_a_note_of_wins_that_belong_to_no_card_is_not_on_paper_right_away() -> None:
    outcome = run("distil", context(on=replace(board(), wins=(win("w2", "answered 14 comments"),))))
    assert isinstance(outcome, Pick)
    assert outcome.several is not None
    draft = draft_of(typed(outcome.several(("w2",)), "Answer everybody"))
    room = after(board(), draft)
    note = room.cards[created_id(draft)]
    assert not fed(room, note.id)
    assert not on_paper(note, room)


def test_the_selected_card_can_be_distilled_with_wins_or_alone() -> None:
    ctx = context("doing", on=won())
    outcome = run("distil", ctx)
    assert isinstance(outcome, Pick)
    assert outcome.several is not None
    draft = draft_of(typed(outcome.several(("doing", "w1")), "Mornings win"))
    assert draft.label == 'distilled "Mornings win" from 1 card and 1 win'
    alone = draft_of(typed(run("distil", context("doing")), "Mornings win"))
    assert fed(after(board(), alone), created_id(alone)) == {"doing"}
    assert isinstance(run("distil", context()), Say)


# Ripple


def form(ctx: Context) -> Form:
    outcome = run("ripple", ctx)
    assert isinstance(outcome, Form), outcome
    return outcome


PLANNED = card(
    "clip", "piece", "live", "z", "Glue-up", channel="IG", owner="ben", size=8, tags="wood", golive="2026-04-15T10:00"
)


def test_each_other_channel_is_filled_in_with_the_plan_of_the_first() -> None:
    open_one = PLANNED._replace(stage="draft")
    ctx = context("clip", on=board([open_one]))
    asked = form(ctx)
    assert [(i.name, i.value) for i in asked.inputs] == [("yt", "+0 @ben"), (",", "")]
    assert asked.inputs[0].check("+15m @ana").text == "goes live Wed 15 Apr 10:15 · @ana"
    assert asked.inputs[0].check("+1d").text == "goes live Thu 16 Apr 10:00 · nobody’s yet"
    assert asked.inputs[0].check("fri 9:00").text == "goes live Fri 17 Apr 9:00 · nobody’s yet"
    assert asked.inputs[0].check("").text.startswith("left out")
    assert not asked.inputs[0].check("someday").ok
    assert asked.inputs[1].check("tt +1w @bo, mail").text == (
        "tt: goes live Wed 22 Apr 10:00 · @bo; mail: no time yet · nobody’s yet"
    )


def test_of_many_channels_some_are_picked_first() -> None:
    room = board([PLANNED._replace(stage="draft")])
    room = replace(room, campaign=room.campaign._replace(channels="ig, yt, li, tk, fb, tw, nl"))
    asked = run("ripple", context("clip", on=room))
    assert isinstance(asked, Pick)
    assert [c.key for c in asked.choices] == ["yt", "li", "tk", "fb", "tw", "nl"]
    assert asked.several is not None
    lines = asked.several(("li", "fb"))
    assert isinstance(lines, Form)
    assert [(i.name, i.value) for i in lines.inputs] == [("li", "+0 @ben"), ("fb", "+0 @ben"), (",", "")]


def test_each_new_piece_is_fed_by_the_first() -> None:
    ctx = context("clip", on=board([PLANNED._replace(stage="draft", golive_zone="Asia/Tokyo")]))
    draft = draft_of(form(ctx).then({"yt": "+15m @ana", ",": "tt +1d @zoe"}))
    assert draft.label == 'rippled "Glue-up" to yt and tt'
    room = after(ctx.board, draft)
    made = [room.cards[key] for key in room.feeds_out["clip"]]
    assert [(c.channel, c.owner, c.golive, c.golive_zone) for c in made] == [
        ("yt", "ana", "2026-04-15T10:15", "Asia/Tokyo"),
        ("tt", "zoe", "2026-04-16T10:00", "Asia/Tokyo"),
    ]
    assert {(c.title, c.stage, c.tags, c.size) for c in made} == {("Glue-up", "draft", "wood", 8)}
    assert made[0].rank < made[1].rank
    assert "zoe" in room.people
    assert room.campaign.channels == "ig, yt, tt"
    assert [(i.name, i.value) for i in form(context("clip", on=room)).inputs] == [("yt", ""), ("tt", ""), (",", "")]


def test_what_is_out_already_ripples_from_now() -> None:
    out = PLANNED._replace(closed="2026-04-13T08:00:00.000Z", golive="2026-04-13T10:00")
    asked = form(context("clip", on=board([out])))
    assert asked.inputs[0].value == "+1h @ben"
    assert asked.inputs[0].check("+15m").text == "goes live Tue 14 Apr 9:33 · nobody’s yet"


def test_a_due_day_is_rippled_as_a_due_day() -> None:
    planned = PLANNED._replace(stage="draft", golive="", due="2026-04-15")
    ctx = context("clip", on=board([planned]))
    draft = draft_of(form(ctx).then({"yt": "+1d", ",": ""}))
    room = after(ctx.board, draft)
    (made,) = room.feeds_out["clip"]
    assert (room.cards[made].due, room.cards[made].golive) == ("2026-04-16", "")
    assert "day and no time" in form(ctx).inputs[0].check("+15m").text


@pytest.mark.parametrize("key", ["note", "todo", "signal"])
def test_only_a_piece_ripples(key: str) -> None:
    said = run("ripple", context(key))
    assert isinstance(said, Say)
    assert said.text.startswith("Only a piece ripples")


def test_a_ripple_to_nowhere_is_refused() -> None:
    ctx = context("clip", on=board([PLANNED]))
    said = form(ctx).then({"yt": "", ",": ""})
    assert said == Say("Say when, or who, for one channel at least: +15m @ana.", "bad")

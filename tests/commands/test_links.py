"""Feeds."""

from __future__ import annotations

import pytest

from tests.commands.room import CARDS, NOW, after, board, card, context, draft_of, picked, run
from warroom.commands.actions.links import feed, linked, unfeed
from warroom.commands.spec import Pick, Say


def test_a_picked_card_is_fed_and_tab_turns_it_over() -> None:
    ctx = context("idea")
    outcome = run("feed", ctx)
    assert isinstance(outcome, Pick)
    assert outcome.flip == ("feeds", "is fed by")
    there = draft_of(picked(outcome, "todo"))
    assert linked(after(ctx.board, there), "idea", "todo")
    assert there.label == '"Carousel: five mistakes" feeds "Seed clip"'
    back = draft_of(picked(outcome, "todo", flipped=True))
    assert linked(after(ctx.board, back), "todo", "idea")
    assert back.label == '"Seed clip" feeds "Carousel: five mistakes"'


def test_picking_a_linked_card_unlinks_it() -> None:
    ctx = context("note")
    draft = draft_of(picked(run("feed", ctx), "idea"))
    assert not linked(after(ctx.board, draft), "note", "idea")
    assert draft.label == '"Own the maker story" no longer feeds "Carousel: five mistakes"'
    turned = draft_of(picked(run("feed", context("idea")), "note", flipped=True))
    assert not linked(after(ctx.board, turned), "note", "idea")


def test_a_link_the_other_way_is_another_link() -> None:
    ctx = context("note")
    room = after(ctx.board, draft_of(picked(run("feed", ctx), "idea", flipped=True)))
    assert linked(room, "note", "idea")
    assert linked(room, "idea", "note")


def test_every_card_but_the_card_itself_is_offered_with_its_kind_and_links() -> None:
    outcome = run("feed", context("note"))
    assert isinstance(outcome, Pick)
    notes = {c.key: c.note for c in outcome.choices}
    assert "note" not in notes
    assert notes["idea"] == "piece · ig · idea · fed"
    assert notes["past"] == "piece · live"
    other = run("feed", context("idea"))
    assert isinstance(other, Pick)
    assert {c.key: c.note for c in other.choices}["note"] == "note · active · feeds this"


def test_marks_are_linked_together_or_unlinked_when_all_are() -> None:
    ctx = context("", "note", "todo")
    room = after(ctx.board, draft_of(picked(run("feed", ctx), "idea")))
    assert linked(room, "todo", "idea")
    again = context("", "note", "todo", on=room)
    gone = after(room, draft_of(picked(run("feed", again), "idea")))
    assert not linked(gone, "note", "idea")
    assert not linked(gone, "todo", "idea")


def test_no_card_feeds_itself() -> None:
    room = board()
    with pytest.raises(ValueError, match="A card cannot feed itself"):
        feed(room, [room.cards["note"]], [room.cards["note"]], NOW)
    marked = run("feed", context("", "note", "todo"))
    room = after(room, draft_of(picked(marked, "todo")))
    assert linked(room, "note", "todo")
    assert not linked(room, "todo", "todo")


def test_a_link_that_is_there_is_no_change() -> None:
    room = board()
    assert feed(room, [room.cards["note"]], [room.cards["idea"]], NOW).changes == ()
    assert unfeed(room, [room.cards["idea"]], [room.cards["note"]]).changes == ()


def test_a_card_that_left_meanwhile_is_said() -> None:
    outcome = run("feed", context("note"))
    assert isinstance(outcome, Pick)
    assert outcome.then("gone", False) == Say("That card is gone.", "warn")


def test_the_likely_cards_are_offered_first_and_the_own_thread_last() -> None:
    fresh = card("fresh", "tactic", "todo", "x", created="2026-04-14T07:00:00.000Z")
    room = board(cards=(*CARDS, fresh))
    offered = run("feed", context("todo", on=room))
    assert isinstance(offered, Pick)
    assert {choice.key for choice in offered.choices[:2]} == {"note", "sketch"}
    assert offered.choices[2].key == "fresh"
    thread = run("feed", context("idea", on=room))
    assert isinstance(thread, Pick)
    assert thread.choices[-1].key == "note"

"""Ticking the checklist in a card's text, and what becomes of two people's ticks."""

from __future__ import annotations

import pytest

from tests.commands.room import NOW, board, context, draft_of, read, refused, typed
from warroom.commands.actions.cards import write_body, write_howto
from warroom.commands.actions.checklist import tick
from warroom.commands.catalogue import by_id
from warroom.commands.handlers.checklist import tick_one
from warroom.commands.handlers.settling import settle
from warroom.commands.spec import Both, Compose, Do, Outcome, Say, Write
from warroom.domain.changes import Clash, Draft

LIST = "Before doors:\n- [ ] call\n- [x] pay\n- [ ] print\n"


def run(name: str, card: str) -> Outcome:
    command = by_id(name)
    assert command is not None
    return command.run(context(card))


def new_text(draft: Draft) -> object:
    (change,) = draft.changes
    assert (change.entity, change.field) == ("card", "body")
    return change.new


def test_a_number_turns_an_item_over() -> None:
    on = draft_of(read(tick_one(context("todo"), 1), LIST))
    assert new_text(on) == LIST.replace("[ ] call", "[x] call")
    assert on.label == 'ticked "call" of "Seed clip"'
    off = draft_of(read(tick_one(context("todo"), 2), LIST))
    assert off.label == 'unticked "pay" of "Seed clip"'


def test_no_text_is_kept_of_a_tick_and_a_note_is_no_fresher_by_it() -> None:
    draft = draft_of(read(tick_one(context("note"), 1), LIST))
    assert {change.entity for change in draft.changes} == {"card"}
    assert {change.field for change in draft.changes} == {"body"}


@pytest.mark.parametrize(("body", "number"), [("", 1), ("words", 1), (LIST, 4)])
def test_what_is_not_there_is_said(body: str, number: int) -> None:
    outcome = read(tick_one(context("todo"), number), body)
    assert isinstance(outcome, Say)
    assert "There is no" in outcome.text


def test_several_items_are_ticked_in_one_line_that_says_what_it_does() -> None:
    outcome = read(run("tick", "todo"), LIST)
    assert refused(outcome, "9") == "There is no item 9: the checklist has items 1 to 3."
    assert refused(outcome, "call") == "Say which items by their numbers: 2, or 4-6, or 2 5."
    draft = draft_of(typed(outcome, "1-3"))
    assert draft.label == 'ticked 2 items and unticked 1 of "Seed clip"'
    assert new_text(draft) == "Before doors:\n- [x] call\n- [ ] pay\n- [x] print\n"
    assert isinstance(read(run("tick", "todo"), "words"), Say)


def clashing(draft: Draft, found: str) -> Outcome | None:
    change = next(change for change in draft.changes if change.field in ("body", "howto"))
    clash = Clash("card", change.id, change.field, change.old, found, "ben", "2026-04-14T07:17:00.000Z")
    return settle(Write(draft), (clash,), context("todo", on=board()))


def test_ticks_of_two_people_both_stay_without_a_question() -> None:
    todo = board().cards["todo"]
    theirs = LIST.replace("[ ] print", "[x] print")
    settled = clashing(tick(todo, LIST, [1]), theirs)
    assert new_text(draft_of(settled)) == theirs.replace("[ ] call", "[x] call")  # type: ignore[arg-type]


def test_a_tick_stays_in_words_that_were_written_meanwhile_and_the_other_way_round() -> None:
    todo = board().cards["todo"]
    rewritten = "After doors:\n- [ ] print\n- [ ] call\n"
    both = rewritten.replace("[ ] call", "[x] call")
    assert new_text(draft_of(clashing(tick(todo, LIST, [1]), rewritten))) == both  # type: ignore[arg-type]
    written = draft_of(clashing(write_body(todo, LIST, rewritten, NOW, "ana"), tick_of(LIST)))  # type: ignore[arg-type]
    assert {change.new for change in written.changes if change.field == "body"} == {both}


def tick_of(text: str) -> str:
    return text.replace("[ ] call", "[x] call")


def test_a_tick_of_an_item_that_is_gone_shows_both_texts() -> None:
    assert isinstance(clashing(tick(board().cards["todo"], LIST, [1]), "Nothing left.\n"), Both)


def test_how_it_is_done_well_is_written_and_two_versions_are_shown() -> None:
    outcome = run("howto-write", "todo")
    assert isinstance(outcome, Compose)
    assert outcome.field == "howto"
    draft = draft_of(outcome.then("", "Ask first."))
    assert draft.label == 'wrote how "Seed clip" is done well'
    (change,) = draft.changes
    assert (change.field, change.new) == ("howto", "Ask first.")
    assert run("howto", "todo") == Do("howto", "todo")
    both = clashing(write_howto(board().cards["todo"], "a", "mine"), "theirs")
    assert isinstance(both, Both)
    chosen = draft_of(both.then("mine"))
    assert [(c.field, c.old, c.new) for c in chosen.changes] == [("howto", "theirs", "mine")]
    assert both.then("theirs") == Say("Left as it is now.")

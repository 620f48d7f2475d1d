"""What a card says of itself, and putting it away."""

from __future__ import annotations

import pytest

from tests.commands.room import NOW, after, board, context, draft_of, picked, refused, run, typed
from warroom.commands.actions.cards import write_body
from warroom.commands.actions.fields import edit
from warroom.commands.spec import Ask, Compose, Confirm, Context, Copy, Do, Form, Outcome, Pick, Say, Write
from warroom.domain.dates import instant
from warroom.domain.model import Card


def card_after(ctx: Context, outcome: Outcome, key: str) -> Card:
    found = after(ctx.board, draft_of(outcome)).card(key)
    assert found is not None
    return found


def test_an_owner_is_picked_me_first_and_nobody_last() -> None:
    ctx = context("doing")
    outcome = run("owner", ctx)
    assert isinstance(outcome, Pick)
    assert [c.text for c in outcome.choices] == ["@ana", "@ben", "nobody"]
    assert outcome.current == "ben"
    assert card_after(ctx, picked(outcome, "ana"), "doing").owner == "ana"
    assert card_after(ctx, picked(outcome, outcome.choices[-1].key), "doing").owner == ""
    assert draft_of(picked(outcome, "ana")).label == 'gave "Morning sweep" to @ana'


def test_whoever_asks_can_be_the_owner_before_the_team_knows_them() -> None:
    ctx = context("doing")._replace(me="zoe")
    outcome = run("owner", ctx)
    assert isinstance(outcome, Pick)
    assert outcome.choices[0].text == "@zoe"
    assert "zoe" in after(ctx.board, draft_of(picked(outcome, "zoe"))).people


def test_a_name_that_is_nobodys_joins_the_team() -> None:
    ctx = context("", "todo", "later")
    outcome = run("owner", ctx)
    assert isinstance(outcome, Pick)
    assert outcome.free is not None
    draft = draft_of(outcome.free("@Zoe"))
    room = after(ctx.board, draft)
    assert {room.cards[key].owner for key in ("todo", "later")} == {"zoe"}
    assert "zoe" in room.people
    assert draft.label == "gave 2 cards to @zoe"
    assert outcome.free("no one") == Say(
        "'no one' is no handle: letters, digits, dots and dashes, such as @ana.", "bad"
    )


def test_a_due_day_is_said_as_people_say_it_and_echoed_in_full() -> None:
    ctx = context("todo")
    outcome = run("when", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.initial == "2026-04-14"
    assert outcome.echo("fri 11:00").text == "due: Fri 17 Apr 11:00"
    assert card_after(ctx, typed(outcome, "fri 11:00"), "todo").due == "2026-04-17T11:00"
    assert card_after(ctx, typed(outcome, ""), "todo").due == ""
    assert refused(outcome, "someday")


def test_a_due_time_is_offered_as_it_can_be_read_back() -> None:
    outcome = run("when", context("later"))
    assert isinstance(outcome, Ask)
    assert outcome.initial == "2026-04-14 12:00"
    draft = draft_of(outcome.then(outcome.initial))
    assert all(change.old == change.new for change in draft.changes)


def test_a_piece_goes_live_when_it_is_said() -> None:
    ctx = context("first")
    outcome = run("when", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.echo("live fri 10:00").text == "goes live: Fri 17 Apr 10:00"
    card = card_after(ctx, typed(outcome, "live fri 10:00"), "first")
    assert (card.golive, card.due) == ("2026-04-17T10:00", "")
    assert refused(run("when", context("todo")), "live fri") == "Only a piece goes live, not a tactic."


def test_where_only_a_go_live_is_asked_for_it_may_be_called_so_all_the_same() -> None:
    outcome = run("goes-live", context("first"))
    assert isinstance(outcome, Ask)
    assert outcome.echo("live fri 10:00").text == outcome.echo("fri 10:00").text == "goes live: Fri 17 Apr 10:00"


def test_a_size_is_given_and_taken_off() -> None:
    ctx = context("todo")
    outcome = run("size", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.initial == '1 3/4"'
    assert card_after(ctx, typed(outcome, "2 ft"), "todo").size == 384
    assert card_after(ctx, typed(outcome, ""), "todo").size == 0


def test_what_has_no_size_says_so() -> None:
    assert run("size", context("note")) == Say("A note has no size.")
    assert run("size", context("", "todo", "signal")) == Say("A signal has no size.")
    assert run("size", context()) == Say("Select a card first.")


def test_marks_that_differ_are_offered_nothing() -> None:
    for name in ("size", "when"):
        outcome = run(name, context("", "todo", "doing"))
        assert isinstance(outcome, Ask)
        assert outcome.initial == ""


def form(key: str) -> Form:
    outcome = run("edit", context(key))
    assert isinstance(outcome, Form)
    return outcome


def test_a_form_has_the_fields_of_the_kind() -> None:
    names = {key: {i.name for i in form(key).inputs} for key in ("note", "first", "todo", "stuck", "signal")}
    assert "shelf" in names["note"]
    assert "size" not in names["note"]
    assert {"golive", "zone", "channel", "format", "size"} <= names["first"]
    assert "golive" not in names["todo"]
    assert "reason" in names["stuck"]
    assert "reason" not in names["todo"]
    assert "source" in names["signal"]


def test_a_form_changes_only_what_was_changed() -> None:
    outcome = form("todo")
    values = {i.name: i.value for i in outcome.inputs}
    assert outcome.then(values) == Say("That is so already: nothing to change.")
    draft = draft_of(outcome.then({**values, "title": "Seed it ", "owner": "@zoe", "due": "tomorrow", "stage": "doi"}))
    room = after(board(), draft)
    card = room.cards["todo"]
    assert (card.title, card.owner, card.due, card.stage) == ("Seed it", "zoe", "2026-04-15", "doing")
    assert card.staged == instant(NOW)
    assert "zoe" in room.people
    assert draft.label.startswith('set title, stage, owner, due of "Seed it"; ')


@pytest.mark.parametrize(
    ("key", "field", "text", "why"),
    [
        ("todo", "title", " ", "needs a title"),
        ("todo", "title", "a\0", "NUL"),
        ("todo", "size", "big", "length"),
        ("todo", "due", "someday", "day|date|when"),
        ("todo", "owner", "no one", "handle"),
        ("todo", "stage", "blocked", "what blocks it"),
        ("todo", "stage", "live", "no stage"),
        ("todo", "tags", "#1", "no tag"),
        ("todo", "private", "perhaps", "yes or no"),
        ("first", "zone", "Mars/Base", "zone"),
        ("note", "shelf", "soon", "number of days"),
        ("stuck", "reason", "", "what blocks it"),
    ],
)
def test_a_field_says_what_is_wrong_and_nothing_is_half_done(key: str, field: str, text: str, why: str) -> None:
    outcome = form(key)
    echo = next(i for i in outcome.inputs if i.name == field).check(text)
    assert not echo.ok
    assert outcome.then({"link": "https://example.org", field: text}) == Say(echo.text, "bad")
    with pytest.raises(ValueError, match=why):
        edit(board(), board().cards[key], {field: text}, NOW)


def test_a_field_says_what_it_means() -> None:
    inputs = {i.name: i for i in form("first").inputs}
    assert inputs["golive"].check("fri 10:00").text == "Fri 17 Apr 10:00"
    assert inputs["owner"].check("zoe").text == "@zoe, new on the team"
    assert inputs["tags"].check("Launch, #paid").text == "#launch #paid"
    assert inputs["due"].check("").text == "no time; or fri 11:00, +3d, 14 apr"
    assert inputs["private"].check("no").text == "shown to everyone"
    assert inputs["stage"].check("draft").text == ""
    assert inputs["stage"].words == ("idea", "draft", "design", "live")


def test_what_the_card_has_is_not_refused() -> None:
    room = board([board().cards["first"]._replace(golive_zone="Old/Zone")])
    draft = edit(room, room.cards["first"], {"zone": "Old/Zone", "title": "Mended"}, NOW)
    assert after(room, draft).cards["first"].title == "Mended"


def test_one_card_is_edited_at_a_time() -> None:
    said = run("edit", context("", "todo", "later"))
    assert isinstance(said, Say)
    assert said.text.startswith("This works on one card")


def test_a_text_is_kept_as_a_revision_and_a_note_is_fresh_again() -> None:
    ctx = context("note")
    outcome = run("write", ctx)
    assert isinstance(outcome, Compose)
    written = outcome.then("old", "new\ntext")
    draft = draft_of(written)
    assert [(c.old, c.new) for c in draft.changes if c.field == "body" and c.entity == "card"] == [("old", "new\ntext")]
    assert [c.new for c in draft.changes if c.field == "body" and c.entity == "revision"] == ["new\ntext"]
    assert after(ctx.board, draft).cards["note"].renewed == instant(NOW)


def test_the_why_is_asked_once_the_text_is_safe() -> None:
    outcome = run("write", context("note"))
    assert isinstance(outcome, Compose)
    written = outcome.then("", "new")
    assert isinstance(written, Write)
    draft = draft_of(typed(written.then, "replies convert"))
    assert typed(written.then, " ") == Say("Kept, without a reason.")
    (change,) = draft.changes
    assert (change.entity, change.field, change.old, change.new) == ("revision", "why", None, "replies convert")
    made = next(c.id for c in written.draft.changes if c.entity == "revision")
    assert change.id == made


def test_other_kinds_are_not_asked_why_and_keep_their_age() -> None:
    outcome = run("write", context("todo"))
    assert isinstance(outcome, Compose)
    written = outcome.then("", "new")
    assert isinstance(written, Write)
    assert written.then is None
    assert [c for c in written.draft.changes if c.field == "renewed"] == []


def test_a_text_as_it_was_writes_nothing() -> None:
    card = board().cards["note"]
    assert write_body(card, "same", "same", NOW, "ana").changes == ()
    with pytest.raises(ValueError, match="NUL"):
        write_body(card, "", "a\0", NOW, "ana")


def test_archiving_selects_what_comes_next_and_restoring_brings_back() -> None:
    ctx = context("first", order=("idea", "first", "second"))
    outcome = run("archive", ctx)
    assert isinstance(outcome, Write)
    assert outcome.follow == "second"
    room = after(ctx.board, outcome.draft)
    assert "first" not in room.cards
    back = context("past")
    assert card_after(back, run("archive", back), "past").archived == ""


@pytest.mark.parametrize(
    ("selected", "marks", "follow"),
    [
        ("second", (), "first"),
        ("idea", ("idea", "first"), "second"),
        ("idea", ("second",), "idea"),
        ("", ("idea",), "first"),
    ],
)
def test_the_selection_stays_near(selected: str, marks: tuple[str, ...], follow: str) -> None:
    outcome = run("archive", context(selected, *marks, order=("idea", "first", "second")))
    assert isinstance(outcome, Write)
    assert outcome.follow == follow


def test_deleting_asks_and_says_what_goes_with_it() -> None:
    ctx = context("", "note", "ready")
    outcome = run("delete", ctx)
    assert isinstance(outcome, Confirm)
    assert outcome.title == "Delete 2 cards?"
    assert "1 feed and all texts go with them" in outcome.text
    assert "½″ stay on the tape" in outcome.text
    room = after(ctx.board, draft_of(outcome.then))
    assert not {"note", "ready"} & set(room.cards)


def test_copying() -> None:
    assert run("copy", context("todo")) == Copy("Seed clip", "title")
    assert run("copy", context("", "todo", "doing")) == Copy("Seed clip\nMorning sweep", "2 titles")
    outcome = run("copy-markdown", context("idea"))
    assert isinstance(outcome, Copy)
    assert outcome.card == "idea"
    assert outcome.text.startswith("# Carousel: five mistakes\n\n- Kind: piece\n")
    assert "- Fed by: Own the maker story" in outcome.text


def test_opening_names_the_card() -> None:
    assert run("open", context("todo")) == Do("open", "todo")

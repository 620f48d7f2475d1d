"""The team: joining it, what is known of each, leaving it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import CAMPAIGN, CARDS, NOW, OTHER, TODAY, after, board, card, context, draft_of, picked
from warroom.commands.actions.team import known_person, remove_person, set_person
from warroom.commands.handlers.cards import owner
from warroom.commands.handlers.people import leave, people, person_form
from warroom.commands.handlers.settling import settle
from warroom.commands.spec import Confirm, Context, Do, Form, Pick, Say, Settle, Write
from warroom.domain.changes import Clash
from warroom.domain.model import Person, Routine

TEXTS = {
    "name": "Dana  Doe", "roles": "writer community", "capacity": '5 1/2"', "workdays": "tue-sat",
    "zone": "asia/tokyo", "colour": "teal", "glyph": "▲",
}  # fmt: skip


def form_of(ctx: Context, handle: str) -> Form:
    outcome = person_form(ctx, handle)
    assert isinstance(outcome, Form), outcome
    return outcome


def test_a_new_handle_joins_with_all_that_is_known() -> None:
    room = board()
    draft = set_person(room.people, "@Dana", TEXTS, NOW)
    assert draft.label == "@dana joined the team"
    person = after(room, draft).people["dana"]
    assert person._replace(created="", version=0) == Person(
        "dana", "Dana Doe", "teal", "▲", "writer, community", "Asia/Tokyo", "tue wed thu fri sat", 88
    )


def test_only_what_is_other_changes_and_the_label_names_it() -> None:
    room = board()
    draft = set_person(room.people, "ana", {"roles": "strategy", "capacity": "6", "workdays": "Mon-Fri"}, NOW)
    assert draft.label == "changed roles, inches a day of @ana"
    assert [change.field for change in draft.changes] == ["roles", "capacity"]
    assert set_person(after(room, draft).people, "ana", {"roles": "strategy"}, NOW).label == "nothing to change"


@pytest.mark.parametrize(
    ("trait", "text", "said"),
    [
        ("workdays", "someday", "no day of the week"),
        ("zone", "Mars/Olympus", "no time zone"),
        ("capacity", "many", "not a length"),
        ("capacity", "0", "no length at all"),
        ("colour", "red", "no colour here"),
        ("glyph", "AB", "one cell"),
        ("name", "a\0b", "NUL"),
        ("roles", "r" * 200, "200 characters long"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(trait: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        set_person(board().people, "ana", {"name": "Ana", trait: text}, NOW)


def test_the_form_says_what_is_meant_and_what_an_empty_field_means() -> None:
    form = form_of(context(), "ana")
    fields = {field.name: field for field in form.inputs}
    assert fields["capacity"].check("5 1/2").text == "5½″ a day"
    assert fields["workdays"].value == "Mon-Fri"
    assert fields["workdays"].check("fri-mon").text == "Fri-Mon"
    assert fields["zone"].check("tokyo").text.startswith("There is no time zone 'tokyo'; did you mean Asia/Tokyo")
    assert fields["zone"].check("Asia/Tokyo").text == "Asia/Tokyo, Tue 16:18 there now"
    assert fields["zone"].check("").text == "as the campaign; or Asia/Tokyo"
    assert not fields["glyph"].check("🎬").ok


def test_the_list_changes_somebody_lets_a_new_handle_join_and_lets_somebody_leave() -> None:
    ctx = context(on=board(cards=[c for c in CARDS if c.owner != "ben"]))
    team = people(ctx)
    assert isinstance(team, Pick)
    assert [choice.key for choice in team.choices] == ["ana", "ben"]
    assert isinstance(picked(team, "ben"), Form)
    assert team.free is not None
    joining = team.free("@dan")
    assert isinstance(joining, Form)
    assert draft_of(joining.then({"roles": "design"})).label == "@dan joined the team"
    assert picked(team, "ben", flipped=True) == Do("people.leave", "ben")
    leaving = leave(ctx, "ben", ())
    assert isinstance(leaving, Confirm)
    assert isinstance(leaving.then, Write)
    assert "ben" not in after(ctx.board, leaving.then.draft).people
    refused = team.free("two words")
    assert isinstance(refused, Say)
    assert "no handle" in refused.text


def test_nobody_leaves_while_something_open_is_theirs() -> None:
    room = replace(board(), routines={"r": Routine("r", "spring", "Sweep", "FREQ=DAILY", "", "UTC", owner="ben")})
    with pytest.raises(ValueError, match=r"@ben still has 1 open card and 1 routine: give that to somebody else"):
        remove_person(room, "ben", "ana")
    with pytest.raises(ValueError, match=r"@ana is you"):
        remove_person(room, "@ana", "ana")
    with pytest.raises(ValueError, match=r"something open in Night Market"):
        remove_person(board(cards=()), "ben", "ana", (CAMPAIGN, OTHER))
    with pytest.raises(ValueError, match=r"Nobody is called @bn; is it @ben\?"):
        known_person(room.people, "bn")


def test_two_people_changing_one_person_choose_between_both_words() -> None:
    room = board()
    mine = set_person(room.people, "ben", {"capacity": "4", "roles": "video"}, NOW)
    theirs = after(room, set_person(room.people, "ben", {"capacity": "6"}, NOW))
    clash = Clash("person", "ben", "capacity", 0, 96, "cleo", "2026-04-14T07:17:00.000Z")
    asked = settle(Write(mine), [clash], context(on=theirs))
    assert isinstance(asked, Settle)
    (dispute,) = asked.disputes
    assert (dispute.title, dispute.label, dispute.mine, dispute.theirs) == ("@ben", "Inches a day", '4"', '6"')
    insisted = after(theirs, draft_of(asked.then(frozenset({dispute.key}))))
    assert (insisted.people["ben"].capacity, insisted.people["ben"].roles) == (64, "video")
    yielded = after(theirs, draft_of(asked.then(frozenset())))
    assert (yielded.people["ben"].capacity, yielded.people["ben"].roles) == (96, "video")


def test_whoever_is_picked_shows_role_and_todays_load_and_too_much_stands_out() -> None:
    people = {
        "ana": Person("ana", "Ana", "teal", "▲", "strategy", capacity=16),
        "ben": Person("ben", "Benedict Long", capacity=64), "cleo": Person("cleo", workdays="sat"),
        "dev": Person("dev", capacity=16),
    }  # fmt: skip
    loads = {"ana": 20, "ben": 8, "cleo": 8, "": 4}
    cards = [card(f"of-{who}", "tactic", "todo", who or "z", owner=who, size=n, due=TODAY) for who, n in loads.items()]
    outcome = owner(context("of-ana", on=replace(board(cards), people=people)))
    assert isinstance(outcome, Pick)
    shown = [(c.sign, c.text, c.about, c.note, c.tone) for c in outcome.choices]
    assert shown == [
        ("▲", "@ana", "strategy", "1¼″ of 1″ over", "bad bold"),
        ("", "@ben", "Benedict Long", "½″ of 4″ today", "muted"),
        ("", "@cleo", "", "off today ½″", "warn"),
        ("", "@dev", "", "free today", "muted"),
        ("", "nobody", "", "¼″", "muted"),
    ]
    given = draft_of(picked(outcome, "dev"))
    assert after(board(cards), given).cards["of-ana"].owner == "dev"
    assert after(board(cards), draft_of(picked(outcome, "-"))).cards["of-ana"].owner == ""

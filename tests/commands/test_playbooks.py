"""Applying a playbook: one change, nothing that exists is moved, and each card knows where it came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import NOW, after, board
from tests.unit.domain.test_laid import TEAM, book, play
from warroom.commands.actions.cueing import read_cast, read_cue, read_cue_line, say_cue, usual_cue
from warroom.commands.actions.occurrences import keep_up
from warroom.commands.actions.playbooks import apply_playbook
from warroom.domain.board import Board
from warroom.domain.dates import in_zone
from warroom.domain.laid import Cue, lay
from warroom.domain.model import Card
from warroom.domain.playbook import Moment, Play, Playbook, play_of, playbook_of

PLAYS = (
    play("promise", "start+1", "note", role="strategy", body="Say it.", howto="As a friend would.", shelf=9,
         tags="launch"),
    play("letter", "golive-2", "piece", "golive", role="writer", channel="nl", format="letter", stage="draft", size=24,
         fed_by=("promise", "call")),
    play("call", "start", role="press", size=8, body="- [ ] ring"),
)  # fmt: skip


def room() -> Board:
    return replace(board(), people={person.id: person for person in TEAM})


def applied(on: Board, playbook: Playbook, cue: Cue) -> dict[str, Card]:
    """The cards that were made, by their short names."""
    now = after(on, apply_playbook(on, lay(playbook, cue, on), NOW))
    return {play_of(card): card for card in now.cards.values() if playbook_of(card) == playbook.name}


def test_all_of_it_is_made_in_one_draft() -> None:
    on = room()
    draft = apply_playbook(on, lay(book(*PLAYS), Cue("2026-04-20", "2026-04-30T10:00"), on), NOW)
    assert draft.label == 'applied the playbook "A launch": 3 cards, Mon 20 Apr to Thu 30 Apr'
    now = after(on, draft)
    cards = {play_of(card): card for card in now.cards.values() if playbook_of(card) == "launch"}
    promise, letter, call = (cards[name] for name in ("promise", "letter", "call"))
    assert (promise.kind, promise.stage, promise.due, promise.owner, promise.shelf, promise.tags) == (
        "note", "active", "2026-04-21", "ana", 9, "launch",
    )  # fmt: skip
    assert promise.renewed
    assert (letter.stage, letter.due, letter.golive, letter.channel, letter.format, letter.size) == (
        "draft", "2026-04-28", "2026-04-30T10:00", "nl", "letter", 24,
    )  # fmt: skip
    assert (call.stage, call.owner, call.due) == ("todo", "", "2026-04-20")
    assert set(now.feeds_in[letter.id]) == {promise.id, call.id}
    texts = {(change.id, change.field): change.new for change in draft.changes if change.field in ("body", "howto")}
    assert texts == {
        (promise.id, "body"): "Say it.", (promise.id, "howto"): "As a friend would.", (call.id, "body"): "- [ ] ring",
    }  # fmt: skip
    assert now.campaign.channels == "ig, yt, nl"


def test_nothing_that_exists_is_moved() -> None:
    on = room()
    draft = apply_playbook(on, lay(book(*PLAYS), Cue("2026-04-20", "2026-04-30T10:00"), on), NOW)
    assert {(c.entity, c.field) for c in draft.changes if c.id in {*on.cards, *on.known, *on.people}} == set()
    now = after(on, draft)
    for group, cards in on.groups.items():
        assert now.groups[group][: len(cards)] == cards


def test_applied_twice_it_is_there_twice() -> None:
    on = room()
    layout = lay(book(*PLAYS), Cue("2026-04-20", "2026-04-30T10:00"), on)
    once = after(on, apply_playbook(on, layout, NOW))
    twice = after(once, apply_playbook(once, layout, NOW))
    assert len(twice.cards) == len(on.cards) + 6


@pytest.mark.parametrize(
    ("stage", "kind", "there"),
    [("DRAFT", "piece", "draft"), ("live", "piece", "idea"), ("no such", "piece", "idea"),
     ("blocked", "tactic", "todo"), ("doing", "tactic", "doing"), ("draft", "note", "draft"), ("", "note", "active")],
)  # fmt: skip
def test_a_stage_that_is_not_here_or_is_the_end_gives_way_to_the_first(stage: str, kind: str, there: str) -> None:
    cards = applied(room(), book(play("a", "start", kind, stage=stage)), Cue("2026-04-20"))
    assert cards["a"].stage == there


def test_the_order_within_a_stage_is_that_of_the_days() -> None:
    cards = applied(
        room(), book(play("late", "start+3"), play("early", "start"), play("mid", "start+1")), Cue("2026-04-20")
    )
    assert sorted(cards, key=lambda name: cards[name].rank) == ["early", "mid", "late"]


def test_somebody_new_who_is_given_a_role_joins_the_team() -> None:
    on = room()
    layout = lay(book(*PLAYS), Cue("2026-04-20", "2026-04-30T10:00", cast={"press": "zoe"}), on)
    assert "zoe" in after(on, apply_playbook(on, layout, NOW)).people


LAUNCH = book(play("a", "golive-1"), play("b", "start"))
WEEK = Playbook("week", "A week", plays=(Play("a", "tactic", "A"), play("b", "start+2")))


@pytest.mark.parametrize(
    ("playbook", "text", "start", "golive"),
    [
        (LAUNCH, "30 apr 9:00", "2026-04-20", "2026-04-30T09:00"),
        (LAUNCH, "30 apr", "2026-04-20", "2026-04-30T10:00"),
        (LAUNCH, "start mon", "2026-04-20", "2026-04-30T10:00"),
        (LAUNCH, "start: mon, live 2 may 11:00", "2026-04-20", "2026-05-02T11:00"),
        (LAUNCH, "go-live 30 apr start 25 apr", "2026-04-25", "2026-04-30T10:00"),
        (WEEK, "mon", "2026-04-20", ""),
        (WEEK, "starts next tue", "2026-04-21", ""),
    ],
)
def test_one_line_says_when(playbook: Playbook, text: str, start: str, golive: str) -> None:
    assert read_cue_line(playbook, room(), NOW, text)[:2] == (start, golive)


@pytest.mark.parametrize(
    ("playbook", "text", "said"),
    [
        (LAUNCH, "", "Say when it goes live: fri 10:00, 14 apr; or start mon."),
        (WEEK, " ", "Say when it starts: mon, 14 apr."),
        (LAUNCH, "start", "Say when it goes live"),
        (WEEK, "live fri", "Nothing in A week is counted from a go-live: say when it starts."),
        (LAUNCH, "someday", "someday"),
    ],
)
def test_a_line_that_does_not_say_when_is_refused(playbook: Playbook, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_cue_line(playbook, room(), NOW, text)


def test_what_is_usual_begins_today_or_with_the_campaign() -> None:
    on = room()
    assert usual_cue(LAUNCH, on)[:2] == ("2026-04-14", "2026-04-24T10:00")
    later = replace(on, campaign=on.campaign._replace(start="2026-04-20"))
    assert usual_cue(WEEK, later)[:2] == ("2026-04-20", "")
    assert usual_cue(WEEK._replace(starts="mon"), on)[:2] == ("2026-04-20", "")
    assert usual_cue(WEEK._replace(starts="tue"), on)[:2] == ("2026-04-14", "")
    free = book(play("a", "golive-5"), play("b", "golive+1"), golive=None)
    assert usual_cue(free, on)[:2] == ("2026-04-14", "2026-04-19T10:00")


def test_a_cue_is_said_in_full() -> None:
    cue = read_cue(LAUNCH, room(), NOW, golive="30 apr")
    assert say_cue(cue, in_zone(NOW, "Europe/Berlin")) == "starts Mon 20 Apr, goes live Thu 30 Apr 10:00"


def test_roles_are_given_by_name() -> None:
    playbook = book(*PLAYS)
    assert read_cast({"@Writer": "@Ana", "press": "nobody"}, playbook) == {"writer": "ana", "press": ""}
    with pytest.raises(ValueError, match="has no role 'design': there are strategy, writer, press"):
        read_cast({"design": "ana"}, playbook)
    with pytest.raises(ValueError, match="is no handle"):
        read_cast({"writer": "two words"}, playbook)


def test_what_recurs_becomes_routines_in_the_same_draft_with_what_is_due_today() -> None:
    on = room()
    plays = (
        play("why", "start", "note"),
        play("sweep", "start", role="press", size=8, every="day 9:30", howto="Oldest first.", fed_by=("why",),
             tags="community", body="- [ ] FB\n- [x] IG"),
        play("call", "start+1", every="fri", until=Moment("start", 20)),
        play("never", "start", every="mon", until=Moment("start", 1)),
    )  # fmt: skip
    layout = lay(Playbook("week", "A week", plays=plays), Cue("2026-04-14", cast={"press": "zoe"}), on)
    draft = apply_playbook(on, layout, NOW)
    assert draft.label.startswith('applied the playbook "A week": 1 card and 2 routines')
    now = after(on, draft)
    routines = {routine.title: routine for routine in now.routines.values()}
    assert routines.keys() == {"The sweep", "The call"}
    (why,) = [card for card in now.cards.values() if play_of(card) == "why"]
    (today,) = [card for card in now.cards.values() if card.routine]
    sweep = routines["The sweep"]
    assert (sweep.feeds, sweep.owner, sweep.howto, sweep.upto) == (why.id, "zoe", "Oldest first.", "2026-04-14T09:30")
    assert (today.title, today.due, today.owner, today.size, today.tags) == (
        "The sweep", "2026-04-14T09:30", "zoe", 8, "community",
    )  # fmt: skip
    assert set(now.feeds_in[today.id]) == {why.id}
    assert sweep.checklist == "FB\nIG"
    assert [c.new for c in draft.changes if (c.id, c.field) == (today.id, "body")] == ["- [ ] FB\n- [ ] IG"]
    assert "zoe" in now.people
    assert not keep_up(now, NOW).changes

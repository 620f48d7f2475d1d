"""A playbook made from a campaign: what it takes along, how it counts days, and what stays behind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, card
from warroom.commands.actions.playbook_making import Made, Source, main_golive, make_playbook
from warroom.domain.model import Card, Feed, Person, Routine, feed_id
from warroom.domain.playbook import Moment, Play, origin_of
from warroom.formats.playbooks import read, write

TEAM = (Person("ana", "Ana", roles="Writer, design"), Person("ben", "Ben"), Person("cleo", "Cleo"))


def source(*cards: Card, feeds: tuple[tuple[str, str], ...] = (), **texts: tuple[str, str]) -> Source:
    links = [Feed(feed_id(src, dst), CAMPAIGN.id, src, dst) for src, dst in feeds]
    return Source(CAMPAIGN, cards, links, texts, {person.id: person for person in TEAM})


def made(*cards: Card, **more: Any) -> Made:
    return make_playbook(source(*cards, **more), "again")


def tactic(key: str, **more: Any) -> Card:
    return card(key, "tactic", "done", "b", **more)


def piece(key: str, golive: str = "", **more: Any) -> Card:
    return card(key, "piece", "live", "b", golive=golive, **more)


def moments(found: Made) -> dict[str, tuple[Moment | None, Moment | None]]:
    return {play.name: (play.due, play.live) for play in found.playbook.plays}


def test_roles_stand_for_people_and_nobody_is_named() -> None:
    owners = {"a": "ana", "b": "ben", "c": "cleo", "d": "ben", "e": ""}
    found = made(*(tactic(name, owner=owner) for name, owner in owners.items()))
    assert [play.role for play in found.playbook.plays] == ["writer", "person-1", "person-2", "person-1", ""]
    assert found.playbook.roles == (
        ("person-1", "did 2 cards in Spring Launch"), ("person-2", "did 1 card in Spring Launch"),
        ("writer", "did 1 card in Spring Launch"),
    )  # fmt: skip
    assert found.remarks == (
        "@ben has no role: their cards are @person-1's; name it.",
        "@cleo has no role: their cards are @person-2's; name it.",
    )
    assert not any(name in write(found.playbook) for name in ("ana", "ben", "cleo"))


def test_what_recurs_comes_along_as_it_is_said_not_as_what_it_made() -> None:
    sweep = Routine(
        "r1", CAMPAIGN.id, "Morning  sweep", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260420T235959", "2026-04-06T09:00",
        "Asia/Tokyo", "skip", "ana", "community", 8, "n gone", "Oldest first.",
        checklist="FB\nIG",
    )  # fmt: skip
    cards = (card("n", "note", "active", "b", due="2026-04-03"), tactic("t", routine="r1", slot="2026-04-06T09:00"))
    found = make_playbook(source(*cards)._replace(routines=(sweep,)), "again")
    assert found.playbook.plays[1] == Play(
        "morning-sweep", "tactic", "Morning sweep", "writer", Moment("start", 3), size=8, tags="community",
        fed_by=("n",), body="- [ ] FB\n- [ ] IG", howto="Oldest first.", every="every Mon and Wed at 9:00",
        until=Moment("start", 17), repeat="skip", zone="Asia/Tokyo",
    )  # fmt: skip
    assert found.remarks == ()
    assert read("again", write(found.playbook)) == found.playbook
    assert made(*cards).remarks == ("Left out: 1 card that recurred.",)


def test_what_goes_live_on_the_day_alone_gets_no_hour_from_another_that_has_one() -> None:
    found = made(piece("main", "2026-04-30T10:00"), piece("that-day", "2026-04-30"), piece("next", "2026-05-01"))
    lives = {name: live for name, (_, live) in moments(found).items()}
    assert lives == {"main": Moment("golive"), "that-day": Moment("start", 27), "next": Moment("start", 28)}
    alone = made(piece("eve", "2026-04-30"), piece("main", "2026-05-01"))
    assert {name: live for name, (_, live) in moments(alone).items()} == {
        "eve": Moment("golive", -1),
        "main": Moment("golive"),
    }


def test_days_are_counted_from_the_first_day_or_the_golive_whichever_is_nearer() -> None:
    found = made(
        tactic("early", due="2026-04-05"), tactic("near", due="2026-04-28T16:00"), tactic("undated"),
        piece("main", "2026-04-30T10:00", due="2026-04-27"), piece("second", "2026-04-30T10:45"),
        piece("before", "2026-04-12T09:00"), tactic("hour", due="2026-04-30T12:00"), tactic("day", due="2026-04-30"),
    )  # fmt: skip
    assert found.playbook.golive == Moment("start", 27, clock="10:00")
    assert moments(found) == {
        "undated": (None, None),
        "early": (Moment("start", 2), None),
        "before": (None, Moment("golive", -18, clock="09:00")),
        "main": (Moment("golive", -3), Moment("golive")),
        "near": (Moment("golive", -2, clock="16:00"), None),
        "day": (Moment("golive"), None),
        "second": (None, Moment("golive", minutes=45)),
        "hour": (Moment("golive", minutes=120), None),
    }


def test_without_a_golive_all_is_counted_from_the_start() -> None:
    found = made(tactic("a", due="2026-05-01T09:00"))
    assert found.playbook.golive is None
    assert moments(found) == {"a": (Moment("start", 28, clock="09:00"), None)}


def test_the_main_golive_is_on_the_day_of_most_and_may_be_said() -> None:
    cards = (
        piece("a", "2026-04-20T10:00"), piece("b", "2026-04-30T11:00"), piece("c", "2026-04-30T10:00"),
        piece("d", "2026-05-01T03:00", golive_zone="Asia/Tokyo"), piece("put-away", "2026-04-20T10:00", archived="x"),
    )  # fmt: skip
    # What goes live in Tokyo on 1 May at three is still on 30 April in Berlin.
    assert main_golive(source(*cards)) == "2026-04-30T10:00"
    said = make_playbook(source(*cards), "again", golive="2026-04-20T10:00")
    assert said.playbook.golive == Moment("start", 17, clock="10:00")
    assert moments(said)["a"] == (None, Moment("golive"))


def test_a_clock_that_changes_between_does_not_shift_hours() -> None:
    # In Berlin clocks go back on 25 October 2026 at 3:00.
    found = make_playbook(source(piece("a", "2026-10-25T01:30"), tactic("b", due="2026-10-25T03:30")), "again")
    assert moments(found)["b"] == (Moment("golive", minutes=180), None)


def test_texts_feeds_and_facts_come_along_with_checklists_unticked() -> None:
    note = card("n", "note", "retired", "b", shelf=9, tags="launch 50%", due="2026-04-05", title="Own it")
    work = tactic(
        "t", title="Call the  shop", size=24, won=40, channel='the "shop" floor', format="talk", due="2026-04-06"
    )
    bare = tactic("w", won=8, closed="2026-04-10T08:00:00.000Z", due="2026-04-07")
    found = made(
        note, work, bare, feeds=(("n", "t"), ("t", "n"), ("t", "w"), ("gone", "t")),
        t=("\n- [x] ring\r\n- [ ] write\n\n", "Ask first.\n"),
    )  # fmt: skip
    assert found.playbook.plays == (
        Play("own-it", "note", "Own it", due=Moment("start", 2), tags="launch", shelf=9, fed_by=("call-the-shop",)),
        Play("call-the-shop", "tactic", "Call the shop", due=Moment("start", 3), size=24, channel="the 'shop' floor",
             format="talk", fed_by=("own-it",), body="- [ ] ring\n- [ ] write", howto="Ask first."),
        Play("w", "tactic", "w", due=Moment("start", 4), size=8, fed_by=("call-the-shop",)),
    )  # fmt: skip
    assert read("again", write(found.playbook)) == found.playbook


def test_short_names_are_those_of_the_playbook_it_came_from_and_each_is_one_cards() -> None:
    found = made(
        tactic("a", title="Call", origin=origin_of("launch", "ring")), tactic("b", title="Call"),
        tactic("c", title="Call"), tactic("d", title="One two three four five six"),
        tactic("e", title="🎉"), tactic("f", title="ring"),
    )  # fmt: skip
    assert {play.title: play.name for play in found.playbook.plays if play.title != "Call"} == {
        "One two three four five six": "one-two-three-four", "🎉": "card-5", "ring": "ring-2",
    }  # fmt: skip
    assert sorted(play.name for play in found.playbook.plays if play.title == "Call") == ["call", "call-2", "ring"]


def test_what_was_only_of_that_campaign_stays_behind() -> None:
    found = made(
        tactic("a"), tactic("private", private=1), tactic("sweep", routine="r"), tactic("away", archived="x"),
        card("heard", "signal", "taken", "b"),
    )  # fmt: skip
    assert [play.title for play in found.playbook.plays] == ["a"]
    assert found.remarks == ("Left out: 1 private card.", "Left out: 1 card that recurred.")


def test_control_characters_reach_no_file() -> None:
    found = made(tactic("a", title="\x1b[31mred"), a=("line\n\x1b]0;title\x07\tand", "\u202eevil"))
    assert not [char for char in write(found.playbook) if (char < " " and char not in "\n\t") or char == "\u202e"]
    assert "␛[31mred" in write(found.playbook)


def test_nothing_or_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="Nothing in Spring Launch makes a playbook"):
        made(tactic("a", archived="x"))
    with pytest.raises(ValueError, match="501 cards are too many: a playbook has 500 at the most"):
        made(*(tactic(f"t{n}") for n in range(501)))

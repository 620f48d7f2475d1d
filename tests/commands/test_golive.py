"""Going live: with what is missing named and a reason asked, off the hour, and everything held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, CARDS, NOW, after, board, card, context, draft_of, picked, refused, run, typed
from warroom.commands.actions.disputes import say_value
from warroom.commands.actions.timing import set_golive
from warroom.commands.spec import Ask, Do, Form, Read, Say, Write
from warroom.domain.board import Board
from warroom.domain.golive import missed

FIT = {"link": "https://example.org", "owner": "ana", "channel": "ig"}


def piece(key: str, stage: str = "design", **more: Any) -> Any:
    return card(key, "piece", stage, key, key.title(), **more)


def room(*cards: Any, **terms: Any) -> Board:
    campaign = CAMPAIGN._replace(**terms)
    return replace(board((*CARDS, *cards)), campaign=campaign, campaigns=(campaign,))


@pytest.mark.parametrize("name", ["done", "stage-on"])
def test_a_piece_that_lacks_nothing_goes_live_at_once(name: str) -> None:
    ctx = context("fit", on=room(piece("fit", **FIT)))
    assert after(ctx.board, draft_of(run(name, ctx))).cards["fit"].stage == "live"


@pytest.mark.parametrize("name", ["done", "stage-on"])
def test_what_is_missing_is_named_and_why_is_asked_and_kept(name: str) -> None:
    ctx = context("bare", on=room(piece("bare", owner="ana")))
    asked = run(name, ctx)
    assert isinstance(asked, Ask)
    assert asked.title == "Live without a link and a channel, why? Bare"
    assert refused(asked, "  ") == "Say why it goes live without a link and a channel."
    draft = draft_of(typed(asked, "it hangs  in the shop"))
    here = after(ctx.board, draft)
    assert (here.cards["bare"].stage, here.cards["bare"].waived) == ("live", "it hangs in the shop")
    assert draft.label.endswith("without a link and a channel: it hangs in the shop")


def test_one_reason_serves_all_that_lack_something_and_no_others() -> None:
    ctx = context("", "fit", "bare", "todo", on=room(piece("fit", **FIT), piece("bare")))
    draft = draft_of(typed(run("done", ctx), "as it is"))
    here = after(ctx.board, draft)
    assert [here.cards[key].waived for key in ("fit", "bare", "todo")] == ["", "as it is", ""]
    assert {here.cards[key].stage for key in ("fit", "bare")} == {"live"}
    assert here.cards["todo"].stage == "done"


def test_a_form_that_puts_it_live_asks_as_well_and_counts_what_it_brings() -> None:
    ctx = context("bare", on=room(piece("bare", owner="ana", channel="ig")))
    form = run("edit", ctx)
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.inputs}
    assert isinstance(form.then({**values, "stage": "live"}), Ask)
    with_link = form.then({**values, "stage": "live", "link": "https://example.org"})
    assert after(ctx.board, draft_of(with_link)).cards["bare"].stage == "live"


def test_what_was_waived_before_asks_no_more_and_can_be_asked_for_again() -> None:
    ctx = context("bare", on=room(piece("bare")))
    draft = draft_of(typed(run("waive", ctx), "a story takes no link"))
    assert draft.label == 'lets "Bare" go live as it is: a story takes no link'
    waived = context("bare", on=after(ctx.board, draft))
    assert isinstance(run("done", waived), Write)
    again = draft_of(typed(run("waive", waived), ""))
    assert isinstance(run("done", context("bare", on=after(waived.board, again))), Ask)


def test_only_pieces_go_live() -> None:
    ctx = context("todo")
    for name in ("waive", "goes-live", "take-off"):
        assert run(name, ctx) == Say("Only a piece goes live, not a tactic.")


def test_a_piece_is_taken_off_its_hour_and_says_why_until_it_has_another() -> None:
    ctx = context("fit", on=room(piece("fit", golive="2026-04-14T08:00", **FIT)))
    asked = run("take-off", ctx)
    assert refused(asked, "") == "Say what it waits for: the lawyer has not called back."
    off = after(ctx.board, draft_of(typed(asked, "the court")))
    assert (off.cards["fit"].golive, off.cards["fit"].reason) == ("", "the court")
    assert missed(off, NOW) == ()
    assert run("take-off", context("fit", on=off)) == Say("It has no time to be taken off.")
    moved = after(off, draft_of(run("stage-back", context("fit", on=off))))
    assert moved.cards["fit"].reason == "the court"
    timed = after(moved, draft_of(typed(run("goes-live", context("fit", on=moved)), "fri 10:00")))
    assert (timed.cards["fit"].golive, timed.cards["fit"].reason) == ("2026-04-17T10:00", "")


def test_a_time_may_be_of_any_zone_and_is_told_in_all_that_differ() -> None:
    ctx = context("fit", on=room(piece("fit", **FIT)), viewer="Asia/Tokyo")
    for name, lead in (("when", "live "), ("goes-live", "")):
        asked = run(name, ctx)
        assert isinstance(asked, Ask)
        echo = asked.echo(f"{lead}fri 10:00 London")
        assert echo.text == "goes live: Fri 17 Apr 10:00 London · 11:00 Berlin · 18:00 Tokyo"
        made = after(ctx.board, draft_of(asked.then(f"{lead}fri 10:00 Europe/London"))).cards["fit"]
        assert (made.golive, made.golive_zone) == ("2026-04-17T10:00", "Europe/London")
        assert "no time zone 'Europe/Lundon'" in refused(asked, f"{lead}fri 10:00 Europe/Lundon")


def test_a_piece_with_a_zone_keeps_it_and_the_campaigns_own_is_none() -> None:
    there = piece("fit", golive="2026-04-17T10:00", golive_zone="Europe/London", **FIT)
    ctx = context("fit", on=room(there))
    asked = run("goes-live", ctx)
    assert isinstance(asked, Ask)
    assert asked.initial == "2026-04-17 10:00 Europe/London"
    later = after(ctx.board, draft_of(asked.then("sat 9:00")))
    assert (later.cards["fit"].golive, later.cards["fit"].golive_zone) == ("2026-04-18T09:00", "Europe/London")
    here = after(ctx.board, draft_of(asked.then("sat 9:00 Europe/Berlin")))
    assert here.cards["fit"].golive_zone == ""


def test_pieces_of_several_zones_get_the_campaigns() -> None:
    one = piece("one", golive_zone="Europe/London", **FIT)
    two = piece("two", golive_zone="Asia/Tokyo", **FIT)
    ctx = context("", "one", "two", on=room(one, two))
    draft = draft_of(typed(run("goes-live", ctx), "fri 10:00"))
    here = after(ctx.board, draft)
    assert [here.cards[key].golive_zone for key in ("one", "two")] == ["", ""]
    kept = after(ctx.board, set_golive(ctx.board, [one, two], "2026-04-17T10:00", NOW))
    assert [kept.cards[key].golive_zone for key in ("one", "two")] == ["Europe/London", "Asia/Tokyo"]


def test_everything_is_held_with_a_reason_and_resumed_into_a_review() -> None:
    ctx = context("fit", on=room(piece("fit", golive="2026-04-14T08:00", **FIT)))
    assert len(missed(ctx.board, NOW)) == 1
    asked = run("hold", ctx)
    assert refused(asked, "") == "Say why everything is held: everybody reads it."
    draft = draft_of(typed(asked, "a recall [50% off]"))
    assert draft.label == 'held everything of "Spring Launch": a recall [50% off]'
    held = after(ctx.board, draft)
    assert (held.campaign.held, held.campaign.held_at) == ("a recall [50% off]", "2026-04-14T07:18:00.000Z")
    assert missed(held, NOW) == ()
    assert run("resume", context("fit")) == Say("Nothing is held.")
    on = context("fit", on=held)
    outcome = run("resume", on)
    assert isinstance(outcome, Write)
    assert outcome.then == Do("golive.review")
    resumed = after(held, outcome.draft)
    assert (resumed.campaign.held, resumed.campaign.held_at) == ("", "")


def test_while_all_is_held_even_a_fit_piece_is_asked_why_and_the_hold_is_named() -> None:
    held = room(piece("fit", **FIT), held="a recall", held_at="2026-04-14T06:00:00.000Z")
    asked = run("done", context("fit", on=held))
    assert isinstance(asked, Ask)
    assert asked.title == "Live while everything is held (a recall), why? Fit"
    draft = draft_of(typed(asked, "it is the apology"))
    assert draft.label == 'put "Fit" live while everything is held: it is the apology'


def test_a_new_reason_for_holding_keeps_since_when() -> None:
    held = room(held="a recall", held_at="2026-04-14T06:00:00.000Z")
    asked = run("hold", context("first", on=held))
    assert isinstance(asked, Ask)
    assert asked.initial == "a recall"
    again = after(held, draft_of(typed(asked, "a worse recall")))
    assert (again.campaign.held, again.campaign.held_at) == ("a worse recall", "2026-04-14T06:00:00.000Z")


@pytest.mark.parametrize("golive", ["", "2026-04-17T10:00"])
def test_under_embargo_a_piece_goes_live_now_only_with_a_reason(golive: str) -> None:
    ctx = context("kept", on=room(piece("kept", **FIT, golive=golive, embargo="2026-04-17T09:00")))
    asked = run("done", ctx)
    assert isinstance(asked, Ask)
    assert asked.title == "Live under embargo until 17 Apr 9:00, why? Kept"
    assert refused(asked, "") == "Say why it goes live under embargo until 17 Apr 9:00."
    assert after(ctx.board, draft_of(typed(asked, "the client let it go"))).cards["kept"].stage == "live"


def test_an_embargo_that_has_ended_is_in_nobodys_way() -> None:
    over = {"golive": "2026-04-12T10:00", "embargo": "2026-04-13"}
    ctx = context("kept", on=room(piece("kept", **FIT, **over)))
    assert after(ctx.board, draft_of(run("done", ctx))).cards["kept"].stage == "live"


def test_a_piece_that_is_added_live_is_asked_why_and_the_line_says_so_before() -> None:
    ctx = context("shown", on=room(), pane="pipeline")
    line = run("add", ctx)
    assert isinstance(line, Ask)
    assert line.echo("Reel channel:ig stage:live").text.endswith("in live  (live already: asks why)")
    asked = typed(line, "Reel channel:ig stage:live")
    assert isinstance(asked, Ask)
    assert asked.title == "Live without a link and an owner, why? Reel"
    here = after(ctx.board, draft_of(typed(asked, "posted by hand")))
    made = next(found for found in here.cards.values() if found.title == "Reel")
    assert (made.stage, made.waived) == ("live", "posted by hand")
    whole = typed(line, "Reel channel:ig stage:live @ana link:https://example.org")
    assert isinstance(whole, Write)


@pytest.mark.parametrize("stages", [CAMPAIGN.stages, "idea, draft:2, design, done"])
def test_what_becomes_a_piece_that_is_live_is_asked_why(stages: str) -> None:
    ctx = context("", "ready", "signal", on=room(stages=stages))
    asked = picked(run("recast", ctx), "piece")
    while isinstance(asked, Read):
        asked = asked.then(dict.fromkeys(asked.cards, ""))
    assert isinstance(asked, Ask)
    here = after(ctx.board, draft_of(typed(asked, "it was posted weeks ago")))
    assert (here.cards["ready"].kind, here.cards["ready"].waived) == ("piece", "it was posted weeks ago")
    assert here.cards["signal"].waived == ""


def test_a_time_that_collides_says_so_before_enter_is_pressed() -> None:
    there = piece("there", golive="2026-04-17T10:30", **FIT)
    ctx = context("fit", on=room(piece("fit", **FIT), there))
    asked = run("goes-live", ctx)
    assert isinstance(asked, Ask)
    assert asked.echo("fri 10:00").text == "goes live: Fri 17 Apr 10:00 · collides with There"
    assert asked.echo("fri 9:00 London").text.endswith("10:00 Berlin · collides with There")
    assert asked.echo("fri 9:30").text == "goes live: Fri 17 Apr 9:30"
    assert asked.echo("").text == "goes live: no time"
    both = context("", "fit", "there", on=ctx.board)
    together = run("goes-live", both)
    assert isinstance(together, Ask)
    assert "collides with" in together.echo("sat 10:00").text


def test_an_embargo_that_two_people_changed_is_told_as_a_time() -> None:
    assert say_value("card", "embargo", "2026-04-17T09:00", NOW) == "Fri 17 Apr 9:00"

"""Inches."""

from __future__ import annotations

import pytest

from tests.commands.room import CAMPAIGN, NOW, after, context, draft_of, refused, run, typed
from warroom.commands.actions.wins import log_win
from warroom.commands.spec import Ask, Context
from warroom.domain.changes import Draft
from warroom.domain.model import Win


def wins(ctx: Context, draft: Draft) -> tuple[Win, ...]:
    return after(ctx.board, draft).wins


def test_inches_on_a_card_are_its_owners() -> None:
    ctx = context("doing")
    outcome = run("inches", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.initial == '1"'
    draft = draft_of(typed(outcome, "¾"))
    (win,) = wins(ctx, draft)
    assert (win.size, win.card, win.who, win.text) == (12, "doing", "ben", "Morning sweep")
    assert draft.label == 'won ¾″ on "Morning sweep"'
    assert outcome.echo("¾").text == draft.label


def test_what_was_won_may_be_said_and_stays_the_owners_unless_somebody_is_named() -> None:
    ctx = context("doing")
    (win,) = wins(ctx, draft_of(typed(run("inches", ctx), "1/4 swept twice #sweep")))
    assert (win.who, win.text, win.tags, win.card) == ("ben", "swept twice", "sweep", "doing")
    (win,) = wins(ctx, draft_of(typed(run("inches", ctx), "1/4 swept twice @ana")))
    assert win.who == "ana"


def test_inches_on_marks_are_one_change() -> None:
    ctx = context("", "todo", "later", "note")
    draft = draft_of(typed(run("inches", ctx), "1/4"))
    assert sorted((w.card, w.size, w.who) for w in wins(ctx, draft)) == [
        ("later", 4, "ana"), ("note", 4, "ana"), ("todo", 4, "ana"),
    ]  # fmt: skip
    assert draft.label == "won ¼″ on each of 3 cards"


def test_what_is_said_with_inches_on_marks_is_said_of_each() -> None:
    ctx = context("", "todo", "later")
    outcome = run("inches", ctx)
    found = wins(ctx, draft_of(typed(outcome, "1/4 both sent @ben #sent")))
    assert sorted((w.card, w.text, w.who, w.tags) for w in found) == [
        ("later", "both sent", "ben", "sent"), ("todo", "both sent", "ben", "sent"),
    ]  # fmt: skip
    assert isinstance(outcome, Ask)
    echo = outcome.echo("1/4 both sent @ben #sent")
    assert echo.text == "won ¼″ on each of 2 cards · both sent · @ben · #sent"


def test_inches_on_one_card_are_not_on_another() -> None:
    outcome = run("inches", context("doing"))
    assert isinstance(outcome, Ask)
    echo = outcome.echo("1/4 swept ^noon")
    assert (echo.ok, echo.text) == (False, "These inches are on Morning sweep: leave out the ^.")
    assert outcome.echo("1/4 swept ^morning").ok


def test_a_free_win_says_what_it_was_for() -> None:
    ctx = context()
    draft = draft_of(typed(run("free-win", ctx), "1/2 answered 14 comments @zoe #community"))
    (win,) = wins(ctx, draft)
    assert (win.size, win.text, win.who, win.tags, win.card) == (8, "answered 14 comments", "zoe", "community", "")
    assert "zoe" in after(ctx.board, draft).people
    assert draft.label == "won ½″: answered 14 comments"


def test_a_long_win_is_told_as_the_tape_tells_it() -> None:
    draft = log_win(CAMPAIGN, (), 16 * 24, NOW, "ana", "launch party")
    assert draft.label == "won 2 ft: launch party"


def test_a_free_win_is_mine_unless_said() -> None:
    ctx = context()
    assert wins(ctx, draft_of(typed(run("free-win", ctx), "1/2 swept")))[0].who == "ana"


def test_a_free_win_may_name_its_card() -> None:
    ctx = context()
    outcome = run("free-win", ctx)
    assert isinstance(outcome, Ask)
    assert outcome.echo("1/2 two shared it ^seed-clip @ben").text == '@ben won ½″ on "Seed clip": two shared it'
    assert outcome.echo("1/2 two shared it #video #reel").text == "@ana won ½″: two shared it · #video · #reel"
    (win,) = wins(ctx, draft_of(typed(outcome, "1/2 ^seed-clip")))
    assert (win.card, win.text) == ("todo", "Seed clip")


@pytest.mark.parametrize("text", ["1/2", "", "half of it", "-1/2 back", "1/3 odd"])
def test_what_is_no_win_is_refused_with_a_sentence(text: str) -> None:
    assert refused(run("free-win", context()), text).endswith(".")


def test_a_win_is_on_the_day_it_is_in_the_campaigns_zone() -> None:
    late = NOW.replace(hour=23)
    draft = log_win(CAMPAIGN, (), 4, late, "ana", "swept")
    assert [c.new for c in draft.changes if c.field == "day"] == ["2026-04-15"]


def test_a_win_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a sixteenth"):
        log_win(CAMPAIGN, (), 0, NOW, "ana", "swept")

"""Review: what passes, what is sent back and why, what makes an approval void, and what two people do at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, CARDS, NOW, after, board, card, context, draft_of, refused, typed
from warroom.commands.actions.approving import approve
from warroom.commands.actions.cards import write_body
from warroom.commands.actions.fields import edit
from warroom.commands.actions.recast import recast
from warroom.commands.actions.stages import move
from warroom.commands.actions.tagging import set_link
from warroom.commands.actions.timing import set_golive
from warroom.commands.catalogue import by_id
from warroom.commands.handlers.settling import settle
from warroom.commands.spec import Compose, Context, Outcome, Read, Say, Settle, Write
from warroom.domain.approval import review_stage
from warroom.domain.board import Board
from warroom.domain.changes import Clash, Draft
from warroom.domain.model import Card

STAGES = "idea, draft, design, review, scheduled, live"
AT = "2026-04-14T07:18:00.000Z"
LINK = "https://example.org/a"


def piece(key: str, stage: str = "review", **more: Any) -> Card:
    return card(key, "piece", stage, key, key.title(), **{"link": LINK, "owner": "ben", "channel": "ig", **more})


def room(*cards: Card, stages: str = STAGES) -> Board:
    campaign = CAMPAIGN._replace(stages=stages)
    return replace(board((*CARDS, *cards)), campaign=campaign, campaigns=(campaign,))


def run(name: str, ctx: Context) -> Outcome:
    command = by_id(name)
    assert command is not None
    outcome = command.run(ctx)
    return outcome.then(dict.fromkeys(outcome.cards, "the text")) if isinstance(outcome, Read) else outcome


APPROVED = piece("passed", "scheduled", approved=AT, approver="ana")


@pytest.mark.parametrize(
    ("stages", "review"),
    [
        (STAGES, "review"),
        ("idea, Review, live", "Review"),
        ("idea, draft, sign-off?, scheduled, live", "sign-off"),
        ("idea, review, legal?:2, live", "legal"),
        ("idea, draft, live", ""),
        ("review, draft, live", ""),
        ("idea, draft, review", ""),
        ("idea, what? ever, live", ""),
    ],
)
def test_the_review_is_the_stage_with_a_question_mark_or_of_that_name(stages: str, review: str) -> None:
    assert review_stage(CAMPAIGN._replace(stages=stages)) == review


def test_what_is_approved_goes_on_and_says_who_let_it_pass() -> None:
    ctx = context("full", on=room(piece("full")))
    draft = draft_of(run("approve", ctx))
    assert draft.label == 'approved "Full"'
    made = after(ctx.board, draft).cards["full"]
    assert (made.stage, made.approved, made.approver) == ("scheduled", AT, "ana")


def test_approval_never_puts_live_and_moves_nothing_that_is_past_the_review() -> None:
    last = context("full", on=room(piece("full"), stages="idea, review, live"))
    assert after(last.board, draft_of(run("approve", last))).cards["full"].stage == "review"
    past = context("full", on=room(piece("full", "scheduled")))
    assert after(past.board, draft_of(run("approve", past))).cards["full"].stage == "scheduled"


def test_what_is_approved_already_stays_as_it_is() -> None:
    ctx = context("passed", on=room(APPROVED))
    assert run("approve", ctx) == Say("That is so already: nothing to change.")


@pytest.mark.parametrize("name", ["approve", "send-back"])
@pytest.mark.parametrize(
    ("cards", "reason"),
    [
        ((piece("a", "draft"),), '"A" is in draft: it has not come to review yet.'),
        ((piece("a", "live", closed=AT),), '"A" is live already.'),
        ((card("a", "tactic", "todo", "b"),), "Only a piece is reviewed, not a tactic."),
    ],
)
def test_what_has_not_come_to_review_is_refused(name: str, cards: tuple[Card, ...], reason: str) -> None:
    assert run(name, context("a", on=room(*cards))) == Say(reason)


def test_a_campaign_without_a_review_says_how_to_have_one() -> None:
    reason = run("approve", context("full", on=room(piece("full", "draft"), stages="idea, draft, live")))
    assert isinstance(reason, Say)
    assert "write a ? behind the name of a stage" in reason.text


def test_what_is_sent_back_says_why_until_it_comes_again() -> None:
    ctx = context("full", on=room(piece("full")))
    asked = run("send-back", ctx)
    assert refused(asked, " ").startswith("Say why it is sent back")
    draft = draft_of(typed(asked, "the second claim has no source"))
    assert draft.label == 'sent "Full" back to design: the second claim has no source'
    here = after(ctx.board, draft)
    made = here.cards["full"]
    assert (made.stage, made.reason, made.approver) == ("design", "the second claim has no source", "ana")
    lower = after(here, move(here, [made], "draft", NOW))
    assert lower.cards["full"].reason == "the second claim has no source"
    upper = after(lower, move(lower, [lower.cards["full"]], "design", NOW))
    assert upper.cards["full"].reason == "the second claim has no source"
    again = after(upper, move(upper, [upper.cards["full"]], "review", NOW)).cards["full"]
    assert (again.reason, again.approver) == ("", "")


def test_sending_back_takes_an_approval_away() -> None:
    ctx = context("passed", on=room(APPROVED))
    made = after(ctx.board, draft_of(typed(run("send-back", ctx), "old prices"))).cards["passed"]
    assert (made.stage, made.approved, made.approver, made.reason) == ("design", "", "ana", "old prices")


CHANGED: dict[str, Any] = {
    "title": lambda here: edit(here, here.cards["passed"], {"title": "Another"}, NOW),
    "link": lambda here: edit(here, here.cards["passed"], {"link": "https://example.org/b"}, NOW),
    "a link by its own command": lambda here: set_link(here.cards["passed"], "https://example.org/b"),
    "text": lambda here: write_body(here.cards["passed"], "", "new words", NOW, "ben"),
}
KEPT: dict[str, Any] = {
    "owner": lambda here: edit(here, here.cards["passed"], {"owner": "ana", "title": "Passed"}, NOW),
    "tags on the link": lambda here: set_link(here.cards["passed"], f"{LINK}?utm_source=ig&utm_campaign=x"),
    "tags in the form": lambda here: edit(here, here.cards["passed"], {"link": f"{LINK}?utm_source=ig"}, NOW),
    "time": lambda here: set_golive(here, [here.cards["passed"]], "2026-04-17T10:00", NOW),
    "stage": lambda here: move(here, [here.cards["passed"]], "draft", NOW),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=list(CHANGED))
def test_an_approval_is_void_when_what_was_approved_is_another_by_now(change: Any) -> None:
    here = room(APPROVED)
    made = after(here, change(here)).cards["passed"]
    assert (made.approved, made.approver) == ("", "")


@pytest.mark.parametrize("change", KEPT.values(), ids=list(KEPT))
def test_an_approval_stands_through_what_nobody_approved(change: Any) -> None:
    here = room(APPROVED)
    made = after(here, change(here)).cards["passed"]
    assert (made.approved, made.approver) == (AT, "ana")


def test_a_reason_for_sending_back_outlives_the_mending() -> None:
    back = piece("full", "design", reason="no source", approver="ana")
    here = room(back)
    mended = after(here, edit(here, back, {"title": "Fuller"}, NOW)).cards["full"]
    assert (mended.title, mended.reason, mended.approver) == ("Fuller", "no source", "ana")


def test_what_is_no_piece_any_more_was_never_approved() -> None:
    here = room(APPROVED)
    made = after(here, recast(here, [APPROVED], "tactic", NOW, "ana")).cards["passed"]
    assert (made.approved, made.approver, made.waived) == ("", "", "")


def clashed(here: Board, draft: Draft, **found: str) -> Outcome | None:
    clashes = [Clash("card", "full", field, "", value, "ben", AT) for field, value in found.items()]
    return settle(Write(draft), clashes, context("full", on=here))


@pytest.mark.parametrize("found", [{"title": "Another"}, {"link": "https://example.org/b"}, {"body": "other words"}])
def test_nobody_approves_what_was_changed_under_their_eyes(found: dict[str, str]) -> None:
    here = room(piece("full"))
    draft = approve(here, [here.cards["full"]], NOW, "ana", {"full": "the text"})
    assert clashed(here, draft, **found) is None


def test_two_who_approve_the_same_are_of_one_mind() -> None:
    here = room(piece("full"))
    draft = approve(here, [here.cards["full"]], NOW, "ana", {})
    by_now = room(piece("full", "scheduled", approved=AT, approver="ben"))
    outcome = clashed(by_now, draft, approved=AT, approver="ben", stage="scheduled", staged=AT, rank="x")
    assert outcome == Say("Left as it is now.")


def test_an_approval_that_comes_while_the_text_is_written_is_of_the_text_before() -> None:
    here = room(piece("full"))
    draft = write_body(here.cards["full"], "", "new words", NOW, "cleo")
    by_now = room(piece("full", "scheduled", approved=AT, approver="ben"))
    outcome = clashed(by_now, draft, approved=AT, approver="ben")
    assert isinstance(outcome, Write)
    made = after(by_now, outcome.draft).cards["full"]
    assert (made.stage, made.approved, made.approver) == ("scheduled", "", "")


def test_who_sends_back_what_another_approves_is_shown_both() -> None:
    here = room(piece("full"))
    draft = draft_of(typed(run("send-back", context("full", on=here)), "no source"))
    by_now = room(piece("full", "scheduled", approved=AT, approver="ben"))
    outcome = clashed(by_now, draft, stage="scheduled", staged=AT, rank="x", approved=AT, approver="ben")
    assert isinstance(outcome, Settle)
    mine = outcome.then(frozenset(dispute.key for dispute in outcome.disputes))
    made = after(by_now, draft_of(mine)).cards["full"]
    assert (made.stage, made.reason, made.approved, made.approver) == ("design", "no source", "", "ana")


def test_a_word_to_the_reviewer_is_written_apart_from_the_text() -> None:
    asked = run("review-word", context("full", on=room(piece("full"))))
    assert isinstance(asked, Compose)
    assert asked.field == "review"
    draft = draft_of(asked.then("", "look at the second claim\n"))
    assert [(c.field, c.new) for c in draft.changes] == [("review", "look at the second claim")]
    assert run("review-word", context("todo")) == Say("Only a piece is reviewed, not a tactic.")

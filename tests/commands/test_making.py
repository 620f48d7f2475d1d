"""Cards from one line."""

from __future__ import annotations

import pytest

from tests.commands.room import NOW, TODAY, after, board, context, draft_of, refused, run, typed
from warroom.commands.actions.cards import add_card, created_id
from warroom.commands.spec import Ask, Context, Outcome, Write
from warroom.domain.dates import instant
from warroom.domain.grammar import Added
from warroom.domain.model import Card


def made(ctx: Context, outcome: Outcome) -> Card:
    draft = draft_of(outcome)
    found = after(ctx.board, draft).card(created_id(draft))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pane", "kind", "stage", "due"),
    [("strategy", "note", "active", ""), ("pipeline", "piece", "idea", ""), ("today", "tactic", "todo", TODAY)],
)
def test_the_pane_says_what_is_added(pane: str, kind: str, stage: str, due: str) -> None:
    ctx = context(pane=pane)
    card = made(ctx, typed(run("add", ctx), "Something new"))
    assert (card.kind, card.stage, card.due, card.title) == (kind, stage, due, "Something new")
    assert card.created == card.staged == instant(NOW)


def test_a_piece_is_added_in_the_selected_stage_unless_that_is_the_end() -> None:
    ctx = context(pane="pipeline", stage="draft")
    assert made(ctx, typed(run("add", ctx), "Reel")).stage == "draft"
    assert made(ctx, typed(run("add", ctx), "Reel stage:design")).stage == "design"
    live = context(pane="pipeline", stage="live")
    assert made(live, typed(run("add", live), "Reel")).stage == "idea"


def test_a_new_card_comes_last_and_is_selected() -> None:
    ctx = context(pane="pipeline", stage="draft")
    outcome = typed(run("add", ctx), "Reel")
    assert isinstance(outcome, Write)
    assert outcome.follow == created_id(outcome.draft)
    assert after(ctx.board, outcome.draft).group("piece", "draft")[-1].title == "Reel"


def test_a_channel_that_is_new_joins_those_of_the_campaign() -> None:
    ctx = context(pane="pipeline")
    channels = [name for name in ctx.board.campaign.channels.split(", ") if name]
    draft = draft_of(typed(run("add", ctx), "Reel +tk"))
    assert after(ctx.board, draft).campaign.channels == ", ".join([*channels, "tk"])
    again = context(pane="pipeline", on=after(ctx.board, draft))
    assert not [c for c in draft_of(typed(run("add", again), "Reel two +TK")).changes if c.entity == "campaign"]


def test_one_line_says_it_all_and_its_echo_says_it_resolved() -> None:
    ctx = context(pane="today")
    outcome = run("add", ctx)
    line = 'Post the clip @zoe fri 11:00 1.5" #community ^own-the-maker-story'
    assert isinstance(outcome, Ask)
    echo = outcome.echo(line).text
    assert echo.startswith("tactic: Post the clip")
    assert all(word in echo for word in ("zoe", "Fri 17 Apr 11:00", "1½″", "community", "Own the maker story"))
    draft = draft_of(typed(outcome, line))
    room = after(ctx.board, draft)
    card = room.cards[created_id(draft)]
    assert (card.owner, card.due, card.size, card.tags) == ("zoe", "2026-04-17T11:00", 24, "community")
    assert "zoe" in room.people
    assert room.feeds_in[card.id] == ("note",)
    assert draft.label == 'added tactic "Post the clip"'


def test_what_a_kind_cannot_have_is_refused_where_it_is_typed() -> None:
    strategy = run("add", context(pane="strategy"))
    assert refused(strategy, 'Own it 1.5"').startswith("A note has no size")
    assert refused(strategy, "Own it stage:live").startswith("A note has no stage 'live'")
    assert refused(run("add", context(pane="today")), "Post live:fri") == "Only a piece goes live, not a tactic."
    assert "title" in refused(strategy, "  ")


def test_a_signal_is_captured_from_anywhere() -> None:
    ctx = context("todo", pane="today")
    card = made(ctx, typed(run("capture", ctx), "Replies before 9am convert +ig"))
    assert (card.kind, card.stage, card.channel, card.due) == ("signal", "new", "ig", "")


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("Reply to all of them", "tactic", "Reply to all of them"),
        ("piece: Cut for reels", "piece", "Cut for reels"),
        ("NOTE:Own it", "note", "Own it"),
        ("Notes: keep them", "tactic", "Notes: keep them"),
    ],
)
def test_a_new_card_fed_by_this_one_is_of_the_kind_that_is_said(line: str, kind: str, title: str) -> None:
    ctx = context("note", pane="strategy")
    draft = draft_of(typed(run("feed-new", ctx), line))
    room = after(ctx.board, draft)
    card = room.cards[created_id(draft)]
    assert (card.kind, card.title, card.due) == (kind, title, "")
    assert room.feeds_in[card.id] == ("note",)


def test_every_marked_card_feeds_the_new_one_and_none_twice() -> None:
    ctx = context("", "note", "idea")
    draft = draft_of(typed(run("feed-new", ctx), "Cut it ^own-the-maker-story"))
    assert set(after(ctx.board, draft).feeds_in[created_id(draft)]) == {"note", "idea"}


def test_a_note_is_fresh_when_it_is_added() -> None:
    ctx = context(pane="strategy")
    assert made(ctx, typed(run("add", ctx), "Own it")).renewed == instant(NOW)


def test_a_card_added_as_finished_is_closed() -> None:
    room = board()
    draft = add_card(room, Added("Done before", stage="live"), "piece", NOW)
    assert after(room, draft).cards[created_id(draft)].closed == instant(NOW)


def test_titles_are_one_line_and_not_empty() -> None:
    room = board()
    draft = add_card(room, Added("two\nlines\t here "), "note", NOW)
    assert after(room, draft).cards[created_id(draft)].title == "two lines here"
    for title, why in (("", "needs a title"), ("a\0b", "NUL"), ("a" * 501, "501 characters long; 500 is the most")):
        with pytest.raises(ValueError, match=why):
            add_card(room, Added(title), "note", NOW)

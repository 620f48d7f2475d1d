"""What others did meanwhile, in one line and as sentences."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.room import NOW, TODAY, card
from tests.tui.host import make_file, open_session
from warroom.commands.actions.approving import approve, send_back
from warroom.commands.actions.campaigns import edit_campaign, terms_of
from warroom.commands.actions.cards import add_card, archive, delete, write_body
from warroom.commands.actions.checklist import tick
from warroom.commands.actions.golive import hold
from warroom.commands.actions.links import feed
from warroom.commands.actions.recast import recast
from warroom.commands.actions.stages import finish, move
from warroom.commands.actions.timing import set_due
from warroom.commands.catchup import Missed, listed, missed, summary
from warroom.commands.spec import Do
from warroom.commands.vocabulary import vocabulary
from warroom.domain.changes import Draft
from warroom.domain.grammar import parse_add
from warroom.session import Session


@pytest.fixture
def ben(tmp_path: Path) -> Session:
    return open_session(make_file(tmp_path / "a.warroom"), me="ben")


def since(ben: Session, seq: int, me: str = "ana", hours: int = 1) -> Missed:
    entries = [e for e in ben.store.log(campaign="spring") if e.changeset.seq > seq]
    return missed(entries, ben.board, me, NOW - timedelta(hours=hours), NOW)


def said(ben: Session, *drafts: Draft) -> str:
    seq = ben.board.seq
    for draft in drafts:
        ben.commit(draft)
    return summary(since(ben, seq), ben.board)


def test_each_card_counts_once_by_what_became_of_it(ben: Session) -> None:
    seq, cards = ben.board.seq, ben.board.cards
    ben.commit(move(ben.board, [cards["idea"]], "draft", NOW))
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "design", NOW))
    ben.commit(finish(ben.board, [cards["first"]], NOW, "ben"))
    ben.commit(finish(ben.board, [cards["doing"]], NOW, "ben"))
    ben.commit(finish(ben.board, [cards["note"]], NOW, "ben"))
    ben.commit(set_due(ben.board, [cards["second"]], "2026-04-20", NOW))
    ben.commit(write_body(cards["sketch"], "", "words", NOW, "ben"))
    ben.commit(feed(ben.board, [ben.board.cards["sketch"]], [ben.board.cards["second"]], NOW))
    ben.commit(recast(ben.board, [cards["signal"]], "tactic", NOW, "ben"))
    assert summary(since(ben, seq), ben.board) == (
        "1 moved, 1 went live, 1 done, 1 retired, 1 recast, 1 rewritten, 1 changed, 1 linked, 1″ won"
    )


def test_a_tick_is_no_rewriting(ben: Session) -> None:
    todo = ben.board.cards["todo"]
    ben.commit(write_body(todo, "", "- [ ] call\n", NOW, "ben"))
    assert said(ben, tick(todo, "- [ ] call\n", [1])) == "1 ticked"
    assert (
        said(ben, tick(todo, "- [x] call\n", [1]), write_body(todo, "- [ ] call\n", "x", NOW, "ben")) == "1 rewritten"
    )


def test_cards_that_came_and_went(ben: Session) -> None:
    cards = ben.board.cards
    added = parse_add("Brand new", vocabulary(ben.board, NOW, "ben"))
    drafts = (add_card(ben.board, added, "tactic", NOW), archive([cards["idea"]], NOW), delete([cards["first"]]))
    assert said(ben, *drafts) == "1 added, 1 archived, 1 deleted"


def test_what_was_taken_back_or_moved_to_and_fro_is_nothing(ben: Session) -> None:
    seq = ben.board.seq
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", NOW))
    ben.undo()
    assert summary(since(ben, seq), ben.board) == ""
    assert since(ben, seq).entries == ()
    ben.redo()
    assert summary(since(ben, seq), ben.board) == "1 moved"


def test_an_undo_of_what_was_seen_is_something(ben: Session) -> None:
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", NOW))
    seq = ben.board.seq
    ben.undo()
    found = since(ben, seq)
    assert summary(found, ben.board) == "1 moved"
    assert listed(found, ben.board, NOW, NOW).choices[0].text.startswith("@ben took back: moved")


def test_my_own_work_is_no_news(ben: Session) -> None:
    seq = ben.board.seq
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", NOW))
    assert since(ben, seq, me="ben").entries == ()


@pytest.mark.parametrize(("due", "hours", "count"), [
    (f"{TODAY}T09:00", 1, 1), (f"{TODAY}T09:30", 1, 0), (f"{TODAY}T08:00", 1, 0), (f"{TODAY}T08:00", 2, 1),
    (TODAY, 1, 0), (TODAY, 12, 1), ("2026-04-15", 12, 0), ("", 48, 0),
])  # fmt: skip
def test_what_came_due_while_one_was_away(tmp_path: Path, due: str, hours: int, count: int) -> None:
    file = make_file(tmp_path / "due.warroom", [card("todo", "tactic", "todo", "b", due=due)])
    ben = open_session(file, me="ben")
    assert len(since(ben, ben.board.seq, hours=hours).due) == count


def test_the_list_tells_it_in_sentences_and_leads_to_the_cards(ben: Session) -> None:
    seq = ben.board.seq
    ben.commit(move(ben.board, [ben.board.cards["idea"]], "draft", NOW))
    ben.commit(feed(ben.board, [ben.board.cards["sketch"]], [ben.board.cards["second"]], NOW))
    pick = listed(since(ben, seq), ben.board, NOW - timedelta(hours=1), NOW)
    assert pick.title == "What others did since 08:18"
    assert [choice.text for choice in pick.choices][1] == '@ben moved "Carousel: five mistakes" to draft'
    assert pick.then("1", False) == Do("goto", "idea")
    assert pick.then("0", False) == Do("goto", "sketch")


def test_a_piece_that_came_due_is_told_with_its_channel(tmp_path: Path) -> None:
    pieces = [
        card("out", "piece", "scheduled", "b", "60s cut", channel="yt", golive=f"{TODAY}T09:00"),
        card("late", "piece", "draft", "b", "60s cut", channel="fb", due=f"{TODAY}T09:05"),
    ]
    ben = open_session(make_file(tmp_path / "due.warroom", pieces), me="ben")
    told = listed(since(ben, ben.board.seq), ben.board, NOW - timedelta(hours=1), NOW)
    assert [choice.text for choice in told.choices] == ["60s cut on yt was to go live", "60s cut on fb is due"]


def test_a_go_live_is_of_its_own_zone_and_none_while_everything_is_held(tmp_path: Path) -> None:
    # Nine in Tokyo is two in the morning in Berlin.
    piece = card("out", "piece", "scheduled", "b", "60s cut", golive=f"{TODAY}T09:00", golive_zone="Asia/Tokyo")
    ben = open_session(make_file(tmp_path / "due.warroom", [piece]), me="ben")
    assert summary(since(ben, ben.board.seq, hours=8), ben.board) == "1 was to go live"
    assert summary(since(ben, ben.board.seq), ben.board) == ""
    ben.commit(hold(ben.board, "a recall", NOW))
    assert since(ben, ben.board.seq, hours=8).live == ()


def test_what_a_review_said_and_a_hold_are_told_by_their_names(tmp_path: Path) -> None:
    ben = open_session(make_file(tmp_path / "review.warroom"), me="ben")
    terms = terms_of(ben.board.campaign)._replace(stages="idea, draft?, design, live")
    ben.commit(edit_campaign(ben.board.campaign, terms))
    seq = ben.board.seq
    ben.commit(approve(ben.board, [ben.board.cards["first"]], NOW, "ben", {}))
    ben.commit(send_back(ben.board, [ben.board.cards["second"]], "no source", NOW, "ben"))
    ben.commit(hold(ben.board, "a recall", NOW))
    assert summary(since(ben, seq), ben.board) == "1 approved, 1 sent back, everything was held"

"""Moving what stands on a calendar by days."""

from __future__ import annotations

import pytest

from tests.commands.room import CARDS, EARLIER, NOW, TODAY, after, board, card, context, draft_of, typed
from warroom.commands.actions.shifting import shift
from warroom.commands.handlers.making import add_on
from warroom.domain.almanac import Entry, entries_of
from warroom.domain.board import Board
from warroom.domain.model import Card

BOTH = card("both", "piece", "draft", "f", "The reel", due="2026-04-16", golive="2026-04-30T23:30")
TOKYO = card("tokyo", "piece", "draft", "g", "The cut", golive="2026-04-15T05:00", golive_zone="Asia/Tokyo")
FRIDAY = card("friday", "tactic", "todo", "h", "Call the shop", due="2026-04-17T11:00")
GONE = card("gone", "piece", "live", "i", "Gone", golive="2026-04-13", closed=EARLIER)
ROOM = board((*CARDS, BOTH, TOKYO, FRIDAY, GONE))


def entry(of: Board, key: str, what: str = "due") -> Entry:
    return next(found for found in entries_of(of.cards[key], of.campaign) if found.what == what)


def shifted(key: str, what: str, days: int) -> tuple[Card, str]:
    draft = shift(ROOM, [entry(ROOM, key, what)], days, NOW)
    return after(ROOM, draft).cards[key], draft.label


def test_the_date_it_stands_for_moves_and_the_other_stays() -> None:
    found, label = shifted("both", "due", 1)
    assert (found.due, found.golive) == ("2026-04-17", BOTH.golive)
    assert label == 'moved "The reel" to due Fri 17 Apr'
    found, label = shifted("both", "golive", 1)
    assert (found.due, found.golive) == (BOTH.due, "2026-05-01T23:30")
    assert label == 'moved "The reel" to going live Fri 1 May 23:30'


def test_a_go_live_keeps_its_hour_in_its_own_zone() -> None:
    found, label = shifted("tokyo", "golive", 7)
    assert found.golive == "2026-04-22T05:00"
    assert label == 'moved "The cut" to going live Wed 22 Apr 5:00 in Asia/Tokyo'
    assert entry(after(ROOM, shift(ROOM, [entry(ROOM, "tokyo", "golive")], 7, NOW)), "tokyo", "golive").wall == (
        "2026-04-21T22:00"
    )


def test_an_hour_is_kept() -> None:
    assert shifted("friday", "due", -7)[0].due == "2026-04-10T11:00"


def test_putting_off_what_today_asks_for_is_called_easing() -> None:
    assert shifted("todo", "due", 1)[1] == 'eased today: put off "Seed clip" to Wed 15 Apr'
    assert shifted("todo", "due", -1)[1] == 'moved "Seed clip" to due Mon 13 Apr'
    assert shifted("friday", "due", 1)[1] == 'moved "Call the shop" to due Sat 18 Apr 11:00'


def test_a_carried_tactic_that_comes_no_later_than_today_is_not_eased() -> None:
    room = board((card("late", "tactic", "todo", "b", "Answer", due="2026-04-10"),))
    assert shift(room, [entry(room, "late")], 4, NOW).label == 'moved "Answer" to due Tue 14 Apr'
    assert shift(room, [entry(room, "late")], 5, NOW).label.startswith("eased today: ")


def test_several_move_as_one_change_that_says_what_was_eased() -> None:
    entries = [entry(ROOM, "both"), entry(ROOM, "both", "golive"), entry(ROOM, "todo"), entry(ROOM, "later")]
    draft = shift(ROOM, entries, 2, NOW)
    assert draft.label == "moved 3 cards 2 days later; eased today: put off 2 cards by 2 days"
    found = after(ROOM, draft).cards
    assert (found["both"].due, found["both"].golive) == ("2026-04-18", "2026-05-02T23:30")
    assert (found["todo"].due, found["later"].due) == ("2026-04-16", "2026-04-16T12:00")
    assert shift(ROOM, entries[:2], -1, NOW).label == 'moved "The reel" 1 day earlier'


def test_what_is_done_stays_on_its_day() -> None:
    with pytest.raises(ValueError, match=r'"Gone" is over: it stays on its day\.'):
        shift(ROOM, [entry(ROOM, "gone", "over")], 1, NOW)


def test_a_day_without_anything_says_so() -> None:
    with pytest.raises(ValueError, match=r"Nothing stands on this day: select an entry to move it\."):
        shift(ROOM, [], 1, NOW)


def test_a_shift_is_held_against_the_date_that_was_seen() -> None:
    change = shift(ROOM, [entry(ROOM, "both")], 1, NOW).changes
    assert [(c.field, c.old, c.new) for c in change] == [("due", "2026-04-16", "2026-04-17")]


@pytest.mark.parametrize(
    ("line", "kind", "due", "golive"),
    [
        ("Call the shop", "tactic", "2026-04-20", ""),
        ("Call the shop 11:00", "tactic", "2026-04-20T11:00", ""),
        ("Call the shop fri", "tactic", "2026-04-17", ""),
        ("piece: Reel +ig", "piece", "2026-04-20", ""),
        ("piece: Reel live:10:00", "piece", "", "2026-04-20T10:00"),
        ("note: Own the bench", "note", "", ""),
    ],
)
def test_a_card_is_added_on_the_day(line: str, kind: str, due: str, golive: str) -> None:
    ctx = context(on=ROOM)
    draft = draft_of(typed(add_on(ctx, "2026-04-20"), line))
    made = after(ROOM, draft).cards[draft.changes[0].id]
    assert (made.kind, made.due, made.golive) == (kind, due, golive)


def test_the_echo_of_an_added_card_says_the_day() -> None:
    outcome = add_on(context(on=ROOM), TODAY)
    assert getattr(outcome, "title", "") == "New on Tue 14 Apr"
    assert "Tue 14 Apr 11:00" in outcome.echo("Call 11:00").text  # type: ignore[union-attr]

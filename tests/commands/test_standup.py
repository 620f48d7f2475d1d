"""The standup's steps and minutes, from a small board and what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from tests.commands.room import CAMPAIGN, CARDS, NOW, after, board, card
from warroom.commands.actions.day import commit_day
from warroom.commands.actions.stages import finish, move
from warroom.commands.actions.standup import stamp
from warroom.commands.actions.wins import log_win
from warroom.domain.board import Board
from warroom.domain.changes import Change, Changeset, Draft, Entry
from warroom.domain.dates import instant
from warroom.domain.model import Person, Standup
from warroom.domain.standup import (
    exceptions,
    previous_workday,
    say_since,
    seconds_said,
    since_of,
    speakers,
    steps,
    winners,
    wins_of,
)
from warroom.formats.minutes import minutes


def entry(seq: int, draft: Draft, who: str = "ana", *, undone: bool = False) -> Entry:
    change = Changeset(seq, f"c{seq}", instant(NOW), who, "tui", draft.command, draft.label, "spring")
    return Entry(change, draft.changes, undone)


def played() -> tuple[Board, list[Entry]]:
    """A board on which a tactic was done and a piece moved and another went live."""
    room, entries = board(), list[Entry]()
    steps_taken: tuple[tuple[str, Callable[[Board], Draft]], ...] = (
        ("ana", lambda b: finish(b, [b.cards["todo"]], NOW, "ana")),
        ("ben", lambda b: move(b, [b.cards["first"]], "design", NOW)),
        ("ben", lambda b: finish(b, [b.cards["idea"]], NOW, "ben")),
    )
    for who, make in steps_taken:
        draft = make(room)
        entries.append(entry(len(entries) + 8, draft, who))
        room = after(room, draft)
    return room, entries


def groups(step_groups: tuple[tuple[str, tuple[object, ...]], ...]) -> dict[str, list[str]]:
    return {name: [getattr(card, "id", "") for card in cards] for name, cards in step_groups}


def test_it_goes_from_the_score_over_the_board_from_the_right_to_today() -> None:
    room, entries = played()
    assert [(step.kind, step.name) for step in steps(room, entries)] == [
        ("score", ""), ("since", ""), ("stage", "design"), ("stage", "draft"), ("person", "ana"), ("person", "ben"),
        ("exceptions", ""), ("live", ""), ("today", ""), ("end", ""),
    ]  # fmt: skip


def test_what_was_done_since_is_told_as_it_is_now() -> None:
    room, entries = played()
    since = steps(room, entries)[1]
    assert groups(since.groups) == {"went live": ["idea"], "done": ["todo"], "moved": ["first"]}


def test_what_was_taken_back_was_not_done() -> None:
    room, entries = played()
    undone = [entries[0], entries[1], entries[2]._replace(undone=True)]
    back = replace(room, cards={**room.cards, "idea": board().cards["idea"]})
    assert "went live" not in groups(steps(back, undone)[1].groups)


def test_each_person_in_turn_says_what_they_won_do_and_carry() -> None:
    late = card("late", "tactic", "todo", "z", "Late one", owner="ana", due="2026-04-12")
    room, entries = played()
    room = replace(room, cards={**room.cards, "late": late})
    ana = next(step for step in steps(room, entries) if step.name == "ana")
    assert groups(ana.groups) == {"won": ["todo"], "carrying": ["late"]}
    assert winners(entries) == {"ana": 28}


def test_a_win_counts_once_however_often_it_was_taken_back_and_brought_again() -> None:
    made = log_win(CAMPAIGN, ["ana"], 8, NOW, "ana", "answered 14 comments")
    first = entry(8, made, undone=False)
    taken = Draft("undo", "u", tuple(c._replace(old=c.new, new=c.old) for c in reversed(made.changes)))
    assert winners([first._replace(undone=True), entry(9, taken)]) == {}
    assert winners([first, entry(9, taken), entry(10, made)]) == {"ana": 8}
    (win,) = wins_of([first, entry(9, taken), entry(10, made)])
    assert (win.size, win.text, win.who, win.card) == (8, "answered 14 comments", "ana", "")


def test_a_win_that_no_card_tells_is_told_by_itself() -> None:
    room, entries = played()
    made = log_win(CAMPAIGN, ["ana"], 8, NOW, "ana", "answered 14 comments")
    entries = [*entries, entry(20, made)]
    ana = next(step for step in steps(room, entries) if step.name == "ana")
    assert [win.text for win in ana.wins] == ["answered 14 comments"]
    text = minutes(room, steps(room, entries), entries, "standup")
    assert "## @ana, 2¼″ won" in text
    assert "- answered 14 comments, ½″" in text


def test_a_win_of_something_private_is_said_to_be_there_and_no_more() -> None:
    room, entries = played()
    made = log_win(CAMPAIGN, ["ana"], 8, NOW, "ana", "met the secret client", room.cards["doing"])
    entries = [*entries, entry(20, made)]
    room = replace(room, cards={**room.cards, "doing": room.cards["doing"]._replace(private=1)})
    text = minutes(room, steps(room, entries), entries, "standup")
    assert "secret" not in text
    assert "- something private, ½″" in text


def test_what_is_late_is_carried_be_it_a_tactic_or_a_piece() -> None:
    late = card("late", "piece", "draft", "z", "Late one", owner="ana", due="2026-04-12")
    room = replace(board(), cards={**board().cards, "late": late})
    ana = next(step for step in steps(room, ()) if step.name == "ana")
    assert "late" in groups(ana.groups)["carrying"]


def test_who_has_nothing_and_did_nothing_is_not_asked() -> None:
    room = replace(board(), people={h: Person(h) for h in ("ana", "ben", "cleo")})
    assert speakers(room, []) == ("ana", "ben")
    did = entry(9, move(room, [room.cards["first"]], "design", NOW), "cleo")
    assert speakers(room, [did]) == ("ana", "ben", "cleo")


def test_exceptions_are_what_wants_a_word() -> None:
    found = groups(exceptions(board()))
    assert set(found["unowned"]) >= {"later", "idea"}
    assert found["blocked"] == ["stuck"]
    over = after(board(), move(board(), [board().cards["idea"]], "draft", NOW))
    assert groups(exceptions(over))["over the limit"] == ["idea"]


def test_an_exception_that_there_is_none_of_is_not_named() -> None:
    assert exceptions(board([c for c in CARDS if c.kind == "signal"])) == ()


def test_without_an_earlier_one_it_looks_back_to_the_working_day_before() -> None:
    people = [Person("ana")]
    monday = replace(board(), today="2026-04-13")
    assert previous_workday(monday, people) == "2026-04-10"
    free = replace(monday, campaign=monday.campaign._replace(holidays="2026-04-10"))
    assert previous_workday(free, people) == "2026-04-09"
    assert previous_workday(monday, [Person("bo", workdays="sat sun")]) == "2026-04-12"
    since = since_of((), monday, people)
    assert (since.seq, since.at) == (0, "2026-04-09T22:00:00.000Z")


def test_after_one_was_held_it_looks_back_to_that_exactly() -> None:
    held = Standup("s1", "spring", "2026-04-10T07:30:00.000Z", "ana", 42)
    assert since_of((held,), board())[:2] == (42, held.at)


def test_the_stamp_keeps_the_change_it_saw_and_the_minutes() -> None:
    room, entries = played()
    text = minutes(room, steps(room, entries), entries, "standup")
    made = stamp(room, text, NOW, "ana")
    values = {change.field: change.new for change in made.changes}
    assert (values["seq"], values["minutes"], made.label) == (room.seq, text, "held a standup")


def test_the_minutes_are_markdown_that_shows_every_title_literally() -> None:
    room, entries = played()
    room = replace(
        room, cards={**room.cards, "stuck": room.cards["stuck"]._replace(title="[50% off] *sale*", owner="ana")}
    )
    text = minutes(room, steps(room, entries), entries, "standup of [today]")
    assert text.startswith("# Spring Launch: standup of \\[today\\]\n")
    assert "- \\[50% off\\] \\*sale\\*: sign-off\n" in text
    assert "## @ana, 1¾″ won" in text


def test_of_what_is_private_the_minutes_say_nothing() -> None:
    room, entries = played()
    room = replace(room, cards={k: c._replace(private=1) for k, c in room.cards.items()})
    text = minutes(room, steps(room, entries), entries, "standup")
    assert "something private" in text
    assert not any(c.title in text for c in room.cards.values())


def test_minutes_say_since_when_who_won_what_and_where_a_piece_is_now() -> None:
    room, entries = played()
    text = minutes(room, steps(room, entries), entries, "standup", "Since Mon 13 Apr 9:30")
    assert "## Since Mon 13 Apr 9:30, 1¾″ won\n\n@ana 1¾″.\n" in text
    assert ", now in design\n" in text


def test_minutes_of_some_days_add_them_up_and_tell_what_recurs_once() -> None:
    room, entries = played()
    twins = {f"n{n}": card(f"n{n}", "tactic", "done", f"n{n}", "Noon sweep", owner="ana") for n in range(3)}
    room = replace(room, cards={**room.cards, **twins}, days={"2026-04-12": 8, "2026-04-14": 16})
    done = [entry(30 + n, Draft("done", "d", (Change("card", f"n{n}", "stage", "todo", "done"),))) for n in range(3)]
    text = minutes(room, steps(room, [*entries, *done]), [*entries, *done], "x", days=("2026-04-12", "2026-04-14"))
    assert "**1½″** in 3 days" in text
    assert "- Noon sweep (@ana) ×3\n" in text


def test_it_says_from_when_on_it_looks_back() -> None:
    now = NOW.astimezone(ZoneInfo("Europe/Berlin"))
    held = Standup("s1", "spring", "2026-04-10T07:30:00.000Z", "ana", 42)
    assert say_since(since_of((held,), board()), now) == "Since Fri 10 Apr 9:30"
    assert say_since(since_of((), board(), [Person("ana")]), now) == "Since Mon 13 Apr"


def test_timers_are_quiet_about_it() -> None:
    assert [seconds_said(n) for n in (0, 14, 15, 59, 61, 3599)] == ["0:00", "0:00", "0:15", "0:45", "1:00", "59:45"]


def test_commitments_stand_in_the_minutes() -> None:
    room = after(board(), commit_day(board(), NOW))
    text = minutes(room, steps(room, ()), (), "standup")
    assert "Committed: 2¾″." in text


@pytest.mark.parametrize("cards", [(), [c for c in CARDS if c.kind == "note"]])
def test_an_empty_campaign_has_a_standup_too(cards: tuple[()]) -> None:
    found = steps(board(cards, ()), ())
    assert [step.kind for step in found] == ["score", "since", "exceptions", "live", "today", "end"]
    assert minutes(board(cards, ()), found, (), "standup").startswith("# Spring Launch")

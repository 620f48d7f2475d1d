"""What time brings: once, however many look at the same moment, and in nobody's way of undoing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from tests.store.room import CAMPAIGN, add, tactic, write
from tests.world import Clock
from warroom.commands.actions import routines
from warroom.commands.vocabulary import vocabulary
from warroom.domain.changes import update
from warroom.domain.grammar import parse_add
from warroom.domain.model import Routine
from warroom.session import Session
from warroom.store import Conflict, Store

START = datetime(2026, 4, 1, 8, tzinfo=UTC)
FACES = ("ana", "bo", "cleo", "dan")
ROUTINES = tuple(Routine(f"r{n}", "c1", f"Sweep {n}", "FREQ=DAILY", "2026-04-01T09:00", "UTC") for n in range(5))


@pytest.fixture
def file(path: Path) -> Path:
    store = Store.open(path, create=True)
    add(store, CAMPAIGN, *ROUTINES)
    Session.open(store, "c1", "ana", "tui", Clock(START)).keep_up()
    store.close()
    return path


def told(path: Path) -> list[tuple[str, str]]:
    """Slot and stage of every occurrence of one routine, after the file was found to be sound."""
    store = Store.open(path)
    try:
        cards = store.cards("c1", archived=True)
        assert len({(card.routine, card.slot) for card in cards}) == len(cards), "one of them is there twice"
        assert store.verify() == ()
        return sorted((card.slot[:10], card.stage) for card in cards if card.routine == "r3")
    finally:
        store.close()


def test_four_who_open_at_once_after_days_away_make_todays_once_and_record_the_rest_as_missed(file: Path) -> None:
    clock, at_once, seen = Clock(START), Barrier(len(FACES)), []
    clock.forward(days=3)

    def opens(who: str) -> None:
        face = Session.open(Store.open(file), "c1", who, "tui", clock)
        at_once.wait()
        face.keep_up()
        face.refresh()
        seen.append(sorted(card.slot for card in face.board.group("tactic", "todo")))
        face.close()

    people = [Thread(target=opens, args=(who,)) for who in FACES]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert told(file) == [
        ("2026-04-01", "missed"), ("2026-04-02", "missed"), ("2026-04-03", "missed"), ("2026-04-04", "todo"),
    ]  # fmt: skip
    assert seen == [["2026-04-04T09:00"] * len(ROUTINES)] * len(FACES)


def test_midnight_and_clocks_that_jump_while_four_have_it_open(file: Path) -> None:
    clock = Clock(datetime(2026, 4, 1, 23, 59, tzinfo=UTC))
    faces = [Session.open(Store.open(file), "c1", who, "tui", clock) for who in FACES]
    # A minute over midnight, two days on, back over midnight, and on again.
    for hours in (0, 1, 48, -30, 30):
        clock.forward(hours=hours)
        for face in faces:
            face.turn_day()
            face.refresh()
            face.keep_up()
        boards = [sorted(c.slot for c in face.board.cards.values() if c.stage == "todo") for face in faces]
        for face in faces:
            face.refresh()
        again = [sorted(c.slot for c in face.board.cards.values() if c.stage == "todo") for face in faces]
        assert again == [boards[-1]] * len(faces)
    for face in faces:
        face.close()
    assert told(file) == [
        ("2026-04-01", "missed"), ("2026-04-02", "missed"), ("2026-04-03", "missed"), ("2026-04-04", "todo"),
    ]  # fmt: skip


def begun(path: Path, clock: Clock) -> Session:
    """Ana's session, who has just started a routine fed by a note."""
    store = Store.open(path, create=True)
    add(store, CAMPAIGN, tactic("n1", kind="note", stage="active"), actor="setup")
    face = Session.open(store, "c1", "ana", "tui", clock)
    added = parse_add("Sweep ^n1", vocabulary(face.board, clock(), "ana"))._replace(feeds=("n1",))
    face.commit(routines.add_routine(face.board, added, "every day", clock()))
    return face


def days_on(face: Session, clock: Clock, days: int) -> None:
    clock.forward(days=days)
    face.turn_day()
    face.refresh()
    face.keep_up()


def test_what_time_has_brought_goes_with_the_routine_when_its_start_is_undone_and_comes_again(path: Path) -> None:
    clock = Clock(START)
    face = begun(path, clock)
    days_on(face, clock, 2)
    assert len(face.board.cards) == 4
    assert face.undo().label.startswith('started the routine "Sweep"')
    assert [card.title for card in face.board.cards.values()] == ["Do n1"]
    assert not face.board.routines
    assert face.store.verify() == ()
    face.redo()
    face.keep_up()
    assert sorted((c.slot, c.stage) for c in face.board.cards.values() if c.routine) == [
        ("2026-04-01", "missed"), ("2026-04-02", "missed"), ("2026-04-03", "todo"),
    ]  # fmt: skip
    assert face.undo().label.startswith('started the routine "Sweep"')
    assert not face.board.routines
    assert face.store.verify() == ()
    face.close()


def test_an_occurrence_that_somebody_has_done_stays_and_one_that_came_with_the_start_is_named(path: Path) -> None:
    clock = Clock(START)
    face = begun(path, clock)
    days_on(face, clock, 1)
    (second,) = [card for card in face.board.group("tactic", "todo") if card.routine]
    write(face.store, "Done", update(second, stage="done", closed="2026-04-02T09:00:00.000Z"), actor="bo")
    face.refresh()
    face.undo()
    assert [card.id for card in face.board.cards.values() if card.kind == "tactic"] == [second.id]
    face.redo()
    days_on(face, clock, 1)
    slots = sorted(card.slot for card in face.store.cards("c1", archived=True) if card.routine)
    assert slots == ["2026-04-01", "2026-04-02", "2026-04-03"]
    (first,) = [card for card in face.board.cards.values() if card.routine and card.slot == "2026-04-01"]
    write(face.store, "Own", update(first, owner="bo"), actor="bo")
    face.refresh()
    with pytest.raises(Conflict, match="@bo set the owner of “Sweep” to “bo”"):
        face.undo()
    assert face.board.routines
    assert face.store.verify() == ()
    face.close()


def test_a_change_of_a_routine_is_undone_after_days_and_none_of_them_comes_twice(path: Path) -> None:
    clock = Clock(START)
    face = begun(path, clock)
    (routine,) = face.board.routines.values()
    face.commit(routines.edit_routine(face.board, routine, clock(), every="every 2 days", owner="bo"))
    days_on(face, clock, 4)
    face.undo()
    (routine,) = face.board.routines.values()
    assert (routine.rule, routine.owner, routine.upto) == ("FREQ=DAILY", "", "2026-04-05")
    days_on(face, clock, 1)
    slots = [card.slot for card in face.store.cards("c1", archived=True) if card.routine]
    assert len(slots) == len(set(slots))
    assert max(slots) == "2026-04-06"
    assert face.store.verify() == ()
    face.close()

"""Several who open at the same moment, or have it open when the day turns: each occurrence is there once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from tests.store.room import CAMPAIGN, add
from tests.world import Clock
from warroom.domain.model import Routine
from warroom.session import Session
from warroom.store import Store

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

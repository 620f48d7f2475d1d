"""Whoever looks, in whatever order and on whatever days: each occurrence appears once."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.room import CAMPAIGN, add, write
from tests.world import Clock
from warroom.commands.actions import routines
from warroom.commands.actions.stages import finish, move
from warroom.domain.changes import update
from warroom.domain.dates import add_days
from warroom.domain.model import Routine
from warroom.session import Session
from warroom.store import Conflict, Store, StoreError

START = datetime(2026, 4, 1, 8, tzinfo=UTC)
LOOKS = st.lists(
    st.tuples(st.sampled_from(["ana", "bo", "cleo"]), st.integers(0, 9), st.booleans()), min_size=1, max_size=8
)
RULES = st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=WE,SA", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYHOUR=9,17"])


@settings(max_examples=40, deadline=None)
@given(LOOKS, RULES, st.sampled_from(["fixed", "skip", "completion"]))
def test_each_occurrence_appears_once(looks: list[tuple[str, int, bool]], rule: str, repeat: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        store = Store.open(path, create=True)
        timed = "T09:00" if "BYHOUR" in rule else ""
        add(store, CAMPAIGN, Routine("r1", "c1", "Sweep", rule, f"2026-04-01{timed}", "UTC", repeat))
        clock = Clock(START)
        faces: dict[str, Session] = {}
        for who, ahead, works in looks:
            clock.forward(days=ahead)
            face = faces.get(who) or Session.open(Store.open(path), "c1", who, "tui", clock)
            faces[who] = face
            # Two who look at the same board at once: the one who is later finds it done.
            stale = face.board
            face.turn_day()
            face.keep_up()
            face.board = stale if works else face.board
            face.refresh()
            face.turn_day()
            face.keep_up()
            waiting = [card for card in face.board.group("tactic", "todo") if card.routine]
            if works and waiting:
                face.commit(finish(face.board, waiting[:1], clock(), who))
        slots = [card.slot for card in store.cards("c1", archived=True)]
        assert len(slots) == len(set(slots))
        assert all(slot[:10] <= clock().strftime("%Y-%m-%d") for slot in slots)
        waiting = [card for card in store.cards("c1") if card.stage == "todo"]
        assert len({card.slot[:10] for card in waiting}) <= 1, "they do not pile up"
        assert store.verify() == ()
        for face in faces.values():
            face.close()
        store.close()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["ana", "bo"]),
        st.integers(-3, 5),
        st.sampled_from(["look", "done", "begin", "skip", "move", "pause", "resume", "change", "undo"]),
    ),
    min_size=1,
    max_size=12,
)
ZONES = st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"])


def act(face: Session, what: str, now: datetime) -> None:
    """Do it, as far as there is anything to do it to; whoever is too late does nothing."""
    board = face.board
    (routine,) = board.routines.values()
    waiting = [card for card in board.group("tactic", "todo") if card.routine]
    with suppress(Conflict, StoreError, ValueError):
        if what == "undo":
            face.undo()
        elif what == "done" and waiting:
            face.commit(finish(board, waiting[:1], now, face.me))
        elif what == "begin" and waiting:
            face.commit(move(board, waiting[:1], "doing", now))
        elif what == "skip":
            face.commit(routines.skip(board, routine, now))
        elif what == "move":
            face.commit(routines.move(board, routine, f"{add_days(board.today, 2)}T10:00", now))
        elif what == "pause":
            face.commit(routines.pause(routine, "closed", now))
        elif what == "resume" and routine.paused:
            face.commit(routines.resume(board, routine, now))
        elif what == "change":
            other = "every 2 days" if routine.rule == "FREQ=DAILY" else "every day"
            face.commit(routines.edit_routine(board, routine, now, every=other))


@settings(max_examples=60, deadline=None)
@given(ACTS, RULES, st.sampled_from(["fixed", "skip", "completion"]), ZONES, st.booleans())
def test_whatever_is_done_to_it_and_wherever_the_clock_jumps_no_slot_has_two(
    acts: list[tuple[str, int, str]], rule: str, repeat: str, zone: str, timed: bool
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        store = Store.open(path, create=True)
        begun = "2026-04-01T09:00" if timed or "BYHOUR" in rule else "2026-04-01"
        add(store, CAMPAIGN, Routine("r1", "c1", "Sweep", rule, begun, zone, repeat), actor="setup")
        clock = Clock(START)
        faces = {who: Session.open(Store.open(path), "c1", who, "tui", clock) for who in ("ana", "bo")}
        for who, ahead, what in acts:
            clock.forward(days=ahead)
            face = faces[who]
            # What is done is done to the board as it was seen, which another may have changed.
            act(face, what, clock())
            face.turn_day()
            face.refresh()
            face.keep_up()
        cards = store.cards("c1", archived=True)
        slots = [card.slot for card in cards]
        assert len(slots) == len(set(slots)), sorted(slots)
        assert store.verify() == ()
        for face in faces.values():
            face.close()
        store.close()


def test_the_upkeep_is_in_nobodys_way_of_undoing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store.open(path, create=True)
    add(store, CAMPAIGN, Routine("r1", "c1", "Sweep", "FREQ=DAILY", "2026-04-01", "UTC"), actor="setup")
    face = Session.open(store, "c1", "ana", "tui", lambda: START)
    write(store, "Mine", update(CAMPAIGN, name="Autumn"))
    face.refresh()
    face.keep_up()
    assert [card.title for card in face.board.cards.values()] == ["Sweep"]
    assert face.undo().label == "Mine"
    assert [card.title for card in face.board.cards.values()] == ["Sweep"]
    assert [entry.changeset.label for entry in store.log(campaign="c1")][1] == "1 routine for today"
    face.close()

"""Whoever looks, in whatever order and on whatever days: each occurrence appears once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.room import CAMPAIGN, add, write
from tests.world import Clock
from warroom.commands.actions.stages import finish
from warroom.domain.changes import update
from warroom.domain.model import Routine
from warroom.session import Session
from warroom.store import Store

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

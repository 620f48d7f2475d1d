from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.processes import finish, start
from tests.store.room import TODAY, add, win
from warroom.store import Busy, Store
from warroom.store.sqlite.listing import listed
from warroom.store.tables import SCHEMA


def test_several_processes_lose_nothing_and_leave_no_gap(store: Store, path: Path) -> None:
    first = store.board("c1", TODAY)
    workers = [start("write_wins", path, f"p{n}", 40) for n in range(3)]
    acknowledged = sorted(int(line) for worker in workers for line in finish(worker))
    assert acknowledged == list(range(first.seq + 1, first.seq + 121))
    delta = store.delta(first)
    assert delta is not None
    assert len(first.apply(delta).wins) == 120
    assert store.verify() == ()


def test_what_was_acknowledged_survives_kill_9(store: Store, path: Path) -> None:
    for round_ in range(5):
        worker = start("write_wins", path, f"r{round_}", 100_000)
        assert worker.stdout is not None
        acknowledged = [int(worker.stdout.readline()) for _ in range(5 + round_)]
        worker.kill()
        acknowledged += [int(line) for line in worker.stdout]
        worker.communicate()
        again = Store.open(path)
        head = again.board("c1", TODAY).seq
        # The one that was under way when it died may have made it as well.
        assert acknowledged[-1] <= head <= acknowledged[-1] + 1
        assert again.verify() == ()
        again.close()


def test_a_lock_that_another_program_holds_is_named_and_passes(store: Store, path: Path) -> None:
    holder = start("hold", path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    impatient = Store.open(path, patience=0.05)
    with pytest.raises(Busy, match=r"Another program is holding .*campaign\.db; nothing was written"):
        add(impatient, win("w1"))
    assert impatient.board("c1", TODAY).wins == ()
    holder.communicate("")
    assert add(impatient, win("w1")).seq == 2
    impatient.close()


def test_presence_waits_for_nobody(store: Store, path: Path) -> None:
    holder = start("hold", path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    patient = Store.open(path, patience=3600)
    assert patient.here("tui", "ana", "c1", "2026-04-14T09:00:00.000Z") == ("ana",)
    holder.communicate("")
    assert store.here("tui", "bo", "c1", "2026-04-14T09:00:01.000Z") == ("bo",)
    assert patient.here("tui", "ana", "c1", "2026-04-14T09:00:02.000Z") == ("ana", "bo")
    assert patient._engine.rows("pragma busy_timeout") == [(3_600_000,)]
    patient.close()


def test_what_somebody_points_at_is_seen_by_others_and_is_no_change(store: Store, path: Path) -> None:
    other = Store.open(path)
    board = other.board("c1", TODAY)
    assert other.delta(board) is None
    stirs = other.stirs
    assert store.point("here", "ana", "c1", "2026-04-14T09:00:00.000Z", "w1")
    assert other.delta(board) is None
    assert other.stirs == stirs + 1
    assert other.pointers("there", "c1", "2026-04-14T09:00:01.000Z") == (("ana", "w1"),)
    assert store.pointers("here", "c1", "2026-04-14T09:00:01.000Z") == ()
    # To be here still is to point still, until one does no longer or is gone.
    store.here("here", "ana", "c1", "2026-04-14T09:01:00.000Z")
    assert other.pointers("there", "c1", "2026-04-14T09:02:00.000Z") == (("ana", "w1"),)
    assert other.pointers("there", "c2", "2026-04-14T09:02:00.000Z") == ()
    assert other.pointers("there", "c1", "2026-04-14T09:03:00.000Z") == ()
    store.point("here", "ana", "c1", "2026-04-14T09:02:00.000Z", "")
    assert other.pointers("there", "c1", "2026-04-14T09:02:01.000Z") == ()
    other.close()


def test_whoever_points_waits_for_nobody(store: Store, path: Path) -> None:
    holder = start("hold", path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert not store.point("here", "ana", "c1", "2026-04-14T09:00:00.000Z", "w1")
    holder.communicate("")
    assert store.point("here", "ana", "c1", "2026-04-14T09:00:00.000Z", "w1")


def test_two_programs_that_upgrade_at_once_do_it_once(store: Store, path: Path) -> None:
    store.close()
    workers = [start("open_upgraded", path) for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    assert [finish(worker) for worker in workers] == [[str(SCHEMA + 1)]] * 2
    assert len(listed(path, f"before-schema-{SCHEMA + 1}")) in (1, 2)

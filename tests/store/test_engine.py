"""What every engine behind the seam has to do."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import HOSTILE
from warroom.store import Busy, Store, StoreError
from warroom.store.engine import Bell, Engine
from warroom.store.sqlite import driver

INSERT = "insert into presence (person, face, campaign, at) values (?, ?, ?, ?)"


@pytest.fixture
def engines(path: Path) -> Iterator[tuple[Engine, Engine]]:
    stores = [Store.open(path, create=True, patience=0.2) for _ in range(2)]
    yield stores[0]._engine, stores[1]._engine
    for store in stores:
        store.close()


def people(engine: Engine) -> list[str]:
    return [person for (person,) in engine.rows("select person from presence order by person")]


def note(engine: Engine, *names: str) -> None:
    engine.run(INSERT, [(name, "tui", "c1", "") for name in names])


def test_a_write_is_seen_by_others_when_it_is_through(engines: tuple[Engine, Engine]) -> None:
    one, other = engines
    with one.write():
        note(one, "ana", "bo")
        assert people(other) == []
    assert people(other) == ["ana", "bo"]


def test_an_exception_takes_a_write_back(engines: tuple[Engine, Engine]) -> None:
    one, _ = engines

    def fail() -> None:
        with one.write():
            note(one, "ana")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert people(one) == []
    with one.write():
        note(one, "bo")
    assert people(one) == ["bo"]


def test_reads_of_one_transaction_see_one_moment(engines: tuple[Engine, Engine]) -> None:
    one, other = engines
    with one.read():
        assert people(one) == []
        # An engine may let the other write meanwhile or keep it waiting in vain.
        with contextlib.suppress(Busy), other.write():
            note(other, "ana")
        assert people(one) == []


def test_waiting_ends_with_anothers_commit_and_not_with_ones_own(engines: tuple[Engine, Engine]) -> None:
    one, other = engines
    one.wait()
    with one.write():
        note(one, "ana")
    assert not one.wait(0.01)
    with other.write():
        note(other, "bo")
    assert one.wait(60)
    assert not one.wait()


def test_what_the_database_refuses_is_a_store_error(engines: tuple[Engine, Engine]) -> None:
    one, _ = engines
    with pytest.raises(StoreError, match="no such table"):
        one.rows("select 1 from nowhere")
    with pytest.raises(StoreError, match="UNIQUE"), one.write():
        note(one, "ana", "ana")
    assert people(one) == []


@pytest.mark.parametrize("version", [(3, 43, 2), driver.sqlite3.sqlite_version_info])
@pytest.mark.parametrize("more", [(), ("zero\0 byte",)])
def test_a_sheet_is_its_rows_on_their_side(
    engines: tuple[Engine, Engine], version: tuple[int, ...], more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = engines
    monkeypatch.setattr(driver.sqlite3, "sqlite_version_info", version)
    days = ["", *HOSTILE, "2026-04-14", *more]
    with one.write():
        one.run(
            "insert into days (campaign, day, total, version) values (?, ?, ?, ?)",
            [("c1", day, at % 3 - 1, 0) for at, day in enumerate(days)],
        )
    names = ("campaign", "day", "total", "version")
    rows = one.rows('select campaign, day, total, version from days where "campaign" = ?', ("c1",))
    assert len(rows) == len(set(days))
    assert one.sheet(names, "days where campaign = ?", ("c1",)) == [list(column) for column in zip(*rows, strict=True)]
    assert one.sheet(names, "days where campaign = ?", ("nobody",)) == [[], [], [], []]


def test_closing_twice_is_harmless(engines: tuple[Engine, Engine]) -> None:
    engines[0].close()
    engines[0].close()


def rings(bell: Bell) -> bool:
    return bool(select.select([bell.fd], [], [], 0)[0])


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")
def test_a_bell_rings_when_another_writes_and_not_when_one_reads(engines: tuple[Engine, Engine]) -> None:
    one, other = engines
    bell = one.bell()
    assert bell is not None
    people(one), people(other), other.wait()
    assert not rings(bell)
    with other.write():
        note(other, "ana")
    assert rings(bell)
    bell.close()


def test_where_there_is_no_log_there_is_no_bell(engines: tuple[Engine, Engine], path: Path) -> None:
    one, other = engines
    other.close()
    assert one.rows("pragma journal_mode = delete") == [("delete",)]
    assert one.bell() is None


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")
def test_too_many_open_files_leave_one_without_a_bell(engines: tuple[Engine, Engine]) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = os.dup(0)
    os.close(lowest)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, hard))
    try:
        assert engines[0].bell() is None
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")
def test_bells_leave_nothing_open(engines: tuple[Engine, Engine], path: Path) -> None:
    one, other = engines
    one.bell()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(100):
        bell = one.bell()
        assert bell is not None
        bell.close()
    other.close()
    one.rows("pragma journal_mode = delete")
    assert [one.bell() for _ in range(100)] == [None] * 100
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")
def test_a_bell_hears_what_is_written_behind_a_link(engines: tuple[Engine, Engine], path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.warroom"
    link.symlink_to(path)
    store = Store.open(link)
    bell = store.bell()
    assert bell is not None
    with engines[0].write():
        note(engines[0], "ana")
    assert rings(bell)
    bell.close()
    store.close()

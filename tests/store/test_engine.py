"""What every engine behind the seam has to do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from warroom.store import Busy, Store, StoreError
from warroom.store.engine import Engine

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


def test_closing_twice_is_harmless(engines: tuple[Engine, Engine]) -> None:
    engines[0].close()
    engines[0].close()

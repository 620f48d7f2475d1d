from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.room import add, tactic
from warroom.formats.calendar import Options
from warroom.intake import Intake
from warroom.store import Conflict, Store

NOW = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
CALENDAR = b"Publish date,Channel,Title,Owner\n2026-04-17,Instagram,Teardown,Ben\n2026-04-20,YouTube,Tour,Cleo\n"
LONGER = CALENDAR + b"2026-04-22,TikTok,Glue,Dee\n"


def intake(store: Store, data: bytes = CALENDAR) -> Intake:
    return Intake(store, "c1", data, Options(name="calendar.csv"), NOW)


def titles(store: Store) -> list[str]:
    return sorted(card.title for card in store.cards("c1") if card.kind == "piece")


def between_plan_and_commit(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let another import of `data` happen after the next one is planned and before it is committed."""

    waiting = [data]

    def other(store: Store) -> None:
        while waiting:
            intake(store, waiting.pop()).commit("bo", "cli")

    monkeypatch.setattr(Store, "backup_if_due", other)


def test_a_plan_writes_nothing_and_a_commit_brings_it_in_once(store: Store) -> None:
    coming = intake(store)
    assert (len(coming.plan.cards), titles(store)) == (2, [])
    assert coming.commit("ana", "cli") == 2
    assert titles(store) == ["Teardown", "Tour"]
    again = intake(store)
    assert (len(again.plan.cards), len(again.plan.here), again.commit("ana", "cli")) == (0, 2, 0)


@pytest.mark.parametrize(("meanwhile", "left"), [(CALENDAR, 1), (LONGER, 0)])
def test_rows_that_a_parallel_import_brings_in_are_here_already(
    store: Store, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes, left: int
) -> None:
    add(store, tactic("k1"))
    coming = intake(store, LONGER)
    between_plan_and_commit(monkeypatch, meanwhile)
    assert bool(coming.commit("ana", "cli")) == bool(left)
    assert (len(coming.plan.cards), len(coming.plan.here)) == (left, 3 - left)
    assert titles(store) == ["Glue", "Teardown", "Tour"]


def test_a_clash_that_no_new_plan_mends_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def clash(*_args: object, **_options: object) -> None:
        raise Conflict("Somebody else changed it.", ())

    monkeypatch.setattr(store, "commit", clash)
    with pytest.raises(Conflict):
        intake(store).commit("ana", "cli")


def test_what_a_file_holds_is_backed_up_before_anything_comes_in(store: Store, path: Path) -> None:
    intake(store).commit("ana", "cli")
    assert not (path.parent / "backups").exists()
    intake(store, LONGER).commit("ana", "cli")
    (kept,) = (path.parent / "backups").iterdir()
    before = Store.open(kept)
    assert titles(before) == ["Teardown", "Tour"]
    before.close()

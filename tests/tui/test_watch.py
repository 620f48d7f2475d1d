"""While nobody types, a bell tells of what others do; where there is none, the file is looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.host import open_session, room
from tests.world import Clock
from warroom.commands.actions.stages import move
from warroom.session import Session
from warroom.store import Bell, Store
from warroom.tui import watch


@pytest.fixture
def dozing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found but by the bell."""
    monkeypatch.setattr(watch, "_STIR_SECONDS", 0.0)
    monkeypatch.setattr(watch, "_DOZE_SECONDS", 3600.0)


async def until(pilot: Pilot[int], happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not happened():
            await pilot.pause(0.005)


def as_ben(file: Path, stage: str) -> None:
    other = open_session(file, me="ben")
    other.commit(move(other.board, (other.board.cards["idea"],), stage, other.clock()))
    other.store.close()


@pytest.mark.usefixtures("dozing")
async def test_what_another_does_rings_and_is_shown(file: Path) -> None:
    async with room(file) as (app, pilot):
        await until(pilot, lambda: app.lookout.listens)
        as_ben(file, "draft")
        await until(pilot, lambda: app.desk.board.cards["idea"].stage == "draft")
        await until(pilot, lambda: app.lookout.listens)
        as_ben(file, "design")
        await until(pilot, lambda: app.desk.board.cards["idea"].stage == "design")


@pytest.mark.usefixtures("dozing")
async def test_what_is_written_just_before_the_bell_is_there_is_found(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Store.bell

    def late(store: Store) -> Bell | None:
        as_ben(file, "draft")
        monkeypatch.setattr(Store, "bell", ring)
        return ring(store)

    monkeypatch.setattr(Store, "bell", late)
    async with room(file) as (app, pilot):
        await until(pilot, lambda: app.desk.board.cards["idea"].stage == "draft")


@pytest.mark.usefixtures("dozing")
async def test_without_a_bell_the_file_is_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Store] = []
    monkeypatch.setattr(Store, "bell", lambda store: asked.append(store))
    async with room(file) as (app, pilot):
        await until(pilot, lambda: bool(asked))
        as_ben(file, "draft")
        await until(pilot, lambda: app.desk.board.cards["idea"].stage == "draft")
        assert not app.lookout.listens


async def test_nobody_listens_while_somebody_types_or_after_the_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_STIR_SECONDS", 0.0)
    async with room(file) as (app, pilot):
        await until(pilot, lambda: app.lookout.listens)
        monkeypatch.setattr(watch, "_STIR_SECONDS", 3600.0)
        await pilot.press("j")
        assert not app.lookout.listens
        monkeypatch.setattr(watch, "_STIR_SECONDS", 0.0)
        app.lookout._awake_until = 0.0
        await until(pilot, lambda: app.lookout.listens)
    assert not app.lookout.listens


async def test_a_fault_of_the_watch_ends_the_dashboard(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault() -> bool:
        raise RuntimeError("a fault")

    async def watched() -> None:
        async with room(file) as (app, pilot):
            monkeypatch.setattr(app.session, "refresh", fault)
            await until(pilot, lambda: app.fault is not None)

    with pytest.raises(RuntimeError, match="a fault"):
        await watched()


@pytest.mark.usefixtures("dozing")
async def test_the_minute_turns_while_nothing_moves(file: Path) -> None:
    clock = Clock()
    clock.forward(seconds=59)
    async with room(file, clock=clock) as (app, pilot):
        await until(pilot, lambda: app.lookout.listens)
        before = app.desk.now
        clock.forward(seconds=2)
        await until(pilot, lambda: app.desk.now > before)


async def test_a_clock_that_is_put_back_is_told_as_it_is_now(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, pilot):
        clock.forward(hours=-2)
        await until(pilot, lambda: app.desk.now == app.minute())


@pytest.mark.usefixtures("dozing")
async def test_a_commit_that_a_slow_disk_delays_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(watch, "monotonic", lambda: now)
    async with room(file) as (app, pilot):
        now = 10.0
        await until(pilot, lambda: app.lookout.listens)
        looks = 0

        def nothing_yet(session: Session) -> None:
            nonlocal looks
            looks += 1

        with monkeypatch.context() as syncing:
            syncing.setattr(Session, "refresh", nothing_yet)
            as_ben(file, "draft")
            await until(pilot, lambda: not app.lookout.listens)
            now += 2.5
            seen = looks
            await until(pilot, lambda: looks > seen + 2)
            assert not app.lookout.listens
        await until(pilot, lambda: app.desk.board.cards["idea"].stage == "draft")

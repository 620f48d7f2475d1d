"""Routines on the running dashboard: their screen, and what appears by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.stage.play import text
from tests.tui.host import open_session, press, room
from tests.world import HOSTILE, Clock
from warroom.commands.actions import routines
from warroom.commands.vocabulary import vocabulary
from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.domain.grammar import parse_add
from warroom.domain.model import Routine
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.card import CardScreen
from warroom.tui.routines import RoutinesScreen
from warroom.views.line import plain


def start(file: Path, line: str, every: str = "every day", clock: Clock | None = None) -> None:
    session = open_session(file, clock)
    now = session.clock()
    added = parse_add(line, vocabulary(session.board, now, "ana"))
    session.commit(routines.add_routine(session.board, added, every, now))
    session.close()


def page(app: WarroomApp) -> str:
    screen = next(screen for screen in app.screen_stack if isinstance(screen, RoutinesScreen))
    return "\n".join(plain(line) for line in screen.lines(*app.size))


async def test_todays_appears_by_itself_at_midnight_and_yesterdays_is_missed(file: Path) -> None:
    clock = Clock()
    start(file, "Morning sweep of all @ana", clock=clock)
    async with room(file, clock=clock) as (app, pilot):
        clock.forward(days=1)
        app.lookout.take_in()
        await pilot.pause()
        cards = [card for card in app.session.board.cards.values() if card.routine]
        assert sorted((card.slot, card.stage) for card in cards) == [("2026-04-14", "missed"), ("2026-04-15", "todo")]
        await press(pilot, "7")
        assert "0 of 1 done, 1 missed" in page(app)
        assert "○▸" in page(app)


async def test_it_is_there_when_a_dashboard_opens_on_a_later_day(file: Path) -> None:
    start(file, "Morning sweep of all @ana")
    clock = Clock()
    clock.forward(days=2)
    async with room(file, clock=clock) as (app, pilot):
        await pilot.pause()
        assert any(card.slot == "2026-04-16" for card in app.session.board.cards.values())


async def test_its_keys_start_change_pause_skip_and_end_one(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "7")
        assert "Nothing recurs yet" in page(app)
        await press(pilot, "a", *"Sweep", "ctrl+s")
        assert "every weekday at 9:00" in page(app)
        await press(pilot, "p", *"closed", "enter")
        assert "paused" in page(app)
        await press(pilot, "p")
        (routine,) = app.session.board.routines.values()
        assert routine.paused == ""
        await press(pilot, "s")
        assert "without" in page(app)
        await press(pilot, "u")
        assert "without" not in page(app)
        await press(pilot, "d")
        assert "0 routines · 1 ended" in page(app)
        await press(pilot, "u")
        assert "1 routine" in page(app)
        await press(pilot, "e", "escape")
        assert "every weekday at 9:00" in page(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, RoutinesScreen)


async def test_the_one_that_a_key_moves_in_the_list_stays_the_selected_one(file: Path) -> None:
    start(file, "Answer the forum @ana")
    start(file, "Sweep @ana")
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "7", "p", *"closed", "enter")
        assert "▌ Answer the forum" in page(app)
        await press(pilot, "d")
        assert [routine.title for routine in app.session.board.routines.values()] == ["Sweep"]


async def test_one_that_has_ended_is_listed_last_and_taken_up_again(file: Path) -> None:
    clock = Clock()
    start(file, "Answer the forum @ana", clock=clock)
    start(file, "Sweep @ana", clock=clock)
    async with room(file, (120, 40), clock=clock) as (app, pilot):
        await press(pilot, "7", "d")
        clock.forward(days=2)
        app.lookout.take_in()
        await press(pilot, "G")
        assert "Answer the forum" in page(app).splitlines()[3]
        assert "ended" in page(app).splitlines()[3]
        await press(pilot, "e")
        assert app.room.note is not None
        assert app.room.note.text == "Answer the forum has ended: p takes it up again."
        await press(pilot, "p")
        assert "2 routines · 2 open" in page(app)
        slots = [(c.slot, c.stage) for c in app.session.board.cards.values() if c.title == "Answer the forum"]
        assert sorted(slots) == [("2026-04-14", "todo"), ("2026-04-16", "todo")]
        await press(pilot, "u")
        assert "1 routine · 2 open · 1 ended" in page(app)


async def test_every_other_key_acts_on_the_occurrence_that_is_open(file: Path) -> None:
    start(file, "Sweep @ana 1/2in")
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "7", "L")
        (card,) = [card for card in app.session.board.cards.values() if card.routine]
        assert card.stage == "doing"
        await press(pilot, "x", "enter")
        assert app.session.board.cards[card.id].stage == "done"
        assert "1 of 1 done" in page(app)


async def test_enter_opens_the_last_one_also_when_it_is_done(file: Path) -> None:
    start(file, "Sweep @ana 1/2in")
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "7", "x", "enter", "enter")
        assert isinstance(app.screen, CardScreen)
        assert "1 of 1 done" in text(app)


async def test_a_click_finds_its_routine_in_a_list_that_is_longer_than_the_screen(file: Path) -> None:
    for number in range(20):
        start(file, f"Routine {number:02} of many")
    async with room(file, (80, 24)) as (app, pilot):
        await press(pilot, "7", "G")
        (line,) = [y for y, text in enumerate(page(app).splitlines()) if text.startswith("  Routine 15")]
        await pilot.click(offset=(10, line))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, RoutinesScreen)
        assert screen.routine is not None
        assert screen.routine.title == "Routine 15 of many"


def as_ben(file: Path, change: Callable[[Board, Routine, datetime], Draft]) -> None:
    """Ben changes the only routine at his own face, so quickly that nobody has seen it before the next key."""
    ben = open_session(file, me="ben")
    (routine,) = ben.board.routines.values()
    ben.commit(change(ben.board, routine, ben.clock()))
    ben.store.close()


def slots(app: WarroomApp) -> list[str]:
    return sorted(card.slot for card in app.session.board.cards.values() if card.routine)


async def test_a_new_ones_zone_is_read_as_people_write_it(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "7", "a", *"Sweep", "tab", "tab", "tab", "ctrl+u", *"america/new york", "ctrl+s")
        assert [routine.zone for routine in app.session.board.routines.values()] == ["America/New_York"]


async def test_two_who_skip_the_same_one_skip_one(file: Path) -> None:
    start(file, "Sweep @ana", "every fri")
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "7")
        app.lookout.stop()
        as_ben(file, routines.skip)
        await press(pilot, "s")
        assert "somebody else has seen to that one" in page(app)
        (routine,) = app.session.board.routines.values()
        assert routine.exdates == "2026-04-17"


async def test_two_who_take_one_up_again_make_todays_once(file: Path) -> None:
    start(file, "Sweep @ana", "every fri")
    clock = Clock()
    as_ben(file, lambda _, routine, now: routines.pause(routine, "closed", now))
    clock.forward(days=3)
    async with room(file, (100, 30), clock=clock) as (app, pilot):
        await press(pilot, "7")
        ben = open_session(file, clock, me="ben")
        (routine,) = ben.board.routines.values()
        ben.commit(routines.resume(ben.board, routine, clock()))
        ben.store.close()
        await press(pilot, "p")
        assert slots(app) == ["2026-04-17"]


@pytest.mark.parametrize(("key", "rule"), [("m", "FREQ=DAILY"), ("t", "FREQ=WEEKLY;BYDAY=TU,FR")])
async def test_two_who_change_its_rule_are_asked_and_todays_is_there_once(file: Path, key: str, rule: str) -> None:
    start(file, "Sweep @ana", "every fri")
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "7", "e", "tab", "ctrl+u", *"every day", "tab", "tab", "ctrl+u", *"cleo")
        as_ben(file, lambda board, one, now: routines.edit_routine(board, one, now, every="tue, fri"))
        await press(pilot, "ctrl+s")
        shown = text(app)
        assert "Changed meanwhile: Sweep" in shown
        assert "How often" in shown
        assert "mine  every day" in shown
        assert "@ben  every Tue and Fri" in shown
        await press(pilot, key)
        (routine,) = app.session.board.routines.values()
        assert (routine.rule, routine.owner) == (rule, "cleo")
        assert slots(app) == ["2026-04-14"]
        assert app.session.store.verify() == ()


async def test_what_time_has_brought_meanwhile_is_in_nobodys_way(file: Path) -> None:
    start(file, "Sweep @ana")
    clock = Clock()
    async with room(file, (100, 30), clock=clock) as (app, pilot):
        await press(pilot, "7", "e", "tab", "ctrl+u", *"every weekday")
        clock.forward(days=1)
        app.lookout.take_in()
        await press(pilot, "ctrl+s")
        (routine,) = app.session.board.routines.values()
        assert routine.rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
        assert slots(app) == ["2026-04-14", "2026-04-15"]
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 6)])
async def test_hostile_titles_are_shown_literally_at_every_size(file: Path, size: tuple[int, int]) -> None:
    for title in HOSTILE:
        start(file, " ".join(f"\\{word}" for word in title.split()))
    async with room(file, size) as (app, pilot):
        await press(pilot, "7", "j", "j")
        screen = app.screen
        assert isinstance(screen, RoutinesScreen)
        lines = screen.lines(*size)
        assert len(lines) == size[1]
        assert all("\x1b" not in plain(line) for line in lines)

"""The calendar on the running dashboard, from a key to the file and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.commands.room import CARDS, TODAY, card
from tests.tui.host import make_file, open_session, press, room
from tests.tui.test_routines import start
from tests.tui.test_triage import top
from tests.world import HOSTILE, Clock
from warroom.commands.actions.timing import set_due
from warroom.domain.model import Card
from warroom.store import StoreError
from warroom.tui.app import WarroomApp
from warroom.tui.calendar import CalendarScreen
from warroom.tui.dialogs.ask import AskScreen
from warroom.tui.dialogs.card import CardScreen
from warroom.tui.dialogs.settle import SettleScreen
from warroom.tui.flow import FlowScreen
from warroom.tui.routines import RoutinesScreen
from warroom.views.line import plain

REEL = card("reel", "piece", "draft", "f", "The reel", owner="ben", due="2026-04-16", golive="2026-04-18T10:00")
CALL = card("call", "tactic", "todo", "h", "Call the shop", owner="ana", due="2026-04-16T11:00")
OLD = card("old", "tactic", "done", "i", "Hand out flyers", closed="2026-03-05T09:00:00.000Z")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*CARDS, REEL, CALL, OLD))


def calendar(app: WarroomApp) -> CalendarScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, CalendarScreen))


def page(app: WarroomApp) -> str:
    return "\n".join(plain(line) for line in calendar(app).lines(*app.size))


def selected(app: WarroomApp) -> tuple[str, str]:
    entry = calendar(app).entry
    return (entry.day, entry.card.id) if entry else (calendar(app).spot.day, "")


async def to(pilot: Pilot[int], app: WarroomApp, day: str) -> None:
    await press(pilot, "g")
    while calendar(app).spot.day < day:
        await press(pilot, "l")


async def test_a_month_opens_on_today_and_goes_away_with_its_own_key_esc_and_q(file: Path) -> None:
    async with room(file) as (app, pilot):
        for leave in ("4", "escape", "q"):
            await press(pilot, "4")
            assert selected(app)[0] == TODAY
            assert "Apr 2026" in page(app)
            await press(pilot, leave)
            assert app.screen is app.room


async def test_days_weeks_months_and_views_have_their_keys(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4", "l", "j", "j", "k", "h", "h", "right")
        assert calendar(app).spot.day == "2026-04-21"
        await press(pilot, "right_square_bracket")
        assert calendar(app).spot.day == "2026-05-21"
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert calendar(app).spot.day == "2026-03-21"
        await press(pilot, "g")
        assert calendar(app).spot.day == TODAY
        await press(pilot, "G")
        assert calendar(app).spot.day == app.session.board.campaign.end
        await press(pilot, "home", "2")
        assert "Mon 13 Apr to Sun 19 Apr 2026" in page(app)
        await press(pilot, "right_square_bracket")
        assert calendar(app).spot.day == "2026-04-21"
        await press(pilot, "3")
        assert "Tue 14 Apr today" in page(app)


async def test_the_entry_and_not_the_other_date_of_its_card_moves_and_the_selection_goes_along(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-16")
        assert selected(app) == ("2026-04-16", "reel")
        await press(pilot, "L")
        assert selected(app) == ("2026-04-17", "reel")
        found = app.session.board.cards["reel"]
        assert (found.due, found.golive) == ("2026-04-17", "2026-04-18T10:00")
        await press(pilot, "l", "J")
        assert selected(app) == ("2026-04-25", "reel")
        assert app.session.board.cards["reel"].golive == "2026-04-25T10:00"
        await press(pilot, "K", "H", "u")
        assert app.session.board.cards["reel"].golive == "2026-04-18T10:00"
        assert selected(app) == ("2026-04-18", "reel")


async def test_moving_todays_tactic_away_is_named_in_history_as_easing(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        while selected(app)[1] != "todo":
            await press(pilot, "tab")
        await press(pilot, "L")
        entry = app.session.store.log(limit=1)[0]
        assert entry.changeset.label == 'eased today: put off "Seed clip" to Wed 15 Apr'


async def test_marked_entries_move_as_one_change(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-16")
        await press(pilot, "space", "space", "J")
        cards = app.session.board.cards
        assert (cards["reel"].due, cards["call"].due) == ("2026-04-23", "2026-04-23T11:00")
        await press(pilot, "o", *"cleo", "enter")
        assert {cards[key].owner for cards in (app.session.board.cards,) for key in ("reel", "call")} == {"cleo"}
        await press(pilot, "u", "u")
        cards = app.session.board.cards
        assert (cards["reel"].due, cards["reel"].owner, cards["call"].owner) == ("2026-04-16", "ben", "ana")
        await press(pilot, "escape")
        assert not calendar(app).marks
        await press(pilot, "escape")
        assert app.screen is app.room


async def test_the_usual_commands_act_on_the_entrys_card(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-16")
        await press(pilot, "m", "3")
        assert app.session.board.cards["reel"].stage == "design"
        await press(pilot, "x", *"why", "enter")
        assert app.session.board.cards["reel"].stage == "live"
        assert selected(app) == ("2026-04-16", "call")
        await press(pilot, "enter")
        assert top(app) is CardScreen
        await press(pilot, "escape", "g")
        while selected(app)[1] != "reel":
            await press(pilot, "tab")
        await press(pilot, "L")
        assert app.session.board.cards["reel"].golive == "2026-04-18T10:00"
        assert "is over: it stays on its day" in page(app)


async def test_a_card_is_added_on_the_day_and_selected_wherever_its_line_puts_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-20")
        await press(pilot, "a")
        assert top(app) is AskScreen
        await press(pilot, *"Print", "space", *"11:00", "enter")
        made = calendar(app).entry
        assert made is not None
        assert (made.card.title, made.card.due, made.card.kind) == ("Print", "2026-04-20T11:00", "tactic")
        await press(pilot, "a", *"piece:", "space", *"Reel", "space", *"due:2026-04-28", "enter")
        assert selected(app)[0] == "2026-04-28"


async def test_the_filter_applies_and_is_typed_here(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "slash", *"reel", "enter", "4")
        assert "Seed clip" not in page(app)
        await to(pilot, app, "2026-04-16")
        assert selected(app)[1] == "reel"
        assert "Call the shop" not in page(app)
        await press(pilot, "escape")
        assert app.desk.filter == ""
        assert "Seed clip" in page(app)
        await press(pilot, "slash", *"shop")
        assert "/ shop" in page(app)
        assert selected(app)[1] == "call"
        await press(pilot, "enter", "L")
        assert selected(app) == ("2026-04-17", "call")
        await press(pilot, "escape", "escape")
        assert app.screen is app.room


async def test_finished_work_of_long_ago_is_read_for_its_month(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        assert "Hand out flyers" not in page(app)
        await press(pilot, "left_square_bracket")
        assert "Hand out flyers" in page(app)
        await press(pilot, "slash", *"zzz", "enter")
        assert "Hand out flyers" not in page(app)


async def test_what_was_over_and_then_put_away_stands_on_its_day_and_comes_back_from_there(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await press(pilot, *"hhhh")
        there = [selected(app)]
        for _ in range(2):
            await press(pilot, "tab")
            there.append(selected(app))
        assert sorted(there) == [("2026-04-10", card) for card in ("past", "ready", "shown")]
        while selected(app)[1] != "past":
            await press(pilot, "tab")
        assert "archived" in page(app)
        # It is marked as any other, also when the board changes.
        await press(pilot, "space")
        calendar(app).renew()
        assert list(calendar(app).marks) == [("past", "over")]
        await press(pilot, "d")
        assert "past" in app.session.board.cards
        await press(pilot, "d")
        assert "past" not in app.session.board.cards
        assert "An old reel" in page(app)


async def test_somebody_elses_change_shows_and_does_not_carry_the_eye_away(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-16")
        ben = open_session(file, me="ben")
        ben.commit(set_due(ben.board, [ben.board.cards["reel"]], "2026-06-01", ben.clock()))
        ben.store.close()
        app.lookout.take_in()
        await pilot.pause()
        assert selected(app) == ("2026-04-16", "call")


async def test_a_date_that_another_moved_meanwhile_is_not_moved_from_where_it_was(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-16")
        app.lookout.stop()
        ben = open_session(file, me="ben")
        ben.commit(set_due(ben.board, [ben.board.cards["reel"]], "2026-06-01", ben.clock()))
        ben.store.close()
        await press(pilot, "L")
        assert top(app) is SettleScreen
        await press(pilot, "escape")
        assert app.session.board.cards["reel"].due == "2026-06-01"


async def test_midnight_moves_today(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, pilot):
        await press(pilot, "4")
        assert "14◂today" in page(app)
        clock.forward(days=1)
        app.lookout.take_in()
        await pilot.pause()
        assert "15◂today" in page(app)
        assert calendar(app).spot.day == TODAY


@pytest.mark.parametrize("day", ["1970-01-01", "2199-12-31", "9999-12-31"])
async def test_the_ends_of_the_calendar_are_reached_and_not_passed(tmp_path: Path, day: str) -> None:
    far = card("far", "tactic", "todo", "f", "Far away", due=day)
    async with room(make_file(tmp_path / "far.warroom", (*CARDS, far))) as (app, pilot):
        await press(pilot, "4", "3", *["j" if day > TODAY else "k"] * 20)
        assert (selected(app) == (day, "far")) is (day < "2200")
        if day < "2200":
            step = "right_square_bracket" if day > TODAY else "left_square_bracket"
            await press(pilot, "1", step, "J" if day > TODAY else "K", "2", step)
            assert calendar(app).spot.day == day
            assert "the calendar goes from 1970 to 2199" in page(app)


async def test_another_screen_takes_its_place(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4", "8")
        assert top(app) is FlowScreen
        assert len(app.screen_stack) == 2
        await press(pilot, "4")
        assert top(app) is CalendarScreen
        await press(pilot, "q")
        assert app.screen is app.room


async def test_the_mouse_goes_to_a_day_and_opens_an_entry(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        area = next(a for a in calendar(app)._areas if a.day == "2026-04-18" and a.key is not None)
        await pilot.click(offset=(area.x + 2, area.y))
        assert selected(app) == ("2026-04-18", "reel")
        await pilot.click(offset=(area.x + 2, area.y), times=2)
        await pilot.pause()
        assert top(app) is CardScreen


async def test_leaving_is_on_the_card_that_was_selected(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        await to(pilot, app, "2026-04-18")
        await press(pilot, "q")
        assert app.desk.selected == "reel"


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15), (20, 6), (1, 1)])
@pytest.mark.parametrize("look", [{}, {"no_color": True}, {"ascii": True}, {"theme": "day"}])
async def test_every_size_and_look_survives_hostile_text(
    tmp_path: Path, size: tuple[int, int], look: dict[str, Any]
) -> None:
    loud = [
        card(f"h{n}", "piece", "draft", f"m{n}", text, channel=text[:20], due=TODAY) for n, text in enumerate(HOSTILE)
    ]
    path = make_file(tmp_path / "loud.warroom", (*CARDS, *loud))
    async with room(path, size, **look) as (app, pilot):
        await press(pilot, "4", "tab", "2", "j", "3", "j", "L", "H", "space", "1")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "l", "q")
        assert app.screen is app.room


async def test_a_file_that_cannot_be_read_is_said_once_and_the_month_is_shown(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "4")

        def busy(*_: object) -> tuple[Card, ...]:
            raise StoreError("The file is locked.")

        monkeypatch.setattr(app.session.store, "finished", busy)
        await press(pilot, "left_square_bracket")
        assert "Mar 2026" in page(app)
        assert "The file is locked." in page(app)


async def test_what_a_routine_will_bring_stands_on_its_days_and_is_no_card_yet(file: Path) -> None:
    start(file, "Evening sweep @ana", "weekday 17:00")
    async with room(file) as (app, pilot):
        await press(pilot, "4")
        # What is there for today is a card.
        of = calendar(app)._of
        there = [entry for day in (TODAY, "2026-04-13", "2026-04-18") for entry in of.on(day)]
        assert "coming" not in {entry.what for entry in there}
        await to(pilot, app, "2026-04-17")
        entry = calendar(app).entry
        assert entry is not None
        assert (entry.what, entry.wall, entry.card.title) == ("coming", "2026-04-17T17:00", "Evening sweep")
        assert "↻ 12 coming" in page(app)
        for key in ("L", "x", "o", "d", "space"):
            await press(pilot, key)
            assert app.screen is calendar(app)
            assert key == "space" or "is no card before its day" in page(app)
        assert not calendar(app).marks
        await press(pilot, "slash", *"reel", "enter")
        assert "coming" not in page(app)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, RoutinesScreen)
        assert app.screen.routine is not None
        assert app.screen.routine.title == "Evening sweep"
        await press(pilot, "p", *"trade", "space", *"fair", "enter", "escape")
        assert "coming" not in page(app)


async def test_weeks_begin_on_the_day_that_the_settings_say(file: Path) -> None:
    async with room(file, (80, 24), week_starts="sunday") as (app, pilot):
        await press(pilot, "4")
        assert page(app).splitlines()[1].split() == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        await press(pilot, "2")
        assert "Sun 12 Apr to Sat 18 Apr 2026" in page(app)
        await press(pilot, "right_square_bracket")
        assert "Sun 19 Apr to Sat 25 Apr 2026" in page(app)


async def test_the_keys_that_are_told_are_the_users_own(file: Path) -> None:
    async with room(file, keys={"stage-on": "ctrl+l", "first": "none"}) as (app, pilot):
        await press(pilot, "4")
        told = page(app).splitlines()[-1]
        assert "hjkl day" in told
        assert "H ^l move by days" in told
        assert "today" not in told


async def test_at_midnight_what_was_coming_is_a_card_and_nobody_is_carried_away(file: Path) -> None:
    clock = Clock()
    start(file, "Evening sweep @ana", "weekday 17:00", clock)
    async with room(file, clock=clock) as (app, pilot):
        await press(pilot, "4", "l")
        day = calendar(app).spot.day
        assert [(entry.what, entry.wall) for entry in calendar(app)._of.on(day)] == [("coming", f"{day}T17:00")]
        clock.forward(hours=15)
        app.lookout.take_in()
        await pilot.pause()
        assert app.session.board.today == day
        assert [(entry.what, entry.wall) for entry in calendar(app)._of.on(day)] == [("due", f"{day}T17:00")]
        assert calendar(app).spot.day == day
        # A clock that is put back changes nothing of what is there.
        clock.forward(hours=-15)
        app.lookout.take_in()
        await pilot.pause()
        assert [entry.what for entry in calendar(app)._of.on(day)] == ["due"]
        await press(pilot, "x", "enter")
        assert [entry.what for entry in calendar(app)._of.on(TODAY) if entry.card.routine] != []

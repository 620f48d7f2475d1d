"""The opened card: ticking by number, and how it is done well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.host import make_file, open_session, press_at_once, room
from tests.tui_dialogs.host import screen_text
from warroom.commands.actions.cards import write_body, write_howto
from warroom.commands.actions.checklist import tick
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.card import CardScreen, Forward
from warroom.tui.dialogs.help import HelpScreen

LIST = "".join(f"- [ ] step {n}\n" for n in range(1, 13))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = make_file(tmp_path / "room.warroom")
    session = open_session(path)
    todo = session.board.cards["todo"]
    session.commit(write_body(todo, "", LIST, session.clock(), "ana"))
    session.commit(write_howto(todo, "", "Ask **before** you post.\n\n- [50% off] [/x]"))
    session.close()
    return path


def body(app: WarroomApp, card: str = "todo") -> str:
    return app.session.store.body(card)


async def test_number_keys_tick_and_undo_takes_a_tick_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter", "2", "9")
        assert "2/12" in screen_text(app)
        assert body(app) == LIST.replace("[ ] step 2", "[x] step 2").replace("[ ] step 9", "[x] step 9")
        await press_at_once(pilot, "2")
        assert body(app) == LIST.replace("[ ] step 9", "[x] step 9")
        await press_at_once(pilot, "u")
        assert "2/12" in screen_text(app)


async def test_on_a_low_screen_the_item_that_was_ticked_comes_into_sight(file: Path) -> None:
    async with room(file, (40, 15)) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter")
        assert "step 9" not in screen_text(app)
        await press_at_once(pilot, "9")
        assert "9 [✓] step 9" in screen_text(app)
        await press_at_once(pilot, "1")
        assert "1 [✓] step 1" in screen_text(app)


async def test_more_than_nine_are_ticked_in_a_line(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter", "0")
        assert "Tick 1 to 12: Seed clip" in screen_text(app)
        await press_at_once(pilot, *"10-12", "enter")
        assert type(app.screen) is CardScreen
        assert body(app).count("[x]") == 3


async def test_two_people_tick_different_items_at_once(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter", "0")
        ben = open_session(file, me="ben")
        ben.commit(tick(ben.board.cards["todo"], LIST, [2]))
        ben.close()
        await press_at_once(pilot, "1", "enter")
        assert type(app.screen) is CardScreen
        assert [n for n, line in enumerate(body(app).splitlines(), 1) if "[x]" in line] == [1, 2]
        assert app.session.store.verify() == ()


async def test_a_question_mark_shows_how_it_is_done_well_where_there_is_something(file: Path) -> None:
    async with room(file, size=(60, 24)) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter")
        assert "? how" in screen_text(app)
        await press_at_once(pilot, "question_mark")
        shown = screen_text(app)
        assert "HOW IT IS DONE WELL" in shown
        assert "Ask before you post." in shown
        assert "[50% off] [/x]" in shown
        await press_at_once(pilot, "question_mark", "n")
        assert "? how" not in screen_text(app)
        await press_at_once(pilot, "question_mark")
        assert type(app.screen) is HelpScreen


async def test_how_it_is_done_well_is_written_where_it_is_read(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter", "question_mark", "E", *"First ", "ctrl+s")
        assert app.session.store.text("todo", "howto").startswith("First Ask")
        assert "First Ask before you post." in screen_text(app)
        await press_at_once(pilot, "u")
        assert app.session.store.text("todo", "howto").startswith("Ask")


async def test_numbers_do_nothing_worse_than_a_word_on_a_card_without_a_checklist(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("doing")
        await press_at_once(pilot, "enter", "3")
        assert type(app.screen) is CardScreen
        assert app.room.note is not None
        assert "There is no checklist" in app.room.note.text


async def test_a_number_on_a_card_that_is_gone_is_answered_with_a_sentence(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press_at_once(pilot, "enter")
        opened = app.screen
        assert isinstance(opened, CardScreen)
        app.on_forward(Forward("2", "gone"))
        assert app.room.note is not None
        assert app.room.note.tone == "warn"
        assert app.is_running

"""The mouse: click, double click, wheel, drag."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseMove, MouseScrollDown
from textual.pilot import Pilot

from tests.commands.room import CARDS, card
from tests.tui.host import keys, make_file, room, screen
from warroom.tui.app import WarroomApp


def place_of(app: WarroomApp, text: str) -> tuple[int, int]:
    """The cell where `text` begins on the screen, above the thread line."""
    for x, y, strip in app.room.frame():
        if text in strip.text and y < app.room.places["thread"].y:
            return x + strip.text.index(text), y
    raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(screen(app)))


async def move(pilot: Pilot[int], to: tuple[int, int], button: int = 1) -> None:
    """Move the mouse, with the button down unless it is 0, as the terminal tells it."""
    x, y = to
    event = MouseMove(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
    pilot.app.post_message(event)
    await pilot.pause()


async def drag(pilot: Pilot[int], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await move(pilot, end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_a_click_selects_and_focuses(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.click(offset=place_of(app, "Noon sweep"))
        assert (app.desk.focus, app.desk.selected) == ("today", "later")


async def test_a_double_click_opens(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.click(offset=place_of(app, "April letter"), times=2)
        await pilot.pause()
        assert app.screen is not app.room
        assert app.desk.selected == "second"


async def test_a_card_is_dragged_to_another_stage_as_one_change(file: Path) -> None:
    async with room(file) as (app, pilot):
        await drag(pilot, place_of(app, "Carousel"), place_of(app, "The 11 prototypes"))
        assert app.session.board.cards["idea"].stage == "draft"
        assert app.desk.selected == "idea"
        keys(app, "u")
        assert app.session.board.cards["idea"].stage == "idea"


async def test_a_drag_to_its_own_stage_or_past_the_cards_of_another_pane_does_nothing(file: Path) -> None:
    async with room(file) as (app, pilot):
        seq = app.session.board.seq
        await drag(pilot, place_of(app, "April letter"), place_of(app, "The 11 prototypes"))
        x, _ = place_of(app, "Noon sweep")
        await drag(pilot, place_of(app, "Carousel"), (x, app.room.places["today"].height - 1))
        await drag(pilot, place_of(app, "Carousel"), place_of(app, "DOING"))
        assert app.session.board.seq == seq


async def test_a_card_dragged_onto_one_of_another_pane_feeds_it_and_once_more_no_longer(file: Path) -> None:
    async with room(file) as (app, pilot):
        for onto, fed in (("Noon sweep", "later"), ("Own the maker", "note")):
            await drag(pilot, place_of(app, "Carousel"), place_of(app, onto))
            assert fed in app.session.board.feeds_out["idea"]
        assert app.desk.selected == "idea"
        assert "feeds" in (app.room.note.text if app.room.note else "")
        await pilot.mouse_down(offset=place_of(app, "Carousel"))
        await move(pilot, end := place_of(app, "Noon sweep"))
        assert any(line.rstrip().endswith("→ no longer feeds Noon sweep") for line in screen(app))
        await pilot.mouse_up(offset=end)
        assert app.screen is app.room
        assert app.session.board.feeds_out["idea"] == ("note",)
        assert "no longer feeds" in (app.room.note.text if app.room.note else "")
        keys(app, "u")
        assert set(app.session.board.feeds_out["idea"]) == {"later", "note"}


async def test_in_strategy_a_signal_is_dragged_onto_the_note_it_feeds(file: Path) -> None:
    async with room(file) as (app, pilot):
        await drag(pilot, place_of(app, "Shorts get"), place_of(app, "Own the maker"))
        assert app.session.board.feeds_out["signal"] == ("note",)


async def test_a_card_is_dragged_on_the_zoomed_board(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "z")
        await drag(pilot, place_of(app, "Carousel"), place_of(app, "The 11"))
        assert app.session.board.cards["idea"].stage == "draft"


async def test_the_wheel_scrolls_without_the_cursor(tmp_path: Path) -> None:
    many = [card(f"m{n:02}", "piece", "idea", f"c{n:02}", f"Piece {n:02}") for n in range(80)]
    async with room(make_file(tmp_path / "many.warroom", [*CARDS, *many])) as (app, pilot):
        selected, before = app.desk.selected, screen(app)
        await pilot._post_mouse_events([MouseScrollDown], offset=place_of(app, "Piece 05"), button=0)
        assert app.desk.selected == selected
        assert screen(app) != before


async def test_a_tab_is_clicked(file: Path) -> None:
    async with room(file, (80, 24)) as (app, pilot):
        for pane in ("TODAY", "STRATEGY", "PIPELINE"):
            await pilot.click(offset=place_of(app, pane))
            assert app.desk.focus == pane.lower()


async def test_while_it_is_dragged_a_card_shows_where_it_would_go(file: Path) -> None:
    async with room(file) as (app, pilot):
        start = place_of(app, "Carousel")
        before = screen(app)
        await pilot.mouse_down(offset=start)
        await move(pilot, place_of(app, "The 11 prototypes"))
        assert any(line.startswith(" drag") and line.rstrip().endswith("→ DRAFT") for line in screen(app))
        assert any("▸ DRAFT" in line for line in screen(app))
        await move(pilot, place_of(app, "Noon sweep"))
        assert any(line.rstrip().endswith("→ feeds Noon sweep") for line in screen(app))
        assert not any("▸ DRAFT" in line for line in screen(app))
        await move(pilot, start)
        await pilot.mouse_up(offset=start)
        assert screen(app) == before


async def test_a_card_whose_button_was_let_go_outside_is_not_held_any_more(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.mouse_down(offset=place_of(app, "Carousel"))
        await move(pilot, place_of(app, "The 11 prototypes"))
        await move(pilot, place_of(app, "Noon sweep"), button=0)
        assert not any(line.startswith(" drag") for line in screen(app))
        await pilot.mouse_up(offset=place_of(app, "The 11 prototypes"))
        assert app.session.board.cards["idea"].stage == "idea"


async def test_esc_leaves_a_drag_and_nothing_else(file: Path) -> None:
    async with room(file, (80, 24)) as (app, pilot):
        keys(app, "z")
        start, end = place_of(app, "Carousel"), place_of(app, "The 11")
        before = screen(app)
        await pilot.mouse_down(offset=start)
        await move(pilot, end)
        keys(app, "escape")
        assert app.room.zoomed
        assert screen(app) == before
        await pilot.mouse_up(offset=end)
        assert app.session.board.cards["idea"].stage == "idea"


async def test_on_the_zoomed_board_the_stage_points_at_itself(file: Path) -> None:
    async with room(file, ascii=True) as (app, pilot):
        keys(app, "z")
        await pilot.mouse_down(offset=place_of(app, "Carousel"))
        await move(pilot, place_of(app, "The 11"))
        assert any(">DRAFT" in line for line in screen(app))

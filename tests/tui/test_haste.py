"""Keys that arrive faster than the screen follows, as from quick fingers, a slow machine or a text expander."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.tui.host import room
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.fields import Fields

_NAMED = {"\r": "enter", "\t": "tab", " ": "space", ":": "colon", "/": "slash"}


async def burst(app: WarroomApp, pilot: Pilot[int], text: str) -> None:
    for char in text:
        app.post_message(events.Key(_NAMED.get(char, char), char))
    for _ in range(5):
        await pilot.pause()


async def test_a_pick_takes_what_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        card = app.desk.selected
        await burst(app, pilot, "oben\r")
        assert app.session.board.cards[card].owner == "ben"
        assert app.screen is app.room


async def test_the_palette_runs_what_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        await burst(app, pilot, ":zoom\r")
        assert app.room.zoomed


async def test_the_help_runs_what_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        await burst(app, pilot, "?zoom\r")
        assert app.room.zoomed


async def test_a_line_is_taken_as_it_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        await burst(app, pilot, "I1/8 quick\r")
        assert [(win.size, win.text) for win in app.session.board.wins] == [(2, "quick")]


async def test_a_form_goes_from_field_to_field(file: Path) -> None:
    async with room(file) as (app, pilot):
        await burst(app, pilot, "ex\ty")
        first, second, *_ = app.screen.query_one(Fields).values.values()
        assert (first[-1:], second[-1:]) == ("x", "y")

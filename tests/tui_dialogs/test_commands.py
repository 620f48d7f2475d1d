"""The palette and the help: both find commands and say which one to run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.tui_dialogs.host import UNANSWERED, Host, look, screen_text, type_in
from warroom.commands.keymap import bind
from warroom.commands.spec import Command, Context, Say
from warroom.domain.board import Board
from warroom.domain.model import Campaign
from warroom.tui.dialogs.help import HelpScreen
from warroom.tui.dialogs.palette import PaletteScreen

CAMPAIGN = Campaign("c", "Spring", "2026-04-01", "2026-04-30", "UTC", 128)
BOARD = Board(1, "2026-04-14", "", CAMPAIGN, (CAMPAIGN,), {}, {}, {}, {}, (), {})
CONTEXT = Context(BOARD, datetime(2026, 4, 14, tzinfo=UTC), "ana")


def command(name: str, title: str, keys: str, group: str, reason: str = "") -> Command:
    return Command(name, title, f"Help of {name}.", tuple(keys.split()), group, lambda _: Say(name), lambda _: reason)


COMMANDS = (
    command("down", "Down", "j down", "Move around"),
    command("move", "Move to a stage…", "m", "Stages", "Select a card first."),
    command("owner", "Owner…", "o", "Work"),
    command("help", "Help", "question_mark f1", "The room"),
    command("theme", "Theme…", "", "The room"),
)
KEYMAP = bind({"owner": "ctrl+o"}, COMMANDS)


def palette() -> PaletteScreen:
    return PaletteScreen(COMMANDS, CONTEXT, KEYMAP, look())


def help_screen() -> HelpScreen:
    return HelpScreen(COMMANDS, CONTEXT, KEYMAP, look())


BOTH = pytest.mark.parametrize("make", [palette, help_screen])
Make = Callable[[], PaletteScreen | HelpScreen]


@BOTH
@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24)])
async def test_every_command_is_listed_with_the_keys_it_has_now(make: Make, size: tuple[int, int]) -> None:
    app = Host(make)
    async with app.run_test(size=size):
        shown = screen_text(app)
        for listed in COMMANDS:
            assert listed.title in shown
        assert "^o" in shown
        assert "? f1" in shown


@BOTH
async def test_enter_gives_the_command_that_was_found(make: Make) -> None:
    app = Host(make)
    async with app.run_test() as pilot:
        await type_in(pilot, "owner")
        await pilot.press("enter")
        assert app.answer == "owner"
        assert app.leaked == []


@BOTH
async def test_a_disabled_command_says_why_and_stays(make: Make) -> None:
    app = Host(make)
    async with app.run_test() as pilot:
        await type_in(pilot, "move to")
        await pilot.press("enter")
        assert app.answer is UNANSWERED
        assert "! Select a card first." in screen_text(app)


@BOTH
async def test_leaving_runs_nothing(make: Make) -> None:
    app = Host(make)
    async with app.run_test() as pilot:
        await pilot.press("down", "escape")
        assert app.answer is None


async def test_the_palette_finds_by_id_and_by_key() -> None:
    app = Host(palette)
    async with app.run_test() as pilot:
        await pilot.press("question_mark", "enter")
        assert app.answer == "help"


async def test_the_selected_command_is_explained() -> None:
    app = Host(palette)
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        assert "Help of owner." in screen_text(app)


async def test_help_steps_over_its_headings() -> None:
    app = Host(help_screen)
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert app.answer is UNANSWERED
        await pilot.press("down", "enter")
        assert app.answer == "owner"


@pytest.mark.parametrize("size", [(160, 45), (40, 15)])
async def test_grammar_and_signs_are_in_the_help(size: tuple[int, int]) -> None:
    app = Host(help_screen)
    async with app.run_test(size=size) as pilot:
        for query, sign in (("stale", "is:stale"), ("marked", "●"), ("channel", "+ig")):
            await type_in(pilot, query)
            assert sign in screen_text(app)
            await pilot.press("ctrl+u")


@BOTH
async def test_nothing_found_is_said_where_the_list_was(make: Make) -> None:
    app = Host(make)
    async with app.run_test() as pilot:
        await type_in(pilot, "zzz")
        await pilot.press("enter")
        lines = screen_text(app).splitlines()
        typed = next(n for n, line in enumerate(lines) if "zzz" in line)
        assert any("is called so." in line for line in lines[typed : typed + 3])
        assert app.answer is UNANSWERED


@pytest.mark.parametrize("size", [(160, 60), (160, 45), (120, 40), (80, 60)])
async def test_the_reference_is_shown_whole_beside_the_keys_or_below_them(size: tuple[int, int]) -> None:
    """Each topic is in one place, with all of its lines."""
    app = Host(help_screen)
    async with app.run_test(size=size) as pilot:
        seen = screen_text(app)
        await pilot.press("up")
        seen += screen_text(app)
        for _ in range(6):
            await pilot.press("pageup")
            seen += screen_text(app)
        said = [line.rstrip(" │") for line in seen.splitlines()]
        for last in ("apr", "channel", "adrift…", "terminals", "tape", "feeds", "booked"):
            assert any(last in line for line in said), last


async def test_the_help_survives_resizing() -> None:
    app = Host(help_screen)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert "enter run" in screen_text(app)
        await pilot.press("up")
        assert "feeds" in screen_text(app)


@pytest.mark.parametrize("made", [PaletteScreen, HelpScreen])
async def test_ascii_draws_no_sign_beyond_it(made: type[PaletteScreen | HelpScreen]) -> None:
    app = Host(lambda: made(COMMANDS, CONTEXT, KEYMAP, look(), ascii=True))
    async with app.run_test(size=(80, 24)):
        shown = screen_text(app)
        assert "Theme.." in shown
        assert shown.isascii()

"""What holds for every dialog: sizes, themes, the screen beneath, and no letter that escapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from textual.events import Key

from tests.tui_dialogs import test_ask, test_card, test_commands, test_form, test_pick
from tests.tui_dialogs.host import Host, look, screen_text
from warroom.commands.spec import Both, Compose, Confirm, Dispute, Say, Settle
from warroom.config.themes import load_theme
from warroom.tui.dialogs import screen_for
from warroom.tui.dialogs.base import Dialog
from warroom.tui.dialogs.card import CardScreen

Make = Callable[[], Dialog[Any]]


def asking(outcome: Any) -> Make:
    def make() -> Dialog[Any]:
        screen = screen_for(outcome, look())
        assert isinstance(screen, Dialog)
        return screen

    return make


_AT = "2026-04-14T07:18:00.000Z"
_DISPUTES = tuple(
    Dispute(("card", str(n), "title"), f"[50% off] {n}", "Title", "mine " * 30, "日本語 [/x]", "ben", _AT)
    for n in range(4)
)

DIALOGS: dict[str, Make] = {
    "settle": asking(Settle("Changed meanwhile: [50% off] sale", _DISPUTES, lambda mine: Say(str(len(mine))))),
    "both": asking(
        Both("Two texts: [/x]", "one\n[50% off]\nmine", "one\n[/x]", "one\n<<<<<<< yours", 1, "ben", _AT, Say)
    ),
    "ask": asking(test_ask.ask("abc")),
    "pick": asking(test_pick.pick()),
    "confirm": asking(Confirm("Delete?", "It goes for good.", "delete", Say("gone"))),
    "form": asking(test_form.form()),
    "compose": asking(Compose("Text", "card", lambda _, new: Say(new))),
    "palette": test_commands.palette,
    "help": test_commands.help_screen,
    "card": lambda: CardScreen(test_card.CARD, test_card.numbered(30), look()),
}
EVERY = pytest.mark.parametrize("name", DIALOGS)


@EVERY
@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15)])
async def test_it_stands_whole_on_every_screen(name: str, size: tuple[int, int]) -> None:
    app = Host(DIALOGS[name])
    async with app.run_test(size=size):
        shown = screen_text(app)
        assert max(cell_len(line) for line in shown.splitlines()) <= size[0]
        panel = app.screen.query_one("#panel").region
        assert app.screen.region.contains_region(panel)
        if name != "ask":
            assert "╭" in shown
            assert "╯" in shown
        leave = {"confirm": "cancel", "card": "close", "settle": "back"}.get(name, "leave")
        assert f"esc {leave}" in shown or f"n  {leave}" in shown


@EVERY
async def test_it_fits_again_after_resizing(name: str) -> None:
    app = Host(DIALOGS[name])
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        panel = app.screen.query_one("#panel").region
        assert app.screen.region.contains_region(panel)
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert "board" in screen_text(app)
        assert app.screen.region.contains_region(app.screen.query_one("#panel").region)


@EVERY
async def test_another_theme_takes_hold_while_it_is_open(name: str) -> None:
    app = Host(DIALOGS[name])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, Dialog)
        app.wear("day")
        screen.recolour(look("day"))
        await pilot.pause()
        raised = load_theme("day").colours["raised"]
        grounds = {
            segment.style.bgcolor.name
            for strip in screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style is not None and segment.style.bgcolor is not None
        }
        assert raised in grounds
        assert load_theme("night").colours["raised"] not in grounds


@EVERY
async def test_no_letter_reaches_the_app(name: str) -> None:
    app = Host(DIALOGS[name])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "J", "space", "f5", "tab", "ctrl+a")
        assert [key for key in app.leaked if len(key) == 1] == []


async def test_the_board_beneath_is_shown_as_it_changes() -> None:
    app = Host(DIALOGS["pick"])
    async with app.run_test(size=(80, 24)) as pilot:
        assert screen_text(app).startswith("board line 0\n")
        app.board.update("changed meanwhile")
        await pilot.pause()
        assert screen_text(app).startswith("changed meanwhile\n")


@pytest.mark.parametrize("name", sorted(DIALOGS.keys() - {"both", "compose"}))
async def test_keys_typed_ahead_of_the_end_go_to_what_is_beneath(name: str) -> None:
    app = Host(DIALOGS[name])
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("escape", "escape", "j"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert app.leaked == ["escape", "j"]

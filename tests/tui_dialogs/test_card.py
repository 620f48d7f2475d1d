from __future__ import annotations

from typing import Any

import pytest

from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text
from warroom.domain.model import Card
from warroom.tui.dialogs.card import Build, CardScreen, Forward, Turn
from warroom.views.line import Span

CARD = Card("abc", "c", "tactic", "[50% off] sale", "todo", "m")


def numbered(count: int) -> Build:
    return lambda width: [(Span(f"line {n} in {width}"),) for n in range(count)]


class CardHost(Host):
    """Keeps what the card asks of the app."""

    def __init__(self, build: Build) -> None:
        super().__init__(lambda: CardScreen(CARD, build, look(), keys=(("e", "edit"),)))
        self.asked: list[Any] = []

    def on_forward(self, message: Forward) -> None:
        self.asked.append((message.key, message.card))

    def on_turn(self, message: Turn) -> None:
        self.asked.append(message.by)


@pytest.mark.parametrize("size", [(160, 45), (40, 15)])
async def test_all_of_a_long_card_can_be_read(size: tuple[int, int]) -> None:
    app = CardHost(numbered(90))
    async with app.run_test(size=size) as pilot:
        assert "line 0 in" in screen_text(app)
        await pilot.press("j", "j", "k")
        assert "line 0 in" not in screen_text(app)
        await pilot.press("G")
        assert "line 89 in" in screen_text(app)
        await pilot.press("g", "ctrl+d", "ctrl+u")
        assert "line 0 in" in screen_text(app)
        assert app.asked == []


async def test_other_keys_are_commands_on_the_card() -> None:
    app = CardHost(numbered(3))
    async with app.run_test() as pilot:
        await pilot.press("x", "H", "n", "p")
        await pilot.pause()
        assert app.asked == [("x", "abc"), ("H", "abc"), 1, -1]
        assert app.leaked == []


@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_it_is_closed(key: str) -> None:
    app = CardHost(numbered(3))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert app.answer is None


async def test_the_same_card_keeps_its_place_and_another_starts_at_its_top() -> None:
    app = CardHost(numbered(90))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        screen = app.screen
        assert isinstance(screen, CardScreen)
        screen.show(CARD, numbered(80))
        await pilot.pause()
        assert "line 79 in" in screen_text(app)
        screen.show(CARD._replace(id="other", kind="piece"), numbered(80))
        await pilot.pause()
        assert "line 0 in" in screen_text(app)
        assert "piece" in screen_text(app)
        assert app.answer is UNANSWERED


async def test_hostile_lines_are_shown_as_they_are() -> None:
    app = CardHost(lambda _: [(Span(text),) for text in HOSTILE])
    async with app.run_test(size=(40, 15)):
        shown = screen_text(app)
        assert "[50% off] sale" in shown
        assert "[/x]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown

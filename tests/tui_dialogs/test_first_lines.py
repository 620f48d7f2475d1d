"""The first screen takes what is typed at once, and tells empty days from none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.tui_dialogs.host import Host, look, screen_text, type_in
from warroom.tui.beginnings import Begun, Own, Wish
from warroom.tui.first_run import FirstRunScreen

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=UTC)


def host(wishes: list[Wish]) -> Host:
    def act(wish: Wish) -> Begun:
        wishes.append(wish)
        return Begun(Path("x"), "c")

    return Host(lambda: FirstRunScreen(act, NOW, "Europe/Berlin", look()))


async def test_a_name_may_be_typed_without_choosing_first() -> None:
    wishes: list[Wish] = []
    app = host(wishes)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Winter")
        await pilot.press("ctrl+s")
        (wish,) = wishes
        assert isinstance(wish, Own)
        assert wish.terms.name == "Winter"


async def test_an_empty_day_is_the_usual_one() -> None:
    app = host([])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "ctrl+u", "tab", "ctrl+u")
        assert "✓ Tue 14 Apr" in screen_text(app)
        assert "9999" not in screen_text(app)

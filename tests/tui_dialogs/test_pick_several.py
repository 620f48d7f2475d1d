from __future__ import annotations

from tests.tui_dialogs.host import UNANSWERED, Host, look, screen_text, type_in
from warroom.commands.spec import Choice, Pick, Say
from warroom.tui.dialogs import screen_for

WINS = tuple(Choice(name, name) for name in ("comments", "letters", "calls"))


def host(ascii: bool = False) -> Host:
    asked = Pick(
        "From which?", WINS, lambda key, _: Say(f"one {key}"), several=lambda keys: Say(" ".join(("several", *keys)))
    )
    return Host(lambda: screen_for(asked, look(), ascii=ascii))


async def test_tab_marks_and_enter_takes_all_marked_in_their_order() -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press("down", "tab", "tab")
        assert "2 marked" in screen_text(app)
        await pilot.press("up", "tab", "enter")
        assert app.answer == Say("several letters")


async def test_a_mark_outlives_narrowing() -> None:
    app = host()
    async with app.run_test() as pilot:
        await type_in(pilot, "lett")
        await pilot.press("tab", *["backspace"] * 4)
        await type_in(pilot, "comm")
        await pilot.press("tab", "enter")
        assert app.answer == Say("several comments letters")


async def test_without_a_mark_enter_takes_the_one_under_the_cursor() -> None:
    app = host(ascii=True)
    async with app.run_test() as pilot:
        await pilot.press("down")
        assert app.answer is UNANSWERED
        await pilot.press("enter")
        assert app.answer == Say("several letters")

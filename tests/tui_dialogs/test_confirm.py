from __future__ import annotations

import pytest

from tests.tui_dialogs.host import Host, look, screen_text
from warroom.commands.spec import Confirm, Say
from warroom.tui.dialogs import screen_for

ASKED = Confirm("Delete [50% off]?", "Two feeds go with it. " * 4, "delete", Say("gone"))


def host() -> Host:
    return Host(lambda: screen_for(ASKED, look()))


@pytest.mark.parametrize("keys", [["enter"], ["space"], ["n"], ["escape"], ["left", "right", "enter"]])
async def test_the_safe_answer_is_the_easy_one(keys: list[str]) -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.answer is None


@pytest.mark.parametrize("keys", [["y"], ["right", "enter"], ["tab", "enter"]])
async def test_the_deed_is_done_when_it_is_meant(keys: list[str]) -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.answer == Say("gone")


async def test_other_keys_answer_nothing() -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press("d", "x")
        assert app.screen_stack[-1] is not app.screen_stack[0]
        assert app.leaked == []


@pytest.mark.parametrize(("label", "answer"), [("cancel", None), ("delete ", Say("gone"))])
async def test_a_click_answers(label: str, answer: Say | None) -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = screen_text(app).splitlines()
        y = next(y for y, row in enumerate(rows) if "cancel" in row)
        await pilot.click(offset=(rows[y].index(label), y))
        await pilot.pause()
        assert app.answer == answer


async def test_all_of_the_question_is_read_on_a_small_screen() -> None:
    app = host()
    async with app.run_test(size=(40, 15)):
        shown = screen_text(app)
        assert "[50% off]" in shown
        assert " ".join(shown.replace("│", " ").split()).count("Two feeds go with it.") == 4
        assert "[ n  cancel ]" in shown
        assert "delete" in shown

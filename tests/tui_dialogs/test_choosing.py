"""Choosing between two values, and between two texts."""

from __future__ import annotations

import pytest

from tests.tui_dialogs.host import UNANSWERED, Host, look, screen_text
from warroom.commands.spec import Both, Dispute, Say, Settle
from warroom.tui.dialogs import screen_for

DISPUTES = tuple(
    Dispute(("card", name, "due"), f"Card {name}", "Due", f"mine {name}", f"theirs {name}", "ben", "") for name in "abc"
)


def settling(count: int = 3) -> Host:
    asked = Settle("Changed meanwhile", DISPUTES[:count], lambda mine: Say(" ".join(sorted(key[1] for key in mine))))
    return Host(lambda: screen_for(asked, look()))


def texts(clashes: int = 1) -> Host:
    merged = "one\n<<<<<<< yours\nmine\n=======\nhis\n>>>>>>> @ben"
    asked = Both("Two texts", "one\nmine", "one\nhis", merged, clashes, "ben", "", Say)
    return Host(lambda: screen_for(asked, look()))


async def test_each_is_decided_by_one_key_and_the_last_ends_it() -> None:
    app = settling()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "t")
        assert app.answer is UNANSWERED
        await pilot.press("m")
        assert app.answer == Say("a c")


async def test_a_decision_is_marked_and_can_be_changed() -> None:
    app = settling()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        assert "● mine  mine a" in screen_text(app)
        await pilot.press("k", "k", "t", "t", "t")
        assert app.answer == Say("")


async def test_capitals_decide_all_that_are_left() -> None:
    app = settling()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t", "M")
        assert app.answer == Say("b c")


@pytest.mark.parametrize(("keys", "answer"), [(("enter",), ""), (("up", "enter"), "a"), (("k", "space"), "a")])
async def test_enter_takes_the_selected_one_and_theirs_is_selected_first(keys: tuple[str, ...], answer: str) -> None:
    app = settling(1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        assert app.answer == Say(answer)


async def test_esc_goes_back_without_an_answer() -> None:
    app = settling()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "escape")
        assert app.answer is None


@pytest.mark.parametrize(("key", "answer"), [("m", "mine"), ("t", "theirs"), ("b", "merged")])
async def test_a_text_is_chosen_by_one_key(key: str, answer: str) -> None:
    app = texts()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(key)
        assert app.answer == Say(answer)


async def test_wide_both_texts_are_seen_at_once_and_tab_shows_the_merge() -> None:
    app = texts()
    async with app.run_test(size=(120, 30)) as pilot:
        line = next(line for line in screen_text(app).splitlines() if "his" in line)
        assert "mine" in line
        assert "one" in screen_text(app)
        await pilot.press("tab")
        assert ">>>>>>> @ben" in screen_text(app)
        assert "1 marked" in screen_text(app)


async def test_narrow_one_text_after_the_other_is_seen() -> None:
    app = texts()
    async with app.run_test(size=(40, 15)) as pilot:
        seen = []
        for _ in range(3):
            seen.append(screen_text(app))
            await pilot.press("tab")
        assert "▌ mine" in seen[0]
        assert "▌ his" in seen[1]
        assert "=======" in seen[2]
        assert screen_text(app) == seen[0]


async def test_two_texts_are_not_left_without_asking() -> None:
    app = texts()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert "Not saved." in screen_text(app)
        await pilot.press("escape", "escape", "n")
        assert app.answer is UNANSWERED
        await pilot.press("escape", "y")
        assert app.answer is None

from __future__ import annotations

import pytest
from textual import events

from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text
from warroom.commands.spec import Compose, Say
from warroom.tui.dialogs import screen_for
from warroom.tui.dialogs.compose import restored, visible

_UNSEEN = "\u200d\u200c\u200f\N{NO-BREAK SPACE}\N{TAG LATIN SMALL LETTER G}"


def host(text: str) -> Host:
    asked = Compose("Text of [50% off]", "card", lambda old, new: Say(f"{old!r} -> {new!r}"), (text, text))
    return Host(lambda: screen_for(asked, look()))


async def test_a_text_begun_before_is_saved_as_it_stands() -> None:
    asked = Compose("Text", "card", lambda old, new: Say(f"{old!r} -> {new!r}"), ("theirs", "merged"))
    app = Host(lambda: screen_for(asked, look()))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert "Not saved." in screen_text(app)
        await pilot.press("n", "ctrl+s")
        assert app.answer == Say("'theirs' -> 'merged'")


async def test_the_text_is_saved() -> None:
    app = host("one\ntwo")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[50% off]" in screen_text(app)
        await pilot.press("y", "enter", "tab", "q", "ctrl+s")
        assert app.answer == Say("'one\\ntwo' -> 'y\\n    qone\\ntwo'")


async def test_what_joins_and_turns_letters_is_typed_as_they_are() -> None:
    app = host("")
    async with app.run_test() as pilot:
        for char in _UNSEEN:
            await pilot.press("x")
            app.post_message(events.Key("unseen", char))
            await pilot.pause()
        await pilot.press("ctrl+s")
        assert app.answer == Say(f"'' -> {''.join('x' + char for char in _UNSEEN)!r}")


async def test_either_end_of_the_text_is_one_key_away() -> None:
    app = host("one\ntwo")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+end", "!", "ctrl+home", "?", "ctrl+s")
        assert app.answer == Say("'one\\ntwo' -> '?one\\ntwo!'")


async def test_an_unchanged_text_changes_nothing() -> None:
    app = host("a\r\nb\x1b")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        assert app.answer is None


async def test_leaving_a_changed_text_is_asked() -> None:
    app = host("one")
    async with app.run_test() as pilot:
        await pilot.press("x", "escape")
        assert "Not saved." in screen_text(app)
        await pilot.press("k", "n", "escape", "escape")
        assert app.answer is UNANSWERED
        await pilot.press("escape", "y")
        assert app.answer is None


async def test_an_unchanged_text_is_left_at_once() -> None:
    app = host("one")
    async with app.run_test() as pilot:
        await pilot.press("down", "escape")
        assert app.answer is None


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is_and_kept(text: str) -> None:
    app = host(text)
    async with app.run_test(size=(40, 15)) as pilot:
        assert "\x1b" not in screen_text(app)
        await pilot.press("x", "ctrl+s")
        assert app.answer == Say(f"{text!r} -> {'x' + text!r}")


async def test_pasted_controls_are_shown() -> None:
    app = host("")
    async with app.run_test() as pilot:
        app.post_message(events.Paste("a\x1b[31m\nb"))
        await pilot.pause()
        assert "␛[31m" in screen_text(app)
        await pilot.press("ctrl+s")
        assert app.answer == Say("'' -> 'a␛[31m\\nb'")


def test_only_what_stood_there_turns_back_into_a_control() -> None:
    assert restored(visible("a\x1bb"), "a\x1bb") == "a\x1bb"
    assert restored("typed ␛", "nothing") == "typed ␛"
    assert restored("␛ and ␛", "\x1b and ␛") == "␛ and ␛"

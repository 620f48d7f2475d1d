from __future__ import annotations

from collections.abc import Mapping

import pytest
from textual import events

from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text, type_in
from warroom.commands.spec import Echo, Form, Input, Outcome, Say
from warroom.tui.dialogs import screen_for

NAMES = ("title", "owner", "due", "size", "channel", "format", "tags", "link", "zone")


def check(text: str) -> Echo:
    return Echo(text != "bad", f"means {text}" if text != "bad" else "That is no good.")


def form(then: Outcome | None = None, **values: str) -> Form:
    def saved(texts: Mapping[str, str]) -> Outcome:
        return then or Say(repr(dict(texts)))

    inputs = tuple(Input(name, name.title(), values.get(name, ""), check, ("@ana", "@ben")) for name in NAMES)
    return Form("Edit [50% off]", inputs, saved)


def host(asked: Form) -> Host:
    return Host(lambda: screen_for(asked, look()))


def saved(**values: str) -> Say:
    return Say(repr({name: values.get(name, "") for name in NAMES}))


async def test_every_field_says_what_it_means_and_saves() -> None:
    app = host(form(title="Old"))
    async with app.run_test() as pilot:
        await type_in(pilot, " one")
        assert "✓ means Old one" in screen_text(app)
        await pilot.press("tab")
        await type_in(pilot, "n y")
        await pilot.press("ctrl+s")
        assert app.answer == saved(title="Old one", owner="n y")
        assert app.leaked == []


async def test_an_offered_value_is_replaced_by_what_is_typed_and_mended_by_who_moves_in_it() -> None:
    inputs = tuple(Input(name, name.title(), "old", check, offered=True) for name in ("one", "two", "three"))
    app = host(Form("New", inputs, lambda values: Say(repr(dict(values)))))
    async with app.run_test() as pilot:
        await type_in(pilot, "new")
        await pilot.press("tab", "end", "x", "tab", "ctrl+s")
        assert app.answer == Say(repr({"one": "new", "two": "oldx", "three": "old"}))


async def test_enter_goes_on_and_saves_in_the_last_field() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        for _ in NAMES:
            await pilot.press("x", "enter")
        assert app.answer == saved(**dict.fromkeys(NAMES, "x"))


async def test_what_is_wrong_is_shown_at_its_field_and_nothing_is_lost() -> None:
    app = host(form(size="bad"))
    async with app.run_test(size=(40, 15)) as pilot:
        await type_in(pilot, "kept")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer is UNANSWERED
        rows = screen_text(app).splitlines()
        at = next(y for y, row in enumerate(rows) if "Size" in row)
        assert "! That is no good." in rows[at + 1]
        await pilot.press("ctrl+u", "2", "ctrl+s")
        assert app.answer == saved(title="kept", size="2")


async def test_a_refusal_keeps_the_form() -> None:
    app = host(form(Say("The last day is before the first.", "bad"), title="abc"))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        assert app.answer is UNANSWERED
        assert "! The last day is before the first." in screen_text(app)


async def test_leaving_asks_only_when_something_was_typed() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        await pilot.press("tab", "escape")
        assert app.answer is None


async def test_leaving_a_changed_form_is_asked_and_may_be_taken_back() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        await pilot.press("y", "escape")
        assert "Not saved." in screen_text(app)
        await pilot.press("n", "z", "escape", "x")
        assert app.answer is UNANSWERED
        await pilot.press("escape", "ctrl+s")
        assert app.answer == saved(title="yz")


async def test_a_changed_form_can_be_left() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        await pilot.press("x", "escape", "y")
        assert app.answer is None


async def test_tab_completes_a_word_and_then_goes_on() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        await type_in(pilot, "@be")
        await pilot.press("tab", "tab", "x", "ctrl+s")
        assert app.answer == saved(title="@ben", owner="x")


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15)])
async def test_every_field_can_be_reached_and_seen(size: tuple[int, int]) -> None:
    app = host(form())
    async with app.run_test(size=size) as pilot:
        for name in NAMES:
            await type_in(pilot, f"v {name}"[:8])
            await pilot.pause()
            rows = screen_text(app).splitlines()
            at = next(y for y, row in enumerate(rows) if f"v {name}"[:8] in row)
            assert name.title() in rows[at]
            assert "means v" in rows[at + 1]
            assert any("ctrl+s save" in row for row in rows)
            await pilot.press("tab")


async def test_it_fits_again_after_the_terminal_has_shrunk() -> None:
    app = host(form())
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("up", *["tab"] * 8)
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        shown = screen_text(app)
        assert "ctrl+s save" in shown


async def test_pasted_lines_become_one() -> None:
    app = host(form())
    async with app.run_test() as pilot:
        app.post_message(events.Paste("one\ntwo"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert app.answer == saved(title="one two")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is_and_kept(text: str) -> None:
    app = host(form(title=text, link=text))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "\x1b" not in screen_text(app)
        await pilot.press("home", "end", "ctrl+s")
        assert app.answer == saved(title=text, link=text)

from __future__ import annotations

import pytest
from textual import events

from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text, type_in
from warroom.commands.spec import Ask, Echo, Outcome, Say
from warroom.tui.dialogs import screen_for


def ask(initial: str = "", then: Outcome | None = None) -> Ask:
    return Ask(
        "New [50% off]",
        lambda text: then or Say(text),
        lambda text: Echo(len(text) > 2, f"means “{text}”" if len(text) > 2 else "That is too short."),
        initial,
        "what, @who",
        ("@ana", "@anton", "#tag"),
    )


def host(question: Ask | None = None, ascii: bool = False) -> Host:
    return Host(lambda: screen_for(question or ask(), look(), ascii=ascii))


async def test_the_board_stays_in_sight_above_the_line() -> None:
    app = host()
    async with app.run_test(size=(80, 24)):
        lines = screen_text(app).splitlines()
        assert lines[0] == "board line 0"
        assert "New [50% off]" in lines[20]
        assert "what, @who" in lines[21]
        assert "That is too short." in lines[22]
        assert "esc leave" in lines[23]


async def test_an_untouched_line_is_not_reproached() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "! That" not in screen_text(app)
        await pilot.press("a", "backspace")
        assert "! That is too short." in screen_text(app)


async def test_the_echo_follows_and_enter_acts() -> None:
    app = host()
    async with app.run_test() as pilot:
        await type_in(pilot, "q j k")
        assert "✓ means “q j k”" in screen_text(app)
        await pilot.press("enter")
        assert app.answer == Say("q j k")
        assert app.leaked == []


async def test_enter_on_a_wrong_line_keeps_it_for_mending() -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press("x", "enter")
        assert app.answer is UNANSWERED
        assert "! That is too short." in screen_text(app)
        await pilot.press("y", "z", "enter")
        assert app.answer == Say("xyz")


async def test_a_refusal_keeps_the_line() -> None:
    app = host(ask("abc", Say("Somebody was faster.", "bad")))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.answer is UNANSWERED
        assert "! Somebody was faster." in screen_text(app)
        assert "abc" in screen_text(app)


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_leaving_does_nothing(key: str) -> None:
    app = host(ask("abc"))
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.answer is None


async def test_tab_goes_through_the_words() -> None:
    app = host()
    async with app.run_test() as pilot:
        await type_in(pilot, "do @an")
        await pilot.press("tab")
        assert "› do @ana" in screen_text(app)
        assert "@anton" in screen_text(app)
        await pilot.press("tab")
        assert "› do @anton" in screen_text(app)
        await pilot.press("shift+tab", "enter")
        assert app.answer == Say("do @ana")


async def test_a_family_of_emoji_is_typed_as_one() -> None:
    app = host()
    async with app.run_test() as pilot:
        for char in "👨\u200d👩\u200d👧 50\N{NO-BREAK SPACE}%":
            app.post_message(events.Key("some", char))
            await pilot.pause()
        await pilot.press("enter")
        assert app.answer == Say("👨\u200d👩\u200d👧 50\N{NO-BREAK SPACE}%")


async def test_a_paste_of_lines_becomes_one() -> None:
    app = host()
    async with app.run_test() as pilot:
        app.post_message(events.Paste("one\ntwo\r\n\tthree"))
        await pilot.pause()
        await pilot.press("enter")
        assert app.answer == Say("one two three")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(160, 45), (40, 15)])
async def test_hostile_text_is_shown_as_it_is_and_kept(text: str, size: tuple[int, int]) -> None:
    app = host(ask(text))
    async with app.run_test(size=size) as pilot:
        await pilot.press("home", "end", "left", "right")
        shown = screen_text(app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert text[-4:].replace("\x07bell", "bell") in shown
        await pilot.press("enter")
        assert app.answer == Say(text)


async def test_ascii_has_signs_of_its_own() -> None:
    app = host(ask("abcd"), ascii=True)
    async with app.run_test(size=(80, 24)):
        foot = "\n".join(screen_text(app).splitlines()[20:22])
        assert foot.isascii()
        assert "> abcd" in foot


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["x"], "x"),
        (["end", "x"], "1/4 inchx"),
        (["backspace"], "1/4 inc"),
        (["left", "x"], "1/4 incxh"),
        (["x", "y"], "xy"),
    ],
)
async def test_typing_replaces_what_is_only_offered_and_any_other_key_keeps_it(keys: list[str], left: str) -> None:
    app = host(ask("1/4 inch")._replace(offered=True))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert f" › {left}" in [line.rstrip() for line in screen_text(app).splitlines()]


async def test_enter_takes_what_is_offered() -> None:
    app = host(ask("1/4 inch")._replace(offered=True))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.answer == Say("1/4 inch")

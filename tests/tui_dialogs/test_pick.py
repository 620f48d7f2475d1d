from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text, type_in
from warroom.commands.spec import Choice, Do, Outcome, Pick, Say
from warroom.tui.dialogs import screen_for

STAGES = tuple(
    Choice(name, name, "2/4", name, hot)
    for name, hot in (("idea", "1i"), ("draft", "2d"), ("design", "3e"), ("live", "4l"))
)


def pick(
    choices: tuple[Choice, ...] = STAGES,
    free: Callable[[str], Outcome] | None = None,
    flip: tuple[str, str] | None = None,
    current: str = "",
    live: Callable[[str], Outcome] | None = None,
) -> Pick:
    return Pick("Move to", choices, lambda key, flipped: Say(f"{key} {flipped}"), free, flip, current, live)


def host(asked: Pick, ascii: bool = False) -> Host:
    return Host(lambda: screen_for(asked, look(), ascii=ascii))


@pytest.mark.parametrize(("key", "chosen"), [("2", "draft"), ("e", "design"), ("l", "live")])
async def test_a_hot_key_picks_at_once(key: str, chosen: str) -> None:
    app = host(pick())
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.answer == Say(f"{chosen} False")


async def test_hot_keys_are_letters_once_something_is_typed() -> None:
    app = host(pick())
    async with app.run_test() as pilot:
        await pilot.press("s", "i")
        assert app.answer is UNANSWERED
        await pilot.press("enter")
        assert app.answer == Say("design False")


async def test_it_starts_on_the_current_choice_and_moves() -> None:
    app = host(pick(current="design"))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n", "ctrl+k", "up", "down", "ctrl+j", "ctrl+p", "enter")
        assert app.answer == Say("design False")


async def test_the_cursor_goes_round() -> None:
    app = host(pick())
    async with app.run_test() as pilot:
        await pilot.press("up", "enter")
        assert app.answer == Say("live False")


async def test_tab_flips_and_says_which_way() -> None:
    app = host(pick(flip=("this feeds it", "it feeds this")))
    async with app.run_test() as pilot:
        assert "enter this feeds it  tab it feeds this" in screen_text(app)
        await pilot.press("tab")
        assert "enter it feeds this  tab this feeds it" in screen_text(app)
        await pilot.press("enter")
        assert app.answer == Say("idea True")


async def test_what_is_no_choice_can_be_made() -> None:
    people = (Choice("ana", "ana"), Choice("ben", "ben"))
    app = host(pick(people, free=lambda text: Say(f"new {text}")))
    async with app.run_test() as pilot:
        await type_in(pilot, "ana")
        assert "make" not in screen_text(app)
        await pilot.press("x")
        assert "make “anax”" in screen_text(app)
        await pilot.press("enter")
        assert app.answer == Say("new anax")


@pytest.mark.parametrize("flip", [None, ("this feeds it", "it feeds this")])
async def test_without_free_text_nothing_matches_and_nothing_happens(flip: tuple[str, str] | None) -> None:
    app = host(pick(flip=flip))
    async with app.run_test() as pilot:
        await pilot.press("z", "z", "enter")
        assert app.answer is UNANSWERED
        assert "Nothing matches." in screen_text(app)


async def test_a_preview_is_tried_and_taken_back() -> None:
    app = host(pick(current="idea", live=lambda key: Do("theme.preview", key)))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.tried == []
        await pilot.press("down", "down")
        assert app.tried == [Do("theme.preview", "draft"), Do("theme.preview", "design")]
        await pilot.press("escape")
        assert app.tried[-1] == Do("theme.preview", "idea")
        assert app.answer is None


async def test_leaving_untried_previews_nothing() -> None:
    app = host(pick(current="idea", live=lambda key: Do("theme.preview", key)))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert app.tried == []


async def test_ten_thousand_choices_are_narrowed_by_typing() -> None:
    many = tuple(Choice(str(n), f"Card number {n} about something") for n in range(10_000))
    app = host(pick(many))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "10000 of 10000" in screen_text(app)
        await type_in(pilot, "9876")
        assert "1 of 10000" in screen_text(app)
        await pilot.press("enter")
        assert app.answer == Say("9876 False")


async def test_the_cursor_stays_in_sight_in_a_long_list() -> None:
    app = host(pick(tuple(Choice(str(n), f"choice {n}") for n in range(100))))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press(*["down"] * 30)
        assert "▌choice 30" in screen_text(app)
        await pilot.press("pageup", "pageup", "pageup", "pageup", "pageup")
        assert "▌choice 0" in screen_text(app)


async def test_a_click_picks() -> None:
    app = host(pick())
    async with app.run_test(size=(80, 24)) as pilot:
        rows = screen_text(app).splitlines()
        y = next(y for y, row in enumerate(rows) if "design" in row)
        await pilot.click(offset=(20, y))
        await pilot.pause()
        assert app.answer == Say("design False")


@pytest.mark.parametrize("size", [(160, 45), (40, 15)])
async def test_hostile_choices_are_shown_as_they_are(size: tuple[int, int]) -> None:
    app = host(pick(tuple(Choice(str(n), text, text) for n, text in enumerate(HOSTILE)), free=Say))
    async with app.run_test(size=size) as pilot:
        shown = screen_text(app)
        assert "[50% off] sale" in shown
        assert "[/x]" in shown
        assert "\x1b" not in shown
        assert all(cell_len(line) <= size[0] for line in shown.splitlines())
        await type_in(pilot, "[/x]")
        await pilot.press("enter")
        assert app.answer == Say("1 False")


PEOPLE = (
    Choice("ben", "@ben", "½″ of 4″ today", sign="◆", about="analyst, video"),
    Choice("ana", "@ana", "7″ of 6″ over", "design", sign="▲", about="community", tone="bad bold"),
    Choice("dev", "@dev", "free today"),
)


async def test_people_have_their_sign_roles_and_load_and_a_handle_comes_before_a_role() -> None:
    app = host(pick(PEOPLE))
    async with app.run_test(size=(60, 20)) as pilot:
        shown = screen_text(app)
        assert "▲ @ana  community" in shown
        assert "◆ @ben  analyst, video" in shown
        assert "7″ of 6″ over" in shown
        await type_in(pilot, "ana")
        await pilot.press("enter")
        assert app.answer == Say("ana False")


async def test_a_role_finds_who_has_it_and_a_narrow_screen_keeps_the_load() -> None:
    app = host(pick(PEOPLE))
    async with app.run_test(size=(32, 20)) as pilot:
        assert "7″ of 6″ over" in screen_text(app)
        assert "community" not in screen_text(app)
        await type_in(pilot, "video")
        await pilot.press("enter")
        assert app.answer == Say("ben False")


async def test_signs_beyond_ascii_are_left_out_where_only_ascii_is_shown() -> None:
    app = host(pick(tuple(choice._replace(note="") for choice in PEOPLE)), ascii=True)
    async with app.run_test(size=(60, 20)):
        assert "▲" not in screen_text(app)


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_is_told_about_a_choice_is_shown_literally(text: str) -> None:
    app = host(pick((Choice("ana", "@ana", text[:20], sign=text[:1], about=text),)))
    async with app.run_test(size=(70, 12)) as pilot:
        lines = screen_text(app).splitlines()
        assert max(map(cell_len, lines)) <= 70
        assert not any(ord(letter) < 32 for line in lines for letter in line)
        await pilot.press("enter")
        assert app.answer == Say("ana False")

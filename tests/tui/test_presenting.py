"""What a presenter shows besides the work: keys, a pointer that others follow, a spotlight."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from rich.style import Style

from tests.tui.host import app_on, keys, open_session, press, room, running, screen
from tests.tui.test_mouse import move, place_of
from tests.world import NOW, Clock
from warroom.config.themes import theme_names
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.keys import KeysCorner
from warroom.tui.over import frame
from warroom.tui.themes import look_named


def corner(app: WarroomApp) -> str:
    """The end of the last line, where keys are shown."""
    return frame(app)[-1].text.rstrip()


def styled(app: WarroomApp, words: str) -> Style:
    """How these words look above the thread line."""
    x, y = place_of(app, words)
    line = next(s for left, row, s in app.room.frame() if row == y and left <= x < left + s.cell_length)
    return next(shade.style for text, shade in line.runs if words in text)


def in_shade(app: WarroomApp, words: str) -> bool:
    return styled(app, words) == app.look.style("shade")


# Keys


async def test_keys_are_shown_with_what_they_do_and_go_again(file: Path) -> None:
    async with room(file, keys_shown=True) as (app, pilot):
        await press(pilot, "j", "j", "L")
        assert corner(app).endswith("j×2 L  To the next stage")
        app.presenting.fade()
        assert corner(app).endswith("To the next stage")
        app.presenting.fade()
        assert "To the next stage" not in corner(app)
        assert "h l pane" in corner(app)
        await press(pilot, "slash")
        assert corner(app).endswith(" /  Filter")


async def test_nothing_is_shown_unless_it_is_asked_for(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "j")
        assert "Down" not in corner(app)
        app.run_command("keys-shown")
        await press(pilot, "j")
        assert corner(app).endswith(" j  Down")
        app.run_command("keys-shown")
        await press(pilot, "j")
        assert "Down" not in corner(app)


async def test_what_is_typed_is_nobodys_to_see(file: Path) -> None:
    async with room(file, keys_shown=True) as (app, pilot):
        await press(pilot, "slash", *"secret")
        assert corner(app).endswith(" / typing")
        await press(pilot, "escape", "a", *"Tell x", "left", *"no")
        assert corner(app).endswith("typing ← typing")
        await press(pilot, "escape", "colon", "z")
        assert corner(app).endswith("typing esc : typing")
        await press(pilot, "escape", "e", "q")
        assert corner(app).endswith(" e typing")
        assert "secret" not in corner(app)


async def test_over_a_window_they_stand_in_its_corner_and_on_no_other_screen(file: Path) -> None:
    async with room(file, (100, 30), keys_shown=True) as (app, pilot):
        await press(pilot, "S", "2")
        assert corner(app).endswith(" S 2")
        assert corner(app).startswith(" space next")
        await press(pilot, "space")
        assert corner(app).endswith(" S 2 space  next")
        await press(pilot, "4", "o")
        assert corner(app).endswith(" 2 space 4 o  Owner")
        await press(pilot, "escape")
        assert corner(app).endswith(" space 4 o esc")
        assert [corner.display for corner in app.screen.query(KeysCorner)] == [True]
        await press(pilot, "escape")
        assert corner(app).endswith(" space 4 o esc×2  leave")
        assert "Owner" not in "".join(screen(app))


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 6), (8, 4)])
async def test_they_fit_every_size(file: Path, size: tuple[int, int]) -> None:
    async with room(file, size, keys_shown=True) as (app, pilot):
        for key in ("ctrl+d", "L", "u", "shift+left", "S", "space"):
            await press(pilot, key)
            assert {line.cell_length for line in frame(app)} == {size[0]}


# The pointer


async def test_the_pointer_is_on_what_is_selected_or_under_the_mouse(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "full_stop")
        line = next(line for line in screen(app) if "Carousel" in line)
        assert "►" in line
        assert "◄" in line
        assert styled(app, "Carousel") == app.look.style("text bold on-pointed")
        await move(pilot, place_of(app, "Noon sweep"), 0)
        assert "►" in next(line for line in screen(app) if "Noon sweep" in line)
        assert "►" not in next(line for line in screen(app) if "Carousel" in line)
        await pilot.press("j")
        assert "►" not in next(line for line in screen(app) if "Noon sweep" in line)
        keys(app, "full_stop")
        assert not any("◄" in line for line in screen(app))


@pytest.mark.parametrize(("opening", "sign"), [(("S", "4", "j"), "►"), (("4", "3", "k"), "►"), (("8", "j"), "▌")])
async def test_it_lights_what_is_selected_on_other_screens(file: Path, opening: tuple[str, ...], sign: str) -> None:
    async with room(file, (100, 30), Clock(NOW + timedelta(days=9))) as (app, pilot):
        await press(pilot, *opening, "full_stop")
        where = app.look.style("text bold on-pointed")
        lit = [
            line.text for line in frame(app) if any(style and style.bgcolor == where.bgcolor for _, style, _ in line)
        ]
        assert len(lit) == 1
        assert sign in lit[0]
        await press(pilot, "full_stop")
        assert not any(style and style.bgcolor == where.bgcolor for line in frame(app) for _, style, _ in line)


async def test_on_other_screens_too_the_line_under_the_mouse_is_lit_until_a_key_is_pressed(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "W")
        await pilot.hover(offset=(10, 5))
        ground = app.look.style("text on-pointed").bgcolor

        def lit() -> list[int]:
            return [y for y, line in enumerate(frame(app)) if any(s and s.bgcolor == ground for _, s, _ in line)]

        assert lit() == []
        await press(pilot, "full_stop")
        await pilot.hover(offset=(10, 6))
        assert lit() == [6]
        await press(pilot, "2")
        assert lit() == []


async def test_others_see_it_and_go_along_until_they_go_elsewhere(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, pilot):
        other = app_on(open_session(file, clock, me="ben"))
        async with running(other) as follower:

            async def heard() -> None:
                app.presenting._pause = 0
                app.presenting.beat()
                other.session.refresh()
                other.presenting.beat()
                await follower.pause()

            keys(other, "at")
            assert "Nobody points" in (other.room.note or ("",))[0]
            keys(app, "full_stop")
            keys(other, "j")
            await heard()
            assert " ► ana" in screen(other)[0]
            assert "@ana points at something: @ goes along." in (other.room.note or ("",))[0]
            assert "  ►ig" in next(line for line in screen(other) if "Carousel" in line)
            before = other.session.board.seq
            keys(other, "3", "at")
            assert (other.desk.focus, other.desk.selected) == ("pipeline", "idea")
            keys(app, "j")
            await heard()
            assert other.desk.selected == app.desk.selected == "first"
            await press(pilot, "S", "4", "j")
            await heard()
            assert other.desk.selected == app.presenting._card()
            await press(follower, "S", "4")
            await press(pilot, "k")
            await heard()
            assert any("►Seed clip" in line.text for line in frame(other))
            await press(follower, "escape")
            keys(other, "1")
            await press(pilot, "j")
            await heard()
            assert other.desk.focus == "strategy"
            assert other.session.board.seq == before
            await press(pilot, "escape", "full_stop")
            await heard()
            assert not any("►" in line for line in screen(other))
        other.session.store.close()


async def test_whoever_leaves_points_no_longer(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "full_stop")
        app.presenting.beat()
        looking = Store.open(file)
        at = "2026-04-14T07:18:01.000Z"
        assert looking.pointers("", "spring", at) == (("ana", "idea"),)
        app.exit(0)
        assert looking.pointers("", "spring", at) == ()
        looking.close()


async def test_nobody_goes_along_to_a_card_that_is_gone(file: Path) -> None:
    async with room(file) as (app, pilot):
        pointing = Store.open(file)
        pointing.point("other", "ben", "spring", "2026-04-14T07:18:01.000Z", "gone")
        pointing.close()
        app.presenting.look()
        await pilot.pause()
        before = app.desk.selected
        keys(app, "at")
        assert (app.room.note or ("",))[0] == "@ben points at a card that is no longer on the board."
        assert app.desk.selected == before


# The spotlight


async def test_the_spotlight_leaves_all_but_the_thread_in_the_shade(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "asterisk")
        assert app.room.note is not None
        assert app.room.note.text == "The spotlight is on the selected thread: * takes it off."
        assert in_shade(app, "The 11 prototypes")
        assert in_shade(app, "PIPELINE")
        assert in_shade(app, "Noon sweep")
        assert not in_shade(app, "Own the maker story")
        assert not in_shade(app, "Carousel")
        keys(app, "j")
        assert not in_shade(app, "The 11 prototypes")
        assert in_shade(app, "Own the maker story")
        keys(app, "z")
        assert in_shade(app, "Carousel")
        keys(app, "escape")
        assert not app.desk.spotlight
        assert app.room.zoomed
        assert not in_shade(app, "Carousel")


@pytest.mark.parametrize("opening", [("8", "j"), ("4", "3", "k"), ("S", "3")])
async def test_it_falls_on_what_is_selected_on_other_screens(file: Path, opening: tuple[str, ...]) -> None:
    async with room(file, (100, 30), Clock(NOW + timedelta(days=9))) as (app, pilot):
        await press(pilot, *opening, "asterisk")
        ground = app.look.style("text on-selected", "background").bgcolor
        shade = app.look.style("shade", "background").color
        for line in frame(app)[2:-1]:
            selected = any(style and style.bgcolor == ground for _, style, _ in line)
            inked = {style.color for text, style, _ in line if style and text.strip()}
            assert not selected or shade not in inked
            assert selected or "◆" in line.text or inked <= {shade}


async def test_a_screen_on_which_nothing_is_selected_stays_lit(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "W")
        before = frame(app)
        await press(pilot, "asterisk")
        assert frame(app) == before


async def test_it_leaves_warnings_and_the_thread_line_lit(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.run_command("hold")
        await press(pilot, *"recall", "enter", "asterisk")
        (header,), (thread,) = app.room.frame_of("header"), app.room.frame_of("thread")
        assert app.look.shade("bad bold reverse on-raised", "raised") in [
            s for text, s in header.runs if "HELD" in text
        ]
        assert app.look.shade("shade", "background") not in [shade for _, shade in thread.runs]


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("few", [False, True])
def test_in_every_theme_the_shade_is_less_than_any_text_and_still_there(name: str, few: bool) -> None:
    from tests.config.test_themes import contrast

    look = look_named(name, True, few)[0]
    panel = look.theme.colours["panel"]

    def told(token: str) -> float:
        colour = look.style(token).color
        assert colour is not None
        return contrast(colour.get_truecolor().hex, panel)

    assert 1.4 < told("shade") < min(told(role) for role in ("text", "soft", "muted", "faint"))


def test_without_colours_weight_tells_the_shade_and_inversion_the_pointer() -> None:
    look = look_named("night", False)[0]
    assert look.style("shade").dim
    assert not look.style("text").dim
    assert look.style("text on-pointed").reverse


async def test_another_theme_is_worn_by_a_window_that_is_open(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "S", "4")
        app.wear("projector")
        await pilot.pause()
        grounds = {style.bgcolor for line in frame(app) for _, style, _ in line if style}
        assert app.look.style("", "background").bgcolor in grounds

"""The main screen: drawing, moving, marks, filter, zoom, sizes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.events import Paste
from textual.screen import Screen

from tests.commands.room import CAMPAIGN, CARDS, card
from tests.tui.host import keys, make_file, open_session, room, screen
from tests.world import HOSTILE, NOW, Clock
from warroom.commands.actions.cards import archive
from warroom.commands.actions.saved import save_view
from warroom.domain.changes import Draft, creation
from warroom.domain.model import View
from warroom.tui import filtering
from warroom.tui.app import WarroomApp
from warroom.tui.pane import TITLE_LINES
from warroom.views.cells import width

MANY = tuple(card(f"d{n:02}", "piece", "draft", f"c{n:02}", f"Piece {n}") for n in range(40))


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15)])
async def test_cards_above_in_sight_and_below_are_all_there_are(tmp_path: Path, size: tuple[int, int]) -> None:
    async with room(make_file(tmp_path / "many", MANY), size=size) as (app, _):
        for key in ("j", "G", "k", "g"):
            keys(app, "2", key)
            place = app.room.places["pipeline"]
            seen = sum(" Piece " in line for line in screen(app)[place.y : place.y + place.height])
            above, below = app.desk.beyond("pipeline")
            assert above + seen + below == len(MANY)
            marks = f"{f'▲{above} ' if above else ''}{f'▼{below} ' if below else ''}"
            assert marks in "\n".join(screen(app))


async def test_every_part_is_on_the_screen(file: Path) -> None:
    async with room(file) as (app, _):
        text = "\n".join(screen(app))
        for words in ("Spring Launch", "STRATEGY", "PIPELINE", "TODAY", "Own the maker story", "thread", "Seed clip"):
            assert words in text


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (100, 30), (80, 24), (40, 15), (20, 6)])
async def test_every_line_fills_the_screen_at_every_size(file: Path, size: tuple[int, int]) -> None:
    async with room(file, size) as (app, _):
        for zoom in range(2):
            for line in app.room.frame():
                assert width(line[2].text) == line[2].cell_length
            assert {x + strip.cell_length for x, _, strip in app.room.frame()} >= {size[0]}
            if not zoom:
                keys(app, "z")


async def test_keys_move_and_what_is_selected_wears_the_bar(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.press("j")
        assert app.desk.selected == "first"
        assert any("▌" in line and "The 11 prototypes" in line for line in screen(app))
        keys(app, "G")
        assert app.desk.selected == app.desk.roll.order[-1]
        keys(app, "g", "k")
        assert app.desk.selected == "idea"


@pytest.mark.parametrize("size", [(100, 24), (60, 20)])
async def test_the_stage_at_the_top_is_named_when_its_heading_has_scrolled_off(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    drafts = [card(f"d{n:02}", "piece", "draft", f"c{n:02}", f"Piece {n}") for n in range(40)]
    file = make_file(tmp_path / "long.warroom", (*CARDS, *drafts))
    async with room(file, size) as (app, pilot):
        place = app.room.places["pipeline"]
        first = TITLE_LINES if "tabs" not in app.room.places else 0
        keys(app, "2", "ctrl+d", "ctrl+d")
        assert app.desk.tops["pipeline"] > 0
        top = app.room.frame_of("pipeline")[first]
        assert "DRAFT 42/2 over" in top.text
        keys(app, "k")
        assert app.room.frame_of("pipeline")[first] is top
        before = app.desk.selected
        await pilot.click(offset=(place.x + 8, place.y + first))
        assert app.desk.selected == before


async def others_archive(app: WarroomApp, file: Path, *cards: str) -> None:
    """Somebody else puts cards away, and the dashboard takes it in."""
    ben = open_session(file, me="ben")
    ben.commit(archive([ben.board.cards[name] for name in cards], ben.clock()))
    ben.close()
    app.catch_up()


async def test_what_others_do_above_moves_nothing_in_sight(tmp_path: Path) -> None:
    file = make_file(tmp_path / "long.warroom", (*CARDS, *MANY))
    async with room(file, (100, 24)) as (app, _):
        keys(app, *["j"] * 30)
        before = screen(app)
        assert app.desk.tops["pipeline"] > 5
        await others_archive(app, file, "d01", "d03", "d04")
        assert app.desk.selected == "d28"
        assert [line[26:66] for line in screen(app)[4:14]] == [line[26:66] for line in before[4:14]]


async def test_a_pane_that_was_scrolled_away_from_its_cursor_stays_so_whatever_others_do(tmp_path: Path) -> None:
    file = make_file(tmp_path / "long.warroom", (*CARDS, *MANY))
    async with room(file, (100, 24)) as (app, _):
        selected = app.desk.selected
        app.desk.scroll("pipeline", 20)
        app.room.draw()
        before = screen(app)
        await others_archive(app, file, "d01", "d03")
        assert app.desk.selected == selected
        assert [line[26:66] for line in screen(app)[4:14]] == [line[26:66] for line in before[4:14]]
        keys(app, "j")
        assert app.desk.tops["pipeline"] < 5


async def test_a_card_that_is_ranked_moves_and_not_the_list(tmp_path: Path) -> None:
    file = make_file(tmp_path / "long.warroom", (*CARDS, *MANY))
    async with room(file, (100, 24)) as (app, _):
        keys(app, *["j"] * 30, *["k"] * 5)
        top = app.desk.tops["pipeline"]
        keys(app, "J", "J", "K")
        assert app.desk.tops["pipeline"] == top > 0


async def test_panes_keep_their_own_cursors(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "j", "l", "j", "h")
        assert (app.desk.focus, app.desk.selected) == ("pipeline", "first")
        keys(app, "1")
        assert app.desk.focus == "strategy"
        keys(app, "3")
        assert app.desk.selected == app.desk.roll.order[1]


async def test_the_thread_is_lit_in_every_pane(file: Path) -> None:
    async with room(file) as (app, _):
        assert app.desk.lit == {"note", "idea"}
        assert any("◆" in line and "Own the maker story" in line for line in screen(app))
        keys(app, "j")
        assert not any("◆" in line for line in screen(app))


async def test_a_cursor_move_changes_no_more_than_its_lines(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "j")
        before = screen(app)
        keys(app, "j")
        changed = [y for y, (old, new) in enumerate(zip(before, screen(app), strict=True)) if old != new]
        # Two lines of the pane and the thread line.
        assert len(changed) == 3


async def test_marks_survive_and_a_range_follows_the_cursor(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "space")
        assert list(app.desk.marks) == ["idea"]
        assert app.desk.selected == "first"
        keys(app, "v", "j", "v", "j")
        assert list(app.desk.marks) == ["idea", "first", "second"]
        keys(app, "escape")
        assert app.desk.marks == ()
        keys(app, "ctrl+a")
        assert app.desk.marks == app.desk.roll.order


async def test_marks_are_gathered_over_several_filters_and_only_what_is_seen_is_acted_on(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "space", "slash", *"letter", "enter", "space")
        assert list(app.desk.marks) == ["second"]
        assert " 1 marked" in screen(app)[1]
        keys(app, "L")
        assert app.session.board.cards["second"].stage == "design"
        assert app.session.board.cards["idea"].stage == "idea"
        keys(app, "escape")
        assert list(app.desk.marks) == ["idea", "second"]
        keys(app, "slash", *"letter", "enter", "ctrl+a", "d", "escape")
        assert list(app.desk.marks) == ["idea"]


async def test_the_filter_is_live_and_esc_brings_the_cursor_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "j")
        keys(app, "slash", *"letter")
        await pilot.pause()
        assert app.desk.roll.order == ("second",)
        assert app.desk.selected == "second"
        assert screen(app)[-1].split() == ["enter", "keep", "↑", "↓", "move", "esc", "clear"]
        keys(app, "enter")
        assert any("/ letter" in line for line in screen(app))
        assert "L stage" in screen(app)[-1]
        keys(app, "escape")
        assert app.desk.filter == ""
        assert app.desk.selected == "first"


async def test_over_many_cards_a_letter_is_seen_before_what_it_finds(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering, "_MANY", 1)
    async with room(file) as (app, pilot):
        keys(app, "slash", *"let")
        assert "/ let" in app.room.frame_of("filter")[0].text
        assert app.desk.filter == ""
        await pilot.pause()
        assert (app.desk.filter, app.desk.roll.order) == ("let", ("second",))
        keys(app, "x", "enter")
        assert app.desk.filter == "letx"


async def test_what_is_pasted_goes_into_the_filter_that_is_typed_and_nowhere_else(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.post_message(Paste("xqd"))
        await pilot.pause()
        assert app.session.board.cards["idea"].stage == "idea"
        keys(app, "slash")
        app.post_message(Paste("the\nletter"))
        await pilot.pause()
        assert app.desk.filter == "the letter"
        app.post_message(Paste(" [50% off] \x1b[31m"))
        await pilot.pause()
        assert "[50% off] ␛[31m" in app.room.frame_of("filter")[0].text


async def test_letters_typed_in_the_filter_are_text(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "slash", *"xqj", "backspace", "left", "z")
        await pilot.pause()
        assert app.desk.filter == "xzq"
        assert app.desk.roll.order == ()
        assert not app.room.zoomed
        assert app.session.board.cards["idea"].stage == "idea"


async def test_a_filter_that_is_not_understood_keeps_what_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "slash", *"due:<nonsense")
        await pilot.pause()
        assert app.room.typing.edit is not None
        assert app.room.typing.edit.text == "due:<nonsense"
        assert app.room.typing.problem


async def test_esc_leaves_one_thing_at_a_time(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "z", "space", "slash", "e", "enter")
        keys(app, "escape")
        assert (app.desk.filter, len(app.desk.marks), app.room.zoomed) == ("", 1, True)
        keys(app, "escape")
        assert (app.desk.marks, app.room.zoomed) == ((), True)
        keys(app, "escape")
        assert not app.room.zoomed


async def test_the_zoomed_pipeline_is_a_board(file: Path) -> None:
    async with room(file, (80, 24)) as (app, _):
        keys(app, "z", "l")
        assert app.desk.selected == "first"
        keys(app, "j", "h")
        assert app.desk.selected == "idea"
        assert any("IDEA" in line and "DRAFT" in line for line in screen(app))


async def test_resizing_keeps_the_selection(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "l", "j", "j")
        selected = app.desk.selected
        for size in ((80, 24), (40, 15), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.desk.selected == selected
            assert any("▌" in line for line in screen(app))


async def test_every_line_is_as_wide_as_its_place_however_narrow_the_screen_is(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "slash", "x", "y")
        for width_, height in product((1, 2, 3, 7, 20), (1, 3, 15)):
            await pilot.resize_terminal(width_, height)
            app.say("What is said is longer than the screen is wide")
            for _x, _y, strip in app.room.frame():
                assert width(strip.text) == strip.cell_length
            for name, place in app.room.places.items():
                assert {strip.cell_length for strip in app.room.frame_of(name)} == {place.width}


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15)])
async def test_hostile_text_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    hostile = [card(f"h{n}", "piece", "idea", f"b{n}", text) for n, text in enumerate(HOSTILE)]
    async with room(make_file(tmp_path / "hostile.warroom", [*CARDS, *hostile]), size) as (app, pilot):
        for _ in HOSTILE:
            keys(app, "j")
            app.say(app.session.board.cards[app.desk.selected].title)
            await pilot.pause()
            for _x, _y, strip in app.room.frame():
                assert width(strip.text) == strip.cell_length
                assert strip.text.isprintable() or "\u200d" in strip.text
        if size[0] == 160:
            assert "[50% off] sale" in "\n".join(screen(app))


async def test_no_colour_and_ascii(file: Path) -> None:
    async with room(file, ascii=True, no_color=True) as (app, _):
        text = "\n".join(screen(app))
        assert text.isascii()
        assert "*" in text
        keys(app, "L", "u")
        assert app.room.note is not None
        assert app.room.note.text.isascii()
        app.say("won 1½″ on “Glue-up” · …")
        assert app.room.note.text == 'won 1 1/2" on "Glue-up" | ..'


async def test_an_empty_campaign_has_nothing_to_select(tmp_path: Path) -> None:
    async with room(make_file(tmp_path / "empty.warroom", ())) as (app, _):
        keys(app, "j", "k", "G", "ctrl+d", "space", "v", "x", "H", "z", "l", "z")
        assert app.desk.selected == ""
        assert isinstance(app.screen, Screen)


async def test_the_clock_ticks_by_the_minute_and_the_day_turns(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, pilot):
        clock.forward(minutes=1)
        await pilot.pause(0.15)
        assert "09:19" in screen(app)[0]
        clock.forward(days=1)
        await pilot.pause(0.15)
        assert app.session.board.today == "2026-04-15"
        assert any("CARRIED" in line for line in screen(app))


async def test_a_card_that_leaves_hands_on_its_cursor(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "j")
        other = open_session(file, me="ben")
        other.commit(archive([other.board.cards["first"]], other.clock()))
        other.store.close()
        await pilot.pause(0.2)
        assert app.desk.selected == "second"


async def test_a_saved_view_is_shown_by_its_key_and_follows_when_somebody_changes_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.press("apostrophe", "b")
        assert app.desk.filter == "@blocked"
        assert app.desk.rolls["today"].order == ("stuck",)
        keys(app, "escape")
        assert app.desk.filter == ""
        ben = open_session(file, me="ben")
        for line in ("kind:tactic owner:ben", "kind:tactic owner:ana"):
            ben.commit(save_view(ben.board, "crew", "c", line, NOW, "ben"))
            app.lookout.take_in()
            await pilot.pause()
            if not app.desk.filter:
                await pilot.press("apostrophe", "c")
                assert app.desk.rolls["today"].order == ("doing",)
        assert app.desk.rolls["today"].order == ("todo",)
        ben.store.close()


async def test_a_view_that_nobody_understands_any_more_is_there_to_be_mended(file: Path) -> None:
    session = open_session(file)
    old = View("v", CAMPAIGN.id, "old", "o", "is:nonsense")
    session.commit(Draft("test", "old view", tuple(creation(old))))
    session.close()
    async with room(file) as (app, pilot):
        await pilot.press("apostrophe", "o")
        await pilot.pause()
        assert app.room.typing.edit is not None
        assert app.room.typing.edit.text == "@old"
        assert app.room.typing.problem.startswith("In the view @old: is:nonsense means nothing")
        await pilot.press("escape")
        assert app.room.typing.edit is None

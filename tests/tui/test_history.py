"""The history's screen on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS
from tests.stage.play import text
from tests.tui.host import keys, make_file, open_session, press, room
from tests.world import HOSTILE
from warroom.commands.actions.fields import edit
from warroom.commands.actions.people import set_owner
from warroom.commands.actions.stages import move
from warroom.commands.actions.wins import log_wins
from warroom.tui.app import WarroomApp
from warroom.tui.history import HistoryScreen
from warroom.tui.replay import ReplayScreen
from warroom.views.cells import width
from warroom.views.line import plain


def page(app: WarroomApp) -> str:
    screen = next(screen for screen in app.screen_stack if isinstance(screen, HistoryScreen))
    return "\n".join(plain(line) for line in screen.lines(*app.size))


def asked(app: WarroomApp) -> str:
    return " ".join(text(app).replace("│", " ").split())


def by_ben(file: Path) -> None:
    ben = open_session(file, me="ben")
    ben.commit(move(ben.board, [ben.board.cards["first"]], "design", ben.clock()))
    ben.commit(set_owner(ben.board, [ben.board.cards["idea"], ben.board.cards["second"]], "ben", ben.clock()))
    ben.close()


async def test_it_tells_who_did_what_and_each_field_of_the_chosen_change(file: Path) -> None:
    by_ben(file)
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("history")
        await pilot.pause()
        told = page(app)
        assert "  Today" in told
        assert "@ben" in told
        assert "gave 2 cards to @ben" in told
        assert "Carousel: five mistakes  owner nobody → @ben" in told
        await press(pilot, "j")
        assert "The 11 prototypes  stage draft → design" in page(app)


async def test_what_touches_several_cards_is_asked_for_by_their_names(file: Path) -> None:
    by_ben(file)
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("history")
        await press(pilot, "u")
        assert not isinstance(app.screen, HistoryScreen)
        await press(pilot, "y")
        assert app.session.board.cards["idea"].owner == ""
        assert "(taken back)" in page(app)
        await press(pilot, "j", "u")
        assert app.session.board.cards["first"].stage == "draft"


async def test_what_takes_inches_or_other_things_with_it_says_so(file: Path) -> None:
    ben = open_session(file, me="ben")
    ben.commit(set_owner(ben.board, [ben.board.cards["todo"]], "cleo", ben.clock()))
    cards = [ben.board.cards[key] for key in ("todo", "doing")]
    ben.commit(log_wins(ben.board, cards, 20, ben.clock(), "ben", "both"))
    ben.close()
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("history")
        await press(pilot, "u")
        told = asked(app)
        assert "touches Seed clip and Morning sweep. 2½″ go off the tape." in told
        await press(pilot, "escape", "j", "u")
        assert "touches @cleo and Seed clip." in asked(app)
        await press(pilot, "y")
        assert app.session.board.cards["todo"].owner == "ana"
        await press(pilot, "k", "k", "u")
        assert "touches @cleo and Seed clip." in asked(app)
        await press(pilot, "y")
        assert app.session.board.cards["todo"].owner == "cleo"


async def test_the_board_of_a_change_is_shown_as_it_was_then(file: Path) -> None:
    by_ben(file)
    async with room(file, (160, 45)) as (app, pilot):
        app.run_command("history")
        await press(pilot, "j", "R")
        replay = next(screen for screen in app.screen_stack if isinstance(screen, ReplayScreen))
        told = "\n".join(plain(line) for line in replay.lines(*app.size))
        assert 'moved "The 11 prototypes' in told
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_it_is_narrowed_to_a_card_and_a_person_and_widened_by_esc(file: Path) -> None:
    by_ben(file)
    async with room(file, (100, 30)) as (app, pilot):
        keys(app, "2")
        app.desk.select("first")
        app.run_command("card-history")
        await pilot.pause()
        assert "The 11 prototypes" in page(app).splitlines()[0]
        assert "gave 2 cards" not in page(app)
        await press(pilot, "escape", "o", *"ben", "enter")
        assert "only @ben" in page(app)
        assert "set up" not in page(app)
        await press(pilot, "escape")
        assert "set up" in page(app)
        assert "Spring Launch" in page(app).splitlines()[0]
        await press(pilot, "tab")
        assert "Spring Launch" not in page(app).splitlines()[0]
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, HistoryScreen)


async def test_a_change_is_chosen_by_a_click_and_its_card_opened_by_two(file: Path) -> None:
    by_ben(file)
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("history")
        await pilot.pause()
        at = next(n for n, line in enumerate(page(app).splitlines()) if "moved" in line)
        await pilot.click(offset=(20, at))
        assert "The 11 prototypes  stage draft → design" in page(app)
        at = next(n for n, line in enumerate(page(app).splitlines()) if "moved" in line)
        await pilot.click(offset=(20, at), times=2)
        assert not isinstance(app.screen, HistoryScreen)


async def test_older_changes_are_read_as_one_goes_down(file: Path) -> None:
    ben = open_session(file, me="ben")
    for number in range(230):
        card = ben.board.cards["first"]
        ben.commit(edit(ben.board, card, {"title": f"Title {number}"}, ben.clock()))
    ben.close()
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("history")
        await pilot.pause()
        assert "older ones follow" not in page(app)
        await press(pilot, *["ctrl+d"] * 12)
        assert "Title 112" in page(app)
        await press(pilot, "G")
        assert "set up" in page(app)
        await press(pilot, "g")
        assert "Title 229" in page(app)


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 6)])
async def test_hostile_text_is_literal_and_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    file = make_file(tmp_path / "room.warroom", CARDS)
    ana = open_session(file)
    for hostile in HOSTILE:
        ana.commit(edit(ana.board, ana.board.cards["first"], {"title": " ".join(hostile.split())}, ana.clock()))
    ana.close()
    async with room(file, size) as (app, pilot):
        app.run_command("history")
        for _ in range(len(HOSTILE) + 2):
            screen = next(screen for screen in app.screen_stack if isinstance(screen, HistoryScreen))
            lines = screen.lines(*size)
            assert len(lines) == size[1]
            assert {sum(width(text) for text, _ in line) for line in lines} == {size[0]}
            assert all("\x1b" not in plain(line) for line in lines)
            await press(pilot, "j")

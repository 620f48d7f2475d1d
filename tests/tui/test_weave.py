"""The thread screen: opened, walked, acted on, kept up to date, left."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.commands.room import CAMPAIGN, CARDS, EARLIER, card
from tests.tui.host import keys, make_file, open_session, press, room, screen
from tests.world import HOSTILE, NOW
from warroom.commands.actions.cards import delete
from warroom.commands.actions.links import feed
from warroom.domain.changes import Draft, creation
from warroom.domain.model import Win
from warroom.session import Session
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.card import CardScreen
from warroom.tui.dialogs.palette import PaletteScreen
from warroom.tui.dialogs.weave import Map, WeaveScreen

LONG_AGO = "2025-01-01T08:00:00.000Z"
# A chain that leads through work of long ago, and back to its start.
CHAIN = ("note", "idea", "ancient", "older", "todo", "note")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    past = [
        card(
            name, "piece", "live", name, title, closed="2025-01-01T08:00:00.000Z", archived=EARLIER, owner="ben", won=8
        )
        for name, title in (("ancient", "An ancient reel"), ("older", "An older one"))
    ]
    path = make_file(tmp_path / "room.warroom", [*CARDS, *past])
    session = open_session(path)
    for src, dst in pairwise(CHAIN[1:]):
        link(session, src, dst)
    session.store.close()
    return path


def link(session: Session, src: str, dst: str) -> None:
    found = {name: session.store.find(name)[0] for name in (src, dst)}
    session.commit(feed(session.board, [found[src]], [found[dst]], NOW))


def win(session: Session, key: str, size: int) -> None:
    row = Win(f"win-{key}", CAMPAIGN.id, key, size, "won", "ben", LONG_AGO, LONG_AGO[:10])
    session.commit(Draft("win", "win", tuple(creation(row))))


def thread(app: WarroomApp) -> WeaveScreen:
    assert isinstance(app.screen, WeaveScreen), app.screen
    return app.screen


def text(app: WarroomApp) -> str:
    shown = thread(app).query_one(Map)
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))


async def test_it_shows_the_whole_thread_through_work_of_long_ago(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T")
        assert thread(app).walk.at == "idea"
        for title in ("Carousel: five mist", "An ancient reel", "An older one", "Own the maker story", "Seed clip"):
            assert title in text(app)
        assert "↺" in text(app)
        assert "archived · ben" in text(app)


async def test_it_is_walked_along_feeds_and_there_and_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "l", "l")
        assert thread(app).walk.at == "older"
        await press(pilot, "h", "h", "h")
        assert thread(app).walk.at == "note"
        await press(pilot, "h")
        assert thread(app).walk.at == "todo"


async def test_enter_puts_a_card_into_the_middle_and_then_opens_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "l", "enter")
        assert thread(app).walk.plan.weave.center == "ancient"
        await press(pilot, "enter")
        assert isinstance(app.screen, CardScreen)
        assert app.screen.card == "ancient"
        await press(pilot, "T")
        assert thread(app).walk.at == "ancient"


async def test_commands_act_on_the_card_that_one_has_walked_to(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "space", "k", "T", "h", "x")
        assert app.session.board.cards["idea"].stage == "idea"
        assert app.session.store.find("note")[0].stage == "retired"
        assert "retired" in text(app)
        await press(pilot, "u")
        assert app.session.store.find("note")[0].stage == "active"


async def test_a_card_that_no_pane_shows_is_acted_on_too(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "l", "d")
        assert not app.session.store.find("ancient")[0].archived
        await press(pilot, "o")
        await pilot.press(*"cleo", "enter")
        await pilot.pause()
        assert app.session.store.find("ancient")[0].owner == "cleo"
        assert "cleo" in text(app)


async def test_the_palette_runs_commands_on_it_too(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "h", "colon")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"archive", "enter")
        await pilot.pause()
        assert app.session.store.find("note")[0].archived
        assert not app.session.store.find("idea")[0].archived


async def test_others_changes_are_seen_and_the_place_is_kept(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "l")
        other = open_session(file, me="ben")
        link(other, "ancient", "doing")
        app.lookout.take_in()
        await pilot.pause()
        assert "Morning sweep" in text(app)
        assert thread(app).walk.at == "ancient"
        other.store.close()


async def test_when_the_middle_is_deleted_one_stays_where_one_is_or_leaves(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "l")
        other = open_session(file, me="ben")
        for name in ("idea", "ancient"):
            other.commit(delete(other.store.find(name)))
            app.lookout.take_in()
            await pilot.pause()
            if name == "idea":
                assert thread(app).walk.plan.weave.center == "ancient"
        assert app.screen is app.room
        other.store.close()


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_left_it_stays_on_the_card_where_one_was(file: Path, key: str) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T", "h", key)
        assert app.screen is app.room
        assert (app.desk.focus, app.desk.selected) == ("strategy", "note")


async def test_a_card_is_clicked_and_doubly_clicked(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "T")
        y, line = next((y, line) for y, line in enumerate(text(app).splitlines()) if "An ancient reel" in line)
        spot = (line.index("An ancient reel") + 2, y + 1)
        await pilot.click(offset=spot)
        assert thread(app).walk.at == "ancient"
        await pilot.click(offset=spot, times=2)
        assert thread(app).walk.plan.weave.center == "ancient"


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 5)])
async def test_any_title_is_shown_as_it_is_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    cards = [card(f"h{n}", "tactic", "todo", f"r{n}", title, due="2026-04-14") for n, title in enumerate(HOSTILE)]
    path = make_file(tmp_path / "hostile.warroom", cards)
    session = open_session(path)
    for n in range(len(cards)):
        link(session, f"h{n}", f"h{(n + 1) % len(cards)}")
    session.store.close()
    async with room(path, size) as (app, pilot):
        keys(app, "3")
        await press(pilot, "T", "l", "l", "j", "h", "enter", "G", "g")
        assert app.is_running
        assert "\x1b" not in text(app)
        assert "\u202e" not in text(app)


async def test_a_card_without_feeds_says_how_to_begin(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "j")
        await press(pilot, "T", "l", "h", "j")
        assert "nothing yet: f links it" in text(app)


async def test_what_was_won_long_ago_counts_for_its_note_for_good(file: Path) -> None:
    session = open_session(file)
    win(session, "older", 24)
    session.store.close()
    async with room(file) as (app, pilot):
        keys(app, "1")
        app.rest.record()
        await pilot.pause()
        row = next(line for line in screen(app) if "pieces" in line)
        assert "3 pieces" in row
        assert "1½″" in row
        link(app.session, "ancient", "doing")
        app.refreshed()
        assert "3 pieces" in next(line for line in screen(app) if "pieces" in line)

"""The standup on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, open_session, room
from tests.tui.test_triage import press
from tests.world import HOSTILE, Clock
from warroom.commands.actions.stages import finish
from warroom.domain.text import literal
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.standup import StandupScreen
from warroom.views.cells import width
from warroom.views.line import plain


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", CARDS)


def shown(app: WarroomApp) -> StandupScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, StandupScreen))


def page(app: WarroomApp) -> str:
    return "\n".join(plain(line) for line in shown(app).lines(*app.size))


async def test_space_goes_through_it_and_any_card_is_acted_on_without_leaving(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S")
        assert "SCORE" in page(app)
        await press(pilot, "4")
        assert shown(app).step.name == "ana"
        await press(pilot, "b", *"waiting", "enter")
        assert app.session.board.cards["todo"].reason == "waiting"
        assert "BLOCKED 1" in page(app)
        await press(pilot, "u")
        assert app.session.board.cards["todo"].stage == "todo"
        await press(pilot, "3", "L")
        assert shown(app).step.kind == "stage"


async def test_its_end_stamps_it_and_the_next_one_looks_back_to_there(file: Path) -> None:
    clock = Clock()
    async with room(file, (120, 40), clock) as (app, pilot):
        await press(pilot, "S", "8", "enter")
        assert "Stamped" in page(app)
        await press(pilot, "escape")
        (held,) = app.session.store.standups(app.session.board.campaign.id)
        assert held.minutes.startswith("# Spring Launch")
        clock.forward(days=3)
        ben = open_session(file, clock, me="ben")
        ben.commit(finish(ben.board, [ben.board.cards["doing"]], clock(), "ben"))
        ben.close()
        app.lookout.take_in()
        await press(pilot, "S", "space")
        assert "DONE 1" in page(app)
        assert "the working day before" not in page(app)
        await press(pilot, "escape")
        app.step(back=True)
        assert app.session.store.standups(app.session.board.campaign.id) == ()


async def test_others_changes_show_while_it_is_open_and_its_place_stays(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "4", "space")
        assert shown(app).step.name == "ben"
        store = Store.open(file)
        ben = open_session(file, me="ben")
        ben.commit(finish(ben.board, [ben.board.cards["doing"]], ben.clock(), "ben"))
        ben.close()
        store.close()
        app.lookout.take_in()
        await pilot.pause()
        assert shown(app).step.name == "ben"
        assert "WON 1" in page(app)


async def test_the_minutes_are_saved_where_one_says(file: Path, tmp_path: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "8", "w", "ctrl+u", *str(tmp_path / "m.md"), "enter")
        assert (tmp_path / "m.md").read_text().startswith("# Spring Launch")
        await press(pilot, "w", "ctrl+u", *str(tmp_path / "none" / "m.md"), "enter")
        assert "could not be saved" in page(app)


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (80, 24), (40, 15), (20, 6)])
async def test_hostile_text_fits_every_page_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    hostile = tuple(
        card(f"h{n}", kind, stage, f"z{n}", literal(text)[:400], owner="ana")
        for n, text in enumerate(HOSTILE)
        for kind, stage in (("tactic", "doing"),)
    )
    file = make_file(tmp_path / "room.warroom", (*CARDS, *hostile))
    async with room(file, size) as (app, pilot):
        await press(pilot, "S")
        for _ in range(12):
            lines = shown(app).lines(*size)
            assert len(lines) == size[1]
            assert {sum(width(text) for text, _ in line) for line in lines} == {size[0]}
            await press(pilot, "space", "j")

"""The standup on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, open_session, press, room
from tests.world import HOSTILE, Clock
from warroom.commands.actions.stages import finish
from warroom.domain.text import literal
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.over import frame
from warroom.tui.standup import StandupScreen
from warroom.views.cells import width
from warroom.views.line import plain


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


async def test_it_is_stamped_once_and_a_stamp_that_is_taken_back_is_none(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        campaign = app.session.board.campaign.id
        await press(pilot, "S", "G")
        assert "enter stamp it" in page(app)
        await press(pilot, "enter", "enter")
        assert "stamped already" in page(app)
        assert "enter stamp it" not in page(app)
        assert len(app.session.store.standups(campaign)) == 1
        await press(pilot, "u")
        assert app.session.store.standups(campaign) == ()
        assert "Enter stamps it" in page(app)
        await press(pilot, "escape")
        assert "was not stamped" in (app.room.note or ("",))[0]


async def test_whoever_leaves_before_the_end_is_told_nothing(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "2", "escape")
        assert app.room.note is None


async def test_one_goes_to_any_page_by_its_name_and_to_both_ends(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "slash", *"ben", "enter")
        assert shown(app).step.name == "ben"
        await press(pilot, "G")
        assert shown(app).step.kind == "end"
        await press(pilot, "g")
        assert shown(app).step.kind == "score"
        await press(pilot, "backspace")
        assert shown(app).step.kind == "score"


async def test_each_one_has_a_timer_that_goes_on_when_one_comes_back(file: Path) -> None:
    clock = Clock()
    async with room(file, (120, 40), clock) as (app, pilot):
        await press(pilot, "S", "4")
        clock.forward(seconds=70)
        await press(pilot, "space")
        assert "0:00 · 1:00" in page(app)
        clock.forward(seconds=30)
        await press(pilot, "h")
        assert "1:00 · 1:30" in page(app)
        clock.forward(seconds=70)
        assert "2:15 · 2:45" in page(app)
        late = app.look.style("warn on-panel", "background")
        shown(app).draw()
        await pilot.pause()
        assert any("2:15" in text and style == late for text, style, _ in frame(app)[0])
        await press(pilot, "G")
        assert "It took 2:45: @ana 2:15 · @ben 0:30." in page(app)


async def test_any_card_gets_an_owner_a_stage_a_reason_and_inches_without_leaving(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "slash", *"exceptions", "enter")
        unowned = shown(app).selected
        await press(pilot, "o", *"ben", "enter")
        assert app.session.board.cards[unowned].owner == "ben"
        await press(pilot, "4", "i", *"1 ", "enter")
        assert app.session.board.won_today == 16
        await press(pilot, "3")
        piece = shown(app).selected
        before = app.session.board.cards[piece].stage
        await press(pilot, "m", "1")
        assert app.session.board.cards[piece].stage != before
        assert isinstance(app.screen, StandupScreen)


async def test_the_end_shows_the_minutes_and_they_can_be_read_to_their_end(file: Path) -> None:
    async with room(file, (80, 24)) as (app, pilot):
        await press(pilot, "S", "G")
        assert "# Spring Launch: standup of" in page(app)
        await press(pilot, *["j"] * 12)
        assert "# Spring Launch: standup of" not in page(app)
        await press(pilot, *["k"] * 12)
        assert "# Spring Launch: standup of" in page(app)


async def test_a_spotlight_falls_on_the_thread_of_the_chosen_card(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "S", "3", "asterisk")
        shade = app.look.style("shade", "background")
        lines = {line.text.strip(): line for line in frame(app)}
        dark = [text for text, line in lines.items() if any(style == shade for part, style, _ in line if part.strip())]
        assert any("what moves this closer" in text for text in dark)
        assert not any("▌" in text for text in dark)


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

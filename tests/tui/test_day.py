"""Beginning and closing the day on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS, TODAY, card
from tests.tui.host import make_file, open_session, press, room
from tests.tui.test_triage import page
from tests.world import Clock
from warroom.commands.actions.stages import finish
from warroom.domain.day import committed, promised
from warroom.tui.day import DayScreen

CARRIED = card("carried", "tactic", "todo", "a", "Answer [the] forum", owner="ana", size=8, due="2026-04-13")
OWNED = card("owned", "tactic", "todo", "e", "Evening sweep", owner="ben", size=8, due=TODAY, routine="r1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*(c for c in CARDS if c.id != "later"), CARRIED, OWNED))


async def test_a_morning_ends_with_who_does_what_and_is_committed_to(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "B")
        assert "BEGIN THE DAY" in page(app)
        assert "Answer [the] forum" in page(app)
        await press(pilot, "t", "t")
        assert app.session.board.cards["carried"].due == TODAY
        assert "Nobody has committed to it yet." in page(app)
        assert "@ana       2 tactics" in page(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, DayScreen)
        assert {row.person: set(promised(row)) for row in committed(app.session.board)} == {
            "ana": {"todo", "carried"}, "ben": {"doing", "owned"},
        }  # fmt: skip
        await press(pilot, "B", "escape")
        assert "Committed to as it stands." in page(app)


async def test_keeping_what_is_todays_already_writes_nothing_and_can_be_taken_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "B", "t")
        seq = app.session.board.seq
        await press(pilot, "t")
        assert app.session.board.seq == seq
        await press(pilot, "u")
        assert "Evening sweep" in page(app)
        await press(pilot, "t", "Z")
        assert app.session.board.cards["carried"].due == "2026-04-13"
        assert "Answer [the] forum" in page(app)


async def test_the_close_shows_what_carries_over_and_the_next_morning_says_why(file: Path) -> None:
    clock = Clock()
    async with room(file, (100, 40), clock) as (app, pilot):
        await press(pilot, "X")
        while app.screen.card.id != "carried":  # type: ignore[attr-defined]
            await press(pilot, "space")
        await press(pilot, "r", *"no", "space", *"time", "enter", "escape")
        assert "no time" in page(app)
        assert "no reason given" in page(app)
        await press(pilot, "enter")
        assert any(row.closed and "no time" in row.carried for row in committed(app.session.board))
        clock.forward(days=1)
        app.lookout.take_in()
        await pilot.pause()
        await press(pilot, "3")
        shown = "\n".join(strip.text for _, _, strip in app.room.frame())
        assert "no time" in shown


async def test_somebody_elses_work_shows_in_an_open_plan(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "B", "t", "t")
        ben = open_session(file, me="ben")
        from warroom.commands.actions.stages import finish

        ben.commit(finish(ben.board, [ben.board.cards["carried"]], ben.clock(), "ben"))
        app.lookout.take_in()
        await pilot.pause()
        assert "@ana       1 tactic" in page(app)
        ben.store.close()


async def test_a_day_of_nothing_says_so_and_a_tactic_is_added_from_there(tmp_path: Path) -> None:
    async with room(make_file(tmp_path / "new.warroom", ()), (80, 24)) as (app, pilot):
        await press(pilot, "B")
        assert "Nothing is planned for today, and nobody has committed to anything" in page(app)
        assert "commit to it" not in page(app)
        await press(pilot, "a", *'Call Jo @ana 1/2"', "enter")
        assert "@ana       1 tactic   ½″" in page(app)
        await press(pilot, "enter")
        assert [promised(row) for row in committed(app.session.board)] == [
            {card.id: 8 for card in app.session.board.cards.values()}
        ]


async def test_a_long_end_is_scrolled_and_what_is_won_counts_towards_the_target(tmp_path: Path) -> None:
    many = [card(f"t{n}", "tactic", "todo", f"b{n:02}", f"Tactic {n:02}", owner="ana", size=4, due=TODAY)
            for n in range(40)]  # fmt: skip
    async with room(make_file(tmp_path / "long.warroom", many), (100, 30)) as (app, pilot):
        await press(pilot, "X", "escape")
        assert "Tactic 39" not in page(app)
        await press(pilot, "G")
        assert "Tactic 39" in page(app)
        assert "more lines" not in page(app)
        await press(pilot, "k")
        assert "and 2 more lines" in page(app)
        await press(pilot, "g", "k")
        assert app.screen.card is not None  # type: ignore[attr-defined]
        await press(pilot, "escape", "escape")
        app.session.commit(finish(app.session.board, [app.session.board.cards["t0"]], app.now(), "ana", 64))
        app.refreshed()
        await press(pilot, "B")
        assert "9¾″ planned · 4″ won · target 8″ · 5¾″ over" in page(app)

"""Coming back: what others did is told and listed, and a key that destroys is not taken at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.host import keys, make_file, note, open_session, room
from tests.tui_dialogs.host import screen_text
from tests.world import Clock
from warroom.commands.actions.routines import add_routine
from warroom.commands.actions.stages import move
from warroom.commands.vocabulary import vocabulary
from warroom.config.state import last_seen
from warroom.domain.grammar import parse_add


class Ticks:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def as_ben(file: Path, card: str, stage: str) -> None:
    other = open_session(file, me="ben")
    other.commit(move(other.board, (other.board.cards[card],), stage, other.clock()))
    other.store.close()


async def test_back_in_the_window_one_line_tells_what_others_did(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.post_message(events.AppBlur())
        await pilot.pause()
        as_ben(file, "idea", "draft")
        as_ben(file, "second", "live")
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert note(app) == "While you were away: 1 moved, 1 went live · A lists it"


async def test_back_without_news_nothing_is_said(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert note(app) == ""


async def test_the_list_goes_to_the_card(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.away.gone()
        as_ben(file, "second", "design")
        app.away.back()
        await pilot.press("A")
        await pilot.pause()
        assert '@ben moved "April letter" to design' in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.selected == "second"


async def test_news_that_nobody_has_read_stays_in_the_list_over_a_second_absence(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.away.gone()
        as_ben(file, "second", "design")
        app.away.back()
        app.away.gone()
        as_ben(file, "idea", "draft")
        app.away.back()
        assert "2 moved" in note(app)
        await pilot.press("A", "escape")
        app.away.gone()
        as_ben(file, "idea", "design")
        app.away.back()
        assert "1 moved" in note(app)


async def test_nothing_to_list_is_said(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "A")
        assert note(app).startswith("Nobody else has changed anything")


async def test_a_night_between_two_runs_is_an_absence(file: Path) -> None:
    async with room(file) as (app, _):
        app.exit(0)
    assert last_seen(file)[0] == 1
    as_ben(file, "idea", "draft")
    clock = Clock()
    clock.forward(hours=20)
    async with room(file, clock=clock) as (app, _):
        assert note(app).startswith("While you were away: 1 moved, 1 came due")


async def test_what_recurs_came_due_overnight_in_the_line_as_in_the_list(file: Path) -> None:
    clock = Clock()
    session = open_session(file, clock)
    added = parse_add("Morning sweep @ana", vocabulary(session.board, clock(), "ana"))
    session.commit(add_routine(session.board, added, "every day", clock()))
    session.close()
    async with room(file, clock=clock) as (app, _):
        app.exit(0)
    clock.forward(hours=20)
    async with room(file, clock=clock) as (app, pilot):
        told = note(app)
        await pilot.press("A")
        listed = screen_text(app)
        assert "Morning sweep is due" in listed
        assert told == f"While you were away: {listed.count(' is due')} came due · A lists it"


async def test_a_sleep_of_the_machine_is_an_absence(file: Path) -> None:
    clock = Clock()
    async with room(file, clock=clock) as (app, pilot):
        clock.forward(hours=3)
        await pilot.pause(0.2)
        assert note(app).startswith("While you were away: 1 came due")


async def test_the_first_key_after_a_long_idleness_ends_an_absence(file: Path) -> None:
    async with room(file) as (app, pilot):
        ticks = app.tick = Ticks()
        app.away.back()
        as_ben(file, "idea", "draft")
        app.catch_up()
        await pilot.press("k")
        assert note(app) == ""
        ticks.now += 3600
        as_ben(file, "idea", "design")
        app.catch_up()
        await pilot.press("k")
        assert "1 moved" in note(app)


async def test_whoever_works_on_another_screen_is_not_away(file: Path) -> None:
    async with room(file) as (app, pilot):
        ticks = app.tick = Ticks()
        await pilot.press("j", "4")
        for _ in range(3):
            ticks.now += 600
            await pilot.press("l")
        as_ben(file, "idea", "draft")
        await pilot.press("q", "j")
        assert note(app) == ""


@pytest.mark.parametrize(
    ("names", "untouched"), [(("d",), "idea"), (("D",), "idea"), (("3", "space", "space", "x"), "doing")]
)
async def test_a_key_that_destroys_is_not_taken_as_the_window_comes_back(
    file: Path, names: tuple[str, ...], untouched: str
) -> None:
    async with room(file) as (app, pilot):
        ticks = app.tick = Ticks()
        app.away.gone()
        app.away.back()
        ticks.now += 0.4
        before = app.session.board.cards[untouched]
        keys(app, *names)
        await pilot.pause()
        assert "just come back" in note(app)
        assert app.screen is app.room
        assert app.session.board.cards[untouched] == before
        ticks.now += 0.2
        keys(app, names[-1])
        await pilot.pause()
        assert app.screen is not app.room or app.session.board.card(untouched) != before


async def test_a_key_that_is_not_taken_does_not_hide_that_there_is_news(file: Path) -> None:
    async with room(file) as (app, _):
        app.tick = Ticks()
        app.away.gone()
        as_ben(file, "idea", "draft")
        app.away.back()
        keys(app, "d")
        assert note(app).endswith("if you mean it. A lists what others did meanwhile.")
        app.away.show()
        keys(app, "d")
        assert note(app).endswith("if you mean it.")


async def test_a_question_that_waited_is_not_answered_as_the_window_comes_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        ticks = app.tick = Ticks()
        keys(app, "D")
        await pilot.pause()
        app.away.gone()
        app.away.back()
        await pilot.press("y")
        assert "just come back" in note(app)
        assert "idea" in app.session.board.cards
        ticks.now += 0.6
        keys(app, "D")
        await pilot.pause()
        await pilot.press("y")
        assert "idea" not in app.session.board.cards


async def test_other_keys_are_taken_at_once(file: Path) -> None:
    async with room(file) as (app, _):
        app.away.back()
        keys(app, "L")
        assert app.session.board.cards["idea"].stage == "draft"


async def test_what_was_seen_of_another_file_in_its_place_is_no_absence(file: Path) -> None:
    async with room(file) as (app, _):
        app.exit(0)
    file.unlink()
    make_file(file)
    as_ben(file, "idea", "draft")
    clock = Clock()
    clock.forward(hours=20)
    async with room(file, clock=clock) as (app, _):
        assert app.room.note is None or "away" not in app.room.note.text

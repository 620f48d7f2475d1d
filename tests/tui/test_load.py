"""The load screen on the running dashboard: going about, moving tactics, staying live."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS, TODAY, card
from tests.stage.play import text as page
from tests.tui.host import make_file, open_session, press, room, screen
from tests.world import Clock
from warroom.commands.actions.people import set_owner
from warroom.commands.actions.team import set_person
from warroom.commands.actions.timing import set_due
from warroom.commands.actions.wins import log_win
from warroom.domain.changes import Draft
from warroom.tui.app import WarroomApp
from warroom.tui.load import LoadScreen
from warroom.tui.week import Week
from warroom.views.load.sheet import PERSON

WED, SUN, NEXT_MON = "2026-04-15", "2026-04-19", "2026-04-20"
# `later` is nobody's, at noon today; `doing` is ben's without a day; `stuck` is nobody's without one.
CARRIED = card("carried", "tactic", "todo", "a", "Answer [the] forum", owner="ana", size=8, due="2026-04-10")
FRIDAY = card("friday", "tactic", "todo", "e", "Evening sweep", owner="ben", size=8, due="2026-04-17T18:00")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*CARDS, CARRIED, FRIDAY))


def week(app: WarroomApp) -> Week:
    found = next(screen for screen in app.screen_stack if isinstance(screen, LoadScreen))
    return found.week


def at(app: WarroomApp) -> tuple[str, str, str]:
    """The person, the day and the tactic one is at; "" for the name's column and for no day."""
    here = week(app)
    day = "name" if here.column == PERSON else here.days[here.column] if here.column < 7 else ""
    return here.who, day, here.card


async def test_it_opens_where_nobody_is_doing_something_and_goes_about_by_the_usual_keys(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6")
        assert at(app) == ("", TODAY, "later")
        assert "nobody is doing this" in page(app)
        await press(pilot, "j")
        assert at(app) == ("ana", TODAY, "carried")
        await press(pilot, "tab")
        assert at(app) == ("ana", TODAY, "todo")
        await press(pilot, "tab")
        assert at(app) == ("ana", TODAY, "carried")
        await press(pilot, "G", "l", "l", "l")
        assert at(app) == ("ben", "2026-04-17", "friday")
        await press(pilot, "right_square_bracket")
        assert at(app) == ("ben", "2026-04-24", "")
        await press(pilot, "0")
        assert at(app) == ("ben", TODAY, "doing")
        await press(pilot, *"hhhh", "g")
        assert at(app) == ("", "name", "later")
        await press(pilot, *"llllllllll")
        assert at(app) == ("", "", "stuck")
        await press(pilot, "q")
        assert not isinstance(app.screen, LoadScreen)
        assert app.desk.selected == "stuck"


async def test_one_key_moves_a_tactic_to_a_day_or_a_person_and_the_selection_goes_along(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "L")
        assert app.session.board.cards["later"].due == f"{WED}T12:00"
        assert at(app) == ("", WED, "later")
        await press(pilot, "J")
        assert app.session.board.cards["later"].owner == "ana"
        assert at(app) == ("ana", WED, "later")
        await press(pilot, "J")
        assert at(app) == ("ben", WED, "later")
        await press(pilot, "J")
        assert at(app) == ("ben", WED, "later")
        await press(pilot, "u", "u", "u")
        assert app.session.board.cards["later"]._replace(version=0) == next(c for c in CARDS if c.id == "later")
        assert at(app) == ("", TODAY, "later")


async def test_what_is_carried_goes_on_from_today_and_never_back_to_a_day_that_is_over(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j", "H")
        assert app.session.board.cards["carried"].due == "2026-04-10"
        assert "would be carried to today again" in page(app)
        await press(pilot, "L")
        assert app.session.board.cards["carried"].due == WED
        assert at(app) == ("ana", WED, "carried")
        await press(pilot, "H")
        assert app.session.board.cards["carried"].due == TODAY


async def test_past_the_weeks_end_the_next_week_is_shown_and_what_has_no_day_goes_to_today(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "G", "l", "l", "l", "L", "L")
        assert at(app) == ("ben", SUN, "friday")
        await press(pilot, "L")
        assert app.session.board.cards["friday"].due == f"{NEXT_MON}T18:00"
        assert at(app) == ("ben", NEXT_MON, "friday")
        assert "Mon 20 Apr" in page(app)
        await press(pilot, "0", "g", *"llllll", "L")
        assert app.session.board.cards["stuck"].due == TODAY
        assert at(app) == ("", TODAY, "stuck")


async def test_all_usual_keys_act_on_the_tactic_and_new_ones_are_for_the_cell(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "o", *"ben", "enter")
        assert app.session.board.cards["later"].owner == "ben"
        assert at(app) == ("ben", TODAY, "later")
        await press(pilot, "x", "enter")
        assert app.session.board.cards["later"].stage == "done"
        assert at(app) == ("ben", TODAY, "doing")
        assert isinstance(app.screen, LoadScreen)
        await press(pilot, "l", "a", *"Call [Bob] 1", "quotation_mark", "enter")
        made = next(c for c in app.session.board.cards.values() if c.title == "Call [Bob]")
        assert (made.owner, made.due, made.size) == ("ben", WED, 16)
        assert "Call [Bob]" in page(app)
        await press(pilot, "enter")
        assert type(app.screen).__name__ == "CardScreen"


async def test_e_on_a_person_changes_what_they_carry_and_the_week_shows_it(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j", "h", "h", "e", "tab", "tab", *"1/2", "ctrl+s")
        assert app.session.board.people["ana"].capacity == 8
        assert "2¼″ over" in page(app)
        await press(pilot, "l", "l", "e")
        assert "Edit tactic" in page(app)


async def test_what_others_do_shows_at_once_and_the_selection_stays_with_its_tactic(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j")
        ben = open_session(file, me="ben")

        async def does(draft: Draft) -> None:
            ben.commit(draft)
            app.lookout.take_in()
            await pilot.pause()

        await does(set_owner(ben.board, [ben.board.cards["carried"]], "ben", ben.clock()))
        assert at(app) == ("ben", TODAY, "carried")
        await does(set_due(ben.board, [ben.board.cards["carried"]], WED, ben.clock()))
        assert at(app) == ("ben", WED, "carried")
        await does(set_person(ben.board.people, "ben", {"capacity": "1/4", "glyph": "◆"}, ben.clock()))
        assert "½″ over" in page(app)
        assert "◆ ben" in page(app)
        await does(log_win(ben.board.campaign, ("ben",), 20, ben.clock(), "ben", "14 replies"))
        assert "✓1¼″" in page(app)
        ben.store.close()


async def test_yesterdays_wins_are_read_from_the_file_and_midnight_turns_the_week(file: Path) -> None:
    clock = Clock()
    before = Clock(clock.now)
    before.forward(days=-1)
    early = open_session(file, before)
    early.commit(log_win(early.board.campaign, ("ana",), 32, before(), "ana", "market stand"))
    early.store.close()
    async with room(file, (120, 30), clock) as (app, pilot):
        await press(pilot, "6", "j", "h")
        assert "✓2″" in page(app)
        assert "market stand" in page(app)
        await press(pilot, "l")
        # From Tuesday 9:18 to the Monday after, a minute past midnight.
        clock.forward(days=5, hours=14, minutes=43)
        app.lookout.take_in()
        await pilot.pause()
        await press(pilot, "0")
        assert at(app)[:2] == ("ana", NEXT_MON)
        assert "carried 2¼″" in page(app)


async def test_a_day_that_nobody_has_committed_to_says_so_until_somebody_does(file: Path) -> None:
    for size in ((160, 45), (80, 24), (40, 15)):
        async with room(file, size) as (app, _):
            assert "Nobody has committed to today" in "\n".join(screen(app))
    async with room(file, (80, 24)) as (app, pilot):
        await press(pilot, "B", "escape", "enter")
        assert "Nobody has committed" not in "\n".join(screen(app))
        assert "load" not in app.room.places


async def test_a_click_goes_to_a_cell_and_two_open_its_tactic(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6")
        lines = page(app).splitlines()
        row = next(y for y, line in enumerate(lines) if " ben " in f"{line} " and "@" not in line)
        assert await pilot.click(offset=(lines[row].index("½″"), row))
        assert at(app) == ("ben", "2026-04-17", "friday")


async def test_another_colour_of_a_person_is_drawn_on_the_board_at_once(file: Path) -> None:
    async with room(file, (160, 45)) as (app, pilot):

        def colours() -> set[object]:
            """What the handle is drawn in, on every line of the tactic."""
            spans = [part for _, _, line in app.room.frame() if "Morning sweep" in line.text for part in line]
            return {part.style.color for part in spans if "ben" in part.text and part.style}

        before = colours()
        ben = open_session(file, me="ben")
        ben.commit(set_person(ben.board.people, "ben", {"colour": "pink"}, ben.clock()))
        app.lookout.take_in()
        await pilot.pause()
        assert before
        assert colours() != before
        ben.store.close()


async def test_marked_tactics_of_any_cells_move_together_as_one_change(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j", "space", "space", "j", "l", "l", "l", "space")
        assert set(week(app).marks) == {"carried", "todo", "friday"}
        assert "3 marked" in page(app)
        await press(pilot, "L")
        cards = app.session.board.cards
        assert [cards[name].due for name in ("carried", "todo", "friday")] == [WED, WED, "2026-04-18T18:00"]
        assert at(app) == ("ben", "2026-04-18", "friday")
        assert "Moved 3 cards a day later" in page(app)
        await press(pilot, "K", "K")
        assert {app.session.board.cards[name].owner for name in ("carried", "todo", "friday")} == {""}
        await press(pilot, "u", "u", "u")
        assert app.session.board.cards["todo"].due == TODAY
        assert app.session.board.cards["todo"].owner == "ana"
        await press(pilot, "escape")
        assert not week(app).marks
        await press(pilot, "escape")
        assert not isinstance(app.screen, LoadScreen)


async def test_all_of_a_cell_is_marked_at_once_and_what_is_done_loses_its_mark(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j", "ctrl+a")
        assert set(week(app).marks) == {"carried", "todo"}
        await press(pilot, "o", *"ben", "enter")
        assert {app.session.board.cards[name].owner for name in ("carried", "todo")} == {"ben"}
        await press(pilot, "x")
        assert {app.session.board.cards[name].stage for name in ("carried", "todo")} == {"done"}
        assert not week(app).marks


async def test_something_new_is_never_for_a_day_that_is_over(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "6", "j", "h", "a", *"Late one", "enter")
        made = next(c for c in app.session.board.cards.values() if c.title == "Late one")
        assert (made.owner, made.due) == ("ana", TODAY)
        await press(pilot, "h", "a", *"Named", "enter", *"llllllll", "a", *"Some day", "enter")
        found = {c.title: (c.owner, c.due) for c in app.session.board.cards.values()}
        assert found["Named"] == ("ana", TODAY)
        assert found["Some day"] == ("ana", "")

"""The rail of go-lives on the running dashboard: its keys, what it demands, and two dashboards at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, open_session, press, room, screen
from tests.tui_dialogs.host import screen_text as page
from tests.world import HOSTILE, Clock
from warroom.commands.actions.golive import hold, resume
from warroom.tui.app import WarroomApp
from warroom.tui.golive import ResumeScreen
from warroom.tui.rail import RailScreen
from warroom.tui.triage import TriageScreen

FIT = {"link": "https://example.org", "owner": "ben", "channel": "ig"}
# It is 9:18 in Berlin.
PIECES = (
    card("soon", "piece", "design", "x", "The 60s cut", golive="2026-04-14T10:00", **FIT),
    card("close", "piece", "draft", "y", "Reel [50% off]", golive="2026-04-14T10:30", channel="IG"),
    card("later", "piece", "draft", "z", "Waitlist", golive="2026-04-16T08:00", golive_zone="America/New_York", **FIT),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*(c for c in CARDS if c.id != "later"), *PIECES))


def header(app: WarroomApp) -> str:
    return screen(app)[0]


async def test_it_says_how_soon_and_what_stands_against_each(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        await press(pilot, "5")
        told = page(app)
        assert "3 pieces ahead" in told
        assert "in 0:42       10:00 ig The 60s cut" in told
        assert "no link · no owner · collides with 10:00 The 60s cut" in told
        assert "collides with 10:30 Reel [50% off]" in told
        assert "Thu 16 Apr 8:00 New York · 14:00 Berlin" in told
        await press(pilot, "5")
        assert app.screen is app.room


async def test_what_is_long_over_stands_apart_from_its_hour_and_counts_days_as_the_panes_do(tmp_path: Path) -> None:
    pieces = (
        card("long", "piece", "draft", "x", "The first cut", golive="2026-04-02T09:00", **FIT),
        card("day", "piece", "draft", "y", "The second cut", golive="2026-04-02", **FIT),
    )
    async with room(make_file(tmp_path / "late.warroom", pieces), (120, 30)) as (app, pilot):
        assert sum("12d late" in line for line in screen(app)) == len(pieces)
        await press(pilot, "5")
        assert "12 days late  09:00 ig The first cut" in page(app)
        assert "12 days late        ig The second cut" in page(app)


async def test_the_hours_of_who_looks_are_told_as_well(file: Path) -> None:
    async with room(file, (100, 30), zone="Asia/Tokyo") as (app, pilot):
        await press(pilot, "5")
        assert "Thu 16 Apr 8:00 New York · 14:00 Berlin · 21:00 Tokyo" in page(app)
        assert "Tue 14 Apr 10:00 Berlin · 17:00 Tokyo" in page(app)


async def test_it_counts_down_and_what_was_missed_is_demanded_everywhere(file: Path) -> None:
    clock = Clock()
    async with room(file, (120, 30), clock) as (app, pilot):
        assert "live in 00:42" in header(app)
        await press(pilot, "5")
        clock.forward(minutes=42)
        app.lookout.take_in()
        await pilot.pause()
        assert "now           10:00" in page(app)
        assert "missed" not in page(app)
        clock.forward(minutes=1)
        app.lookout.take_in()
        await pilot.pause()
        assert "1 missed" in page(app)
        assert "1 min late    10:00" in page(app)
        await press(pilot, "escape")
        assert "missed IG The 60s cut · key 5" in header(app)
        clock.forward(minutes=40)
        app.lookout.take_in()
        await pilot.pause()
        assert "2 go-lives missed · key 5" in header(app)


def late() -> Clock:
    clock = Clock()
    clock.forward(minutes=50)
    return clock


async def test_a_missed_piece_is_live_or_gets_a_new_time_or_is_held_back(file: Path) -> None:
    async with room(file, (120, 30), late()) as (app, pilot):
        await press(pilot, "5", "x")
        assert app.session.board.cards["soon"].stage == "live"
        await press(pilot, "u")
        assert app.session.board.cards["soon"].stage == "design"
        await press(pilot, "w", *"11:00", "enter")
        assert app.session.board.cards["soon"].golive == "2026-04-14T11:00"
        await press(pilot, "u", "b", *"court", "enter")
        held = app.session.board.cards["soon"]
        assert (held.golive, held.reason) == ("", "court")
        assert "missed" not in page(app)


async def test_what_lacks_something_is_asked_why_and_can_be_waived_before(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "5", "j", "x")
        assert "Live without a link and an owner, why?" in page(app)
        await press(pilot, "escape", "r", *"story", "enter")
        assert app.session.board.cards["close"].waived == "story"
        assert "as it is: story" in page(app)
        await press(pilot, "x")
        assert app.session.board.cards["close"].stage == "live"


async def test_enter_opens_the_card_and_l_tags_its_link(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "5", "enter")
        assert "goes live  Tue 14 Apr 10:00  in 0:42" in page(app)
        await press(pilot, "escape", "l", "enter")
        assert app.session.board.cards["soon"].link.startswith("https://example.org?utm_source=ig&utm_campaign=spring")


async def test_everything_is_held_and_on_resuming_each_is_looked_at(file: Path) -> None:
    clock = Clock()
    async with room(file, (120, 30), clock) as (app, pilot):
        await press(pilot, "5", "exclamation_mark", *"recall", "enter")
        assert "HELD since Tue 14 Apr 9:18: recall" in page(app)
        assert "held          10:00" in page(app)
        clock.forward(hours=2)
        app.lookout.take_in()
        await pilot.pause()
        assert "missed" not in page(app)
        await press(pilot, "escape")
        assert "HELD: recall" in header(app)
        assert "live in" not in header(app)
        await press(pilot, "5", "exclamation_mark")
        assert isinstance(app.screen, ResumeScreen)
        assert "RESUMED" in page(app)
        assert "The 60s cut" in page(app)
        await press(pilot, "w", *"15:00", "enter")
        assert app.session.board.cards["soon"].golive == "2026-04-14T15:00"
        await press(pilot, "b", *"no", "space", *"reel", "enter", "t")
        assert app.session.board.cards["close"].golive == ""
        assert "1 given a time · 1 off its hour · 1 kept" in page(app)
        await press(pilot, "Z", "escape")
        assert app.session.board.cards["close"].golive == "2026-04-14T10:30"
        assert app.session.board.campaign.held == ""


async def test_a_resume_with_nothing_to_look_at_says_so(tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom")
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "5", "exclamation_mark", *"recall", "enter", "exclamation_mark")
        assert "Nothing has passed meanwhile" in page(app)


async def test_a_hold_and_its_end_show_at_once_in_another_dashboard(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "5")
        ben = open_session(file, me="ben")
        ben.commit(hold(ben.board, "a recall", ben.clock()))
        app.lookout.take_in()
        await pilot.pause()
        assert "HELD" in page(app)
        ben.commit(resume(ben.board, ben.clock()))
        app.lookout.take_in()
        await pilot.pause()
        assert "HELD" not in page(app)
        ben.store.close()


async def test_a_piece_that_another_takes_away_hands_its_place_on(file: Path) -> None:
    async with room(file, (120, 30)) as (app, pilot):
        await press(pilot, "5", "j")
        ben = open_session(file, me="ben")
        from warroom.commands.actions.cards import archive

        ben.commit(archive([ben.board.cards["close"]], ben.clock()))
        app.lookout.take_in()
        await pilot.pause()
        assert isinstance(app.screen, RailScreen)
        assert app.screen.card is not None
        assert app.screen.card.id == "later"
        ben.store.close()


async def test_an_empty_rail_says_how_to_fill_it(tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom")
    async with room(file, (40, 15), keys={"when": "f9"}) as (app, pilot):
        await press(pilot, "5", "j", "x", "w", "enter")
        assert "Nothing is planned to go live: f9 on a piece" in " ".join(page(app).split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (12, 5)])
async def test_hostile_text_is_shown_as_it_is(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    cards = (card("odd", "piece", "design", "x", text, golive="2026-04-14T10:00", channel=text[:20], waived=text),)
    file = make_file(tmp_path / "room.warroom", cards)
    async with room(file, size) as (app, pilot):
        app.session.commit(hold(app.session.board, text[:250], app.session.clock()))
        app.refreshed()
        await press(pilot, "5", "enter", "escape", "escape")
        assert app.screen is app.room


async def test_the_review_is_gone_through_with_the_word_that_was_left(tmp_path: Path) -> None:
    cards = (
        card("full", "piece", "design", "x", "How it is made", **FIT),
        card("faq", "piece", "design", "y", "Care guide", **FIT),
        card("next", "piece", "draft", "z", "Another", **FIT),
    )
    file = make_file(tmp_path / "room.warroom", cards)
    async with room(file, (120, 30)) as (app, pilot):
        from warroom.commands.actions.approving import write_word
        from warroom.commands.actions.campaigns import edit_campaign, terms_of

        terms = terms_of(app.session.board.campaign)._replace(stages="idea, draft, design?, ready, live")
        app.session.commit(edit_campaign(app.session.board.campaign, terms))
        app.session.commit(write_word(app.session.board.cards["full"], "", "Look at 0:41\n[/x]"))
        app.refreshed()
        app.run_command("review")
        await pilot.pause()
        assert isinstance(app.screen, TriageScreen)
        assert "for review Look at 0:41 [/x]" in page(app)
        await press(pilot, "plus")
        assert app.session.board.cards["full"].approver == "ana"
        assert app.session.board.cards["full"].stage == "ready"
        assert "Care guide" in page(app)
        await press(pilot, "minus", *"oil", "enter")
        assert app.session.board.cards["faq"].reason == "oil"
        assert "1 approved · 1 sent back" in page(app)


async def test_who_would_filter_is_told_that_there_is_no_filter_before_more_is_typed(file: Path) -> None:
    async with room(file, (120, 30), late()) as (app, pilot):
        await press(pilot, "5", "slash")
        assert "There is no filter here: / works on the board." in page(app)


async def test_the_keys_that_are_told_are_the_users_own(file: Path) -> None:
    keys = {"golives": "ctrl+g", "done": "ctrl+x", "undo": "none"}
    async with room(file, (120, 30), late(), keys=keys) as (app, pilot):
        assert "· key ^g" in header(app)
        await press(pilot, "ctrl+g")
        foot = page(app).splitlines()[-1]
        assert "^x it is live" in foot
        assert "undo" not in foot
    async with room(file, (120, 30), late(), keys={"golives": "none"}) as (app, _):
        assert "· :golives" in header(app)

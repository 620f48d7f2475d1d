"""A playbook from the list over its plan to the cards, and back by one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.host import app_on, make_file, open_session, press_at_once, room, running
from tests.tui_dialogs.host import screen_text
from tests.world import own_folders
from warroom.commands.spec import Do
from warroom.config.playbooks import playbooks_dir
from warroom.domain.changes import Draft, update
from warroom.domain.playbook import playbook_of
from warroom.tui.app import WarroomApp
from warroom.tui.playbooks import PlaybooksScreen

WEEK = """\
+++
title = "[50% off] week"
about = "Two things"
[roles]
writer = "writes"
+++
## tactic: Call {#call}
> @writer start 1/2" #call

### How it is done well

Ask [/x] first.

## piece: The reel {#reel}
> @writer start+4 live start+5 10:00 +ig ^call
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_folders(tmp_path, monkeypatch)
    playbooks_dir().mkdir(parents=True)
    (playbooks_dir() / "a-week.md").write_text(WEEK, encoding="utf-8")
    (playbooks_dir() / "bad.md").write_text("no playbook", encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = make_file(tmp_path / "room.warroom")
    session = open_session(path)
    people = session.board.people
    changes = (*update(people["ana"], roles="writer"), *update(people["ben"], roles="writer"))
    session.commit(Draft("people", "roles", changes))
    session.close()
    return path


async def open_list(app: WarroomApp, pilot: Pilot[int]) -> None:
    app.run_command("playbooks")
    await pilot.pause()


def made(app: WarroomApp) -> list[str]:
    return [card.title for card in app.session.board.cards.values() if playbook_of(card)]


async def test_the_list_shows_what_each_would_be_and_tells_of_files_that_are_none(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        shown = screen_text(app)
        assert "[50% off] week" in shown
        assert "own" in shown
        assert "Call" in shown
        assert "writer @ben" in shown
        assert "bad.md:1: A playbook begins with a line +++" in shown
        await press_at_once(pilot, "G")
        assert "Monday sweep" in screen_text(app)
        await press_at_once(pilot, "q")
        assert app.screen is app.room


async def test_a_playbook_is_applied_and_taken_back_as_one_step(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"mon", "enter")
        shown = screen_text(app)
        assert "starts Mon 20 Apr" in shown
        assert "Ask [/x] first." in shown
        await press_at_once(pilot, "enter")
        assert app.screen is app.room
        assert sorted(made(app)) == ["Call", "The reel"]
        assert app.room.note is not None
        assert app.room.note.text.startswith('Applied the playbook "[50% off] week": 2 cards')
        assert app.desk.selected in app.session.board.cards
        await press_at_once(pilot, "u")
        assert made(app) == []
        assert app.session.store.verify() == ()


async def test_a_campaign_that_begins_with_a_playbook_shows_its_plan_first(file: Path) -> None:
    session = open_session(file)
    app = app_on(session)
    app.greet(first=Do("playbook.begin", "a-week"))
    async with running(app, (100, 30)) as pilot:
        assert "PLAYBOOK [50% off] week" in screen_text(app)
        assert made(app) == []
        await press_at_once(pilot, "w")
        assert "start 2026-04-14" in screen_text(app)
        await press_at_once(pilot, "escape", "enter")
        assert len(made(app)) == 2
        assert app.screen is app.room
    session.close()


async def test_in_the_plan_when_who_and_days_off_are_changed(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"mon", "enter", "w", *"next sat", "enter")
        assert "starts Sat 25 Apr" in screen_text(app)
        assert "falls on days off" in screen_text(app)
        await press_at_once(pilot, "d", "d")
        assert "moved off days off" in screen_text(app)
        assert "▌Mon 27 Apr       ▷ Call" in screen_text(app)
        await press_at_once(pilot, "o")
        assert "in all" in screen_text(app)
        await press_at_once(pilot, *"ana", "enter")
        await press_at_once(pilot, "enter")
        cards = {card.title: card for card in app.session.board.cards.values() if playbook_of(card)}
        assert (cards["Call"].owner, cards["Call"].due) == ("ana", "2026-04-27")
        assert cards["The reel"].golive == "2026-04-30T10:00"


async def test_a_role_is_given_to_nobody_or_to_somebody_new(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"mon", "enter", "o", *"nobody", "enter")
        assert "Nobody here is @writer, who writes, so 2 cards will be nobody's." in screen_text(app)
        await press_at_once(pilot, "o", *"zoe", "enter", "enter")
        assert {card.owner for card in app.session.board.cards.values() if playbook_of(card)} == {"zoe"}
        assert "zoe" in app.session.board.people


async def test_a_day_that_is_none_stays_to_be_mended_and_esc_leads_back_step_by_step(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"someday", "enter")
        assert "someday" in screen_text(app)
        await press_at_once(pilot, "escape")
        assert "6 playbooks" in screen_text(app)
        await press_at_once(pilot, "enter", "enter")
        assert "enter apply" in screen_text(app)
        await press_at_once(pilot, "question_mark", "escape", "escape")
        assert "6 playbooks" in screen_text(app)
        await press_at_once(pilot, "escape")
        assert app.screen is app.room
        assert made(app) == []


async def test_on_a_narrow_screen_how_it_is_done_takes_the_place_of_the_days(file: Path) -> None:
    async with room(file, size=(40, 15)) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"mon", "enter")
        assert "Ask [/x] first." not in screen_text(app)
        await press_at_once(pilot, "question_mark", "G")
        assert "Ask [/x] first." in screen_text(app)
        await press_at_once(pilot, "question_mark")
        assert "20 Apr" in screen_text(app)


async def test_the_plan_follows_what_others_do_meanwhile(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        await press_at_once(pilot, "enter", *"mon", "enter")
        assert "writer @ben" in screen_text(app)
        ben = open_session(file, me="ben")
        ben.commit(Draft("people", "roles", tuple(update(ben.board.people["ben"], roles=""))))
        ben.close()
        app.catch_up()
        await pilot.pause()
        assert "writer @ana" in screen_text(app)


async def test_a_file_that_was_broken_meanwhile_is_said(file: Path) -> None:
    async with room(file) as (app, pilot):
        await open_list(app, pilot)
        (playbooks_dir() / "a-week.md").write_text("broken", encoding="utf-8")
        await press_at_once(pilot, "enter", *"mon", "enter")
        assert type(app.screen) is PlaybooksScreen
        assert app.room.note is not None
        assert "a-week.md:1: A playbook begins" in app.room.note.text
        assert made(app) == []


async def test_a_playbook_is_made_of_the_campaign_and_another_is_written_over_only_when_asked(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.run_command("playbook-make")
        await pilot.pause()
        assert "kept among your playbooks as spring-launch.md" in screen_text(app)
        await press_at_once(pilot, "enter")
        made_file = playbooks_dir() / "spring-launch.md"
        assert 'title = "Spring Launch"' in made_file.read_text(encoding="utf-8")
        assert app.room.note is not None
        assert "Made a playbook of" in app.room.note.text
        made_file.write_text("mine", encoding="utf-8")
        app.run_command("playbook-make")
        await pilot.pause()
        await press_at_once(pilot, "enter")
        assert "Write over it?" in screen_text(app)
        await press_at_once(pilot, "escape")
        assert made_file.read_text(encoding="utf-8") == "mine"
        app.run_command("playbook-make")
        await pilot.pause()
        await press_at_once(pilot, "enter", "tab", "enter")
        assert made_file.read_text(encoding="utf-8") != "mine"

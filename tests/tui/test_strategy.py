"""Strategy that moves, from a key to the file and back."""

from __future__ import annotations

from pathlib import Path

from tests.tui.host import press, room
from warroom.domain.model import Card
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.compose import ComposeScreen
from warroom.tui.dialogs.revisions import RevisionsScreen


def card(app: WarroomApp, key: str) -> Card:
    found = app.session.board.card(key)
    assert found is not None
    return found


def told(app: WarroomApp) -> str:
    return app.session.store.log(campaign="spring", limit=1)[0].changeset.label


async def test_a_note_is_recalibrated_and_its_texts_can_be_read(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("note")
        await press(pilot, "r", *"replies win", "enter")
        assert type(app.screen) is ComposeScreen
        assert told(app) == 'recalibrated "Own the maker story": replies win'
        await press(pilot, *"Answer first", "ctrl+s")
        assert app.session.store.body("note") == "Answer first"
        (text,) = app.session.store.revisions("note")
        assert (text.body, text.why) == ("Answer first", "replies win")
        await press(pilot, "enter", "v")
        assert isinstance(app.screen, RevisionsScreen)
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1


async def test_what_is_asked_and_written_in_one_go_is_one_undo(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("note")
        before = card(app, "note").renewed
        await press(pilot, "r", *"replies win", "enter", *"Answer first", "ctrl+s", "u")
        assert (app.session.store.body("note"), app.session.store.revisions("note")) == ("", ())
        assert card(app, "note").renewed == before
        assert app.room.note is not None
        assert app.room.note.text == 'Undone: recalibrated "Own the maker story": replies win'
        await press(pilot, "U")
        assert app.session.store.body("note") == "Answer first"
        await press(pilot, "E", *"Now ", "ctrl+s", *"because", "enter", "u")
        assert app.session.store.body("note") == "Answer first"
        app.desk.select("todo")
        cards = set(app.session.board.cards)
        await press(pilot, "N", "enter", *"Mornings win", "enter", *"We answer", "ctrl+s", "u")
        assert set(app.session.board.cards) == cards


async def test_a_reason_is_kept_when_the_text_is_left_as_it_is(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("note")
        await press(pilot, "r", *"still so", "enter", "escape")
        assert app.screen is app.room
        assert card(app, "note").renewed
        assert [text.why for text in app.session.store.revisions("note")] == ["still so"]


async def test_a_text_of_old_is_brought_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("note")
        await press(pilot, "E", *"First", "ctrl+s", "enter")
        await press(pilot, "E", *"Second ", "ctrl+s", "enter")
        assert app.session.store.body("note") == "Second First"
        app.run_command("revisions")
        await pilot.pause()
        await press(pilot, "j", "b")
        assert app.session.store.body("note") == "First"
        assert [text.body for text in app.session.store.revisions("note")] == ["First", "Second First", "First"]
        await press(pilot, "u")
        assert app.session.store.body("note") == "Second First"


async def test_a_recast_is_followed_and_undone(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("doing")
        await press(pilot, "M", "n")
        assert (card(app, "doing").kind, app.session.store.body("doing")) == ("note", 'Size: 1"')
        assert (app.desk.focus, app.desk.selected) == ("strategy", "doing")
        await press(pilot, "u")
        assert (card(app, "doing").kind, card(app, "doing").size, app.session.store.body("doing")) == ("tactic", 16, "")


async def test_marked_cards_are_distilled_into_a_note_that_is_opened(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("todo")
        await press(pilot, "space", "space", "N", *"Mornings win", "enter")
        assert isinstance(app.screen, ComposeScreen)
        await press(pilot, *"We answer before nine", "ctrl+s")
        note = card(app, app.desk.selected)
        assert (note.kind, note.title) == ("note", "Mornings win")
        assert app.session.store.body(note.id) == "We answer before nine"
        assert len(app.session.board.feeds_in[note.id]) == 2


async def test_a_piece_ripples_in_one_step(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("idea")
        await press(pilot, "p", "ctrl+s")
        (made,) = app.session.board.feeds_out["idea"]
        assert (card(app, made).channel, card(app, made).owner) == ("yt", "ana")
        await press(pilot, "u")
        assert "idea" not in app.session.board.feeds_out


async def test_rippling_one_of_several_marks_is_refused(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.desk.select("idea")
        await press(pilot, "space", "space", "p")
        assert app.screen is app.room
        assert app.room.note is not None
        assert "one card at a time" in app.room.note.text

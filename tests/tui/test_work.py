"""From a key to the file and back: one path for each family of commands."""

from __future__ import annotations

import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.tui.host import keys, note, open_session, room, screen, titled
from tests.world import HOSTILE
from warroom.config.settings import load_settings
from warroom.domain.changes import Draft, update
from warroom.session import Session
from warroom.store import Store, Unwritable
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.line_edit import LineEdit


async def test_a_stage_move_is_kept_and_followed(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "L")
        assert app.session.board.cards["idea"].stage == "draft"
        assert app.desk.selected == "idea"
        other = Store.open(file)
        assert other.board("spring", "2026-04-14").cards["idea"].stage == "draft"
        other.close()


async def test_undo_and_redo_name_what_they_did(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "L", "u")
        assert app.session.board.cards["idea"].stage == "idea"
        assert note(app).startswith("Undone: ")
        keys(app, "U")
        assert app.session.board.cards["idea"].stage == "draft"
        keys(app, "U")
        assert note(app)
        assert app.is_running


def from_the_shell(file: Path, card: str, title: str) -> None:
    """The same person changes a title in another terminal."""
    shell = Session.open(Store.open(file), "spring", "ana", "cli")
    shell.commit(Draft("edit", f"named it {title}", tuple(update(shell.board.cards[card], title=title))))
    shell.close()


async def test_undo_says_what_the_same_person_did_later_in_the_shell(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "L")
        from_the_shell(file, "first", "Shells")
        keys(app, "u")
        assert app.session.board.cards["idea"].stage == "idea"
        assert note(app).endswith(" · later, from the shell: named it Shells; the history takes it back")
        keys(app, "u")
        assert note(app).endswith("Later, from the shell: named it Shells; the history takes it back")
        keys(app, "L", "u")
        assert "shell" not in note(app)


async def test_a_campaign_whose_start_is_taken_back_is_said_to_be_gone_and_comes_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        start = app.session.store.log(campaign=app.session.board.campaign.id, limit=1)[0].changeset.seq
        from_elsewhere = Session.open(Store.open(file), "spring", "ben", "cli")
        from_elsewhere.undo(start)
        app.catch_up()
        await pilot.pause()
        assert '"Spring Launch" is gone from this file' in note(app)
        from_elsewhere.redo(start)
        from_elsewhere.close()
        app.catch_up()
        await pilot.pause()
        assert not app.session.board.is_gone
        assert app.session.board.card("idea")


async def test_what_was_undone_or_brought_back_is_selected(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "L", "j", "3", "u")
        assert (app.desk.selected, app.desk.focus) == ("idea", "pipeline")
        keys(app, "1", "U")
        assert (app.desk.selected, app.desk.focus) == ("idea", "pipeline")


async def test_marks_are_one_change_and_one_undo(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "space", "space", "L")
        stages = {key: app.session.board.cards[key].stage for key in ("idea", "first")}
        assert stages == {"idea": "draft", "first": "design"}
        keys(app, "u")
        assert app.session.board.cards["first"].stage == "draft"
        assert app.session.board.cards["idea"].stage == "idea"


async def test_what_cannot_be_seen_is_said(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "L", "u")
        assert note(app).startswith("Undone: ")
        keys(app, "j", "H")
        assert note(app) == ""
        keys(app, "d")
        assert note(app).startswith("Archived ")
        keys(app, "ctrl+a", "d")
        assert note(app).startswith("Archived ")
        assert "cards" in note(app)


async def test_what_a_command_was_told_goes_with_the_next_change(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "2", "g", "L")
        assert note(app).endswith("over its limit of 2.")
        keys(app, "L")
        assert note(app) == ""
        app.say("The backup was not made.", "warn")
        keys(app, "3", "g", "H")
        assert app.session.board.cards["doing"].stage == "todo"
        assert note(app) == "The backup was not made."


async def test_add_asks_for_a_line_and_selects_the_new_card(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"Brand new", "enter")
        await pilot.pause()
        assert titled(app, app.desk.selected) == "Brand new"
        assert app.screen is app.room


@pytest.mark.parametrize("text", HOSTILE[:4])
async def test_hostile_text_is_kept_as_it_was_typed(file: Path, text: str) -> None:
    async with room(file) as (app, pilot):
        session = app.session
        session.commit(retitled(app.session, "idea", text))
        app.refreshed()
        for key in ("enter", "escape", "e", "escape", "f", "escape", "y", "D", "escape"):
            await pilot.press(key)
            await pilot.pause()
        assert titled(app, "idea") == text
        assert app.is_running


@pytest.mark.parametrize(
    "there",
    ["1T", "2\n", "t", "2z", *"45678", *"WSRBX", ":ledger\n", ":history\n", "2\nv"],
)
async def test_a_signal_is_captured_from_anywhere(file: Path, there: str) -> None:
    async with room(file) as (app, pilot):
        await pilot.press(*(key.replace("\n", "enter").replace(":", "colon") for key in there))
        await pilot.pause()
        await pilot.press("c", *"Norway", "enter")
        await pilot.pause()
        assert "Norway" in [card.title for card in app.session.board.group("signal", "new")]


async def test_a_disabled_command_says_why(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "b")
        assert note(app)
        assert note(app) in " ".join(" ".join(screen_with_note(app)).split())


async def test_the_palette_and_the_help_run_what_they_list(file: Path) -> None:
    async with room(file) as (app, pilot):
        for key in ("colon", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press(*"zoom", "enter")
            await pilot.pause()
        assert app.screen is app.room
        assert not app.room.zoomed


async def test_an_opened_card_follows_and_is_acted_on(file: Path) -> None:
    async with room(file) as (app, pilot):
        await pilot.press("space", "enter")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        opened = app.desk.selected
        await pilot.press("L")
        await pilot.pause()
        assert app.session.board.cards["idea"].stage == "idea"
        assert app.session.board.cards[opened].stage == "design"
        await pilot.press("escape")
        assert app.screen is app.room


async def test_a_change_of_another_person_is_seen_and_selection_kept(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "j")
        other = open_session(file, me="ben")
        other.commit(retitled(other, "second", "Changed elsewhere"))
        await pilot.pause(0.2)
        assert app.desk.selected == "first"
        assert "Changed elsewhere" in "\n".join(screen(app))
        other.store.close()


@pytest.mark.parametrize(("typed", "left", "owner"), [("zoe", "zoe", "zoe"), ("ben", "", "ben")])
async def test_what_was_picked_or_typed_to_be_new_is_there_again_when_it_could_not_be_written(
    file: Path, typed: str, left: str, owner: str
) -> None:
    async with room(file) as (app, pilot):
        commit = app.session.commit

        def refuse(*_: object, **__: object) -> None:
            raise Unwritable("The disk is full.")

        app.session.commit = refuse  # type: ignore[method-assign, assignment]
        await pilot.press("o")
        await pilot.pause()
        await pilot.press(*typed, "enter")
        await pilot.pause()
        assert app.screen.query_one(LineEdit).text == left
        app.session.commit = commit  # type: ignore[method-assign]
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.board.cards["idea"].owner == owner


async def test_a_file_that_cannot_be_written_is_said_and_the_text_stays_until_it_can(file: Path) -> None:
    async with room(file) as (app, pilot):
        commit = app.session.commit

        def refuse(*_: object, **__: object) -> None:
            raise Unwritable("The disk is full.")

        app.session.commit = refuse  # type: ignore[method-assign, assignment]
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"Precious", "enter")
        await pilot.pause()
        assert note(app) == "The disk is full."
        assert app.screen is not app.room
        assert app.screen.query_one(LineEdit).text == "Precious"
        app.session.commit = commit  # type: ignore[method-assign]
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.room
        assert note(app) == ""


async def test_going_over_to_another_campaign_and_back(file: Path) -> None:
    async with room(file) as (app, _):
        keys(app, "right_square_bracket")
        assert app.session.board.campaign.name == "Night Market"
        assert "Night Market" in screen(app)[0]
        keys(app, "left_square_bracket")
        assert app.session.board.campaign.name == "Spring Launch"


async def test_a_theme_is_tried_on_and_kept(file: Path) -> None:
    async with room(file) as (app, _):
        first = app.room.frame()[0][2].runs[0][1].style
        app.wear("paper")
        assert app.look.theme.name == "paper"
        assert app.room.frame()[0][2].runs[0][1].style != first
        assert load_settings()[0].theme == "night"
        app.wear("paper", keep=True)
        assert load_settings()[0].theme == "paper"
        app.wear("no such theme")
        assert app.look.theme.name == "paper"
        assert "no such theme" in note(app)


async def test_without_a_terminal_the_text_is_written_in_place(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    async with room(file) as (app, pilot):
        await pilot.press("E")
        await pilot.pause()
        await pilot.press(*"Hook first")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.session.store.body("idea") == "Hook first"


async def test_the_history_takes_any_change_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "L", "j", "j")
        app.run_command("history")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert app.session.board.cards["idea"].stage == "idea"


async def test_the_frame_is_kept_for_nobody_else(file: Path) -> None:
    async with room(file) as (app, _):
        app.rest.keep_frame()
        assert not list(Path(app.session.store.path).parent.glob("**/*.frame"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def screen_with_note(app: WarroomApp) -> list[str]:
    return [strip.text for strip in app.room.frame_of("note")]


def retitled(session: Session, key: str, text: str) -> Draft:
    return Draft("edit", "edit", tuple(update(session.board.cards[key], title=text)))


async def test_an_editor_that_leaves_a_backup_beside_the_text_loses_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ncp "$1" "$1~"\nprintf "written outside" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    async with room(file) as (app, _):
        monkeypatch.setattr(app, "suspend", nullcontext)
        keys(app, "E")
        assert app.session.store.body(app.desk.selected) == "written outside"

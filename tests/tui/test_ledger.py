"""The ledger on the running dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.room import CARDS
from tests.stage.play import text
from tests.tui.host import make_file, open_session, press, room
from tests.world import HOSTILE
from warroom.commands.actions.cards import archive, delete
from warroom.commands.actions.ledger import drop_wins, edit_win
from warroom.commands.actions.wins import log_win
from warroom.domain.ledger import WAYS
from warroom.domain.standing import on_paper
from warroom.tui.app import WarroomApp
from warroom.tui.ledger import LedgerScreen
from warroom.views.cells import width
from warroom.views.line import plain


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = make_file(tmp_path / "room.warroom", CARDS)
    ben = open_session(path, me="ben")
    board = ben.board
    for size, said, card in ((8, "answered 14 comments", ""), (24, "radio desk", "todo")):
        ben.commit(log_win(board.campaign, board.people, size, ben.clock(), "ben", said, board.card(card)))
    ben.commit(archive([ben.board.cards["todo"]], ben.clock()))
    ben.close()
    return path


def ledger(app: WarroomApp) -> LedgerScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, LedgerScreen))


def page(app: WarroomApp) -> str:
    return "\n".join(plain(line) for line in ledger(app).lines(*app.size))


async def test_wins_are_put_right_and_nothing_is_lost_with_their_card(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await pilot.pause()
        assert "2 wins · 2″" in page(app)
        assert "→ Seed clip" in page(app)
        await press(pilot, "s", *"1/4", "space", *"the", "space", *"call", "enter")
        assert "3 wins · 2″" in page(app)
        await press(pilot, "m", *"free", "enter")
        assert app.session.board.won_today == 32
        await press(pilot, "d", "y")
        await press(pilot, "u")
        assert "3 wins · 2″" in page(app)


async def test_the_marked_wins_are_distilled_into_a_note_also_from_what_is_put_away(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await pilot.pause()
        await press(pilot, "space", "space", "N", *"Answer", "enter")
        await press(pilot, "ctrl+end", *"At once.", "ctrl+s")
        (note,) = [card for card in app.session.board.cards.values() if card.title == "Answer"]
        assert app.session.board.feeds_in[note.id] == ("todo",)
        assert app.session.store.body(note.id) == "- ½″ answered 14 comments (@ben, 2026-04-14)\nAt once."
        assert not on_paper(note, app.session.board)
        assert app.session.store.verify() == ()


async def test_an_empty_ledger_names_the_key_that_the_user_has(tmp_path: Path) -> None:
    async with room(make_file(tmp_path / "empty.warroom"), (80, 24), keys={"free-win": "f9"}) as (app, pilot):
        app.run_command("ledger")
        await pilot.pause()
        assert "Nothing is won yet: f9 logs the first inches." in page(app)


async def test_it_is_filtered_and_brought_together_otherwise(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await press(pilot, "slash", *"radio", "enter")
        assert "1 win · 1½″" in page(app)
        await press(pilot, "escape", "tab")
        assert "by person" in page(app)
        assert "@ben" in page(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, LedgerScreen)


async def test_others_wins_come_in_while_it_is_open_and_what_is_chosen_stays_chosen(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await press(pilot, "j")
        chosen = ledger(app).win
        ben = open_session(file, me="ben")
        ben.commit(log_win(ben.board.campaign, ben.board.people, 16, ben.clock(), "ben", "one more"))
        ben.close()
        app.lookout.take_in()
        await pilot.pause()
        assert "one more" in page(app)
        assert ledger(app).win == chosen is not None
        for _ in WAYS:
            await press(pilot, "tab", "G", "g")


async def test_what_came_between_is_told_above_the_question_that_is_asked_again(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await press(pilot, "s", *"1/4", "space", *"call")
        ben = open_session(file, me="ben")
        ben.commit(drop_wins(ben.store.wins(ben.board.campaign.id)))
        ben.close()
        await press(pilot, "enter")
        told = text(app)
        assert "@ben deleted “" in told.splitlines()[0]
        assert "› 1/4 call" in told
        await press(pilot, "escape")
        assert text(app).startswith(" LEDGER")
        assert "@ben deleted “" in text(app)


async def test_two_sizes_of_one_win_are_shown_by_its_name_and_one_is_chosen(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await press(pilot, "e", "ctrl+u", *"2in")
        ben = open_session(file, me="ben")
        win, now = ledger(app).win, ben.clock()
        assert win is not None
        ben.commit(edit_win(ben.board, win, now, size=28, text=win.text, who=win.who, day=win.day, tags=""))
        ben.close()
        await press(pilot, "ctrl+s")
        assert f"Changed meanwhile: {win.text}" in text(app)
        await press(pilot, "m")
        assert f"  2″  @ben      {win.text}" in page(app)


async def test_a_win_is_chosen_by_a_click_and_its_card_opened_by_two(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        app.run_command("ledger")
        await pilot.pause()
        at = next(n for n, line in enumerate(page(app).splitlines()) if "radio desk" in line)
        await pilot.click(offset=(20, at))
        assert (win := ledger(app).win) is not None
        assert win.text == "radio desk"
        await pilot.click(offset=(20, 2))
        assert ledger(app).win == win
        await pilot.click(offset=(20, at), times=2)
        assert app.screen is not ledger(app)


async def test_a_card_that_is_deleted_for_good_leaves_its_wins(file: Path) -> None:
    async with room(file, (100, 30)) as (app, pilot):
        ben = open_session(file, me="ben")
        (card,) = ben.store.find("todo")
        ben.commit(delete([card]))
        ben.close()
        app.lookout.take_in()
        app.run_command("ledger")
        await pilot.pause()
        assert "2 wins · 2″" in page(app)
        assert "radio desk" in page(app)


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 6)])
async def test_hostile_text_is_literal_and_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    file = make_file(tmp_path / "room.warroom", CARDS)
    ana = open_session(file)
    for hostile in HOSTILE:
        ana.commit(log_win(ana.board.campaign, ana.board.people, 8, ana.clock(), "ana", hostile[:290]))
    ana.close()
    async with room(file, size) as (app, pilot):
        app.run_command("ledger")
        await press(pilot, "space", "tab")
        screen = app.screen
        assert isinstance(screen, LedgerScreen)
        lines = screen.lines(*size)
        assert {sum(width(text) for text, _ in line) for line in lines} == {size[0]}
        assert all("\x1b" not in plain(line) for line in lines)

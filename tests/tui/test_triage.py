"""Triage from a key to the file and back, on the running dashboard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, open_session, press, room
from tests.world import HOSTILE
from warroom.commands.actions.fields import edit
from warroom.commands.actions.stages import finish
from warroom.commands.spec import Do
from warroom.domain.model import Card
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.card import CardScreen
from warroom.tui.dialogs.settle import SettleScreen
from warroom.tui.triage import TriageScreen
from warroom.views.line import plain

HEARD = (
    card("s1", "signal", "new", "c", "Norway asks", source="inbox", link="https://x.io"),
    card("s2", "signal", "new", "d", "It is everywhere", heat=3),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*CARDS, *HEARD))


def page(app: WarroomApp) -> str:
    screen = next(screen for screen in app.screen_stack if isinstance(screen, TriageScreen))
    return "\n".join(plain(line) for line in screen.lines(*app.size))


def top(app: WarroomApp) -> type:
    return type(app.screen)


def kinds(app: WarroomApp, *ids: str) -> list[str]:
    cards = (app.session.board.card(key) for key in ids)
    return [f"{card.kind} {card.stage}" if card else "" for card in cards]


def rows(cards: Iterable[Card]) -> list[Card]:
    return [card._replace(version=0) for card in cards]


async def test_a_recalibration_is_called_by_its_name_and_q_ends_as_esc_does(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.act(Do("filter.set", "kind:note"))
        await press(pilot, "t", "r", *"why", "enter", *"A text", "ctrl+s", "q")
        assert "1 recalibrated" in page(app)
        assert page(app).count("✓") == 1
        await press(pilot, "u")
        assert not app.session.store.revisions("note")
        assert "recalibrate…" in page(app)
        await press(pilot, "q")
        assert app.screen is app.room


async def test_each_key_decides_at_once_and_the_end_sums_up(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t")
        assert "Shorts get 4x the saves" in page(app)
        assert "1 of 3 · 3 left" in page(app)
        await press(pilot, "n")
        other = Store.open(file)
        assert other.find("signal")[0].kind == "note"
        other.close()
        await press(pilot, "space", "2")
        assert kinds(app, "signal", "s1", "s2") == ["note active", "signal new", "piece draft"]
        assert "done · 1 left" in page(app)
        assert "1 note · 1 piece" in page(app)
        assert "1 still waits" in page(app)
        await press(pilot, "k")
        assert "Norway asks" in page(app)
        await press(pilot, "t", "enter")
        assert app.screen is app.room
        assert app.session.board.cards["s1"].due == app.session.board.today


async def test_undo_takes_back_the_last_and_one_key_the_whole_sitting(file: Path) -> None:
    async with room(file) as (app, pilot):
        before = rows(app.session.board.cards.values())
        await press(pilot, "t", "n", "t", "d", "u")
        assert "It is everywhere" in page(app)
        assert kinds(app, "signal", "s1", "s2") == ["note active", "tactic todo", "signal new"]
        await press(pilot, "U")
        assert kinds(app, "s2") == ["signal let go"]
        head = app.session.board.seq
        await press(pilot, "Z")
        assert rows(app.session.board.cards.values()) == before
        assert "1 of 3 · 3 left" in page(app)
        assert "Undone: all 3 steps" in page(app)
        assert app.session.board.seq == head + 3
        await press(pilot, "U")
        assert kinds(app, "signal", "s1", "s2") == ["note active", "tactic todo", "signal let go"]
        assert app.session.store.verify() == ()


async def test_a_sitting_that_somebody_stands_in_the_way_of_is_undone_not_at_all(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t", "n", "t", "d")
        ben = open_session(file, me="ben")
        ben.commit(finish(ben.board, [ben.board.cards["signal"]], ben.clock(), "ben"))
        ben.close()
        await press(pilot, "Z")
        assert "was not undone" in page(app)
        assert kinds(app, "signal", "s1", "s2") == ["note retired", "tactic todo", "signal let go"]


async def test_what_another_program_decides_is_passed_over(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t")
        ben = open_session(file, me="ben")
        ben.commit(finish(ben.board, [ben.board.cards[key] for key in ("signal", "s1")], ben.clock(), "ben"))
        ben.close()
        app.catch_up()
        assert "It is everywhere" in page(app)
        assert "3 of 3 · 1 left" in page(app)
        assert "@ben let 2 cards go" in page(app)


async def test_a_key_that_came_with_anothers_decision_is_not_taken_for_the_next_card(file: Path) -> None:
    async with room(file) as (app, pilot):
        app.tick = lambda: 1000.0
        await press(pilot, "t")
        ben = open_session(file, me="ben")
        ben.commit(finish(ben.board, [ben.board.cards["signal"]], ben.clock(), "ben"))
        ben.close()
        app.catch_up()
        app.tick = lambda: 1000.5
        await press(pilot, "d")
        assert kinds(app, "s1") == ["signal new"]
        assert "@ben has only just decided on that card" in page(app)
        app.tick = lambda: 1000.7
        await press(pilot, "d")
        assert kinds(app, "s1") == ["signal let go"]


async def test_a_decision_on_what_another_changed_meanwhile_is_put_before_the_person(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t", "y")
        await press(pilot, "w")
        ben = open_session(file, me="ben")
        ben.commit(edit(ben.board, ben.board.cards["s1"], {"due": "fri"}, ben.clock()))
        ben.close()
        await press(pilot, *"mon", "enter")
        assert isinstance(app.screen, SettleScreen)
        await press(pilot, "m")
        found = app.session.board.cards["s1"]
        assert (found.kind, found.due) == ("tactic", "2026-04-20")
        assert "It is everywhere" in page(app)


async def test_questions_are_asked_over_the_page(file: Path) -> None:
    async with room(file, (80, 24)) as (app, pilot):
        await press(pilot, "t", "s", "enter")
        assert app.session.board.cards["signal"].snoozed == "2026-04-15"
        assert "Norway asks" in page(app)
        await press(pilot, "o", *"ben", "enter")
        assert app.session.board.cards["s1"].owner == "ben"
        assert "Norway asks" in page(app)
        await press(pilot, "f", *"seed clip", "enter")
        assert app.session.board.feeds_out["s1"] == ("todo",)
        assert "It is everywhere" in page(app)
        await press(pilot, "p", "3")
        assert kinds(app, "s2") == ["piece design"]
        await press(pilot, "escape")
        assert app.screen is app.room


async def test_leaving_midway_keeps_what_was_decided_and_sums_up_first(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t", "d", "escape")
        assert "1 let go" in page(app)
        assert "2 still wait" in page(app)
        await press(pilot, "escape")
        assert app.screen is app.room
        await press(pilot, "t", "escape")
        assert app.screen is app.room
        assert kinds(app, "signal", "s1") == ["signal let go", "signal new"]


async def test_it_goes_through_marks_and_through_what_a_filter_shows(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "3", "space", "space", "t")
        assert "TRIAGE marked cards" in page(app)
        await press(pilot, "y", "escape", "escape", "escape")
        due = [app.session.board.cards[key].due for key in ("todo", "later", "doing")]
        assert due.count("2026-04-15") == 1
        await press(pilot, "slash", *"is:unowned", "enter", "t")
        assert "TRIAGE is:unowned" in page(app)
        await press(pilot, "o", *"ben", "enter")
        assert app.session.board.cards["idea"].owner == "ben"
        assert "The 11 prototypes" in page(app)
        await press(pilot, "escape")
        assert "1 given an owner" in page(app)


async def test_enter_opens_the_card_and_escape_comes_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t", "enter")
        assert top(app) is CardScreen
        await press(pilot, "escape")
        assert top(app) is TriageScreen


async def test_what_is_captured_on_the_way_joins_the_end(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t", "c", *"heard just now via:phone", "enter")
        assert "1 of 4 · 4 left" in page(app)
        await press(pilot, "k", "d", "d", "d")
        assert "heard just now" in page(app)
        assert "phone" in page(app)


async def test_a_key_meant_for_another_window_puts_nothing_away(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "t")
        app.tick = lambda: 1000.0
        app.away.gone()
        app.away.back()
        await press(pilot, "d")
        assert kinds(app, "signal") == ["signal new"]
        assert "You have only just come back" in page(app)


async def test_nothing_to_triage_says_so(file: Path) -> None:
    async with room(file) as (app, pilot):
        board = app.session.board
        app.session.commit(finish(board, [board.cards[key] for key in ("signal", "s1", "s2")], app.now(), "ana"))
        app.refreshed()
        await press(pilot, "t")
        assert app.screen is app.room
        assert app.room.note
        assert app.room.note.text.startswith("No signal waits")
        await press(pilot, "slash", *"zzzz", "enter", "t")
        assert app.room.note.text.startswith("Nothing open passes")


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15), (20, 6)])
@pytest.mark.parametrize("look", [{}, {"no_color": True}, {"ascii": True}, {"theme": "day"}])
async def test_every_size_and_look_survives_hostile_text(
    tmp_path: Path, size: tuple[int, int], look: dict[str, Any]
) -> None:
    loud = [card(f"h{n}", "signal", "new", f"m{n}", text, source=text) for n, text in enumerate(HOSTILE)]
    path = make_file(tmp_path / "loud.warroom", (*CARDS, *loud))
    async with room(path, size, **look) as (app, pilot):
        await press(pilot, "t", *["n", "d", "t"] * 3, "k")
        assert isinstance(app.screen, TriageScreen)
        await pilot.resize_terminal(40, 15)
        await press(pilot, "Z")
        assert kinds(app, "h0") == ["signal new"]

"""The flow screen on the running dashboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.room import CARDS, card
from tests.tui.host import make_file, open_session, press, room
from tests.tui.test_triage import top
from tests.world import HOSTILE
from warroom.commands.actions.stages import move
from warroom.domain.changes import Draft, creation, update
from warroom.domain.model import Card
from warroom.store import Store, StoreError
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.card import CardScreen
from warroom.tui.flow import FlowScreen
from warroom.tui.stays import Stays
from warroom.views.line import plain

SLOW = "2026-04-01T08:00:00.000Z"
STILL = (
    card("slow", "piece", "draft", "f", "The slow one", owner="ana", staged=SLOW),
    card("slower", "piece", "design", "g", "The slower one", owner="ben", staged="2026-03-28T08:00:00.000Z"),
    card("begun", "tactic", "doing", "h", "Begun and left", owner="ana", staged="2026-04-07T08:00:00.000Z"),
)
QUIET = [found._replace(staged="2026-04-13T08:00:00.000Z") for found in CARDS]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*QUIET, *STILL))


def flow(app: WarroomApp) -> FlowScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, FlowScreen))


def page(app: WarroomApp) -> str:
    return "\n".join(plain(line) for line in flow(app).lines(*app.size))


async def test_what_stands_still_is_listed_the_longest_first_and_acted_on(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "8")
        assert [found.id for found in flow(app).cards] == ["slower", "slow", "begun"]
        assert "3 static" in page(app)
        assert flow(app).selected == "slower"
        await press(pilot, "j", "L")
        assert app.session.board.cards["slow"].stage == "design"
        assert [found.id for found in flow(app).cards] == ["slower", "begun"]
        assert flow(app).selected == "begun"
        await press(pilot, "u")
        assert app.session.board.cards["slow"].stage == "draft"
        assert flow(app).selected == "begun"
        await press(pilot, "g", "enter")
        assert top(app) is CardScreen
        await press(pilot, "escape", "q")
        assert app.screen is app.room
        assert app.desk.selected == "slower"


async def test_a_move_shows_in_the_numbers_at_once_and_an_undo_takes_it_out_again(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "8")
        assert "of 1" not in page(app)
        await press(pilot, "j", "L")
        design = next(line for line in page(app).splitlines() if line.split()[:1] == ["draft"])
        assert "of 1" in design
        await press(pilot, "u")
        assert "of 1" not in page(app)
        ben = open_session(file, me="ben")
        ben.commit(move(ben.board, [ben.board.cards["slow"]], "design", ben.clock()))
        ben.store.close()
        app.lookout.take_in()
        await pilot.pause()
        assert "of 1" in page(app)


async def test_marks_are_one_change(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "8", "space", "space", "o", *"cleo", "enter")
        cards = app.session.board.cards
        assert (cards["slow"].owner, cards["slower"].owner) == ("cleo", "cleo")
        await press(pilot, "u")
        assert app.session.board.cards["slow"].owner == "ana"
        await press(pilot, "escape")
        assert not flow(app).marks
        await press(pilot, "8")
        assert app.screen is app.room


async def test_the_filter_of_the_board_applies(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "slash", *"owner:ben", "enter", "8")
        assert [found.id for found in flow(app).cards] == ["slower"]
        await press(pilot, "escape")
        assert len(flow(app).cards) == 3


async def test_weeks_are_taken_in_and_left_out(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press(pilot, "8", *["left_square_bracket"] * 5)
        assert "last 1 week" in page(app)
        await press(pilot, *["right_square_bracket"] * 3)
        assert "last 4 weeks" in page(app)


async def test_the_journal_is_not_read_before_the_screen_is_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    moved = Store.moved

    def noted(self: Store, *of: Any, **more: Any) -> Any:
        asked.append(of)
        return moved(self, *of, **more)

    monkeypatch.setattr(Store, "moved", noted)
    async with room(file) as (_, pilot):
        await press(pilot, "j", "k", "2")
        assert asked == []
        await press(pilot, "8")
        read = len(asked)
        assert read
        await press(pilot, "j", "k")
        # Of more weeks only the others are read, and of fewer none.
        assert len(asked) == read
        await press(pilot, "left_square_bracket", "right_square_bracket")
        assert len(asked) == read
        await press(pilot, "right_square_bracket")
        assert read < len(asked) < 2 * read


async def test_a_file_that_cannot_be_read_is_said_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> tuple[()]:
        raise StoreError("The file is locked.")

    monkeypatch.setattr(Store, "moved", busy)
    async with room(file) as (app, pilot):
        await press(pilot, "8")
        assert "The file is locked." in page(app)
        assert "The slower one" in page(app)


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 15), (20, 6), (1, 1)])
@pytest.mark.parametrize("look", [{}, {"no_color": True}, {"ascii": True}])
async def test_every_size_and_look_survives_hostile_text(
    tmp_path: Path, size: tuple[int, int], look: dict[str, Any]
) -> None:
    loud = [
        card(f"h{n}", "piece", "draft", f"m{n}", text, channel=text[:9], staged=SLOW) for n, text in enumerate(HOSTILE)
    ]
    path = make_file(tmp_path / "loud.warroom", (*CARDS, *loud))
    async with room(path, size, **look) as (app, pilot):
        await press(pilot, "8", "j", "G", "space", "K")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "q")
        assert app.screen is app.room


def move_all(file: Path, cards: list[Card], stage: str, day: str) -> list[Card]:
    """The cards made, or moved on, in one step of that day."""
    moved = [found._replace(stage=stage) for found in cards]
    pairs = zip(cards, moved, strict=True)
    changes = [change for old, new in pairs for change in (creation(new) if old == new else update(old, stage=stage))]
    session = open_session(file)
    at = f"{day}T08:00:00.000Z"
    session.store.commit(Draft("test", stage, tuple(changes)), actor="ana", origin="t", campaign="spring", at=at)
    session.close()
    return moved


async def test_many_moves_are_read_in_pieces_and_no_key_waits_for_them(file: Path) -> None:
    cards = [card(f"m{n}", "piece", "idea", f"m{n:03}", f"Moved {n}") for n in range(300)]
    for stage, day in (("idea", "02"), ("draft", "03"), ("design", "05")):
        cards = move_all(file, cards, stage, f"2026-03-{day}")
    async with room(file, (120, 30)) as (app, pilot):
        told: list[float] = []
        stays = Stays(app, lambda: told.append(stays.part))
        stays.want(7)
        # What was read at once is not all of it, and the rest comes by itself, piece by piece.
        assert 0 < stays.part < 1
        assert len(stays.found) < 600
        while not told or told[-1] < 1:
            await pilot.pause()
        assert told == sorted(told)
        assert len(told) > 1
        assert len(stays.found) == 600
        await press(pilot, "8", *["right_square_bracket"] * 3)
        assert "read" not in page(app).splitlines()[0]
        assert "of 300" in page(app)


async def test_stages_that_have_no_room_are_gone_through(file: Path) -> None:
    async with room(file, (40, 15)) as (app, pilot):
        await press(pilot, "8")
        assert "done" not in page(app)
        assert "tab all stages" in page(app)
        await press(pilot, "tab", "G")
        assert "done" in page(app)
        assert "tab static" in page(app)
        await press(pilot, "g")
        assert "idea" in page(app)
        await press(pilot, "j", "tab")
        assert "idea" in page(app)
        assert flow(app).selected == "slower"
        await press(pilot, "j")
        assert flow(app).selected == "slow"
    async with room(file, (160, 45)) as (app, pilot):
        await press(pilot, "8", "tab")
        assert "tab" not in page(app).splitlines()[-1]
        assert not flow(app).on_stages

"""The running app on the demo while somebody else works in it: what is shown of both, at every size, as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import check_golden
from tests.stage.play import NOW, played, text
from tests.tui.host import press_at_once
from warroom.commands.actions.cards import write_body
from warroom.commands.actions.stages import move
from warroom.commands.actions.timing import set_due
from warroom.domain.changes import Draft
from warroom.domain.model import Card
from warroom.session import Session
from warroom.store import Store
from warroom.tui.app import WarroomApp

SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))


class Ben:
    """Works on the same file at another face."""

    def __init__(self, app: WarroomApp) -> None:
        session = app.session
        self.session = Session.open(
            Store.open(session.store.path), session.board.campaign.id, "ben", "tui", lambda: NOW
        )

    def commit(self, draft: Draft) -> None:
        self.session.commit(draft)

    def card(self, title: str) -> Card:
        return next(card for card in self.session.board.cards.values() if card.title == title)


@every_size
async def test_two_values(tmp_path: Path, size: tuple[int, int]) -> None:
    async with played(tmp_path, size, "2", "space", "space", "w") as (app, pilot):
        ben = Ben(app)
        cards = [ben.card("Carousel: five first-timer mistakes"), ben.card("Founder letter: why we waited")]
        ben.commit(set_due(ben.session.board, cards, "2026-04-20", NOW))
        ben.session.close()
        await press_at_once(pilot, *"fri", "enter")
        check_golden(f"together/values-{size[0]}x{size[1]}", text(app))


@every_size
async def test_two_texts(tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.delenv("VISUAL", raising=False)
    async with played(tmp_path, size, "1", "E") as (app, pilot):
        ben = Ben(app)
        note = ben.card("Own the maker story")
        body = ben.session.store.body(note.id)
        new = body.replace("A maker is named", "Two makers are named") + "\n- No music over the saw."
        ben.commit(write_body(note, body, new, NOW, "ben"))
        ben.session.close()
        await press_at_once(pilot, "X", *["down"] * 4, *"Y", "ctrl+s")
        check_golden(f"together/texts-{size[0]}x{size[1]}", text(app))
        await press_at_once(pilot, "tab")
        check_golden(f"together/texts-2-{size[0]}x{size[1]}", text(app))


@every_size
async def test_catching_up(tmp_path: Path, size: tuple[int, int]) -> None:
    async with played(tmp_path, size) as (app, pilot):
        app.away.gone()
        ben = Ben(app)
        ben.commit(move(ben.session.board, [ben.card("Press kit, one page")], "review", NOW))
        ben.commit(move(ben.session.board, [ben.card("How it’s made, full cut")], "live", NOW))
        ben.session.close()
        app.away.back()
        await pilot.pause()
        check_golden(f"together/back-{size[0]}x{size[1]}", text(app))
        await press_at_once(pilot, "A")
        check_golden(f"together/list-{size[0]}x{size[1]}", text(app))

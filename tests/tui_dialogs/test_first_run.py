from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import Key

from tests.golden import check_golden
from tests.tui_dialogs.host import UNANSWERED, Host, look, screen_text, type_in
from warroom.session import Session
from warroom.store import Store
from warroom.tui import paths
from warroom.tui.beginnings import Begun, Calendar, Demo, Own, Wish, begin, preview
from warroom.tui.first_run import FirstRunScreen

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=UTC)
ZONE = "Europe/Berlin"
ROWS = """Title,Date,Status,Owner,Platform
How it's made,2026-04-20 10:00,Draft,Ana,Instagram
[50% off],2026-05-21,Idea,,YouTube
"""


class Acts:
    """Keeps what is wished for."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.refusal = ""

    def __call__(self, wish: Wish) -> Begun:
        self.wishes.append(wish)
        if self.refusal:
            raise ValueError(self.refusal)
        return Begun(Path("x"), "c")


def host(acts: Acts) -> Host:
    return Host(lambda: FirstRunScreen(acts, NOW, ZONE, look()))


async def test_a_campaign_is_started_with_what_was_typed() -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "Spring 1")
        await pilot.press("tab", "ctrl+u")
        await type_in(pilot, "next mon")
        assert "✓ Mon 20 Apr" in screen_text(app)
        await pilot.press("tab", "tab", "ctrl+u")
        await type_in(pilot, "8in")
        await pilot.press("ctrl+s")
        (wish,) = acts.wishes
        assert isinstance(wish, Own)
        assert wish.terms[:5] == ("Spring 1", "2026-04-20", "2026-05-13", ZONE, 128)
        assert app.answer == Begun(Path("x"), "c")


async def test_a_campaign_begins_with_a_playbook_whose_name_is_completed(tmp_path: Path) -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await type_in(pilot, "Spring")
        await pilot.press("tab", "tab", "tab", "tab")
        assert "none; tab completes crisis, live-event" in screen_text(app)
        await type_in(pilot, "prod")
        await pilot.press("tab")
        assert "A product launch: 23 cards, shown as a plan over days" in screen_text(app)
        await type_in(pilot, "x")
        await pilot.press("ctrl+s")
        assert acts.wishes == []
        assert "! There is no playbook 'product-launchx'" in screen_text(app)
        await pilot.press("backspace", "ctrl+s")
        (wish,) = acts.wishes
        assert isinstance(wish, Own)
        assert (wish.terms.name, wish.playbook) == ("Spring", "product-launch")
    begun = begin(wish, tmp_path / "new.warroom", "ana", NOW, ZONE)
    assert begun.playbook == "product-launch"


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (100, 30), (80, 24), (40, 15)], ids=lambda size: f"{size[0]}")
async def test_a_campaign_with_a_playbook_at_every_size(size: tuple[int, int]) -> None:
    app = host(Acts())
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        await type_in(pilot, "Spring")
        await pilot.press("tab", "tab", "tab", "tab")
        await type_in(pilot, "week")
        await pilot.press("tab")
        check_golden(f"stage/first-run-{size[0]}x{size[1]}", screen_text(app))


async def test_the_last_day_is_held_against_the_first() -> None:
    app = host(Acts())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "ctrl+u")
        await type_in(pilot, "2026-06-01")
        assert "before the first" in screen_text(app)


async def test_a_campaign_without_a_name_is_not_started() -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("1", "ctrl+s")
        assert acts.wishes == []
        assert "! A campaign needs a name." in screen_text(app)


async def test_what_cannot_be_begun_is_said_and_can_be_mended() -> None:
    acts = Acts()
    acts.refusal = "The folder cannot be written."
    app = host(acts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "S", "ctrl+s")
        assert app.answer is UNANSWERED
        assert "! The folder cannot be written." in screen_text(app)
        acts.refusal = ""
        await pilot.press("ctrl+s")
        assert app.answer == Begun(Path("x"), "c")


async def test_the_demo_is_one_key_away() -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test() as pilot:
        await pilot.press("2")
        assert acts.wishes == [Demo()]


async def test_a_calendar_is_completed_looked_into_and_brought_in(tmp_path: Path) -> None:
    (tmp_path / "our calendar.csv").write_text(ROWS, encoding="utf-8")
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.press("3")
        await type_in(pilot, f"{tmp_path}/our")
        await pilot.press("tab")
        assert "✓ 2 pieces come in; our calendar, 2026-04-14 to 2026-05-21." in screen_text(app)
        await pilot.press("enter")
        assert acts.wishes == [Calendar(tmp_path / "our calendar.csv", ZONE)]


async def test_a_file_that_is_not_there_is_refused() -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await type_in(pilot, "nowhere.csv")
        await pilot.press("enter")
        assert acts.wishes == []
        assert "! There is no file nowhere.csv." in screen_text(app)


async def test_leaving_goes_back_to_the_choice_and_then_out() -> None:
    app = host(Acts())
    async with app.run_test() as pilot:
        await pilot.press("1", "x", "escape")
        assert app.answer is UNANSWERED
        await pilot.press("escape")
        assert app.answer is None


def test_a_preview_writes_nothing_and_says_what_it_cannot_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r".+"):
        preview(empty, NOW, ZONE)
    with pytest.raises(ValueError, match="cannot be read"):
        preview(tmp_path, NOW, ZONE)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_calendar_becomes_a_campaign_that_spans_its_days(tmp_path: Path) -> None:
    sheet = tmp_path / "our_calendar.csv"
    sheet.write_text(ROWS, encoding="utf-8")
    begun = begin(Calendar(sheet, ZONE), tmp_path / "db.warroom", "ana", NOW, ZONE)
    store = Store.open(begun.path)
    try:
        campaign = store.campaign(begun.campaign)
        assert (campaign.name, campaign.start, campaign.end) == ("our calendar", "2026-04-14", "2026-05-21")
        assert sorted(card.title for card in store.cards(campaign.id)) == ["How it's made", "[50% off]"]
    finally:
        store.close()


def test_the_first_undo_takes_back_what_a_calendar_brought_in_and_leaves_the_campaign(tmp_path: Path) -> None:
    sheet = tmp_path / "our_calendar.csv"
    sheet.write_text(ROWS, encoding="utf-8")
    begun = begin(Calendar(sheet, ZONE), tmp_path / "db.warroom", "ana", NOW, ZONE)
    session = Session.start(begun.path, "ana", "tui", campaign=begun.campaign)
    try:
        assert len(session.board.cards) == 2
        assert session.undo().label == "imported 2 pieces from our_calendar.csv"
        assert not session.board.cards
        assert not session.board.is_gone
        session.redo()
        assert len(session.board.cards) == 2
    finally:
        session.close()


def test_the_demo_lives_in_a_file_of_its_own(tmp_path: Path) -> None:
    begun = begin(Demo(), tmp_path / "mine.warroom", "zoe", NOW, ZONE)
    assert begun.path != tmp_path / "mine.warroom"
    assert not (tmp_path / "mine.warroom").exists()
    store = Store.open(begun.path)
    try:
        assert store.campaign(begun.campaign).zone == ZONE
    finally:
        store.close()


def test_paths_are_completed_as_far_as_they_are_certain(tmp_path: Path) -> None:
    for name in ("spring.csv", "sprint.tsv", "notes.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "sheets").mkdir()
    (tmp_path / ".hidden.csv").touch()
    assert paths.complete(f"{tmp_path}/sp") == f"{tmp_path}/sprin"
    assert paths.complete(f"{tmp_path}/sh") == f"{tmp_path}/sheets/"
    assert paths.candidates(f"{tmp_path}/no") == ()
    assert paths.candidates(f"{tmp_path}/") == tuple(
        f"{tmp_path}/{name}" for name in ("spring.csv", "sprint.tsv", "sheets/")
    )
    assert paths.complete(f"{tmp_path}/nothing\0here") == f"{tmp_path}/nothing\0here"


async def test_enter_typed_ahead_starts_one_campaign() -> None:
    acts = Acts()
    app = host(acts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "Spring 1")
        await pilot.press("tab", "tab", "tab", "tab")
        for _ in range(4):
            app.post_message(Key("enter", "\r"))
        await pilot.pause()
        assert len(acts.wishes) == 1
        assert app.answer == Begun(Path("x"), "c")

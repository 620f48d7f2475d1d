"""A report from the palette to its two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_report import Page
from tests.commands.room import CARDS, card
from tests.tui.host import make_file, press, room
from tests.tui.test_pictures import said
from warroom.config.folders import reports_dir


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "room.warroom", (*CARDS, card("own", "tactic", "blocked", "x", "Unseen", private=1)))


async def test_it_is_written_in_both_forms_beside_earlier_ones(file: Path) -> None:
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "colon", *"report for", "enter", "enter")
        page = reports_dir() / "spring-launch-2026-04-08-to-2026-04-14.html"
        assert said(app) == f"The report is in {page}, and as Markdown in {page.stem}.md beside it"
        assert "Boost budget" in Page(page.read_text()).text
        assert page.with_suffix(".md").read_text().startswith("# Spring Launch: 8–14 April 2026\n")
        assert "Unseen" not in page.read_text() + page.with_suffix(".md").read_text()
        await press(pilot, "W", "colon", *"report for", "enter", *"this week", "enter")
        assert f"{reports_dir()}/spring-launch-2026-04-13-to-2026-04-14.html" in said(app)
        await press(pilot, "colon", *"report for", "enter", "enter")
        assert len(list(reports_dir().iterdir())) == 6


async def test_what_cannot_be_is_said_and_what_was_typed_stays(file: Path) -> None:
    reports_dir().parent.mkdir(parents=True, exist_ok=True)
    reports_dir().write_text("in the way")
    async with room(file, (120, 40)) as (app, pilot):
        await press(pilot, "colon", *"report for", "enter", *"tomorrow", "enter")
        assert app.room.note is None
        await press(pilot, "ctrl+u", *"today", "enter")
        assert said(app) == f"The report could not be kept in {reports_dir()}: File exists."

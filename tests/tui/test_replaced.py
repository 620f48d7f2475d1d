"""The program's files are replaced while the dashboard runs, as an upgrade does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
from textual.css.errors import StylesheetError
from textual.css.stylesheet import CssSource, Stylesheet

import warroom
from tests.tui.host import make_file, room
from tests.tui.terminal import Terminal
from tests.tui.test_boot import start
from warroom.tui import replaced
from warroom.tui.app import WarroomApp

PROGRAM = Path(warroom.__file__).parent


def test_a_program_that_is_as_it_was_is_not_replaced(tmp_path: Path) -> None:
    program = tmp_path / "warroom"
    (program / "tui").mkdir(parents=True)
    (program / "__init__.py").touch()
    app = program / "tui" / "app.py"
    app.touch()
    # An installer keeps the times at which files were packed.
    os.utime(app, (0, 0))
    written = app.stat().st_ctime
    assert not replaced.replaced_since(written + 1, program)
    assert replaced.replaced_since(written - 1, program)
    shutil.rmtree(program)
    assert replaced.replaced_since(written + 1, program)


@pytest.mark.parametrize(
    ("keys", "module"),
    [
        (["colon"], "warroom.tui.dialogs.palette"),
        (["T"], "warroom.tui.dialogs.weave"),
        (["slash", "x"], "warroom.domain.filters"),
        (["a"], "warroom.tui.dialogs"),
    ],
)
async def test_what_cannot_be_loaded_any_more_is_said_and_the_rest_goes_on(
    keys: list[str], module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaced, "replaced_since", lambda _: True)
    async with room(make_file(tmp_path / "room.warroom")) as (app, pilot):
        with monkeypatch.context() as missing:
            missing.setitem(sys.modules, module, None)
            await pilot.press(*keys)
            await pilot.pause()
            assert app.room.note is not None
            assert app.room.note.text == replaced.SAID
        await pilot.press("escape", "j")
        assert app.desk.selected


async def test_a_fault_of_ours_is_not_blamed_on_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warroom.tui.dialogs.palette", None)
    with pytest.raises(ImportError):
        async with room(make_file(tmp_path / "room.warroom")) as (_, pilot):
            await pilot.press("colon")


def taken_away(styles: Stylesheet, filename: str | PurePath) -> None:
    raise StylesheetError(f"unable to read CSS file {filename}")


def written_over(styles: Stylesheet, filename: str | PurePath) -> None:
    styles.source[(str(filename), "")] = CssSource("Nobody { knows: this }", False, 0)
    styles._require_parse = True


@pytest.mark.parametrize("read", [taken_away, written_over])
async def test_a_window_without_its_styles_is_not_opened_and_the_rest_goes_on(
    read: Callable[[Stylesheet, str | PurePath], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaced, "replaced_since", lambda _: True)
    async with room(make_file(tmp_path / "room.warroom")) as (app, pilot):
        with monkeypatch.context() as missing:
            missing.setattr(Stylesheet, "read", read)
            await pilot.press("T")
            await pilot.pause()
            assert app.room.note is not None
            assert app.room.note.text == replaced.SAID
            assert app.screen_stack == [app.room]
        await pilot.press("T")
        assert len(app.screen_stack) == 2
        await pilot.press("escape", "a", "x", "enter")
        await pilot.pause()
        assert "x" in [card.title for card in app.session.board.cards.values()]


def test_where_it_cannot_go_on_it_ends_with_a_sentence_and_the_terminal_as_it_was(tmp_path: Path) -> None:
    """What is loaded late may be another version's, which is called in another way."""
    program = tmp_path / "src" / "warroom"
    shutil.copytree(PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROGRAM.parents[1] / "themes", tmp_path / "themes")
    file = make_file(tmp_path / "room.warroom")
    with Terminal(start(file), {"PYTHONPATH": str(program.parent)}) as terminal:
        terminal.until("Spring Launch · warroom")
        (program / "tui" / "dialogs" / "weave.py").write_text(
            "def __getattr__(name): raise TypeError(name)\n", encoding="utf-8"
        )
        terminal.type("T")
        terminal.ended()
        assert terminal.code == 1
        assert "Start it again." in terminal.text
        assert "Traceback" not in terminal.text
        assert "TypeError" not in terminal.text
        assert terminal.echoes


async def test_a_fault_that_textual_would_paint_is_told_as_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ended() -> None:
        async with room(make_file(tmp_path / "room.warroom")) as (app, pilot):
            made.append(app)
            app.stylesheet.add_source("Nobody { knows: this }", read_from=("styles", ""))
            await pilot.press("T")

    made: list[WarroomApp] = []
    with pytest.raises(StylesheetError):
        await ended()
    assert made[0]._exit_renderables == []

"""The program's files are replaced while the dashboard runs, as an upgrade does."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import warroom
from tests.tui.host import make_file, room
from tests.tui.terminal import Terminal
from tests.tui.test_boot import start
from warroom.tui import replaced

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


def test_where_it_cannot_go_on_it_ends_with_a_sentence_and_the_terminal_as_it_was(tmp_path: Path) -> None:
    """The styles of a window are read when it is first opened."""
    program = tmp_path / "src" / "warroom"
    shutil.copytree(PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROGRAM.parents[1] / "themes", tmp_path / "themes")
    file = make_file(tmp_path / "room.warroom")
    with Terminal(start(file), {"PYTHONPATH": str(program.parent)}) as terminal:
        terminal.until("Spring Launch · warroom")
        for styles in (program / "tui" / "dialogs").glob("*.tcss"):
            styles.write_text("Nobody { knows: this }", encoding="utf-8")
        (program / "__init__.py").write_bytes((program / "__init__.py").read_bytes())
        terminal.type(":")
        terminal.ended()
        assert terminal.code == 1
        assert "Start it again." in terminal.text
        assert "Traceback" not in terminal.text
        assert terminal.echoes

"""What stands at the other end of the streams: nobody, a terminal, a full disk."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from warroom.cli import out

ESCAPE = "evil \x1b]0;owned\x07 \x9b31m"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full", ">/dev/full 2>/dev/full"])
def test_a_win_is_saved_and_ends_quietly_with_streams_closed_or_full(shell: Shell, closed: str) -> None:
    command = f'"{sys.executable}" -m warroom win 1/4 unheard {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    assert "unheard" in shell.ok("log").out


class Screen(io.TextIOWrapper):
    """A terminal that keeps what is written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        self.flush()
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue().decode()


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_an_export_on_a_terminal_is_shown_literally(shell: Shell, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    shell.ok("add", ESCAPE)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    out_code = shell("export", "--format", form).code
    assert out_code == 0
    assert "evil" in screen.text
    assert not set(screen.text) & set("\x1b\x07\x9b\r")


def test_an_export_in_a_pipe_is_exact(shell: Shell) -> None:
    shell.ok("add", ESCAPE)
    assert ESCAPE in shell.ok("export", "--format", "csv").out


def test_a_path_on_a_terminal_is_shown_literally(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    out.place(Path("/a\x1b[2Jb"))
    assert screen.text == "/a␛[2Jb\n"


def test_a_setting_is_exact_in_a_pipe_and_shown_literally_on_a_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Path(shell.ok("config", "path").out.strip())
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"editor = {json.dumps(ESCAPE)}\n", encoding="utf-8")
    assert shell.ok("config", "get", "editor").out == f"{ESCAPE}\n"
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    for words in (("get", "editor"), ("get",)):
        shell.ok("config", *words)
    assert screen.text.count("evil ␛]0;owned␇") == 2
    assert not set(screen.text) & set("\x07\x9b")


def test_a_fault_is_told_literally(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(ESCAPE)

    monkeypatch.setattr("warroom.store.Store.campaigns", fail)
    answer = shell("ls")
    assert answer.code == 70
    assert "evil ␛]0;owned␇" in answer.err
    assert not set(answer.err) & set("\x1b\x07\x9b")


def test_a_file_whose_name_is_no_utf8(shell: Shell, tmp_path: Path) -> None:
    db = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe9.warroom")
    shell.ok("campaign", "new", "Odd", "--db", db)
    shell.ok("add", "A card", "--db", db)
    assert "A card" in shell.ok("ls", "--db", db).out
    assert Path(db).exists()

"""The frame that is on the screen before anything is imported."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui.host import make_file
from tests.tui.terminal import Terminal
from warroom import boot
from warroom.config import state

START = {"--db": "", "--campaign": "", "--theme": ""}


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        ([], START),
        (["--db", "a b.warroom"], {**START, "--db": "a b.warroom"}),
        (["--theme=paper", "--campaign", "spring"], {"--db": "", "--campaign": "spring", "--theme": "paper"}),
        (["win", "1/2"], None),
        (["--help"], None),
        (["--db"], None),
        (["--db", "x", "ls"], None),
    ],
)
def test_only_a_plain_start_is_the_dashboards(argv: list[str], wanted: dict[str, str] | None) -> None:
    assert boot.dashboard_options(argv) == wanted


def test_the_frame_is_found_where_it_is_kept(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to("room.warroom")
    for path in (tmp_path / "room.warroom", tmp_path / "名前 with.dots.db", link):
        assert boot.frame_path(boot.database(str(path))) == str(state.frame_file(path))


def test_the_file_is_the_one_that_will_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from warroom.config.folders import default_db

    assert boot.database("") == str(default_db())
    monkeypatch.setenv("WARROOM_DB", "~/other.warroom")
    assert boot.database("") == str(default_db())


def test_boot_imports_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); import warroom.boot; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"warroom", "warroom.boot", "time", "zlib", "__future__", "collections.abc"}


def kept_frame(file: Path) -> Path:
    return Path(boot.frame_path(str(file)))


def start(file: Path) -> list[str]:
    return ["--db", str(file), "--campaign", "spring"]


def quit_once(file: Path, **environment: str) -> str:
    """Open the dashboard, see it, leave it; everything that it wrote."""
    with Terminal(start(file), environment) as terminal:
        terminal.until("Spring Launch · warroom")
        terminal.type("q")
        terminal.ended()
        return terminal.text


def test_the_last_frame_comes_first_and_is_not_cleared(file: Path) -> None:
    quit_once(file)
    assert kept_frame(file).stat().st_mode & 0o777 == 0o600
    again = quit_once(file)
    assert again.count("\x1b[?1049h") == 1
    assert again.index("STRATEGY") < again.index("\x1b[?1004h")
    assert "\x1b[2J" not in again


@pytest.mark.parametrize(
    "other", [{"NO_COLOR": "1"}, {"WARROOM_THEME": "paper"}, {"WARROOM_ASCII": "1"}, {"COLUMNS_WANTED": "100"}]
)
def test_a_frame_of_something_else_is_not_painted(file: Path, other: dict[str, str]) -> None:
    quit_once(file)
    again = quit_once(file, **other)
    assert again.index("\x1b[?1004h") < again.index("STRATEGY")


def test_yesterdays_frame_is_not_painted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quit_once(file)
    frame = kept_frame(file)
    text = frame.read_text(encoding="utf-8")
    until = text.split("until=")[1].split("\n")[0]
    assert int(until) > datetime.now(UTC).timestamp()
    frame.write_text(text.replace(f"until={until}", "until=1"), encoding="utf-8")
    again = quit_once(file)
    assert again.index("\x1b[?1004h") < again.index("STRATEGY")


def test_a_damaged_frame_is_no_reason_to_stop(file: Path) -> None:
    quit_once(file)
    for damage in (b"", b"\xff\xfe\x00", b"first=x\n\nHELLO"):
        kept_frame(file).write_bytes(damage)
        assert "HELLO" not in quit_once(file)


def test_keys_typed_before_the_dashboard_is_there_are_kept(file: Path) -> None:
    quit_once(file)
    with Terminal(start(file), {}) as terminal:
        terminal.until("STRATEGY")
        terminal.type("jq")
        terminal.ended()
        assert terminal.code == 0


def test_a_start_that_fails_gives_the_terminal_back(file: Path) -> None:
    quit_once(file)
    file.write_bytes(b"this is no campaign" * 500)
    with Terminal(start(file), {}) as terminal:
        terminal.ended()
        assert terminal.code == 3
        assert terminal.text.rstrip().endswith(".")
        assert terminal.text.count("\x1b[?1049h") == terminal.text.count("\x1b[?1049l")
        assert terminal.echoes


@pytest.mark.parametrize("made", [True, False])
def test_without_a_terminal_it_says_so_and_ends(made: bool, tmp_path: Path) -> None:
    file = make_file(tmp_path / "room.warroom") if made else tmp_path / "none.warroom"
    command = [sys.executable, "-m", "warroom", "--db", str(file)]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("warroom: The dashboard needs a terminal;")

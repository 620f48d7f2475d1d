"""The real program on a real terminal: while the screen is shared no byte of what is private leaves it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from tests.commands.room import CAMPAIGN
from tests.secret import MARK, make_secret, marked
from tests.tui.terminal import Terminal
from warroom import boot
from warroom.config.settings import save_setting
from warroom.config.state import is_sharing, remember_sharing

# What is typed, and what is then written; each pane's cards are walked over, and each window.
WALK = (
    (":record\r", "REC"),
    ("1jjjj2jjjjjj3jjjjjjj", "sign-off"),
    ("zz", "STRATEGY"),
    ("2gyjyjyjyjyj", "clipboard"),
    (":picture\r", ".svg"),
    ("S", "STANDUP"),
    ("   jj   ", "STANDUP"),
    ("q", "PIPELINE"),
    ("W", "SCOREBOARD"),
    ("23456", "copy as CSV"),
    ("q", "PIPELINE"),
    ("R", "STRATEGY"),
    ("hhhhhhhhg", "STRATEGY"),
    ("q", "PIPELINE"),
    ("4", "CALENDAR"),
    ("q", "PIPELINE"),
    ("5jj", "GO-LIVES"),
    ("q", "PIPELINE"),
    ("6jj", "LOAD"),
    ("q", "PIPELINE"),
    ("7", "ROUTINES"),
    ("q", "PIPELINE"),
    ("8", "FLOW"),
    ("q", "PIPELINE"),
    ("t", "TRIAGE"),
    ("q", "PIPELINE"),
    ("1gjT", "THREAD"),
    ("q", "PIPELINE"),
    (":ledger\r", "LEDGER"),
    ("q", "PIPELINE"),
    (":log\r", "HISTORY"),
    ("q", "PIPELINE"),
    (":its history\r", "HISTORY"),
    # First to the campaign's, then away.
    ("qq", "PIPELINE"),
    ("3gjjL", "stage"),
    ("u", "Undone"),
    ("/merger", "merger"),
    ("\x1b", "STRATEGY"),
)
COPIED = re.compile(r"\x1b\]52;[^;]*;([A-Za-z0-9+/=]*)")
QUIET = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "TMUX": "", "COLUMNS": "", "LINES": "", "WARROOM_ME": "ana"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_secret(tmp_path / "a.warroom")


def start(file: Path) -> list[str]:
    return ["--db", str(file), "--campaign", CAMPAIGN.id]


def all_written(written: str) -> str:
    """What was written, with what was sent to the clipboard read."""
    copied = (base64.b64decode(text).decode("utf-8", "replace") for text in COPIED.findall(written))
    return "\n".join([written, *copied])


def walked(file: Path, first: str = "STRATEGY") -> str:
    """Open the dashboard, go everywhere, resize, and leave; all that was written."""
    written = ""
    with Terminal(start(file), QUIET) as terminal:
        terminal.until(first)
        terminal.until("· warroom")
        for keys, wanted in WALK:
            written += terminal.text
            terminal.forget()
            terminal.type(keys)
            terminal.until(wanted)
        for columns, lines in ((80, 24), (40, 15), (120, 40), (160, 45)):
            terminal.resize(columns, lines)
            written += terminal.text
            terminal.forget()
            terminal.until("SHARING" if first == "SHARING" else "PIPELINE")
        terminal.type("q")
        terminal.ended()
        assert terminal.code == 0
        return all_written(written + terminal.text)


def kept(file: Path) -> str:
    """What is kept of the screen for the next start, "" for nothing."""
    path = Path(boot.frame_path(str(file)))
    return path.read_text(encoding="utf-8") if path.exists() else ""


def made(folder: Path) -> list[str]:
    """The pictures and recordings that were made on the way."""
    found = [*folder.rglob("*.svg"), *folder.rglob("*.cast")]
    return [path.read_text(encoding="utf-8") for path in found]


def test_the_walk_shows_what_is_private_where_the_screen_is_not_shared(file: Path) -> None:
    written = walked(file)
    assert written.count(MARK) > 20
    assert any(MARK in base64.b64decode(text).decode() for text in COPIED.findall(written))
    assert MARK in kept(file)
    assert [MARK in text for text in made(file.parent)] == [True, True]


def test_no_private_byte_is_written_by_a_shared_screen_nor_kept_nor_painted_by_the_next_start(file: Path) -> None:
    save_setting("share_safe", True)
    assert not marked(walked(file, "SHARING"))
    assert "SHARING" in kept(file)
    assert not marked(kept(file))
    assert not marked(walked(file, "SHARING"))
    assert len(made(file.parent)) == 4
    assert not marked("\n".join(made(file.parent)))


def test_a_frame_kept_before_the_screen_was_shared_is_not_painted_and_does_not_stay(file: Path) -> None:
    with Terminal(start(file), QUIET) as terminal:
        terminal.until("· warroom")
        terminal.type("q")
        terminal.ended()
    assert MARK in kept(file)
    remember_sharing(True)
    with Terminal(start(file), QUIET) as terminal:
        terminal.until("· warroom")
        terminal.type("q")
        terminal.ended()
        assert not marked(terminal.text)
    assert not marked(kept(file))


def test_what_one_began_to_share_stays_shared_across_a_start_and_two_at_once_keep_no_frame_for_each_other(
    file: Path,
) -> None:
    with Terminal(start(file), QUIET) as other:
        other.until("· warroom")
        with Terminal(start(file), QUIET) as terminal:
            terminal.until("· warroom")
            terminal.type("P")
            terminal.until("SHARING")
            assert MARK not in kept(file)
            terminal.type("q")
            terminal.ended()
        assert is_sharing()
        # The one that is not shared goes last, and would keep what the next start may not show.
        other.type("q")
        other.ended()
        assert MARK in other.text
    assert MARK not in kept(file)
    with Terminal(start(file), QUIET) as terminal:
        terminal.until("SHARING")
        terminal.until("still shared")
        terminal.type("q")
        terminal.ended()
        assert not marked(terminal.text)


def test_not_even_for_a_moment_is_anything_private_painted_when_a_filter_goes_that_kept_it_off(file: Path) -> None:
    with Terminal(start(file), QUIET) as terminal:
        terminal.until("· warroom")
        terminal.type("/-is:private -client:any -is:missed-live\r3G?")
        terminal.until("Help")
        terminal.forget()
        # What is painted from here on is without it.
        terminal.type("\x1b")
        terminal.until("STRATEGY")
        terminal.type("P")
        terminal.until("Sharing: ")
        terminal.type("jkq")
        terminal.ended()
        assert not marked(terminal.text)

"""`--share-safe`: what a command prints, exports or tells holds nothing private."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.secret import MARK, make_secret, marked
from warroom.config.state import frame_file

TOLD = (
    ("ls", "--all"), ("ls", "--all", "--json"), ("log",), ("log", "--json"), ("wins", "ls"), ("today",), ("golives",),
    ("standup", "--since", "2026-04-01"), ("routine", "ls"), ("view", "ls"), ("calendar",), ("show", "merged"),
    ("show", "press kit", "--json"), ("thread", "seed clip"), ("export", "--format", "csv"),
    ("export", "--format", "md"),
    ("export", "--ics"), ("ls", "--as-of", "2026-04-14"), ("score", "--json"),
)  # fmt: skip


@pytest.fixture
def secret(empty: Shell) -> Shell:
    make_secret(empty.db)
    return empty


@pytest.mark.parametrize("words", TOLD, ids=" ".join)
def test_nothing_private_is_told(secret: Shell, words: tuple[str, ...]) -> None:
    done = secret(*words, "--campaign", "spring", "--share-safe")
    assert not marked(done.out + done.err)
    # What is private is not found by what it says.
    assert done.code == int(words == ("show", "merged")), done.err


def test_without_it_it_is(secret: Shell) -> None:
    bare = [words for words in TOLD if MARK not in secret(*words, "--campaign", "spring").out]
    assert bare == []


def test_a_copy_that_is_to_be_restored_is_refused(secret: Shell, tmp_path: Path) -> None:
    done = secret("export", "--share-safe", "--campaign", "spring")
    assert done.code == 1
    assert "holds everything" in done.err
    assert not marked(done.out + done.err)
    assert not list(tmp_path.glob("*.json"))


def test_who_sets_it_in_the_settings_leaves_no_frame_that_shows_more(shell: Shell) -> None:
    frame = frame_file(shell.db)
    frame.parent.mkdir(parents=True, exist_ok=True)
    frame.write_text("a frame", encoding="utf-8")
    shell.ok("config", "set", "theme", "paper")
    assert frame.exists()
    shell.ok("config", "set", "share_safe", "yes")
    assert not frame.exists()
    assert shell.ok("config", "get", "share_safe").out == "true\n"

"""A screen as a picture, from the shell."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Shell
from tests.secret import make_secret, marked
from tests.unit.views.test_picture import SVG, written


def words(svg: str) -> str:
    rows: dict[int, str] = {}
    for (row, _), char in sorted(written(ElementTree.fromstring(svg)).items()):
        rows[row] = rows.get(row, "") + char
    return "\n".join(rows.values())


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        ("main", "PIPELINE"), ("standup", "STANDUP"), ("scoreboard", "SCOREBOARD"), ("calendar", "Mon"),
        ("replay", "REPLAY"), ("golives", "GO-LIVES"), ("load", "LOAD"), ("flow", "FLOW"), ("routines", "ROUTINES"),
        ("ledger", "LEDGER"), ("history", "HISTORY"),
    ],
)  # fmt: skip
def test_each_screen_is_drawn_as_it_stands(shell: Shell, screen: str, said: str) -> None:
    shell.ok("add", "Glue-up reel", "channel:ig", "live:today 20:00")
    drawn = shell.ok("picture", "--screen", screen, "--size", "100x30").out
    assert said in words(drawn)
    assert ElementTree.fromstring(drawn).attrib["width"] == "864"


def test_it_is_written_once_in_the_theme_and_without_what_is_private(empty: Shell, tmp_path: Path) -> None:
    make_secret(empty.db)
    empty.ok("campaign", "use", "Spring Launch")
    file = tmp_path / "board.svg"
    assert empty.ok("picture", str(file), "--theme", "day", "--share-safe").err == f"drew {file}\n"
    text = file.read_text()
    assert "SHARING" in words(text)
    assert marked(text) == []
    assert marked(empty.ok("picture").out) != []
    assert next(ElementTree.fromstring(text).iter(f"{SVG}rect")).attrib["fill"] == "#f7f8fa"
    assert "exists already" in empty("picture", str(file)).err


def test_what_cannot_be_drawn_is_said(shell: Shell) -> None:
    assert "'9x9' is no size: write columns and rows as 160x45" in shell("picture", "--size", "9x9").err
    assert "There is no theme 'nix'" in shell("picture", "--theme", "nix").err
    assert "is the campaign file itself" in shell("picture", str(shell.db)).err
    assert shell("picture", "--screen", "moon").code == 2

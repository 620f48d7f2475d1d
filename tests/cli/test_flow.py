"""How cards flow, as text and as a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.cli.conftest import Shell


def test_it_says_how_stages_stand_and_what_stands_still(shell: Shell, golden: Callable[[str, str], None]) -> None:
    shell.ok("add", "--kind", "piece", "Reel", "+ig", "@ana")
    shell.ok("add", "--kind", "piece", "Letter", "@ben")
    shell.now += timedelta(days=1)
    shell.ok("mv", "Reel", "draft")
    shell.now += timedelta(days=1)
    shell.ok("mv", "Letter", "draft")
    shell.now += timedelta(hours=6)
    shell.ok("mv", "Reel", "live", "--why", "it is out")
    shell.now += timedelta(days=6)
    golden("flow", shell.ok("flow").out)
    found = shell.ok("flow", "--json").json
    stages = {stage["stage"]: stage for stage in found["stages"] if stage["kind"] == "piece"}
    assert (stages["idea"]["stays"], stages["idea"]["middle"], stages["idea"]["low"]) == (2, 1.5, 1.25)
    assert (stages["draft"]["holds"], stages["draft"]["oldest"], stages["draft"]["static"]) == (1, 6, 1)
    assert stages["draft"]["middle"] == 1.25
    assert sum(stages["live"]["weekly"]) == 1
    assert stages["live"]["oldest"] is None
    assert [card["title"] for card in found["static"]] == ["Letter"]
    shell.ok("undo")
    assert {s["stage"]: s["stays"] for s in shell.ok("flow", "--json").json["stages"]}["draft"] == 0


def test_after_how_many_days_work_stands_still_is_said_in_the_shell_too(shell: Shell) -> None:
    shell.ok("add", "--kind", "piece", "Reel")
    shell.ok("mv", "Reel", "draft")
    shell.now += timedelta(days=4)
    assert shell("ls", "is:static").code == 1
    shell.ok("campaign", "change", "--static", "3")
    assert "Reel" in shell.ok("ls", "is:static").out
    assert "whole number such as 5" in shell("campaign", "change", "--static", "soon").err


def test_for_how_many_days_a_note_is_good_is_said_in_the_shell_too(shell: Shell) -> None:
    shell.ok("add", "--kind", "note", "Own the story")
    shell.now += timedelta(days=4)
    assert shell("ls", "is:stale").code == 1
    shell.ok("campaign", "change", "--shelf", "3")
    assert "Own the story" in shell.ok("ls", "is:stale").out
    assert "number of days" in shell("campaign", "change", "--shelf", "soon").err


def test_how_far_back_is_said(shell: Shell) -> None:
    shell.ok("add", "--kind", "piece", "Reel")
    shell.ok("mv", "Reel", "draft")
    shell.now += timedelta(days=10)
    assert "last 1 week " in shell.ok("flow", "--weeks", "1").out
    document = shell.ok("flow", "--weeks", "1", "--json").json
    assert all(stage["stays"] == 0 for stage in document["stages"])
    assert shell("flow", "--weeks", "0").code == 2

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell

TAGGED = "https://example.org/a?utm_source=ig&utm_medium=reel&utm_campaign=spring_launch"


@pytest.fixture
def reel(shell: Shell) -> str:
    return shell.ok("add", "Glue-up reel", "channel:ig", "format:reel", "live:fri 10:00", "@ben").ids[0]


def test_a_link_is_given_tagged_and_printed(shell: Shell, reel: str) -> None:
    answer = shell.ok("link", reel, "https://example.org/a")
    assert answer.out == f"{TAGGED}\n"
    assert shell.ok("show", reel, "--json").json["link"] == TAGGED
    again = shell.ok("link", reel)
    assert again.out == f"{TAGGED}\n"
    assert "left as it is" in again.err
    shell.ok("undo")
    assert shell.ok("show", reel, "--json").json["link"] == ""


def test_a_dry_run_changes_nothing(shell: Shell, reel: str) -> None:
    assert shell.ok("link", reel, "https://example.org/a", "--dry-run").out == f"{TAGGED}\n"
    assert shell.ok("show", reel, "--json").json["link"] == ""


def test_what_cannot_be_tagged_is_said(shell: Shell, reel: str) -> None:
    assert "no link to tag" in shell("link", reel).err
    assert shell("link", reel).code == 2
    answer = shell.ok("link", reel, "mailto:ana@example.org", "--json")
    assert answer.json["link"] == "mailto:ana@example.org"
    assert "left as it is" in answer.json["note"]

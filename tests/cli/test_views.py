from __future__ import annotations

from tests.cli.conftest import Shell


def test_a_saved_view_is_used_by_name(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "fri")
    shell.ok("add", "Noon sweep", "@ben", "fri")
    shell.ok("view", "save", "seeds", "seed", "kind:tactic", "--key", "s")
    assert [card["title"] for card in shell.ok("ls", "@seeds", "--json").json] == ["Seed the clip"]
    assert [card["title"] for card in shell.ok("ls", "@mine", "--json").json] == ["Seed the clip"]
    assert shell.ok("view", "ls").out.splitlines()[:2] == [
        "name        key  filter",
        "@seeds      s    seed kind:tactic",
    ]
    shell.ok("undo")
    assert "@seeds" not in shell.ok("view", "ls").out


def test_a_private_view_is_nobody_elses(shell: Shell) -> None:
    shell.ok("view", "save", "hot", "is:late", "--private")
    assert {v["name"]: v["private"] for v in shell.ok("view", "ls", "--json").json}["hot"]
    assert "hot" not in shell.ok("view", "ls", "--as", "ben").out
    assert shell("view", "rm", "hot", "--as", "ben").code


def test_what_is_no_view_is_said(shell: Shell) -> None:
    answer = shell("view", "rm", "nothing")
    assert "There are @mine, @unowned, @late, @this-week, @blocked." in answer.err
    assert "means nothing" in shell("view", "save", "odd", "is:odd").err

from __future__ import annotations

from tests.cli.conftest import Shell


def test_wins_are_listed_split_moved_and_taken_off(shell: Shell) -> None:
    card = shell.ok("add", "Radio", "desk").ids[0]
    shell.ok("win", "1in", "answered", "14", "comments", "#community")
    (won,) = shell.ok("wins", "ls", "--json").json
    key = won["id"]
    shell.ok("wins", "split", key, "1/4", "the", "last", "four")
    assert sorted(w["size"] for w in shell.ok("wins", "ls", "#community", "--json").json) == [4, 12]
    shell.ok("wins", "edit", key, "--text", "answered 13", "--who", "@ben", "--day", "yesterday")
    (edited,) = [w for w in shell.ok("wins", "ls", "--json").json if w["id"] == key]
    assert [edited[f] for f in ("text", "who", "day", "size", "tags")] == [
        "answered 13", "ben", "2026-04-13", 12, "community",
    ]  # fmt: skip
    assert "is no length" in shell("wins", "edit", key, "--size", "0").err
    assert "has come" in shell("wins", "edit", key, "--day", "tomorrow").err
    shell.ok("wins", "mv", key, card)
    assert shell.ok("show", card, "--json").json["won"] == 12
    shell.ok("wins", "rm", key)
    assert shell.ok("show", card, "--json").json["won"] == 0
    shell.ok("undo")
    assert (
        shell.ok("wins", "ls", "--csv").out.splitlines()[0]
        == "Day,Who,Inches,Sixteenths,What,Tags,Card,Channel,Notes,Playbook,ID"
    )
    assert "No win begins with 'zz'" in shell("wins", "rm", "zz").err
    assert shell("wins", "ls", "@cleo").code

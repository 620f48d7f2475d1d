from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Shell


def add(shell: Shell, title: str, live: str, *more: str) -> str:
    return shell.ok("add", title, f"live:{live}", "stage:scheduled", *more).ids[0]


def test_what_goes_live_next_with_what_stands_against_it(shell: Shell) -> None:
    first = add(shell, "Reel", "today 12:15", "channel:ig", "@ben")
    second = add(shell, "Teaser", "2026-04-14 11:20 Europe/London", "channel:ig", "@ana")
    shell.ok("link", first, "https://example.org/a")
    shell.ok("approve", first)
    rows = [line.split("  ") for line in shell.ok("golives").out.splitlines()]
    assert [[cell.strip() for cell in row if cell][1:] for row in rows] == [
        ["in 0:45", "Tue 14 Apr 12:15", "ig", "@ben", "collides", "Reel"],
        [
            "in 0:50",
            "Tue 14 Apr 11:20 London · 12:20 Berlin",
            "ig",
            "@ana",
            "no link, not approved, collides",
            "Teaser",
        ],
    ]
    found = shell.ok("golives", "--json").json
    assert [(row["unmet"], row["missed"]) for row in found] == [([], False), (["no link", "not approved"], False)]
    shell.now += timedelta(hours=2)
    late = shell.ok("golives").out
    assert late.startswith(f"{shell.ok('ls', '--json').json[0]['id'][:3]}")
    assert "1 h late" in late
    assert {card["id"] for card in shell.ok("ls", "is:missed-live", "--json").json} == {row["card"] for row in found}
    assert second[:3] in late


def test_nothing_planned_is_said(shell: Shell) -> None:
    assert shell("golives").code == 1


def test_going_live_without_something_needs_a_reason(shell: Shell) -> None:
    reel = add(shell, "Reel", "today 12:15", "channel:ig", "@ben")
    for words in (("done", reel), ("mv", reel, "live")):
        answer = shell(*words)
        assert answer.code == 1
        assert "without a link and an approval" in answer.err
        assert "--why" in answer.err
    shell.ok("done", reel, "--why", "it hangs in the shop")
    card = shell.ok("show", reel, "--json").json
    assert (card["stage"], card["waived"]) == ("live", "it hangs in the shop")
    assert "without a link and an approval: it hangs in the shop" in shell.ok("log").out


def test_everything_is_held_and_resumed_with_what_is_to_be_looked_at(shell: Shell) -> None:
    add(shell, "Reel", "today 12:15", "channel:ig", "@ben")
    add(shell, "Far", "+30d", "channel:ig", "@ben")
    assert shell("resume").code == 2
    shell.ok("hold", "--why", "a recall")
    assert "everything is held: a recall" in shell.ok("golives").err
    assert "held" in shell.ok("golives").out
    shell.now += timedelta(days=1)
    assert not any(row["missed"] for row in shell.ok("golives", "--json").json)
    assert shell("ls", "is:missed-live").code == 1
    said = shell.ok("resume").err
    assert "Reel" in said
    assert "Far" not in said
    assert shell.ok("ls", "is:missed-live").out
    shell.ok("undo")
    assert "a recall" in shell.ok("golives").err


def test_what_is_added_live_or_becomes_live_needs_a_reason_too(shell: Shell) -> None:
    assert "--why" in shell("add", "Reel", "channel:ig", "stage:live").err
    assert "--why" in shell("add", "-", stdin=b"Reel channel:ig stage:live\nTeaser channel:ig\n").err
    reel = shell.ok("add", "Reel", "channel:ig", "stage:live", "--why", "posted by hand").ids[0]
    assert shell.ok("show", reel, "--json").json["waived"] == "posted by hand"
    swept = shell.ok("add", "Sweep @ben").ids[0]
    shell.ok("done", swept)
    assert "--why" in shell("recast", swept, "piece").err
    shell.ok("recast", swept, "piece", "--why", "it was a post")
    assert shell.ok("show", swept, "--json").json["waived"] == "it was a post"

from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Shell


def test_undo_takes_back_the_own_last_change_and_redo_brings_it_back(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    shell.ok("add", "Write to Cleo", "--as", "ben")
    assert shell.ok("undo").err == 'undid: added tactic "Call Bob"\n'
    assert [card["title"] for card in shell.ok("ls", "--json").json] == ["Write to Cleo"]
    assert shell.ok("redo").err == 'redid: added tactic "Call Bob"\n'
    assert len(shell.ok("ls", "--json").json) == 2


def test_undo_of_a_number_from_the_log(shell: Shell) -> None:
    seq = shell.ok("add", "Call Bob", "--as", "ben", "--json").json["seq"]
    shell.ok("win", "1/4", "something else")
    assert shell.ok("undo", str(seq), "--json").json["label"] == 'added tactic "Call Bob"'
    assert shell("ls").code == 1
    assert shell("undo", "999").code == 1
    assert shell("undo", "first").code == 2


def test_undo_never_goes_over_a_later_change_of_somebody_else(shell: Shell) -> None:
    shell.ok("add", "Call Bob", "channel:ig")
    shell.ok("mv", "call", "draft")
    shell.ok("mv", "call", "review", "--as", "ben")
    refused = shell("undo")
    assert refused.code == 1
    assert refused.err.startswith("warroom: @ben moved “Call Bob” to review (")
    assert "more like it" not in refused.err
    assert shell.ok("show", "call", "--json").json["stage"] == "review"


def test_nothing_to_undo(shell: Shell) -> None:
    assert shell("undo", "--as", "zoe").code == 1
    assert shell("redo").code == 1


def test_log_is_newest_first_in_the_campaigns_time(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    shell.now += timedelta(minutes=5)
    shell.ok("done", "call", "--as", "ben")
    shell.ok("undo", "3")
    rows = shell.ok("log").out.splitlines()
    assert [row.split()[0] for row in rows] == ["4", "3", "2", "1"]
    assert rows[1].split()[1:6] == ["~", "2026-04-14", "11:35", "@ben", "cli"]
    assert [entry["seq"] for entry in shell.ok("log", "--by", "ben", "--json").json] == [3]
    assert [entry["seq"] for entry in shell.ok("log", "call", "bob", "--json").json] == [4, 3, 2]
    assert [entry["seq"] for entry in shell.ok("log", "--limit", "1", "--before", "3", "--json").json] == [2]


def test_log_tells_an_undo_from_the_change_itself(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    shell.ok("undo")
    shell.ok("redo")
    rows = shell.ok("log", "-n", "3").out.splitlines()
    told = [row.partition("cli")[2].strip() for row in rows]
    assert told == [
        'brought back: added tactic "Call Bob"',
        'took back: added tactic "Call Bob"',
        'added tactic "Call Bob"',
    ]


def test_numbers_beyond_every_change_are_no_fault(shell: Shell) -> None:
    beyond = str(10**30)
    assert shell("undo", beyond).code == 1
    assert shell("redo", beyond).code == 1
    assert len(shell.ok("log", "--limit", beyond, "--before", beyond, "--json").json) == 1


def test_the_board_is_shown_as_it_was_at_any_moment(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today")
    shell.now += timedelta(days=2)
    shell.ok("add", "Noon sweep", "@ben")
    shell.ok("done", "seed", "--win", "1in")
    assert [c["title"] for c in shell.ok("ls", "--json").json] == ["Noon sweep"]
    assert [c["title"] for c in shell.ok("ls", "--as-of", "yesterday", "--json").json] == ["Seed the clip"]
    assert [c["title"] for c in shell.ok("ls", "--as-of", "14 apr 23:00", "owner:ana", "--json").json] == [
        "Seed the clip"
    ]
    assert "was not there yet" in shell("ls", "--as-of", "2026-04-01").err
    assert "not listed with --all" in shell("ls", "--as-of", "yesterday", "--all").err

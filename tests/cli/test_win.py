from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def test_a_win_says_what_was_won_and_what_today_comes_to(shell: Shell) -> None:
    shell.ok("win", "1/4", "rewrote the caption")
    answer = shell.ok("win", "1/2", "answered", "14", "comments")
    assert (answer.out, answer.err) == ("", 'won 1/2" · 3/4" today\n')


def test_words_become_who_tags_and_text(shell: Shell) -> None:
    answer = shell.ok("win", "1", '1/2"', "answered 14 comments", "@ben", "#community", "--json")
    assert answer.json["size"] == 24
    entry = shell.ok("log", "--limit", "1", "--json").json[0]
    values = {change["field"]: change["new"] for change in entry["changes"] if change["entity"] == "win"}
    assert values["text"] == "answered 14 comments"
    assert (values["who"], values["tags"], values["day"]) == ("ben", "community", "2026-04-14")


def test_a_win_belongs_to_the_card_that_is_named(shell: Shell) -> None:
    card = shell.ok("add", "Own the maker story", "--kind", "note").ids[0]
    shell.ok("win", "1/4", "^own-the-maker-story")
    shell.now += timedelta(minutes=1)
    shell.ok("win", "1/4", f"^{card}", "told it again")
    found = shell.ok("show", card, "--json").json
    assert [(win["size"], win["text"]) for win in found["wins"]] == [(4, "Own the maker story"), (4, "told it again")]


def test_words_that_begin_with_a_dash_are_text(shell: Shell) -> None:
    shell.ok("win", "1/4", "-5", "open bugs")
    assert "-5 open bugs" in shell.ok("log").out


def test_lines_from_a_pipe_are_one_change(shell: Shell) -> None:
    answer = shell.ok("win", "-", stdin=b"1/4 one\n\n1/2 two @ben\n1/4 three @ben\n")
    assert answer.err == 'won 3 times, 1" · 1" today\n'
    assert len(shell.ok("log", "--json").json) == 2
    shell.ok("undo")
    assert shell.ok("win", "1/16", "x").err == 'won 1/16" · 1/16" today\n'


def test_one_bad_line_keeps_all_of_them_out(shell: Shell) -> None:
    answer = shell("win", "-", stdin=b"1/4 one\nlots two\n")
    assert answer.code == 2
    assert answer.err.startswith("warroom: line 2: ")
    assert len(shell.ok("log", "--json").json) == 1


@pytest.mark.parametrize("words", [("lots",), ("0", "nothing"), ("1/4",), ("1/7", "of an inch"), ("1/4", "^nowhere")])
def test_what_is_no_win_is_said_and_not_done(shell: Shell, words: tuple[str, ...]) -> None:
    answer = shell("win", *words)
    assert answer.code == 2
    assert answer.err.startswith("warroom: ")
    assert len(shell.ok("log", "--json").json) == 1


def test_wins_of_several_processes_at_once_are_all_kept(shell: Shell) -> None:
    script = "import sys; from warroom.cli.main import main; sys.exit(main(sys.argv[1:]))"
    running = [
        subprocess.Popen([sys.executable, "-c", script, "win", "1/16", f"win {number}"], stderr=subprocess.PIPE)
        for number in range(8)
    ]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 8, said
    labels = shell.ok("log", "--json").json
    assert {entry["label"].partition(": ")[2] for entry in labels if entry["command"] == "win"} == {
        f"win {number}" for number in range(8)
    }


def test_the_way_of_a_win_is_free_of_heavy_imports(shell: Shell, tmp_path: Path) -> None:
    script = (
        "import sys; from warroom.__main__ import main; "
        "sys.argv = ['warroom', 'win', '1/4', 'x', '^nothing']; main(); sys.argv.pop(); code = main(); "
        "print(*sorted(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {
        "textual",
        "rich",
        "sqlite_utils",
        "dateutil",
        "platformdirs",
        "json",
        "tomllib",
        "csv",
        "asyncio",
        "click",
    }
    ours = {"warroom.tui", "warroom.views", "warroom.formats", "warroom.commands.catalogue", "warroom.domain.filters"}
    assert not loaded & (heavy | ours)


def test_a_long_length_is_told_as_the_tape_tells_it(shell: Shell) -> None:
    assert shell.ok("win", "31 1/2", "x").err == 'won 2 ft 7 1/2" · 2 ft 7 1/2" today\n'
    assert shell.ok("win", "1 mi", "y").err == "won 1 mi · 1 mi today\n"

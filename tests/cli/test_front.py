"""The front: help, exit codes, streams, who and where."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Shell
from warroom import __version__
from warroom.cli.errors import CODES
from warroom.cli.front import root
from warroom.cli.out import coloured

SCRIPT = "import sys; from warroom.cli.main import main; sys.exit(main(sys.argv[1:]))"


def test_help_lists_every_command_and_every_exit_code(empty: Shell, golden: Callable[[str, str], None]) -> None:
    answer = empty.ok("--help")
    golden("help", answer.out)
    for code, meaning in CODES:
        assert f"{code:3}  {meaning[:20]}" in answer.out


@pytest.mark.parametrize("name", sorted(root.lazy))
def test_every_command_has_help(empty: Shell, name: str) -> None:
    assert empty.ok(name, "--help").out.startswith("Usage: warroom")


@pytest.mark.parametrize("name", ["win", "add", "ls", "import"])
def test_help_of_a_command_is_as_kept(empty: Shell, golden: Callable[[str, str], None], name: str) -> None:
    golden(f"help-{name}", empty.ok(name, "--help").out)


def test_version(empty: Shell) -> None:
    assert empty.ok("--version").out == f"warroom {__version__}\n"


@pytest.mark.parametrize(
    "words", [("nonsense",), ("ls", "--nonsense"), ("win",), ("add", "--kind", "poem", "x"), ("undo", "0")]
)
def test_what_is_no_command_line_is_usage(empty: Shell, words: tuple[str, ...]) -> None:
    answer = empty(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "Usage:" in answer.err


@pytest.mark.parametrize("words", [("ls",), ("win", "1/4", "x"), ("add", "x"), ("undo",), ("campaign", "ls")])
def test_without_a_campaign_the_two_ways_to_one_are_named(empty: Shell, words: tuple[str, ...]) -> None:
    answer = empty(*words)
    assert answer.code == 1
    assert "`warroom campaign new NAME`" in answer.err
    assert "`warroom demo`" in answer.err
    assert not empty.db.exists()


def test_a_file_of_another_program_is_refused_as_unusable(empty: Shell) -> None:
    empty.db.write_bytes(b"this is no campaign file, whatever its name says" * 100)
    assert empty("ls").code == 3
    assert empty("campaign", "new", "X").code == 3


def test_a_file_that_another_program_holds_is_busy(shell: Shell) -> None:
    # In another process, for the locks of one process are no hindrance to itself.
    holding = "c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('begin exclusive'); print(flush=True)"
    command = [sys.executable, "-c", f"import sqlite3, sys; {holding}; sys.stdin.read()", str(shell.db)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        answer = shell("win", "1/4", "x")
        holder.communicate()
    assert answer.code == 4
    assert shell.ok("win", "1/4", "x").err == 'won 1/4" · 1/4" today\n'


def test_shared_options_stand_before_or_after_the_command(shell: Shell, tmp_path: Path) -> None:
    other = str(tmp_path / "other.warroom")
    shell.ok("--db", other, "campaign", "new", "Elsewhere")
    assert [c["name"] for c in shell.ok("campaign", "ls", "--db", other, "--json").json] == ["Elsewhere"]
    assert [c["name"] for c in shell.ok("--db", other, "--json", "campaign", "ls").json] == ["Elsewhere"]
    assert [c["name"] for c in shell.ok("campaign", "ls", "--json").json] == ["Spring Launch"]


def test_who_acts_is_the_option_then_the_variable_then_the_setting(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.ok("win", "1/4", "x", "--as", "@Ben")
    shell.ok("win", "1/4", "x")
    monkeypatch.delenv("WARROOM_ME")
    shell.ok("config", "set", "me", "cleo")
    shell.ok("win", "1/4", "x")
    assert [entry["actor"] for entry in shell.ok("log", "--json").json] == ["cleo", "ana", "ben", "ana"]


def test_the_campaign_is_the_one_used_last_or_has_to_be_said(shell: Shell, tmp_path: Path) -> None:
    shell.ok("campaign", "new", "Night", "Shift")
    assert shell.ok("win", "1/4", "x", "--campaign", "spring").code == 0
    assert len(shell.ok("log", "--json").json) == 1
    shell.ok("campaign", "use", "Spring", "Launch")
    assert len(shell.ok("log", "--json").json) == 2
    marked = [row for row in shell.ok("campaign", "ls").out.splitlines() if row.startswith("*")]
    assert len(marked) == 1
    assert "Spring Launch" in marked[0]
    shell.monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "forgotten"))
    forgotten = shell("ls")
    assert (forgotten.code, "Which campaign?" in forgotten.err) == (1, True)
    assert shell("ls", "--campaign", "nowhere").code == 1


def test_campaign_new_reads_its_days_in_its_zone(empty: Shell) -> None:
    made = empty.ok(
        "campaign", "new", "X", "--start", "20 apr", "--end", "30 jun", "--target", "1/2",
        "--zone", "Asia/Tokyo", "--stages", "idea, edit:2, live", "--json",
    ).json  # fmt: skip
    assert (made["start"], made["end"], made["target"]) == ("2026-04-20", "2026-06-30", 8)
    assert (made["zone"], made["stages"]) == ("Asia/Tokyo", "idea, edit:2, live")
    plain = empty.ok("campaign", "new", "Y", "--json").json
    assert (plain["start"], plain["end"], plain["target"], plain["zone"]) == ("2026-04-14", "2026-05-13", 192, "UTC")


def test_two_running_campaigns_are_told_apart_by_their_names(shell: Shell) -> None:
    refused = shell("campaign", "new", "spring LAUNCH")
    assert (refused.code, 'There is a campaign "Spring Launch" already' in refused.err) == (2, True)
    shell.ok("campaign", "new", "Autumn")
    assert shell("campaign", "change", "--name", "Spring launch").code == 2
    shell.ok("campaign", "change", "--name", "autumn")


@pytest.mark.parametrize(
    "words",
    [("--zone", "Mars/Base"), ("--target", "lots"), ("--end", "yesterday"), ("--start", "sometime"), ("--stages", "a")],
)
def test_campaign_new_refuses_what_cannot_be(empty: Shell, words: tuple[str, ...]) -> None:
    assert empty("campaign", "new", "X", *words).code == 2
    assert not empty.db.exists()


def test_hostile_text_is_shown_literally_and_kept_as_it_is(shell: Shell) -> None:
    title = "[50% off] \x1b[2J\x9b31m \u202eevil 👩‍👩‍👧 [/x]"
    short = shell.ok("add", title).ids[0]
    assert "\x1b" not in shell.ok("mv", short, "doing").err
    for words in (("ls",), ("show", short), ("log",)):
        answer = shell.ok(*words)
        assert "\x1b" not in answer.out + answer.err
        assert "\x9b" not in answer.out
        assert "\u202e" not in answer.out
        assert "[50% off]" in answer.out
    found = shell.ok("show", short, "--json")
    assert found.json["title"] == title
    assert "\x9b" not in found.out
    assert "\u202e" not in found.out


def test_a_mistyped_command_is_answered_with_what_it_may_have_been(empty: Shell) -> None:
    answer = empty("wni", "1/4")
    assert (answer.code, answer.out) == (2, "")
    assert "There is no command 'wni'; is it win" in answer.err
    assert "is it pause?" in empty("routine", "pasue").err
    assert "No such command 'zzzzzz'" in empty("zzzzzz").err


def test_a_mistyped_option_is_shown_literally(empty: Shell) -> None:
    answer = empty("ls", "--\x1b[2Jx")
    assert (answer.code, "\x1b" in answer.err) == (2, False)


def test_bytes_that_are_no_text_do_not_stop_a_card(shell: Shell) -> None:
    short = shell.ok("add", "caf\udce9 \udcff").ids[0]
    assert shell.ok("show", short, "--json").json["title"] == "caf\ufffd \ufffd"


def test_colours_only_for_a_terminal_that_wants_them(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("add", "Call Bob")
    assert "\x1b[" not in shell.ok("ls").out
    monkeypatch.setattr("warroom.cli.out.coloured", lambda _: True)
    assert "\x1b[2m" in shell.ok("ls").out


@pytest.mark.parametrize(
    ("terminal", "variables", "wanted"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_who_wants_colours(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, variables: dict[str, str], wanted: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    assert coloured(stream) == wanted


def test_a_reader_that_goes_away_is_no_trouble(shell: Shell) -> None:
    shell.ok("add", "-", stdin="\n".join(f"Card {number} {'x' * 200}" for number in range(2000)).encode())
    writer = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "ls"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.read(10)
    writer.stdout.close()
    said = writer.stderr.read()
    writer.stderr.close()
    assert (writer.wait(), said) == (141, b"")


def test_a_terminal_without_the_letters_gets_question_marks(shell: Shell) -> None:
    shell.ok("add", "Café 👩 “x”")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "ls"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=True,
    )
    assert b"Caf? ? ?x?" in done.stdout


def test_an_interrupted_command_says_nothing_and_gives_130(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> list[tuple[str, str]]:
        raise KeyboardInterrupt

    monkeypatch.setattr("warroom.cli.adding.lines_of", interrupted)
    assert shell("add", "-") == Answer(130, "", "\n")


def test_output_that_cannot_be_written_is_a_sentence(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", SCRIPT, "ls"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "warroom: The output: No space left on device.\n"


def test_a_fault_of_the_program_shows_where_and_gives_70(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("warroom.store.Store.wins", broken)
    answer = shell("win", "1/4", "x")
    assert answer.code == 70
    assert "RuntimeError: boom" in answer.err

from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Shell


def test_a_routine_appears_by_itself_for_whoever_looks_first(shell: Shell) -> None:
    answer = shell.ok("routine", "add", "Morning sweep @ana 1/2in", "--every", "weekday 13:00")
    assert answer.err.startswith("Morning sweep: every weekday at 13:00: Tue 14 Apr 13:00, Wed 15 Apr 13:00")
    assert [card["title"] for card in shell.ok("ls", "--json").json] == ["Morning sweep"]
    shell.now += timedelta(days=1)
    found = shell.ok("ls", "is:routine", "--all", "--json").json
    assert sorted((card["slot"][:10], card["stage"]) for card in found) == [
        ("2026-04-14", "missed"),
        ("2026-04-15", "todo"),
    ]
    assert len(shell.ok("ls", "is:missed", "--all", "--json").json) == 1


def test_it_is_listed_paused_moved_skipped_and_ended(shell: Shell) -> None:
    shell.ok("routine", "add", "Log numbers", "--every", "fri")
    assert shell.ok("routine", "ls").out.split()[1:] == ["every", "Friday", "Fri", "Log", "numbers"]
    assert shell.ok("routine", "skip", "log").err == 'skipped "Log numbers" of Fri 17 Apr\n'
    assert shell.ok("routine", "ls", "--json").json[0]["next"][0] == "2026-04-24"
    assert shell.ok("routine", "move", "log", "--to", "25 apr 10:00").err == (
        'moved "Log numbers" of Fri 24 Apr to Sat 25 Apr 10:00\n'
    )
    shell.ok("routine", "pause", "numbers", "--why", "nobody here")
    assert "paused: nobody here" in shell.ok("routine", "ls").out
    shell.ok("routine", "resume", "numbers")
    shell.ok("undo")
    shell.ok("routine", "end", "numbers")
    assert shell("routine", "ls").code


def test_what_cannot_be_is_said(shell: Shell) -> None:
    assert "says nothing of how often" in shell("routine", "add", "X", "--every", "sometimes").err
    assert "There is no time zone" in shell("routine", "add", "X", "--every", "day", "--zone", "Mars").err
    assert "No routine is called 'x'" in shell("routine", "pause", "x", "--why", "y").err


def test_undoing_the_start_takes_todays_occurrence_back_too(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep", "--every", "day")
    assert len(shell.ok("ls", "--json").json) == 1
    shell.ok("undo")
    assert shell("ls").code


def test_holidays_are_told_to_the_campaign(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep", "--every", "day")
    answer = shell.ok("campaign", "change", "--holidays", "15 apr - 16 apr", "--target", "5in")
    assert "raised the target from 4″ to 5″" in answer.err
    assert shell.ok("routine", "ls", "--json").json[0]["next"][0] == "2026-04-17"

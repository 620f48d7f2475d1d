from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Shell


def test_it_prints_minutes_since_the_last_one_that_was_stamped(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.ok("done", "seed", "--win", '1.5"')
    first = shell.ok("standup", "--stamp")
    assert "## @ana, 1½″ won" in first.out
    assert "- Seed the clip (@ana), 1½″" in first.out
    assert first.err == "held a standup\n"
    shell.now += timedelta(hours=1)
    assert "Seed" not in shell.ok("standup").out
    shell.ok("undo")
    assert "Seed the clip" in shell.ok("standup").out


def test_it_covers_any_days(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.ok("done", "seed", "--win", '1.5"')
    shell.now += timedelta(days=7)
    assert "Seed the clip" in shell.ok("standup", "--since", "14 apr", "--until", "15 apr").out
    assert "Seed the clip" not in shell.ok("standup", "--since", "15 apr").out
    assert "before the first" in shell("standup", "--since", "15 apr", "--until", "14 apr").err
    assert {step["kind"] for step in shell.ok("standup", "--json").json["steps"]} >= {"score", "today"}


def test_between_two_days_each_person_and_the_exceptions_are_as_they_were_at_the_end(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.now += timedelta(days=2)
    shell.ok("done", "seed", "--win", '1.5"')
    then = shell.ok("standup", "--since", "14 apr", "--until", "14 apr").out
    assert "**today**\n\n- Seed the clip\n" in then
    assert "won" not in then.partition("## ")[2]
    assert "## Today" not in then
    later = shell.ok("standup", "--since", "14 apr", "--until", "16 apr").out
    assert "**1½″** in 3 days" in later
    assert "## What was done, 1½″ won" in later


def test_what_was_done_long_ago_is_told_although_it_is_off_the_board(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.ok("done", "seed", "--win", '1.5"')
    shell.now += timedelta(days=60)
    assert "- Seed the clip (@ana), 1½″" in shell.ok("standup", "--since", "14 apr").out


def test_only_a_standup_that_is_held_now_can_be_stamped(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today")
    told = shell("standup", "--since", "14 apr", "--stamp")
    assert (told.code, told.out, "held now" in told.err) == (2, "", True)
    assert "Since Mon 13 Apr" in shell.ok("standup", "--json").json["since"]

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

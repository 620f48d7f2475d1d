from __future__ import annotations

from tests.cli.conftest import Shell


def test_it_says_whether_the_campaign_is_winning(shell: Shell) -> None:
    assert "BEHIND" in shell.ok("score").out
    shell.ok("win", "5in", "answered", "everybody", "#community")
    answer = shell.ok("score")
    assert answer.out.startswith("  WINNING  by 1″ · 5″ of 4″ planned by today\n")
    values = shell.ok("score", "--json").json
    assert (values["total"], values["plan"], values["ahead"]) == (80, 64, 16)
    assert values["by"]["tag"] == [{"name": "community", "won": 80}]
    assert shell.ok("score", "--csv").out.splitlines() == [
        "day,won,target,total,planned",
        "2026-04-14,80,64,80,64",
    ]
    assert "@ana" in shell.ok("score", "--page", "whence").out
    assert "is no page" in shell("score", "--page", "odd").err


def test_a_goal_is_set_measured_and_put_away(shell: Shell) -> None:
    said = shell.ok(
        "goal", "set", "Followers", "--from", "1,000", "--to", "2000", "--by", "30 apr", "--leads", "wins 5 a day"
    )
    assert said.err == 'set the goal "Followers" from 1000 to 2000 by 2026-04-30\n'
    assert shell.ok("measure", "foll", "1240").err == "measured Followers: 1240\n"
    assert shell.ok("measure", "followers", "1100", "--on", "yesterday").err.endswith("on 2026-04-13\n")
    assert shell.ok("goal", "ls", "--json").json[0]["percent"] == 24
    shell.ok("goal", "set", "Followers", "--from", "1000", "--to", "3000", "--by", "30 apr")
    assert shell.ok("goal", "ls", "--json").json[0]["percent"] == 12
    shell.ok("goal", "end", "followers")
    assert shell("goal", "ls").code


def test_what_cannot_be_is_said(shell: Shell) -> None:
    assert "there is none yet" in shell("measure", "x", "1").err
    base = ("goal", "set", "x", "--by", "fri")
    assert "no number" in shell(*base, "--from", "a", "--to", "2").err
    assert "from one number to another" in shell(*base, "--from", "2", "--to", "2.0").err
    shell.ok(*base, "--from", "1", "--to", "2")
    shell.ok("goal", "set", "y", "--from", "1", "--to", "2", "--by", "fri")
    assert "There are 2 goals" in shell("goal", "set", "z", "--from", "1", "--to", "2", "--by", "fri").err
    assert "is to come" in shell("measure", "x", "1", "--on", "tomorrow").err

from __future__ import annotations

from tests.cli.conftest import Shell
from warroom.views.score.page import PAGES


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
    assert said.err == 'set the goal "Followers" from 1000 to 2000 by Thu 30 Apr\n'
    assert shell.ok("measure", "foll", "1240").err == "measured Followers: 1240\n"
    assert shell.ok("measure", "followers", "1100", "--on", "yesterday").err.endswith("on Mon 13 Apr\n")
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


def test_every_page_is_a_table_and_its_numbers_are_in_the_document(shell: Shell) -> None:
    card = shell.ok("add", "Seed the clip", "@ana", "today", "1in").ids[0]
    shell.ok("today", "--commit")
    shell.ok("done", card, "--win", "1in")
    shell.ok("goal", "set", "List", "--from", "0", "--to", "100", "--by", "30 apr", "--leads", "wins 1 a week")
    shell.ok("measure", "list", "25")
    tables = {page: shell.ok("score", "--page", page, "--csv").out.splitlines() for page in PAGES}
    assert tables["plan"] == tables["days"] == ["day,won,target,total,planned", "2026-04-14,16,64,16,64"]
    assert "person,ana,16" in tables["whence"]
    assert tables["goals"][1:] == ["List,reading,2026-04-14,25,100,", "List,wins 1 a week,2026-04-13,1,1,1"]
    assert tables["promises"][1:] == ["2026-04-14,1,1,16,16"]
    assert "tactic,todo,0,,1,0.0,0.0,0.0,1.0" in tables["pace"]
    told = shell.ok("score", "--json").json
    assert (told["promises"]["rate"], told["promises"]["size_rate"], told["forecast"]) == (100, 100, 480)
    (goal,) = told["goals"]
    assert goal["readings"] == [{"day": "2026-04-14", "value": "25", "who": "ana"}]
    assert goal["lead_measures"][0]["weeks"] == [{"week": "2026-04-13", "reached": 1, "hit": True}]
    assert {stage["stage"]: stage["stays"] for stage in told["stages"] if stage["kind"] == "tactic"}["todo"] == 1
    for page, said in (("pace", "CYCLE TIME AND AGE"), ("promises", "inches   100%"), ("goals", "1 of 1 week ·")):
        assert said in shell.ok("score", "--page", page).out


def test_a_third_goal_and_a_reading_of_none_are_refused_with_what_would_be_right(shell: Shell) -> None:
    assert "there is none yet, set one first" in shell("measure", "list", "25").err
    for name in ("one", "two"):
        shell.ok("goal", "set", name, "--from", "0", "--to", "100", "--by", "30 apr")
    assert (
        "put one away before another begins" in shell("goal", "set", "x", "--from", "0", "--to", "1", "--by", "fri").err
    )

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from warroom.config.playbooks import playbooks_dir


@pytest.fixture
def team(shell: Shell) -> Shell:
    """A shell whose team has two who write and one who leads."""
    shell.ok("people", "set", "ana", "--role", "strategy, community")
    shell.ok("people", "add", "ben", "--role", "copy")
    shell.ok("people", "add", "cleo", "--role", "copy, design")
    return shell


def test_ls_names_the_playbooks_and_tells_what_is_wrong_with_a_file(empty: Shell) -> None:
    playbooks_dir().mkdir(parents=True)
    (playbooks_dir() / "bad.md").write_text("no head\x1b[31m", encoding="utf-8")
    answer = empty.ok("playbook", "ls")
    assert [line.split()[0] for line in answer.out.splitlines()] == [
        "crisis", "live-event", "press-release", "product-launch", "weekly-community",
    ]  # fmt: skip
    assert f"{playbooks_dir()}/bad.md:1: A playbook begins with a line +++" in answer.err
    assert empty.ok("playbook", "ls", "--json").json[0]["own"] is False


def test_show_without_a_day_is_the_playbook_itself_and_needs_no_campaign(empty: Shell) -> None:
    said = empty.ok("playbook", "show", "crisis").out
    assert 'golive-110m                  tactic  @community  1/4"' in said
    assert empty.ok("playbook", "show", "crisis", "--source").out.startswith("+++\ntitle = ")
    assert empty.ok("playbook", "show", "crisis", "--json").json["cards"][0]["due"] == "golive-115m"


def test_show_with_a_day_is_a_plan_over_days_with_what_is_odd(team: Shell) -> None:
    answer = team.ok("playbook", "show", "product", "--golive", "30 apr 9:00")
    assert "A product launch starts Thu 19 Mar, goes live Thu 30 Apr 9:00\n" in answer.err
    assert "would be late already" in answer.err
    assert "Nobody here is @video or @press, so 4 cards will be nobody's." in answer.err
    assert "Fri 20 Mar" in answer.out
    document = team.ok("playbook", "show", "product", "--golive", "30 apr 9:00", "--json").json
    assert document["golive"] == "2026-04-30T09:00"
    assert any("@press" in text for text in document["odd"])
    assert team("ls").code == 1


def test_apply_makes_all_cards_as_one_change(team: Shell) -> None:
    answer = team.ok("playbook", "apply", "weekly", "--start", "mon", "--role", "copy=cleo", "--days-off", "after")
    assert (
        answer.err
        == 'applied the playbook "A weekly community rhythm": 5 cards and 10 routines, Mon 20 Apr to Wed 13 May\n'
    )
    assert len(answer.out.splitlines()) == 15
    assert any("Mon 20 Apr 9:30, 4 times" in row and "routine" in row for row in answer.out.splitlines())
    listed = team.ok("ls", "--json").json
    assert len(listed) == 5
    assert len(team.ok("routine", "ls", "--json").json) == 10
    piece = next(card for card in listed if card["title"] == "The week's question")
    assert (piece["owner"], piece["golive"], piece["origin"]) == (
        "cleo", "2026-04-20T16:00", "playbook:weekly-community/ask",
    )  # fmt: skip
    assert "HOW IT IS DONE WELL" in team.ok("show", "Give", "one", "member").out
    assert "how to   As on Monday, half as long." in team.ok("routine", "show", "Noon", "sweep").out
    team.ok("undo")
    assert team("ls").code == 1
    assert "Nothing recurs yet" in team("routine", "ls").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("apply", "nothing", "--start", "mon"), "There is no playbook 'nothing'"),
        (("apply", "weekly"), "Say when A weekly community rhythm starts: --start DAY."),
        (("apply", "product"), "Say when A product launch starts or goes live: --golive WHEN."),
        (("apply", "weekly", "--golive", "fri"), "Nothing in A weekly community rhythm is counted from a go-live"),
        (("apply", "weekly", "--start", "someday"), "someday"),
        (("apply", "weekly", "--start", "mon", "--role", "copy"), "Say who does it as ROLE=HANDLE"),
        (("apply", "weekly", "--start", "mon", "--role", "press=ana"), "has no role 'press'"),
        (
            ("show", "weekly", "--start", "mon", "--days-off", "never"),
            "'never' is not one of 'keep', 'before', 'after'",
        ),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_made(team: Shell, words: tuple[str, ...], said: str) -> None:
    answer = team("playbook", *words)
    assert answer.code == 2
    assert said in answer.err
    assert team("ls").code == 1


def test_make_writes_a_campaign_as_a_playbook_that_gives_the_same_plan(team: Shell) -> None:
    team.ok("playbook", "apply", "weekly", "--start", "mon")
    before = team.ok("playbook", "show", "weekly", "--start", "mon", "--json").json["cards"]
    answer = team.ok("playbook", "make", "Our Week", "--title", "Our week")
    assert answer.out == f"{playbooks_dir()}/our-week.md\n"
    assert answer.err == ""
    # The campaign began on Tuesday, so the week begins six days after it.
    again = team.ok("playbook", "show", "our-week", "--start", "today", "--json").json
    assert again["title"] == "Our week"
    assert [(c["title"], c["due"], c["golive"], c["owner"], c["times"], c["howto"]) for c in again["cards"]] == [
        (c["title"], c["due"], c["golive"], c["owner"], c["times"], c["howto"]) for c in before
    ]
    assert team("playbook", "make", "our-week").code == 1
    team.ok("playbook", "make", "our-week", "--force", "--only", "#community kind:note")
    assert len(team.ok("playbook", "show", "our-week", "--json").json["cards"]) == 2
    said = team.ok("playbook", "show", "weekly").out
    assert "mon 9:30, start" in said


def test_make_of_another_campaign_to_a_file(team: Shell, tmp_path: Path) -> None:
    team.ok("campaign", "new", "Night", "Market", "--zone", "UTC")
    team.ok("add", "Call the venue", "@dan", "fri", "1/2in", "--campaign", "Night")
    file = tmp_path / "night.md"
    answer = team.ok("playbook", "make", "night", "--from", "Night", "--out", str(file), "--json")
    assert answer.json == {
        "path": str(file), "cards": 1, "remarks": ["@dan has no role: their cards are @person-1's; name it."],
    }  # fmt: skip
    assert '## tactic: Call the venue {#call-the-venue}\n\n> @person-1 start+3 1/2"' in file.read_text(encoding="utf-8")
    assert team("playbook", "make", "x", "--from", "Spring").code == 2
    assert team("playbook", "make", "!", "--from", "Night").code == 2
    assert "There is no campaign" in team("playbook", "make", "x", "--from", "Nowhere").err

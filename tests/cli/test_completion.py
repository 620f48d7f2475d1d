"""Completion, as the shells ask for it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

Ask = Callable[[str], list[str]]


@pytest.fixture
def ask(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What bash is answered for a line up to the cursor."""

    def answers(line: str) -> list[str]:
        monkeypatch.setenv("_WARROOM_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_LINE", line)
        answer = shell()
        monkeypatch.delenv("_WARROOM_COMPLETE")
        assert (answer.code, answer.err) == (0, "")
        return [row.split("\t")[1] for row in answer.out.splitlines() if row]

    return answers


@pytest.fixture
def cards(shell: Shell) -> dict[str, str]:
    """Short ids by title."""
    titles = ("Own the maker story", "Seed clip", "Reel")
    ids = shell.ok("add", "-", stdin=b"Own the maker story @ben\nSeed clip\nReel channel:ig\n").ids
    return dict(zip(titles, ids, strict=True))


@pytest.mark.usefixtures("cards")
def test_commands_people_stages_and_campaigns(ask: Ask) -> None:
    assert ask("warroom ca") == ["campaign", "capture", "calendar"]
    assert ask("warroom campaign ") == ["change", "ls", "new", "use"]
    assert ask("warroom win 1/4 @") == ["@ana", "@ben"]
    assert ask("warroom ls @b") == ["@blocked", "@ben"]
    assert ask("warroom ls owner:b") == ["owner:ben"]
    assert ask("warroom ls stage:re") == ["stage:retired", "stage:review"]
    assert ask("warroom campaign use sp") == ["Spring Launch"]
    assert ask("warroom ls --as b") == ["ben"]
    assert ask("warroom add --kind no") == ["note"]


def test_cards_by_id_or_by_a_word_of_the_title(ask: Ask, cards: dict[str, str]) -> None:
    assert ask("warroom show mak") == [cards["Own the maker story"]]
    assert ask("warroom win 1/4 ^seed") == [f"^{cards['Seed clip']}"]
    assert ask(f"warroom done {cards['Reel'][:2]}") == [cards["Reel"]]
    assert ask(f"warroom mv {cards['Reel']} re") == ["review"]
    assert ask(f"warroom mv {cards['Seed clip']} d") == ["doing", "done"]
    assert ask(f"warroom mv {cards['Seed clip']} m") != ["missed"]


def test_without_a_usable_file_nothing_is_offered_and_nothing_is_said(ask: Ask, shell: Shell) -> None:
    shell.db.write_bytes(b"broken" * 1000)
    assert ask("warroom show a") == []
    shell.db.unlink()
    assert ask("warroom win 1/4 @") == []
    assert not shell.db.exists()


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: Shell, name: str) -> None:
    assert f"_WARROOM_COMPLETE={name}_complete" in shell.ok("completion", name).out


def test_what_a_card_is_called_is_said_literally(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("add", "evil \x1b]0;owned\x07, and more")
    monkeypatch.setenv("COMP_LINE", "warroom show evil")
    monkeypatch.setenv("_WARROOM_COMPLETE", "bash_complete")
    said = shell().out
    assert said.endswith("\tevil ␛]0;owned␇, and more (tactic, todo)\n")


@pytest.fixture
def replies(shell: Shell, tmp_path: Path) -> Ask:
    """What bash itself has to offer for a line, as the script tells it."""
    script = tmp_path / "completion.bash"
    script.write_text(shell.ok("completion", "bash").out, encoding="utf-8")
    program = tmp_path / "warroom"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m warroom "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def offered(line: str) -> list[str]:
        asked = (
            f". \"{script}\"; COMP_WORDBREAKS=$' \t\n\"\\'><=;|&(:'; COMP_LINE={shlex.quote(line)}; COMP_TYPE=9; "
            f'COMP_POINT=${{#COMP_LINE}}; _warroom_completion "{program}"; printf "%s\\n" "${{COMPREPLY[@]}}"'
        )
        done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
        assert done.stderr == ""
        return done.stdout.splitlines()

    return offered


def test_bash_is_told_what_each_of_several_cards_is(replies: Ask, cards: dict[str, str], shell: Shell) -> None:
    (starred,) = shell.ok("add", "* the maker's [50% off] $HOME").ids
    maker = cards["Own the maker story"]
    assert replies("warroom show mak") == [
        f"{maker}  -- Own the maker story (tactic, todo)",
        f"{starred}  -- * the maker's [50% off] $HOME (tactic, todo)",
    ]
    assert replies("warroom show reel") == [cards["Reel"]]
    assert replies("warroom win 1/4 ^reel") == [f"^{cards['Reel']}"]


def test_bash_quotes_what_it_would_take_apart(replies: Ask, shell: Shell) -> None:
    shell.ok("campaign", "new", "It's $5: *")
    assert replies("warroom campaign use it") == ["It\\'s\\ \\$5:\\ \\*"]
    assert replies("warroom ls stage:rev") == ["review"]

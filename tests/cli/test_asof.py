"""What was, from the shell: at any moment, also of cards that are gone since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.cli.conftest import Shell
from warroom.commands.actions.cards import archive, delete, write_body
from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.session import Session


def change(shell: Shell, make: Callable[[Board, datetime], Draft]) -> None:
    """Let something happen that the shell has no command for."""
    session = Session.start(shell.db, "ben", "tui", clock=lambda: shell.now)
    session.commit(make(session.board, shell.now))
    session.close()


def titled(board: Board, title: str) -> str:
    return next(card.id for card in board.cards.values() if card.title.startswith(title))


@pytest.fixture
def past(shell: Shell) -> Shell:
    """Tuesday a tactic is added, won on and written; Wednesday a piece; Thursday both go; it is Friday."""
    shell.ok("add", "Seed the clip", "@ana", "today")
    shell.ok("win", "1/2", "first", "six", "^seed-the-clip")
    change(shell, lambda b, now: write_body(b.cards[titled(b, "Seed")], "", "To six makers.", now, "ben"))
    shell.now += timedelta(days=1)
    shell.ok("capture", "Somebody asked for blue")
    shell.now += timedelta(days=1)
    change(shell, lambda b, _: delete([b.cards[titled(b, "Seed")]]))
    change(shell, lambda b, now: archive([b.cards[titled(b, "Somebody")]], now))
    shell.now += timedelta(days=1)
    return shell


def titles(shell: Shell, moment: str) -> list[str]:
    return [card["title"] for card in shell.ok("ls", "--as-of", moment, "--json").json]


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("tue", ["Seed the clip"]), ("14 apr 11:30", ["Seed the clip"]), ("#2", ["Seed the clip"]),
        ("2026-04-14T09:30:00.000Z", ["Seed the clip"]), ("wed", ["Seed the clip", "Somebody asked for blue"]),
    ],
)  # fmt: skip
def test_the_board_is_listed_as_it_was_with_what_is_gone_since(past: Shell, moment: str, there: list[str]) -> None:
    assert titles(past, moment) == there
    assert "--all looks" in past("ls").err


def test_days_and_states_are_those_of_the_moment(past: Shell) -> None:
    assert [card["title"] for card in past.ok("ls", "--as-of", "wed", "is:late", "--json").json] == ["Seed the clip"]
    assert past("ls", "--as-of", "tue", "is:late").code


def test_a_card_is_shown_as_it_was_with_its_text_and_wins_though_it_is_deleted(past: Shell) -> None:
    assert "No card is called" in past("show", "seed").err
    shown = past.ok("show", "seed", "the", "clip", "--as-of", "wed", "--json").json
    assert (shown["won"], shown["body"], [win["text"] for win in shown["wins"]]) == (8, "To six makers.", ["first six"])
    before = past.ok("show", "seed", "--as-of", "#2", "--json").json
    assert (before["won"], before["body"], before["wins"]) == (0, "", [])
    assert "To six makers." in past.ok("show", "seed", "--as-of", "wed").out
    assert "blue" in past.ok("show", "somebody", "--as-of", "wed").out


def test_the_history_of_a_card_that_is_deleted_is_listed(past: Shell) -> None:
    told = past.ok("log", "seed", "the").out
    assert "deleted" in told
    assert "added tactic" in told
    assert "captured" not in told
    assert "No card is called 'nothing'" in past("log", "nothing").err


def test_the_day_is_told_as_it_was(past: Shell) -> None:
    assert "Seed the clip" in past.ok("today", "--as-of", "tue").out
    assert past.ok("today").out == ""
    assert "looks back" in past("today", "--commit", "--as-of", "tue").err


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("1 apr", "was not there yet at 1 apr: it begins with #1 on Tue 14 Apr 11:30"), ("tomorrow", "is to come"),
        ("23:59", "was not there yet"), ("today 23:00", "is to come"), ("#0", "from #1 to #"), ("#99", "from #1 to #"),
        ("whenever", "is not a date"),
    ],
)  # fmt: skip
def test_a_moment_at_which_nothing_was_is_refused_with_a_sentence(shell: Shell, moment: str, why: str) -> None:
    assert why in shell("ls", "--as-of", moment).err


def test_an_undo_by_number_names_what_else_it_touched(shell: Shell) -> None:
    ids = [shell.ok("add", title).ids[0] for title in ("One", "Two")]
    shell.ok("done", *ids)
    assert shell.ok("undo").err.endswith("; it touched One and Two\n")

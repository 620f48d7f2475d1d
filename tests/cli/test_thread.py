"""`warroom thread`, and feeds of every kind and in circles from the shell."""

from __future__ import annotations

import itertools

from tests.cli.conftest import Shell

KINDS = ("note", "piece", "tactic", "signal")


def add(shell: Shell, kind: str, title: str) -> str:
    return shell.ok("add", "--kind", kind, title).ids[0]


def circle(shell: Shell) -> list[str]:
    """A note, a piece and a tactic, each feeding the next, and the last the first."""
    ids = [add(shell, "note", "Own the story"), add(shell, "piece", "The reel"), add(shell, "tactic", "Seed it")]
    for src, dst in zip(ids, [*ids[1:], ids[0]], strict=True):
        shell.ok("feed", src, dst)
    return ids


def test_it_shows_what_led_to_a_card_and_what_came_of_it(shell: Shell) -> None:
    note, piece, tactic = (add(shell, *what) for what in (("note", "Own"), ("piece", "Reel"), ("tactic", "Seed")))
    shell.ok("feed", note, piece)
    shell.ok("feed", piece, tactic)
    shell.ok("done", tactic, "--win", "3/4")
    answer = shell.ok("thread", "reel")
    lines = [line.split() for line in answer.out.splitlines()]
    assert [words[:2] for words in lines] == [["┌─▤", "Own"], ["▣", "Reel"], ["└─▷", "Seed"]]
    assert "¾″" in lines[2]
    assert answer.err == "1 before · 1 after · ¾″ won\n"


def test_a_circle_is_said_and_does_not_go_on_for_ever(shell: Shell) -> None:
    circle(shell)
    answer = shell.ok("thread", "own")
    assert answer.out.count("Own the story") == 1
    assert "↺ The reel" in answer.out or "↺ Seed it" in answer.out
    assert "1 cycle" in answer.err


def test_the_document_has_cards_with_their_distance_and_all_feeds(shell: Shell) -> None:
    circle(shell)
    found = shell.ok("thread", "own", "--json").json
    assert {card["title"]: card["distance"] for card in found["cards"]} == {
        "Own the story": 0, "The reel": 1, "Seed it": -1,
    }  # fmt: skip
    assert len(found["feeds"]) == 3
    assert found["card"] in [card["id"] for card in found["cards"]]
    assert found["more"] == {"before": 0, "after": 0}


def test_a_card_that_nobody_knows_is_refused(shell: Shell) -> None:
    answer = shell("thread", "no such card")
    assert answer.code
    assert "No card is called 'no such card'" in answer.err


def test_anything_feeds_anything_also_in_circles(shell: Shell) -> None:
    ids = {kind: [add(shell, kind, f"{kind} {n}") for n in range(2)] for kind in KINDS}
    for src, dst in itertools.product(KINDS, repeat=2):
        shell.ok("feed", ids[src][0], ids[dst][1])
        shell.ok("feed", ids[dst][1], ids[src][0])
    fed = shell.ok("show", ids["signal"][0], "--json").json
    assert len(fed["feeds"]) == 4
    assert len(fed["fed_by"]) == 4
    assert shell("feed", ids["note"][0], ids["note"][0]).code
    shell.ok("feed", ids["signal"][0], ids["note"][1], "--remove")
    assert len(shell.ok("show", ids["signal"][0], "--json").json["feeds"]) == 3

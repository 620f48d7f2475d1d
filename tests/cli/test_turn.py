from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def clip(shell: Shell) -> str:
    return shell.ok("add", "Glue-up reel", "channel:ig", "live:fri 10:00", "@ben").ids[0]


def test_a_ripple_prints_an_id_a_channel(shell: Shell, clip: str) -> None:
    answer = shell.ok("ripple", clip, "yt", "+15m", "@ana", "fb", "+1d", "tt", "sat 9:00", "mail")
    assert len(answer.ids) == 4
    assert answer.err.splitlines() == [
        "yt: goes live Fri 17 Apr 10:15 · @ana",
        "fb: goes live Sat 18 Apr 10:00 · nobody’s yet",
        "tt: goes live Sat 18 Apr 9:00 · nobody’s yet",
        "mail: no time yet · nobody’s yet",
    ]
    made = [shell.ok("show", key, "--json").json for key in answer.ids]
    assert [card["channel"] for card in made] == ["yt", "fb", "tt", "mail"]
    assert {card["title"] for card in made} == {"Glue-up reel"}
    shell.ok("undo")
    assert len(shell.ok("ls", "--json").json) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("+15m",), "Say the channel before"),
        (("yt", "+15m", "+1d"), ""),
        (("yt", "@no,one"), "no handle"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_made(
    shell: Shell, clip: str, words: tuple[str, ...], why: str
) -> None:
    answer = shell("ripple", clip, *words)
    assert answer.code == 2
    assert why in answer.err
    assert len(shell.ok("ls", "--json").json) == 1


def test_only_a_piece_ripples(shell: Shell) -> None:
    card = shell.ok("add", "Call Bob").ids[0]
    assert "not a tactic" in shell("ripple", card, "yt").err


def test_a_card_is_recast_and_its_size_kept_in_its_text(shell: Shell) -> None:
    card = shell.ok("add", "Answer before nine", '1.5"', "@ben").ids[0]
    assert shell.ok("recast", card, "note").err == 'made "Answer before nine" a note\n'
    shown = shell.ok("show", card, "--json").json
    assert (shown["kind"], shown["owner"], shown["body"]) == ("note", "ben", 'Size: 1 1/2"')
    shell.ok("recast", "answer", "before", "nine", "piece", "--stage", "rev")
    assert shell.ok("show", card, "--json").json["stage"] == "review"
    assert shell("recast", card, "piece").code == 1
    assert shell("recast", card, "poem").code == 2

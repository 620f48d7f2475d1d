from __future__ import annotations

from tests.cli.conftest import Shell


def test_a_signal_is_captured_with_source_link_and_heat(shell: Shell) -> None:
    answer = shell.ok("capture", "--json", "Shorts", "get", "4x", "via:insights", "https://x.io/a", "!!")
    (card,) = answer.json["cards"]
    assert (card["kind"], card["stage"], card["title"]) == ("signal", "new", "Shorts get 4x")
    assert (card["source"], card["link"], card["heat"]) == ("insights", "https://x.io/a", 2)
    assert "via insights · heat 2" in answer.err


def test_a_pipe_is_one_change_whose_lines_may_say_more_than_the_options(shell: Shell) -> None:
    lines = b"ships to Norway?\n\nloved it via:inbox !!!\n"
    answer = shell.ok("capture", "--json", "--source", "mentions", "--link", "https://x.io", "--heat", "2", stdin=lines)
    found = [(card["title"], card["source"], card["link"], card["heat"]) for card in answer.json["cards"]]
    assert found == [("ships to Norway?", "mentions", "https://x.io", 2), ("loved it", "inbox", "https://x.io", 3)]
    assert len(shell.ok("ls", "kind:signal").out.splitlines()) == 2
    shell.ok("undo")
    assert shell("ls", "kind:signal").out == ""


def test_a_pipe_with_one_bad_line_captures_nothing(shell: Shell) -> None:
    answer = shell("capture", "-", stdin=b"fine\n@ana\n")
    assert answer.code == 2
    assert "line 2: " in answer.err
    assert shell("ls", "kind:signal").out == ""


def test_what_cannot_be_captured_is_refused(shell: Shell) -> None:
    assert shell("capture", "--heat", "lots", "x").code == 2
    assert "--heat: Heat is a whole number" in shell("capture", "--heat", "lots", "x").err
    assert shell("capture", stdin=b"").code == 1


def test_adding_what_was_heard_makes_a_signal(shell: Shell) -> None:
    assert shell.ok("add", "--json", "people ask via:comments").json["cards"][0]["kind"] == "signal"

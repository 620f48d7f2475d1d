from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cli.conftest import Shell


def test_add_prints_the_id_and_says_what_was_understood(shell: Shell) -> None:
    answer = shell.ok("add", "Seed clip to 6 maker groups", "@ben", "fri", "11:00", '1.5"', "#community")
    assert len(answer.ids) == 1
    assert answer.err.startswith("added tactic ")
    assert "Fri 17 Apr 11:00" in answer.err
    card = shell.ok("show", answer.ids[0], "--json").json
    assert (card["kind"], card["title"], card["owner"]) == ("tactic", "Seed clip to 6 maker groups", "ben")
    assert (card["due"], card["size"], card["tags"]) == ("2026-04-17T11:00", 24, "community")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("Call Bob",), "tactic"),
        (("Reel", "channel:ig"), "piece"),
        (("Reel", "stage:review"), "piece"),
        (("Reel", "live:fri"), "piece"),
        (("Reel", "stage:doing"), "tactic"),
        (("Reel", "channel:ig", "--kind", "note"), "note"),
    ],
)
def test_what_a_card_is_follows_from_what_it_has(shell: Shell, words: tuple[str, ...], kind: str) -> None:
    assert shell.ok("add", *words, "--json").json["cards"][0]["kind"] == kind


def test_a_value_with_blanks_survives_the_shell(shell: Shell) -> None:
    card = shell.ok("add", "Bench teardown", "live:fri 10:00", "channel:ig", "--json").json["cards"][0]
    assert (card["title"], card["golive"]) == ("Bench teardown", "2026-04-17T10:00")


def test_ls_goes_by_kind_stage_and_rank(shell: Shell) -> None:
    shell.ok("add", "-", stdin=b"T stage:doing\nP stage:review\nT2\nP2 stage:idea channel:ig\nP3 stage:review\n")
    shell.ok("add", "N", "--kind", "note")
    assert [card["title"] for card in shell.ok("ls", "--json").json] == ["N", "P2", "P", "P3", "T2", "T"]


def test_cards_from_a_pipe_keep_their_order_and_are_one_change(shell: Shell) -> None:
    answer = shell.ok("add", "-", stdin=b"First @cleo\nSecond @cleo\nThird ^first\n")
    assert len(answer.ids) == 3
    assert [card["title"] for card in shell.ok("ls", "--json").json] == ["First", "Second", "Third"]
    shell.ok("undo")
    assert shell("ls").code == 1


def test_a_channel_that_two_lines_name_joins_the_campaign_once(shell: Shell) -> None:
    answer = shell.ok("add", "-", stdin=b"Reel +tk @cleo\nClip fri +TK\nPress note +pr\n")
    assert [line.count("new here") for line in answer.err.splitlines()] == [2, 0, 1]
    assert shell.ok("add", "Third", "+tk").err == "added piece Third · tk\n"


def test_mv_takes_a_stage_by_how_it_begins(shell: Shell) -> None:
    card = shell.ok("add", "Bench teardown", "channel:ig").ids[0]
    assert shell.ok("mv", card, "rev").err == 'moved "Bench teardown" to review\n'
    shell.ok("link", card, "https://example.org")
    shell.ok("approve", card)
    assert shell.ok("mv", "bench", "teardown", "live", "--why", "nobody's", "--json").json["cards"] == [
        shell.ok("show", card, "--json").json["id"]
    ]
    assert shell.ok("show", card, "--json").json["stage"] == "live"


def test_mv_to_where_it_is_and_to_no_stage(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    assert shell("mv", "call", "todo").code == 1
    missing = shell("mv", "call", "review")
    assert (missing.code, "no stage" in missing.err) == (2, True)
    assert shell("mv", "call").code == 2


def test_blocking_wants_a_reason(shell: Shell) -> None:
    shell.ok("add", "Call Bob")
    assert shell("mv", "call", "blocked").code == 2
    shell.ok("mv", "call", "blocked", "--why", "he is away")
    assert shell.ok("show", "call", "--json").json["reason"] == "he is away"


def test_done_wins_the_size_of_the_card_or_what_is_said(shell: Shell) -> None:
    first, second, third = shell.ok("add", "-", stdin=b'One 1/2"\nTwo 1/2"\nThree 1/2"\n').ids
    assert shell.ok("done", first).err == 'done with "One", won ½″\n'
    shell.ok("done", second, "--win", "1/4", "--text", "half of it")
    shell.ok("done", third, "--win", "0")
    assert shell.ok("win", "1/4", "x", "--json").json["today"] == 8 + 4 + 4
    assert shell("done", first).code == 1


def test_done_takes_several_ids(shell: Shell) -> None:
    ids = shell.ok("add", "-", stdin=b"One\nTwo\n").ids
    shell.ok("done", *ids)
    assert shell("ls").code == 1


def test_feed_links_and_unlinks(shell: Shell) -> None:
    note = shell.ok("add", "Own the maker story", "--kind", "note").ids[0]
    tactic = shell.ok("add", "Seed clip").ids[0]
    shell.ok("feed", note, tactic)
    found = shell.ok("show", tactic, "--json").json
    assert found["fed_by"] == [shell.ok("show", note, "--json").json["id"]]
    assert shell("feed", note, tactic).code == 1
    shell.ok("feed", note, tactic, "--remove")
    assert shell.ok("show", tactic, "--json").json["fed_by"] == []
    assert shell("feed", note, note).code == 2


def test_titles_in_quotes_are_a_card_each(shell: Shell) -> None:
    for title in ("Own the maker story", "Seed clip", "Cut the reel"):
        shell.ok("add", title)
    assert "feeds 2 cards" in shell.ok("feed", "own the", "seed clip", "cut the").err
    shell.ok("feed", "cut the", "own", "the")
    assert "No card is called 'no such'" in shell("feed", "own the", "seed clip", "no such").err


def test_a_name_that_fits_several_cards_lists_them(shell: Shell) -> None:
    ids = shell.ok("add", "-", stdin=b"Seed clip one\nSeed clip two\n").ids
    answer = shell("show", "seed", "clip")
    assert answer.code == 1
    for short in ids:
        assert short in answer.err
    assert shell.ok("show", "seed clip two", "--json").json["title"] == "Seed clip two"


def test_an_open_card_goes_before_a_finished_one_of_the_same_name(shell: Shell) -> None:
    first = shell.ok("add", "Daily story").ids[0]
    shell.ok("done", first)
    second = shell.ok("add", "Daily story", "--json").json["cards"][0]["id"]
    assert shell.ok("show", "daily", "story", "--json").json["id"] == second


def test_ls_filters_and_says_when_nothing_passes(shell: Shell) -> None:
    shell.ok("add", "-", stdin=b"Call Bob @ben fri #paid\nWrite to Cleo @cleo\n")
    assert [card["title"] for card in shell.ok("ls", "owner:ben", "--json").json] == ["Call Bob"]
    assert [card["title"] for card in shell.ok("ls", "-#paid", "--json").json] == ["Write to Cleo"]
    nothing = shell("ls", "owner:nobody", "--json")
    assert (nothing.code, nothing.json) == (1, [])
    assert shell("ls", "due:<sometime").code == 2


def test_ls_all_finds_finished_cards_by_their_words(shell: Shell) -> None:
    first = shell.ok("add", "Seed clip").ids[0]
    shell.ok("add", "Other")
    shell.ok("done", first)
    nothing = shell("ls", "seed")
    assert (nothing.code, "--all" in nothing.err) == (1, True)
    assert [card["title"] for card in shell.ok("ls", "seed", "--all", "--json").json] == ["Seed clip"]
    assert [card["title"] for card in shell.ok("ls", "is:done", "--all", "--json").json] == ["Seed clip"]


def test_ls_is_a_table_with_the_title_last(shell: Shell) -> None:
    short = shell.ok("add", "Call", "Bob", "@ben", "fri", '1/2"').ids[0]
    assert shell.ok("ls").out == f'{short}  tactic  todo  @ben  Fri  1/2"  Call Bob\n'


def test_outputs_are_as_kept(shell: Shell, golden: Callable[[str, str], None]) -> None:
    shell.ok("add", "Own the maker story", "--kind", "note", "@cleo")
    shell.ok("add", 'Seed clip to 6 maker groups @ben fri 11:00 1.5" #community ^own-the-maker')
    shell.ok("add", "Café “Bench” 🪵 teardown", "channel:ig", "live:wed 10:00", "stage:review")
    shell.now += timedelta(hours=3)
    shell.ok("win", "1/4", "^seed", "asked two groups")
    shell.ok("done", "seed", "clip", "--as", "ben")
    for name, words in {"ls": ("ls", "--all"), "ls-json": ("ls", "--json"), "log": ("log",)}.items():
        golden(name, shell.ok(*words).out)
    golden("campaign-ls", shell.ok("campaign", "ls").out)


def test_show_tells_every_field(shell: Shell) -> None:
    shell.ok("add", "Call Bob", "@ben", "fri", "#paid")
    answer = shell.ok("show", "call")
    for text in ("Call Bob", "ben", "paid"):
        assert text in answer.out
    assert all(len(row) <= 100 for row in answer.out.splitlines())


def test_a_stage_over_its_limit_is_warned_of(shell: Shell) -> None:
    shell.ok("campaign", "change", "--stages", "idea, draft:1, live")
    first = shell.ok("add", "Reel", "channel:ig")
    assert "limit" not in shell.ok("mv", first.ids[0], "draft").err
    second = shell.ok("add", "Poster", "channel:ig", "stage:draft")
    assert "draft holds 2 now, over its limit of 1." in second.err
    third = shell.ok("add", "Story", "channel:ig").ids[0]
    assert "draft holds 3 now, over its limit of 1." in shell.ok("mv", third, "draft").err

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from warroom.store import Store


def test_somebody_joins_is_changed_and_leaves(shell: Shell) -> None:
    shell.ok(
        "people", "add", "@Aiko", "--name", "Aiko Mori", "--role", "video copy", "--carry", "4in",
        "--workdays", "tue-sat", "--zone", "Asia/Tokyo", "--colour", "teal", "--glyph", "▲",
    )  # fmt: skip
    assert shell.ok("people").out.splitlines() == [
        "   handle   name       roles        a day  works    zone",
        '   ▲ @aiko  Aiko Mori  video, copy  4"     Tue-Sat  Asia/Tokyo',
        "*  @ana                                    Mon-Fri",
    ]
    changed = shell.ok("people", "set", "aiko", "--carry", "5 1/2", "--zone", "", "--json")
    assert changed.json["person"]["capacity"] == 88
    assert changed.json["label"] == "changed inches a day, time zone of @aiko"
    people = {person["id"]: person for person in shell.ok("people", "--json").json}
    assert (people["aiko"]["zone"], people["aiko"]["workdays"]) == ("", "tue wed thu fri sat")
    assert people["ana"]["me"]
    assert shell.ok("people", "rm", "aiko").err == "took @aiko off the team\n"
    shell.ok("undo")
    assert "Aiko Mori" in shell.ok("people", "ls").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "ana"), "@ana is on the team already"),
        (("add", "two words"), "no handle"),
        (("set", "an", "--carry", "4"), "Nobody is called @an; is it @ana?"),
        (("set", "ana"), "Say what is to be changed"),
        (("set", "ana", "--workdays", "mon-xyz"), "'xyz' is no day of the week: write it as mon-fri"),
        (("set", "ana", "--zone", "Berlin"), "did you mean Europe/Berlin"),
        (("set", "ana", "--colour", "red"), "there are blue, purple, green"),
        (("rm", "ana"), "@ana is you"),
        (("rm", "ben"), "Nobody is called @ben"),
        (("merge", "ana", "anna"), "--as anna"),
        (("merge", "ana", "ana"), "one person already"),
    ],
)
def test_what_cannot_be_is_said(shell: Shell, words: tuple[str, ...], said: str) -> None:
    answer = shell("people", *words)
    assert answer.code in (1, 2)
    assert said in answer.err


def test_nobody_leaves_who_has_something_open_in_another_campaign(shell: Shell) -> None:
    shell.ok("campaign", "new", "Night", "Market")
    shell.ok("add", "Hang the lights", "@ben", "--campaign", "Night Market")
    answer = shell("people", "rm", "ben", "--campaign", "Spring Launch")
    assert "something open in Night Market" in answer.err
    assert "1 open card" in shell("people", "rm", "ben", "--campaign", "Night Market").err
    shell.ok("done", "Hang the lights", "--campaign", "Night Market")
    shell.ok("routine", "add", "Sweep @ben", "--every", "weekday", "--campaign", "Night Market")
    shell.ok("done", "Sweep", "--campaign", "Night Market")
    assert "something open in Night Market" in shell("people", "rm", "ben", "--campaign", "Spring Launch").err
    shell.ok("routine", "end", "Sweep", "--campaign", "Night Market")
    shell.ok("people", "rm", "ben", "--campaign", "Spring Launch")


def test_a_merge_takes_cards_wins_and_promises_along_and_is_one_undo(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@benn", "today", '1"')
    shell.ok("add", "Noon sweep", "@ben", "today", "1/2")
    shell.ok("win", "1/4", "14 replies", "--as", "benn")
    shell.ok("today", "--commit")
    shell.ok("people", "set", "benn", "--role", "video")
    assert shell.ok("people", "merge", "benn", "ben").err == "made @benn @ben\n"
    assert {card["owner"] for card in shell.ok("ls", "--json").json} == {"ben"}
    assert [person["id"] for person in shell.ok("people", "--json").json] == ["ana", "ben"]
    (today,) = shell.ok("today", "--json").json
    assert (today["person"], today["committed"]["of"], today["committed"]["size"]) == ("ben", 2, 24)
    store = Store.open(shell.db)
    assert [win.who for win in store.wins(store.campaigns()[0].id)] == ["ben"]
    assert store.verify() == ()
    store.close()
    shell.ok("undo")
    assert {card["owner"] for card in shell.ok("ls", "--json").json} == {"ben", "benn"}


def test_a_merge_into_a_new_handle_is_a_rename(shell: Shell) -> None:
    shell.ok("people", "add", "cleo", "--role", "design", "--carry", "5")
    shell.ok("add", "Templates", "@cleo")
    shell.ok("people", "merge", "cleo", "@chloe")
    people = {person["id"]: person for person in shell.ok("people", "--json").json}
    assert people.keys() == {"ana", "chloe"}
    assert (people["chloe"]["roles"], people["chloe"]["capacity"]) == ("design", 80)
    assert [card["owner"] for card in shell.ok("ls", "--json").json] == ["chloe"]


def test_the_load_of_a_week_is_printed_and_is_json(shell: Shell) -> None:
    shell.ok("people", "set", "ana", "--carry", "1")
    shell.ok("people", "add", "ben", "--workdays", "mon")
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.ok("add", "Noon sweep", "@ben", "today")
    shell.ok("add", "Whose", "fri", '1/2"')
    shell.ok("add", "Some day", "@ana", '1/4"')
    shell.ok("win", "1/4", "14 replies")
    assert shell.ok("people", "load").out.splitlines() == [
        "who     Mon 13  Tue 14         Wed 15  Thu 16  Fri 17  Sat 18  Sun 19  no day",
        'nobody  .       .              .       .       1/2"    .       .',
        '@ana    .       1 1/2"! +1/4"  .       .       .       off     off     1/4"',
        "@ben    .       1x!            off     off     off     off     off",
    ]
    ana = shell.ok("people", "load", "--json").json[1]
    tuesday = ana["days"][1]
    found = [tuesday[name] for name in ("due", "capacity", "over", "won")]
    assert (ana["person"], found) == ("ana", [24, 16, 8, 4])
    assert "Mon 20" in shell.ok("people", "load", "next", "mon").out
    assert "no day" not in shell("people", "load", "someday").out

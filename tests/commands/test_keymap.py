"""The user's keys."""

from __future__ import annotations

import re

import pytest

from warroom.commands.catalogue import COMMANDS, by_id
from warroom.commands.keymap import bind, key_name, read_key, read_keys
from warroom.commands.reference import keys_page
from warroom.commands.spec import Command


def command(key: str, keys: dict[str, str]) -> str:
    found = bind(keys).command(key)
    return found.id if found else ""


def test_a_command_takes_the_keys_it_is_given_and_leaves_its_own() -> None:
    keys = {"done": "ctrl+y, ctrl+x"}
    assert bind(keys).keys_of("done") == ("ctrl+y", "ctrl+x")
    assert [command(key, keys) for key in ("ctrl+y", "ctrl+x", "x")] == ["done", "done", ""]
    assert bind(keys).problems == ()


def test_keys_can_be_exchanged() -> None:
    keys = {"down": "k", "up": "j"}
    assert (command("k", keys), command("j", keys)) == ("down", "up")
    assert bind(keys).problems == ()


def test_none_unbinds() -> None:
    assert bind({"done": "none"}).keys_of("done") == ()
    assert command("x", {"done": "none"}) == ""


def test_a_clash_is_reported_and_the_default_kept() -> None:
    keymap = bind({"done": "j"})
    assert keymap.problems == ('done = "j": j belongs to down already; done keeps x.',)
    assert [keymap.keys_of(name) for name in ("done", "down")] == [("x",), ("j", "down")]


def test_of_two_wishes_for_one_key_the_first_has_it() -> None:
    keymap = bind({"zoom": "Z", "done": "Z"})
    assert keymap.keys_of("zoom") == ("Z",)
    assert keymap.problems == ('done = "Z": Z belongs to zoom already; done keeps x.',)


def test_a_wish_that_falls_takes_along_what_relied_on_it() -> None:
    keymap = bind({"done": "j", "zoom": "x"})
    assert keymap.keys_of("zoom") == ("z",)
    assert len(keymap.problems) == 2


@pytest.mark.parametrize(
    ("name", "keys", "why"),
    [
        ("donee", "x", "There is no command 'donee'; is it done\\?"),
        ("done", "", "A key is missing"),
        ("done", "foo", "'foo' is not a key"),
        ("done", "hyper+x", "'hyper\\+x' is not a key"),
        ("done", "ctrl+i", "terminals send tab"),
        ("done", "ctrl+[", "terminals send escape"),
        ("done", "x foo", "'foo' is not a key"),
    ],
)
def test_what_cannot_be_read_is_reported(name: str, keys: str, why: str) -> None:
    keymap = bind({name: keys})
    (problem,) = keymap.problems
    assert problem.startswith(f'{name} = "{keys}": ')
    assert re.search(why, problem)
    assert keymap.keys_of("done") == ("x",)


def test_commands_of_different_panes_may_share_a_key() -> None:
    done, zoom = by_id("done"), by_id("zoom")
    assert done is not None
    assert zoom is not None
    here: list[Command] = [done._replace(panes=("today",)), zoom._replace(panes=("pipeline",))]
    keymap = bind({"zoom": "x"}, here)
    assert keymap.problems == ()
    found = [keymap.command("x", "today"), keymap.command("x", "pipeline"), keymap.command("x", "strategy")]
    assert [c.id if c else "" for c in found] == ["done", "zoom", ""]
    assert bind({"zoom": "x"}, [done, here[1]]).problems != ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x", "x"), ("X", "X"), ("shift+x", "X"), ("?", "question_mark"), ("/", "slash"), ("-", "minus"), ("+", "plus"),
        ("ctrl++", "ctrl+plus"), ("Ctrl+D", "ctrl+d"), ("shift+ctrl+left", "ctrl+shift+left"), ("esc", "escape"),
        ("[", "left_square_bracket"), ("F5", "f5"), ("pgdn", "pagedown"), ("less_than_sign", "less_than_sign"),
        (",", "comma"), ("é", "é"), ("€", "euro_sign"),
    ],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(text: str, key: str) -> None:
    assert read_key(text) == key


def test_several_keys() -> None:
    assert read_keys("x, X ctrl+x") == ("x", "X", "ctrl+x")
    assert read_keys(",") == ("comma",)


@pytest.mark.parametrize(
    ("key", "shown", "ascii"),
    [
        ("question_mark", "?", "?"), ("shift+left", "⇧←", "S-left"), ("ctrl+d", "^d", "^d"), ("escape", "esc", "esc"),
        ("space", "space", "space"), ("H", "H", "H"), ("left_square_bracket", "[", "["), ("f1", "f1", "f1"),
        ("less_than_sign", "<", "<"), ("minus", "-", "-"), ("tab", "tab", "tab"), ("enter", "enter", "enter"),
    ],
)  # fmt: skip
def test_keys_are_shown_short(key: str, shown: str, ascii: str) -> None:
    assert (key_name(key), key_name(key, ascii=True)) == (shown, ascii)


def test_the_page_of_keys_has_every_command_once() -> None:
    page = keys_page()
    assert all(page.count(f"| `{c.id}` |") == 1 for c in COMMANDS)
    assert all(f"## {c.group}" in page for c in COMMANDS)
    assert all("|" not in c.help for c in COMMANDS)

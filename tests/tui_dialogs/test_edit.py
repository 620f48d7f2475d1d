from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.tui.dialogs.edit import Edit, completions, insert, one_line, press, replace_word, typed, word_before

FAMILY = "👨‍👩‍👧‍👦"


def at(marked: str) -> Edit:
    """A line whose cursor stands at the bar."""
    return Edit(marked.replace("|", ""), marked.index("|"))


def shown(edit: Edit | None) -> str:
    assert edit is not None
    return f"{edit.text[: edit.cursor]}|{edit.text[edit.cursor :]}"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("ctrl+a", "one two|", "|one two"),
        ("ctrl+e", "|one two", "one two|"),
        ("ctrl+w", "one two|", "one |"),
        ("ctrl+w", "one two  |x", "one |x"),
        ("ctrl+u", "one t|wo", "|wo"),
        ("ctrl+k", "one t|wo", "one t|"),
        ("alt+d", "one| two x", "one| x"),
        ("backspace", "one|", "on|"),
        ("backspace", "|one", "|one"),
        ("delete", "o|ne", "o|e"),
        ("delete", "one|", "one|"),
        ("left", "one|", "on|e"),
        ("right", "one|", "one|"),
        ("ctrl+left", "one two|", "one |two"),
        ("ctrl+right", "|one two", "one| two"),
        ("backspace", f"a{FAMILY}|b", "a|b"),
        ("left", f"a{FAMILY}|b", f"a|{FAMILY}b"),
        ("right", f"a|{FAMILY}b", f"a{FAMILY}|b"),
        ("backspace", "e\u0301|", "|"),
    ],
)
def test_editing_keys(key: str, before: str, after: str) -> None:
    assert shown(press(at(before), key)) == after


def test_what_was_killed_comes_back() -> None:
    edit = press(at("one two|"), "ctrl+w")
    assert edit is not None
    assert shown(press(insert(edit, "and "), "ctrl+y")) == "one and two|"


def test_other_keys_edit_nothing() -> None:
    assert press(at("one|"), "f5") is None
    assert press(at("one|"), "x") is None


def test_pasted_lines_become_one() -> None:
    assert one_line("  first\r\n\n second\tline\n") == "first second line"


@given(
    st.text(max_size=30),
    st.lists(st.sampled_from(["left", "right", "ctrl+w", "ctrl+left", "delete", "ctrl+k", "ctrl+y"])),
)
def test_the_cursor_stays_in_the_line(text: str, keys: list[str]) -> None:
    edit = Edit(text, len(text))
    for key in keys:
        after = press(edit, key)
        assert after is not None
        edit = after
        assert 0 <= edit.cursor <= len(edit.text)


def test_completion_offers_beginnings_before_what_is_inside() -> None:
    words = ("@ana", "@anton", "#any", "^own-the-maker-story", "@maker")
    assert completions("@an", words) == ("@ana", "@anton")
    assert completions("^maker", words) == ("^own-the-maker-story",)
    assert completions("", words) == ()


def test_completing_replaces_the_word_before_the_cursor() -> None:
    start, word = word_before(at("give @an| now"))
    assert (start, word) == (5, "@an")
    assert shown(replace_word(at("give @an| now"), start, "@ana")) == "give @ana| now"


@pytest.mark.parametrize(
    "char", ["a", "é", "語", "\u0301", "\ufe0f", "\u200d", "\u200c", "\u200f", "\u00a0", "\U000e0067"]
)
def test_what_a_key_types_is_what_it_stands_for(char: str) -> None:
    assert typed(char) == char


@pytest.mark.parametrize("char", [None, "", "\x01", "\r", "\t", "\x1b", "\x7f", "\u202e", "\u2028", "\ud800"])
def test_a_key_that_acts_types_nothing(char: str | None) -> None:
    assert typed(char) == ""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.text import join_tags, literal, split_tags, storable, tidy_handle, tidy_tag

FAMILY = "👩\u200d👩\u200d👧"


@given(st.text(alphabet=st.characters()))
def test_nothing_that_moves_a_terminal_is_left_and_nothing_is_dropped(text: str) -> None:
    shown = literal(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[50% off] sale", "[50% off] sale"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("one\ntwo\r\n", "one␤two␍␤"),
        ("\0\x7f\x9b31m", "␀␡�31m"),
        ("a\u202eb", "a⇤b"),
        ("a\x85b\u2029", "a␤b¶"),
        ("lone \ud800", "lone �"),
        (f"{FAMILY} 漢字 שלום", f"{FAMILY} 漢字 שלום"),
    ],
)
def test_text_is_shown_as_typed_or_as_symbols(text: str, shown: str) -> None:
    assert literal(text) == shown


@given(st.text(alphabet=st.characters()))
def test_storable_text_can_be_written_anywhere(text: str) -> None:
    assert "\0" not in storable(text)
    assert storable(text).encode("utf-8").decode("utf-8") == storable(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("#Community", "community"), ("a-b_2", "a-b_2"), ("#größe", "größe"), ("#漢字", "漢字"),
        ("#1", ""), ("#", ""), ("#a b", ""), ("##x", ""), ("#a!", ""),
    ],
)  # fmt: skip
def test_a_tag_starts_with_a_letter(text: str, tag: str) -> None:
    assert tidy_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("@Ana", "ana"),
        ("ana.b-c_d", "ana.b-c_d"),
        ("@4chan", "4chan"),
        ("@", ""),
        ("@.a", ""),
        ("@a b", ""),
        ("@a.", ""),
    ],
)
def test_a_handle_is_one_word(text: str, handle: str) -> None:
    assert tidy_handle(text) == handle


def test_tags_are_kept_once_and_come_apart_again() -> None:
    assert join_tags(["b", "a", "b"]) == "b a"
    assert split_tags("b a") == ("b", "a")
    assert split_tags("") == ()

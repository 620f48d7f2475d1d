from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.merge import is_marked, merge

BASE = "one\ntwo\nthree\nfour\nfive\n"
texts = st.lists(st.sampled_from(["a", "b", "c", "", "d d"]), max_size=8).map("\n".join)


def test_changes_in_other_places_are_joined_without_marks() -> None:
    merged = merge(BASE, BASE.replace("one", "ONE"), BASE.replace("five", "FIVE\nsix"), "yours", "@ben")
    assert merged == ("ONE\ntwo\nthree\nfour\nFIVE\nsix\n", 0)


def test_a_place_that_both_changed_holds_both_under_their_names() -> None:
    merged = merge(BASE, BASE.replace("three", "mine"), BASE.replace("three", "his"), "yours", "@ben")
    assert merged.text == "one\ntwo\n<<<<<<< yours\nmine\n=======\nhis\n>>>>>>> @ben\nfour\nfive\n"
    assert merged.clashes == 1
    assert is_marked(merged.text)


def test_what_both_wrote_alike_stands_once() -> None:
    same = BASE.replace("two", "TWO")
    assert merge(BASE, same, same, "yours", "@ben") == (same, 0)


def test_a_line_that_one_deleted_and_the_other_changed_clashes() -> None:
    merged = merge("a\nb\nc", "a\nc", "a\nB\nc", "yours", "@ben")
    assert merged.text == "a\n<<<<<<< yours\n=======\nB\n>>>>>>> @ben\nc"


def test_texts_from_nothing_clash_as_a_whole() -> None:
    assert merge("", "mine", "his", "yours", "@ben").clashes == 1
    assert not is_marked("a heading\n=======\n")


def test_a_text_of_a_hundred_thousand_empty_lines_is_merged_at_once() -> None:
    long = "\n" * 100_000
    assert merge(long, long + "mine", "his" + long, "yours", "@ben").text == "his" + long + "mine"


@given(texts, texts)
def test_one_who_changed_nothing_gets_what_the_other_wrote(base: str, other: str) -> None:
    joined = "\n".join(other.splitlines())
    assert merge(base, base, other, "a", "b").text.rstrip("\n") == joined.rstrip("\n")
    assert merge(base, other, base, "a", "b").text.rstrip("\n") == joined.rstrip("\n")


@given(texts, texts, texts)
def test_no_changed_line_of_either_is_lost(base: str, mine: str, theirs: str) -> None:
    found = merge(base, mine, theirs, "a", "b").text.splitlines()
    for own in (mine, theirs):
        for line in set(own.splitlines()) - set(base.splitlines()):
            assert line in found

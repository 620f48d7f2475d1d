"""Checklists in a text: which lines are items, ticking them, and ticks of two people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.checklist import carried, items, read_numbers, tally, ticked, unticked

TEXT = (
    "Before the doors open:\n\n- [ ] call the venue\n  * [x] agree the price\n3. [ ] print the badges\r\n+ [X] water\n"
)


def test_items_are_lines_of_a_list_with_a_box() -> None:
    assert [(item.text, item.done) for item in items(TEXT)] == [
        ("call the venue", False), ("agree the price", True), ("print the badges", False), ("water", True),
    ]  # fmt: skip
    assert tally(TEXT) == "2/4"


@pytest.mark.parametrize(
    "line",
    ["[ ] no list", "- [] no room", "- [y] no mark", "- [ ]", "-[ ] no gap", "text - [ ] amid", "> - [ ] said",
     "- [ ](link)", "- \\[ ] escaped", "# - [ ] heading"],
)  # fmt: skip
def test_what_only_looks_like_one_is_none(line: str) -> None:
    assert items(line) == ()
    assert tally(line) == ""


def test_what_stands_in_code_is_no_item() -> None:
    text = "```\n- [ ] sample\n```\n- [ ] real\n~~~ sh\n- [ ] x\n```\n- [ ] y"
    assert [item.text for item in items(text)] == ["real"]


def test_ticking_changes_the_mark_and_nothing_else() -> None:
    assert ticked(TEXT, [1, 3]) == TEXT.replace("- [ ] call", "- [x] call").replace("3. [ ]", "3. [x]")
    assert ticked(TEXT, [2]) == TEXT.replace("[x] agree", "[ ] agree")
    assert ticked(TEXT, [2, 4], True) == TEXT
    assert unticked(TEXT) == TEXT.replace("[x]", "[ ]").replace("[X]", "[ ]")


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [(TEXT, 5, "There is no item 5: the checklist has items 1 to 4."), (TEXT, 0, "no item 0"),
     ("- [ ] one", 2, "has one item"), ("no list", 1, "There is no checklist in its text")],
)  # fmt: skip
def test_a_number_that_no_item_has_is_refused(text: str, number: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ticked(text, [number])


def test_numbers_are_said_one_by_one_or_from_to() -> None:
    assert read_numbers("2") == (2,)
    assert read_numbers(" 2, 4 - 6  5 ") == (2, 4, 5, 6)
    for wrong in ("", "two", "2 and 3", "-", "4-", "#2"):
        with pytest.raises(ValueError, match="by their numbers"):
            read_numbers(wrong)


def test_ticks_of_two_people_both_stay() -> None:
    mine, theirs = ticked(TEXT, [1]), ticked(TEXT, [2, 3])
    assert carried(TEXT, mine, theirs) == ticked(TEXT, [1, 2, 3])


def test_a_tick_is_carried_onto_a_text_that_was_rewritten_meanwhile() -> None:
    theirs = "New words.\n\n- [ ] print the badges\n- [ ] call the venue\n"
    assert carried(TEXT, ticked(TEXT, [1]), theirs) == theirs.replace("[ ] call", "[x] call")


def test_what_is_more_than_ticks_is_not_carried() -> None:
    assert carried(TEXT, ticked(TEXT, [1]) + "more", TEXT) is None
    assert carried(TEXT, ticked(TEXT, [1]), "- [ ] another\n") is None
    assert carried("no list", "no list at all", "no list") is None


def test_items_of_the_same_words_are_told_apart_by_their_order() -> None:
    text = "- [ ] call\n- [ ] call\n"
    assert carried(text, ticked(text, [2]), ticked(text, [1])) == ticked(text, [1, 2])


LINES = st.sampled_from(["- [ ] a", "- [x] a", "* [ ] b", "1. [X] c", "text", "", "```", "- [ ] [50% off]", "\x1b[31m"])


@given(st.lists(LINES, max_size=9), st.sampled_from(["\n", "\r\n"]), st.data())
def test_turning_items_over_twice_is_as_before(lines: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(lines)
    found = items(text)
    if not found:
        return
    numbers = data.draw(st.sets(st.integers(1, len(found)), min_size=1))
    once = ticked(text, numbers)
    assert [item.done for item in items(once)] == [item.done != (n in numbers) for n, item in enumerate(found, 1)]
    assert ticked(once, numbers).replace("[X]", "[x]") == text.replace("[X]", "[x]")
    others = data.draw(st.sets(st.integers(1, len(found)), min_size=1)) - numbers
    assert others == set() or carried(text, once, ticked(text, others)) == ticked(once, others)

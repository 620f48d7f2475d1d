"""Markdown as lines, and whatever else people write as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.views.hostile import TEXTS
from warroom.views.cells import measure
from warroom.views.inline import inline
from warroom.views.line import plain
from warroom.views.markdown import markdown


def shown(text: str, width: int = 30, ascii: bool = False) -> list[str]:
    return [plain(line).rstrip() for line in markdown(text, width, ascii)]


def styles(text: str) -> dict[str, str]:
    return {span.text: span.style for span in inline(text)}


def test_headings_lists_quotes_and_rules() -> None:
    text = "# Who we are\n\nThe bench.\n- glue\n  - wait\n2. clamp\n> they said\n\n---\nlast"
    assert shown(text) == [
        "Who we are", "", "The bench.", "◦ glue", "  ◦ wait", "2. clamp", "│ they said", "", "─" * 30, "last",
    ]  # fmt: skip
    assert shown(text, ascii=True)[3:7] == ["- glue", "  - wait", "2. clamp", "| they said"]
    (heading,) = markdown("## Why", 30)
    assert heading[0].style == "accent bold"


def test_a_checklist_bears_the_numbers_by_which_it_is_ticked() -> None:
    text = "- [ ] call the venue\n- water\n  * [x] price\n```\n- [ ] sample\n```\n3. [ ] print all the badges there are"
    assert shown(text) == [
        " 1 [ ] call the venue", "◦ water", "   2 [✓] price", "│ - [ ] sample", " 3 [ ] print all the badges",
        "       there are",
    ]  # fmt: skip
    assert shown("- [X] [50% off] sale", ascii=True) == [" 1 [x] [50% off] sale"]


def test_long_lines_go_on_under_their_text() -> None:
    assert shown("- one idea, told in three seconds", 16) == ["◦ one idea, told", "  in three", "  seconds"]
    assert shown("> one idea, told in three", 16) == ["│ one idea, told", "│ in three"]
    assert shown("wordwithoutend", 6) == ["wordwi", "thoute", "nd"]


def test_emphasis_code_and_links() -> None:
    found = styles("a **bold *and* more** b _soft_ `x*y*` ~~no~~ [site](https://e.org) https://f.org/a_b.")
    assert found["bold "] == "text bold"
    assert found["and"] == "text bold italic"
    assert found["soft"] == "text italic"
    assert found["x*y*"] == "text signal"
    assert found["no"] == "text strike"
    assert found["site"] == "text underline"
    assert found[" https://e.org"] == "text muted"
    assert found["https://f.org/a_b"] == "text underline"


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4", "snake_case_name", "** not", "[50% off] sale", "[/x]", "#tag first", "a `tick", "5)of", "*", "a*b",
     "<b>html</b> &amp; more", "!private"],
)  # fmt: skip
def test_what_is_no_markdown_stays_letter_by_letter(text: str) -> None:
    assert shown(text) == [text]
    assert {span.style for line in markdown(text, 30) for span in line if span.text.strip()} == {"text"}


def test_a_backslash_makes_a_sign_literal() -> None:
    assert shown(r"\*not bold\* \# c:\dir") == [r"*not bold* # c:\dir"]


def test_code_is_shown_as_it_is() -> None:
    assert shown("```python\nx = '**no**'\n\n  # keep\n```\nafter") == [
        "│ x = '**no**'", "│", "│   # keep", "after",
    ]  # fmt: skip
    assert shown("~~~\nnever ended") == ["│ never ended"]


def test_nothing_reaches_the_terminal_as_control() -> None:
    assert shown("**\x1b[31mred\x1b[0m** \x07") == ["␛[31mred␛[0m ␇"]


def test_a_very_long_line_is_plain() -> None:
    (span,) = inline("**" * 2_000)
    assert span.style == "text"


@given(st.lists(TEXTS, max_size=6).map("\n".join), st.integers(4, 60))
def test_every_line_fills_its_width(text: str, width: int) -> None:
    for line in markdown(text, width):
        assert sum(measure(span.text) for span in line) == width
        assert not [char for char in plain(line) if char < " " or "\x7f" <= char < "\xa0"]


TABLE = "| Where | Saves |  How  |\n|:--|--:|:-:|\n| ig | 1,204 | **more** |\n| yt | 9 | a \\| b |\n| tk"


def test_a_table_is_aligned_by_its_columns() -> None:
    assert shown(TABLE + "\nafter") == [
        "Where │ Saves │  How",
        "──────┼───────┼──────",
        "ig    │ 1,204 │ more",
        "yt    │     9 │ a | b",
        "tk    │       │",
        "after",
    ]
    assert shown(TABLE, ascii=True)[:2] == ["Where | Saves |  How", "------+-------+------"]
    (bold,) = [span for line in markdown(TABLE, 30) for span in line if span.text == "more"]
    assert bold.style == "text bold"


def test_cells_without_room_go_on_below_and_narrow_columns_stay_whole() -> None:
    text = "who | what\n--|--\nana | answer all the comments\nben | 四四四四四四四四\n"
    assert shown(text, 18) == [
        "who │ what", "────┼─────────────", "ana │ answer all", "    │ the comments",
        "ben │ 四四四四四四", "    │ 四四",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a | b\n---",
        "a | b\n--|--|--",
        "a - b\n-- --",
        "```\na | b\n--|--\n```",
        "a | b | c\n--|--|--\n1 | 2 | 3",
    ],
)
def test_what_is_no_table_or_has_no_room_stays_as_it_was_typed(text: str) -> None:
    assert not any("┼" in line for line in shown(text, 12))
    assert "".join(shown(text, 12)).count("|") == text.count("|")


def test_too_many_cells_are_kept_in_the_last() -> None:
    assert shown("a|b\n-|-\n1|2|3")[2] == "1 │ 2 | 3"


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=5), st.integers(1, 60), st.booleans())
def test_every_line_of_a_table_fills_its_width(rows: list[list[str]], width: int, ascii: bool) -> None:
    text = "\n".join(["x|y|z", "--|:-:|-:", *("|".join(row) for row in rows)])
    for line in markdown(text, width, ascii):
        assert sum(measure(span.text) for span in line) == width
        assert not [char for char in plain(line) if char < " " or "\x7f" <= char < "\xa0"]

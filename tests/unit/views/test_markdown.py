"""Markdown as lines, and whatever else people write as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.views.hostile import TEXTS
from warroom.views.cells import measure
from warroom.views.line import plain
from warroom.views.markdown import inline, markdown


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

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import anything, read_or_refused
from warroom.domain.inches import FOOT, INCH, MILE, YARD, format_inches, format_length, parse_inches


@pytest.mark.parametrize(
    ("text", "sixteenths"),
    [
        ("1/4", 4), ('1 1/2"', 24), ("0.5in", 8), ("2 ft", 2 * FOOT), ("¾", 12), ("1½″", 24), ("1-1/2", 24),
        ("2'3\"", 27 * INCH), ("2’3”", 27 * INCH), ("2'3", 27 * INCH), ("1/4in", 4), (".5", 8), ("3 yd", 3 * YARD),
        ("1 mi", MILE), ("0,5", 8), (",5", 8), ("2 ft 3 1/2 in", 440), ("3'", 3 * FOOT), ("1yd", YARD), ("1 ½ in", 24),
        ("1/16", 1), ("1⁄8", 2), ("5 Inches", 80), ("6 in.", 96), ("1 - 1/2", 24), ("½ ft", 96), ("0.0625", 1),
        ("1''", 16), ("half an inch", 8), ("a quarter inch", 4), ("an inch", 16), ("4/2", 32), ("  1/2  ", 8),
    ],
)  # fmt: skip
def test_a_length_is_read_as_people_write_it(text: str, sixteenths: int) -> None:
    assert parse_inches(text) == sixteenths


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Type a length"), ("x", "'x' is not a length: write it as"), ("1/4 of it", "'of'"), ("2 cm", "'cm'"),
        ("0", "the smallest is 1/16"), ("-1", "less than nothing"), ("−½", "less than nothing"),
        ("0.3", 'the nearest are 1/4" and 5/16"'), ("1/3", 'the nearest are 5/16" and 3/8"'),
        ("0.01", 'the nearest is 1/16"'), ("1/0", "divides by zero"), ("2 mi", "more than a mile"),
        ("63360.5", "more than a mile"), ("1,500", "1500 or 1.500"), ("3 in 2 ft", "not read as one length"),
        ("1 2", "not read as one length"), ("9" * 5000, "too many digits"), ("1e3", "'e'"), ("²", "not a length"),
    ],
)  # fmt: skip
def test_what_is_no_length_is_refused_with_what_is_wrong_and_what_would_be_right(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"[.]$") as error:
        parse_inches(text)
    assert complaint in str(error.value)
    assert len(str(error.value)) < 200


@given(anything)
def test_any_text_is_a_length_or_refused(text: str) -> None:
    length = read_or_refused(parse_inches, text)
    assert length is None or 0 < length <= MILE


@given(st.integers(1, MILE), st.booleans())
def test_what_is_written_is_read_back(n: int, ascii: bool) -> None:
    assert parse_inches(format_inches(n, ascii)) == n
    assert parse_inches(format_length(n, ascii)) == n
    assert not ascii or format_inches(n, ascii).isascii()


@pytest.mark.parametrize(
    ("n", "shown", "plain"),
    [
        (28, "1¾″", '1 3/4"'),
        (8, "½″", '1/2"'),
        (3, "3/16″", '3/16"'),
        (19, "1 3/16″", '1 3/16"'),
        (0, "0″", '0"'),
        (-4, "-¼″", '-1/4"'),
    ],
)
def test_inches_are_shown_with_their_fraction(n: int, shown: str, plain: str) -> None:
    assert format_inches(n) == shown
    assert format_inches(n, ascii=True) == plain


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (31 * FOOT + 72, "31 ft 4½″"),
        (2 * FOOT, "2 ft"),
        (28, "1¾″"),
        (MILE - 1, "5279 ft 11 15/16″"),
        (MILE, "1 mi"),
        (MILE * 51 // 50, "1.02 mi"),
    ],
)
def test_lengths_are_shown_in_feet_and_from_a_mile_on_in_miles(n: int, shown: str) -> None:
    assert format_length(n) == shown

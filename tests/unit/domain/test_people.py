"""Working days, roles, colours and glyphs as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.model import Campaign, Person
from warroom.domain.people import (
    join_roles,
    off_on,
    read_colour,
    read_glyph,
    read_workdays,
    roles_of,
    say_workdays,
    weekdays_of,
)

CAMPAIGN = Campaign("c", "C", "2024-02-01", "2024-12-31", "UTC", 0, holidays="2024-02-29 2024-05-01")


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("", "", "Mon-Fri"),
        ("mon-fri", "", "Mon-Fri"),
        ("Weekdays", "", "Mon-Fri"),
        ("tue - sat", "tue wed thu fri sat", "Tue-Sat"),
        ("tuesday to saturday", "tue wed thu fri sat", "Tue-Sat"),
        ("fri–mon", "mon fri sat sun", "Fri-Mon"),
        ("mon, wed fri", "mon wed fri", "Mon, Wed, Fri"),
        ("sun sun", "sun", "Sun"),
        ("sat.,sun", "sat sun", "Sat, Sun"),
        ("weekend mon", "mon sat sun", "Sat-Mon"),
        ("every day", "mon tue wed thu fri sat sun", "every day"),
        ("daily", "mon tue wed thu fri sat sun", "every day"),
        ("mon-wed, fri", "mon tue wed fri", "Mon, Tue, Wed, Fri"),
    ],
)
def test_working_days_are_read_as_people_write_them_and_said_back(typed: str, kept: str, said: str) -> None:
    assert read_workdays(typed) == kept
    assert say_workdays(kept) == said


@given(st.sets(st.integers(0, 6), min_size=1))
def test_what_is_said_of_working_days_is_read_as_the_same_days(days: set[int]) -> None:
    kept = read_workdays(" ".join(("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day] for day in days))
    assert weekdays_of(kept) == days
    assert read_workdays(say_workdays(kept)) == kept


@pytest.mark.parametrize("typed", ["mnday", "mon-", "-", "mon-xyz", "14", "weekdays-sun", "[mon]"])
def test_what_is_no_day_is_named(typed: str) -> None:
    with pytest.raises(ValueError, match=r"no day of the week: write it as mon-fri"):
        read_workdays(typed)


def test_a_person_works_on_their_weekdays_but_for_the_campaigns_holidays() -> None:
    usual, weekend = Person("ana"), Person("ben", workdays="sat sun")
    # A leap day that is a holiday, the day after, and a Saturday across the month's end.
    found = [(day, off_on(usual, day, CAMPAIGN), off_on(weekend, day, CAMPAIGN))
             for day in ("2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02")]  # fmt: skip
    assert found == [
        ("2024-02-28", "", "off"), ("2024-02-29", "holiday", "holiday"), ("2024-03-01", "", "off"),
        ("2024-03-02", "off", ""),
    ]  # fmt: skip


def test_roles_are_words_apart_by_commas_or_spaces() -> None:
    assert join_roles("writer,community  writer, design") == "writer, community, design"
    assert roles_of(Person("ana", roles="writer, community")) == ("writer", "community")
    assert roles_of(Person("ana")) == ()


def test_a_colour_is_named_by_its_beginning_and_red_is_not_for_people() -> None:
    assert [read_colour(word) for word in ("", "blue", "PUR", " t ")] == ["", "blue", "purple", "teal"]
    for word in ("red", "p", "#ff0000"):
        with pytest.raises(ValueError, match=r"there are blue, purple, green, amber, teal, pink"):
            read_colour(word)


def test_a_glyph_is_one_cell() -> None:
    assert [read_glyph(sign) for sign in ("", " ▲ ", "A", "é")] == ["", "▲", "A", "é"]
    for sign in ("AB", "🎬", "漢", "\u0301", "\x1b", "♥️", "\u202e"):
        with pytest.raises(ValueError, match="one character that takes one cell"):
            read_glyph(sign)

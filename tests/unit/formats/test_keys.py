"""Ids that follow from what a thing is."""

from __future__ import annotations

from warroom.domain.ids import LENGTH, fits
from warroom.formats.keys import derived_id


def test_the_same_parts_give_the_same_id() -> None:
    assert derived_id("c", "csv", "One") == derived_id("c", "csv", "One")


def test_parts_do_not_run_into_each_other() -> None:
    assert derived_id("ab", "c") != derived_id("a", "bc")


def test_it_looks_like_any_other_id() -> None:
    made = derived_id("\ud800 anything")
    assert len(made) == LENGTH
    assert fits(made)

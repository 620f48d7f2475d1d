"""Whatever the bytes: a plan or a sentence; twice is once; nothing that was typed is lost."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.formats.boards import board, plan
from warroom.domain.changes import EXISTS
from warroom.domain.model import CARD_TEXT, ENTITIES
from warroom.formats.calendar import ImportPlan

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    ["2026-04-20", "3/4/2026", "25/4/26", "10:00", "46126.5", "Draft", "Posted", "Ana García", "#a #b", "Instagram",
     "https://example.org", "TBD", "Total", "April 2026", "two\nlines", "\x1b[31mred", "a\tb",
     '"', ",", ";", "=1+1", "[x]"]
)  # fmt: skip
HEADERS = [
    "Title",
    "Date",
    "Time",
    "Status",
    "Owner",
    "Platform",
    "Format",
    "Hashtags",
    "Pillar",
    "Link",
    "Notes",
    "ID",
]
ROWS = st.lists(st.lists(CELLS, min_size=len(HEADERS), max_size=len(HEADERS)), max_size=6)


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADERS, *rows])
    return text.getvalue().encode()


def _plan_or_sentence(data: bytes) -> ImportPlan | str:
    try:
        return plan(data)
    except ValueError as refused:
        return str(refused)


def _all_tags(hashtags: str, tags: str) -> bool:
    words = set(filter(None, re.split(r"[\s,;#]+", hashtags)))
    return bool(words) and words <= set(tags.split())


def _told(made: ImportPlan, number: int) -> str:
    """Everything that came of one row."""
    incoming = made.cards[number]
    names = {person.id: person.name for person in made.people}
    fields = [str(value) for value in incoming.card]
    return "\n".join([*fields, names.get(incoming.card.owner, ""), incoming.body])


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f"Title,Date\n{text}".encode()))
def test_any_bytes_give_a_plan_or_a_sentence(data: bytes) -> None:
    made = _plan_or_sentence(data)
    if isinstance(made, str):
        assert made.endswith((".", "?"))
        return
    for change in made.draft.changes:
        known = {*ENTITIES[change.entity]._fields, EXISTS, *CARD_TEXT}
        assert change.field in known
        assert "\0" not in str(change.new)
        str(change.new).encode()


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_twice_is_once_and_every_row_is_accounted_for(rows: list[list[str]]) -> None:
    made = plan(_csv(rows))
    again = plan(_csv(rows))
    assert made.ids == again.ids
    assert len(set(made.ids)) == len(made.ids)
    assert again.without(set(made.ids)).draft.changes == ()
    filled = {number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert {i.row for i in made.cards} | {left.row for left in made.left} == filled


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_every_cell_that_says_something_is_somewhere_in_its_card(rows: list[list[str]]) -> None:
    made = plan(_csv(rows))
    for number, incoming in enumerate(made.cards):
        told = _told(made, number).casefold()
        for header, cell in zip(HEADERS, rows[incoming.row - 2], strict=True):
            text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
            if header in ("Date", "Time") and incoming.card.golive:
                continue
            if header == "Platform" and incoming.card.channel:
                continue
            if header == "Owner" and not text.strip("-–—?/. \t\n\v\f"):
                continue
            whole = text.casefold() in told or " ".join(text.split()).casefold() in told
            assert whole or (header == "Hashtags" and _all_tags(text, incoming.card.tags)), header


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_every_new_owner_is_a_person_and_nobody_else_is(rows: list[list[str]]) -> None:
    made = plan(_csv(rows), board())
    owners = {incoming.card.owner for incoming in made.cards} - {""}
    assert {person.id for person in made.people} == owners

"""Cards as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from tests.unit.formats.boards import board, plan
from warroom.domain.ids import mint
from warroom.domain.model import Card
from warroom.formats.csvout import HEADER, cards_csv, safe

CARD = Card(
    mint(), "cspring", "piece", 'Say "hello", world', "review", "b",
    owner="ana", channel="ig", format="reel", due="2026-04-15", golive="2026-04-16T09:00",
    tags="wood glue", link="https://example.org", size=24, client="ACME", budget="1,200 €", embargo="2026-04-16T08:00",
)  # fmt: skip


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_card_is_a_row_under_names_that_an_import_knows() -> None:
    rows = _rows(cards_csv([CARD], {CARD.id: "two\nlines"}))
    assert rows[0] == list(HEADER)
    assert rows[1] == [
        CARD.id, "piece", 'Say "hello", world', "review", "ana", "ig", "reel",
        "2026-04-16 09:00", "2026-04-15", "1½″", "#wood #glue", "https://example.org",
        "ACME", "1,200 €", "2026-04-16 08:00", "two\nlines",
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_made_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    rows = _rows(cards_csv([CARD._replace(title=cell)], {}))
    assert rows[1][2] == f"'{cell}"


def test_other_cells_are_left_alone() -> None:
    assert safe("50% = half") == "50% = half"
    assert safe("") == ""


def test_it_opens_in_excel_as_utf8() -> None:
    assert cards_csv([], {}).startswith(b"\xef\xbb\xbfID,")


def test_an_exported_table_comes_back_as_the_same_cards() -> None:
    data = cards_csv([CARD], {CARD.id: "text"})
    again = plan(data)
    fields = ("title", "stage", "owner", "channel", "format", "due", "golive", "tags", "link")
    assert [getattr(again.cards[0].card, f) for f in fields] == [getattr(CARD, f) for f in fields]


def test_an_exported_table_adds_nothing_where_its_cards_are() -> None:
    data = cards_csv([CARD], {CARD.id: "text"})
    assert plan(data, board(cards=[CARD])).cards == ()
    assert plan(data).without({CARD.id}).cards == ()
    elsewhere = plan(data)
    assert elsewhere.ids != (CARD.id,)
    assert plan(data).without(elsewhere.ids).cards == ()

"""What the bytes of a file are, and what is refused with which sentence."""

from __future__ import annotations

import pytest

from tests.unit.formats.boards import cards, plan
from warroom.formats.calendar import Options, read

POLISH = "Tytuł;Właściciel\nŻółć i łąka, coś świeżego;Paweł\n"
GERMAN = "Titel;Verantwortlich\nGröße, Übermaß – „schön“ für 5 €;Jürgen\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (GERMAN.replace("€", "EUR").replace("–", "-").replace("„", '"').replace("“", '"'), "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    title = text.split("\n")[1].split(";")[0]
    assert cards(data)[0].title == title


def test_an_encoding_can_be_told() -> None:
    data = "Title\nПривет\n".encode("cp1251")
    assert cards(data, options=Options(encoding="cp1251"))[0].title == "Привет"


def test_what_was_assumed_of_the_encoding_is_said() -> None:
    assert any("Windows-1252" in remark for remark in plan(GERMAN.encode("cp1252")).remarks)
    assert not any("read as" in remark for remark in plan(GERMAN).remarks)


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = ("Title\n" + "Größe für Übermaß\n" * 4).encode() + b"broken \xff here\n"
    made = plan(data)
    assert made.cards[0].card.title == "Größe für Übermaß"
    assert any("not UTF-8" in remark for remark in made.remarks)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n ", "empty"),
        (b"PK\x03\x04" + b"\0" * 30 + b"[Content_Types].xml", "xlsx"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
        (b"PK\x03\x04something", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as CSV"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\x00", "database"),
        (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
        (b'  <?xml version="1.0"?>', "web page"),
        (b'{"cards": []}', "JSON"),
        (bytes(range(256)) * 8, "binary"),
        (b"Title\n\x00\x00\x00", "binary"),
        (b"Title\n" + bytes(range(1, 9)) * 8, "binary"),
        (b"a,b\n1,2\n", "title=Hook"),
        (b"Status,Date\nDraft,2026-04-14\n", "title=Status"),
        (b'Title\n"never closed\nOne\n', "Row 2"),
        (b"Title\n" + b"x" * 140_000, "131,072"),
        (b"Title\n" + b"x\n" * 50_001, "50,000"),
        (b"Title" + b"," * 2_000, "1,000 columns"),
        (b" " * (33 << 20), "32 MB"),
    ],
)
def test_what_is_no_calendar_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words) as refused:
        plan(data)
    assert str(refused.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(encoding="klingon"), "no text encoding"),
        (Options(encoding="ascii"), "not ascii at byte"),
        (Options(encoding="rot13"), "no text encoding"),
        (Options(delimiter="::"), "one character"),
        (Options(dates="ymd"), "dmy"),
        (Options(columns={"titel": "Hook"}), "titel"),
        (Options(columns={"title": "Hook"}), "no column 'Hook'"),
        (Options(statuses={"x": "nowhere"}), "no stage 'nowhere'"),
        (Options(stage="nowhere"), "no stage 'nowhere'"),
    ],
)
def test_options_that_make_no_sense_get_a_sentence(options: Options, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        plan("Title\nGröße\n", options=options)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_line_ends(delimiter: str, ending: str) -> None:
    rows = [["Title", "Status", "Notes"], ["One", "Draft", '"two\nlines"'], ["Two", "Posted", "x"]]
    found = plan(ending.join(delimiter.join(row) for row in rows))
    assert [incoming.card.title for incoming in found.cards] == ["One", "Two"]
    assert found.cards[0].body == "## Notes\n\ntwo\nlines"
    assert [incoming.row for incoming in found.cards] == [2, 3]


def test_commas_in_texts_do_not_pass_for_the_delimiter() -> None:
    found = cards("Titel;Notiz\nEins;a, b, c, d\nZwei;e, f, g, h\n")
    assert [card.title for card in found] == ["Eins", "Zwei"]


def test_excels_hint_names_the_delimiter_and_counts_as_a_row() -> None:
    found = plan("sep=;\r\nTitle;Notes\r\nOne;a,b\r\n")
    assert found.cards[0].row == 3
    assert found.cards[0].body == "- **Notes:** a,b"


def test_ragged_rows_lose_nothing() -> None:
    found = plan("Title,Status\nOne\nTwo,Draft,more,and more\n")
    assert [incoming.card.title for incoming in found.cards] == ["One", "Two"]
    assert found.cards[1].body == "- **Column 3:** more\n- **Column 4:** and more"


def test_columns_of_the_same_name_and_of_none() -> None:
    found = plan("Title,Notes,Notes,,Title\nOne,a,b,c,Uno\n")
    assert found.cards[0].card.title == "One"
    assert found.cards[0].body == "- **Notes:** a\n- **Notes (2):** b\n- **Column 4:** c\n- **Title (2):** Uno"


def test_empty_rows_headings_totals_and_repeated_headers_are_left_out() -> None:
    text = "Title,Status\n\n,\nApril 2026,\nOne,Draft\nTitle,Status\nWeek 16\n Q2 \nTwo,Draft\nTotal,2\n"
    found = plan(text)
    assert [incoming.row for incoming in found.cards] == [5, 9]
    assert [(left.row, left.why) for left in found.left] == [
        (4, "It is a heading between rows."),
        (6, "It repeats the header."),
        (7, "It is a heading between rows."),
        (8, "It is a heading between rows."),
        (10, "It is a total."),
    ]


def test_a_sheet_says_what_it_took_the_file_for() -> None:
    sheet = read(GERMAN.encode("utf-16"))
    assert sheet.encoding == "utf-16"
    assert sheet.table.delimiter == ";"
    assert sheet.table.headers == ("Titel", "Verantwortlich")

"""The program's own export as text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warroom.formats import archive

HEAD = {"record": "warroom", "schema": 1, "program": "0.1.0", "seq": 2}
STEP = {
    "record": "changeset",
    "seq": 1,
    "label": 'two\nlines "quoted" [50% off] 👩‍👩‍👧 \u2028 \x1b',
    "changes": [["card", "k"]],
}
VALUES = st.recursive(
    st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner),
    max_leaves=8,
)
RECORDS = st.lists(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES), max_size=5)


def _bytes(*records: dict[str, object]) -> bytes:
    return "".join(archive.write(records)).encode()


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_what_is_written_is_read_again(records: list[dict[str, object]]) -> None:
    whole = [HEAD, *records]
    assert list(archive.read(_bytes(*whole))) == whole


def test_it_is_one_json_document_with_a_record_a_line() -> None:
    data = _bytes(HEAD, STEP)
    assert json.loads(data) == [HEAD, STEP]
    assert len(data.split(b"\n")) == 5


def test_it_streams() -> None:
    def endless() -> object:
        while True:
            yield HEAD

    parts = archive.write(endless())  # type: ignore[arg-type]
    assert next(parts).startswith("[\n{")
    assert next(parts).startswith(",\n{")


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([HEAD, STEP], indent=2).encode(),
        json.dumps([HEAD, STEP]).encode(),
        (json.dumps(HEAD) + "\n" + json.dumps(STEP) + "\n").encode(),
        b"\xef\xbb\xbf" + _bytes(HEAD, STEP),
        _bytes(HEAD, STEP).replace(b"\n", b"\r\n"),
    ],
)
def test_other_layouts_are_read_too(data: bytes) -> None:
    assert archive.is_archive(data)
    assert list(archive.read(data)) == [HEAD, STEP]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a warroom export"),
        (b"[]", "not a warroom export"),
        (b"{}", "not a warroom export"),
        (b"[1, 2]", "not a warroom export"),
        (b"Title\nOne", "damaged"),
        (b"\xff\xfe", "byte 1"),
        (_bytes(HEAD, STEP)[:-20], "Line 3"),
        (_bytes(HEAD, STEP).replace(b'"seq":1', b'"seq":'), "Line 3"),
        (b'[\n{"record":"warroom"},\n7\n]', "Record 2"),
        (b"[" * 100_000, "not a warroom export|damaged"),
        (json.dumps([HEAD, STEP], indent=2).encode()[:-10], "line"),
    ],
)
def test_a_damaged_export_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words) as refused:
        list(archive.read(data))
    assert str(refused.value).endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_any_other_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        list(archive.read(data))


@pytest.mark.parametrize("data", [b"", b"Title,Status\n", b'{"name": "a Trello board"}', b"PK\x03\x04"])
def test_other_files_are_not_taken_for_one(data: bytes) -> None:
    assert not archive.is_archive(data)

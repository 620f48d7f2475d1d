"""The program's own export: one JSON document with a record a line, so that it streams both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_SNIFFED = 4096


def is_archive(data: bytes) -> bool:
    """Whether a file begins as an export does; its first bytes are enough."""
    start = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"{", b"[")) and b'"warroom"' in start


def write(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The export of `records`, in parts to write one after the other."""
    before = "[\n"
    for record in records:
        yield before + json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The records of an export, as written or laid out anew by another program, or one a line.

    Raises ValueError with a sentence, at once for what is no export and on the way for a damaged line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"The export is damaged at byte {error.start + 1:,}: it is not UTF-8.") from None
    records = _lines(text) if _is_one_a_line(text) else _document(text)
    return _checked(records)


def _is_one_a_line(text: str) -> bool:
    """Whether each record stands on its own line, so that a damaged one can be named."""
    lines = (line.strip() for line in text[: _SNIFFED * 4].split("\n"))
    first = next((line for line in lines if line not in ("", "[")), "")
    return first.startswith("{") and first.rstrip(",").endswith("}")


def _lines(text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().removesuffix(",")
        if bare in ("", "[", "]"):
            continue
        try:
            yield json.loads(bare)
        except (ValueError, RecursionError):
            raise ValueError(f"Line {number:,} of the export is damaged; nothing was taken in.") from None


def _document(text: str) -> Iterator[Any]:
    if not text.strip():
        raise ValueError("This is not a warroom export: it is empty.")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"The export is damaged in line {error.lineno:,}: {error.msg}.") from None
    except (ValueError, RecursionError):
        raise ValueError("This is not a warroom export.") from None
    yield from document if isinstance(document, list) else [document]


def _checked(records: Iterator[Any]) -> Iterator[dict[str, Any]]:
    first = next(records, None)
    if not isinstance(first, dict) or first.get("record") != "warroom":
        raise ValueError("This is not a warroom export: its first record does not say so.")
    return _objects(first, records)


def _objects(first: dict[str, Any], rest: Iterator[Any]) -> Iterator[dict[str, Any]]:
    yield first
    for number, record in enumerate(rest, 2):
        if not isinstance(record, dict):
            raise ValueError(f"Record {number:,} of the export is damaged; nothing was taken in.")
        yield record

"""Text as a table: its delimiter, its header wherever it stands, and the rows that hold content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.headings import COLUMNS
from warroom.formats.calendar.words import MONTHS, NOTHING, TOTALS, WEEKS

Cells: TypeAlias = tuple[str, ...]

MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}

_SAMPLE_ROWS = 60
_HEADER_WITHIN = 30
_END = "\0"
_NAMES = tuple(COLUMNS)
# What stands in one column under two names, as in `Topic / Title`.
_TOGETHER = ({"title", "hook"}, {"date", "time"})


class SheetRow(NamedTuple):
    """A row by its number as a spreadsheet counts it, from 1."""

    number: int
    cells: Cells


class Left(NamedTuple):
    """A row that does not come in, and the sentence that says why."""

    row: int
    why: str


class Table(NamedTuple):
    """The header's names, the rows below it that hold content, and those that do not."""

    headers: Cells
    header_row: int
    rows: tuple[SheetRow, ...]
    left: tuple[Left, ...]
    delimiter: str


def read_table(text: str, delimiter: str = "", wanted: frozenset[str] = frozenset()) -> Table:
    """The table in `text`; `wanted` are folded names of columns that the user's options speak of.

    Raises ValueError with a sentence when no column is recognised, a quotation mark stays open, or
    there are too many rows.
    """
    text, told = _excel_hint(text)
    chosen = _delimiter(delimiter) or told or _likely_delimiter(text, wanted)
    records = list(_records(text, chosen))
    if len(records) > MOST_ROWS:
        raise ValueError(f"The file has {len(records):,} rows; at most {MOST_ROWS:,} can be imported: split it.")
    if max(len(record) for record in records) > MOST_COLUMNS:
        raise ValueError(f"The file has over {MOST_COLUMNS:,} columns: that is no content calendar.")
    at = _header_at(records, wanted)
    headers = _named(records[at], max(len(record) for record in records[at:]))
    rows, left = [], []
    offset = 2 if told else 1
    for number, record in enumerate(records[at + 1 :], at + 1 + offset):
        why = _why_left(record, records[at])
        if why:
            left.append(Left(number, why))
        elif any(cell.strip() for cell in record):
            rows.append(SheetRow(number, tuple(record) + ("",) * (len(headers) - len(record))))
    return Table(headers, at + offset, tuple(rows), tuple(left), chosen)


def column_name(header: str) -> str:
    """A header as it is compared: folded, without what stands in brackets."""
    return fold(re.sub(r"[(\[{].*?[)\]}]", " ", header)) or fold(header)


def known_name(header: str) -> str:
    """The name by which a header is recognised: its own, or the more telling of two such as `Topic / Title`."""
    name = column_name(header)
    parts = [column_name(part) for part in re.split(r"[/|&+]", header)]
    if name in COLUMNS or not all(part in COLUMNS for part in parts):
        return name
    roles = {COLUMNS[part] for part in parts}
    return min(parts, key=_NAMES.index) if len(roles) == 1 or roles in _TOGETHER else name


def _excel_hint(text: str) -> tuple[str, str]:
    """Excel's first line `sep=;` names the delimiter and is no row of the table."""
    hint = re.match(r'"?sep=(.)"?[^\S\n\r]*(?:\r\n|\r|\n)', text, re.IGNORECASE)
    return (text[hint.end() :], hint[1]) if hint else (text, "")


def _delimiter(name: str) -> str:
    found = DELIMITERS.get(name.casefold(), name.replace("\\t", "\t"))
    if len(found) > 1 or found in ('"', "\n", "\r"):
        raise ValueError(f"A delimiter is one character or {', '.join(DELIMITERS)}, not {name!r}.")
    return found


def _likely_delimiter(text: str, wanted: frozenset[str]) -> str:
    """The delimiter under which most columns are recognised; then the one that gives an even table."""

    def fitness(delimiter: str) -> tuple[int, float]:
        sample = [record for _, record in zip(range(_SAMPLE_ROWS), _loose(text, delimiter), strict=False)]
        known = max((_known(record, wanted) for record in sample[:_HEADER_WITHIN]), default=0)
        widths = Counter(len(record) for record in sample if record)
        width, times = widths.most_common(1)[0] if widths else (1, 0)
        return known, (width > 1) * times / max(len(sample), 1)

    return max(DELIMITERS.values(), key=fitness)


def _loose(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        return


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Every record; a mark after the end tells a quotation that was never closed."""
    number = 0
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(reader, 1):
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise ValueError(f"Row {number:,} opens a quotation mark that is never closed.")
            yield record
    except csv.Error:
        raise ValueError(
            f"Row {number + 1:,} has a cell of over {csv.field_size_limit():,} characters: "
            "a quotation mark before it is probably missing its partner."
        ) from None


def _known(record: list[str], wanted: frozenset[str]) -> int:
    names = {name for cell in record if len(cell) < 80 for name in (column_name(cell), known_name(cell))}
    return len({COLUMNS.get(name, name) for name in names if name in COLUMNS or name in wanted})


def _header_at(records: list[list[str]], wanted: frozenset[str]) -> int:
    """The first row that names most columns: titles and notes may stand above it."""
    scores = [_known(record, wanted) for record in records[:_HEADER_WITHIN]]
    best = max(scores, default=0)
    if best:
        return scores.index(best)
    first = next((record for record in records if any(map(str.strip, record))), [])
    shown = ", ".join(cell.strip()[:30] for cell in first[:6] if cell.strip())
    raise ValueError(f"No column is recognised in {shown!r}: say which one is the title, such as --column title=Hook.")


def _named(record: list[str], width: int) -> Cells:
    """Names for every column: a number where there is none, and where one comes twice."""
    names: list[str] = []
    for number in range(width):
        raw = " ".join(record[number].split()) if number < len(record) else ""
        name = base = raw or f"Column {number + 1}"
        times = 1
        while name in names:
            times += 1
            name = f"{base} ({times})"
        names.append(name)
    return tuple(names)


def _why_left(record: list[str], header: list[str]) -> str:
    """Why a row is no content, "" when it may be."""
    filled = [cell.strip() for cell in record if cell.strip()]
    if not filled:
        return ""
    if [cell.strip() for cell in record] == [cell.strip() for cell in header]:
        return "It repeats the header."
    if len(filled) > 1 and fold(filled[0]) in TOTALS and all(_countish(cell) for cell in filled[1:]):
        return "It is a total."
    if len(filled) == 1 and (fold(filled[0]) in TOTALS or _is_period(filled[0])):
        return "It is a heading between rows."
    return ""


def _countish(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s%€$£+-]+", cell)) or fold(cell) in NOTHING


def _is_period(cell: str) -> bool:
    """A month, a week or a quarter, alone or with its number or year."""
    words = fold(cell).split()
    names = [word for word in words if not word.isdecimal()]
    return (
        bool(names) and len(words) <= 3 and all(w in MONTHS or w in WEEKS or re.fullmatch(r"[qwt]\d", w) for w in names)
    )

"""The bytes of a file as text: what encoding they are in, and what is no table at all."""

from __future__ import annotations

from typing import NamedTuple

MOST_BYTES = 32 * 1024 * 1024

_UTF16_SAMPLE = 4096
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAVE_AS_CSV = "open it and save it as CSV UTF-8, then import that."
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", f"This is an old Excel workbook (xls), not a CSV file: {_SAVE_AS_CSV}"),
    (b"%PDF", "This is a PDF, not a CSV file: export the calendar itself as CSV."),
    (b"SQLite format 3\x00", "This is a database file, not a CSV file."),
    (b"\x1f\x8b", "This is a gzip archive, not a CSV file: unpack it first."),
    (b"Rar!", "This is an archive, not a CSV file: unpack it first."),
    (b"7z\xbc\xaf", "This is an archive, not a CSV file: unpack it first."),
    (b"\x89PNG", "This is a picture, not a CSV file."),
    (b"\xff\xd8\xff", "This is a picture, not a CSV file."),
    (b"GIF8", "This is a picture, not a CSV file."),
    (b"{\\rtf", f"This is a rich text document, not a CSV file: {_SAVE_AS_CSV}"),
)
# One byte a letter, in the order in which a draw is decided.
_SINGLE_BYTE = ("cp1252", "cp1250", "mac_roman", "latin-1")
_NAMES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "mac_roman": "Mac Roman", "latin-1": "Latin-1"}


class Decoded(NamedTuple):
    """A file's text, its encoding by Python's name, and what was assumed to read it."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text of a CSV file, without its byte order mark.

    Without `encoding` it is detected: a byte order mark, UTF-16 by its zero bytes, UTF-8, else the
    one-byte encoding whose words look most like words.  Raises ValueError with a sentence.
    """
    if len(data) > MOST_BYTES:
        raise ValueError(f"The file is {len(data) >> 20} MB; at most {MOST_BYTES >> 20} MB can be imported: split it.")
    _refuse_foreign(data)
    found = _as_told(data, encoding) if encoding else _detected(data)
    text = found.text.removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        raise ValueError("The file is empty.")
    _refuse_binary(text)
    _refuse_markup(text)
    return found._replace(text=text)


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(b"PK"):
        raise ValueError(_zip_sentence(data))
    for magic, sentence in _FOREIGN:
        if data.startswith(magic):
            raise ValueError(sentence)


def _zip_sentence(data: bytes) -> str:
    if b"xl/" in data or b"[Content_Types].xml" in data[:4096]:
        return f"This is an Excel workbook (xlsx), not a CSV file: {_SAVE_AS_CSV}"
    if b"opendocument" in data[:4096]:
        return f"This is an OpenDocument file, not a CSV file: {_SAVE_AS_CSV}"
    return "This is a zip archive, not a CSV file: unpack it first."


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except LookupError:
        raise ValueError(f"There is no text encoding {encoding!r}: try utf-8, cp1252, latin-1 or utf-16.") from None
    except UnicodeError as error:
        at = f" at byte {error.start + 1:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise ValueError(f"The file is not {encoding}{at}: leave the encoding out to have it found.") from None
    except ValueError:
        raise ValueError(f"The file cannot be read as {encoding!r}.") from None


def _detected(data: bytes) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as_told(data, encoding)
    wide = _wide(data)
    if wide:
        return _as_told(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(data) or _single_byte(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte of Western text is zero."""
    sample = data[:_UTF16_SAMPLE]
    half = len(sample) // 2
    if half and len(data) % 2 == 0:
        if sample[1::2].count(0) > half * 0.6 and sample[0::2].count(0) < half * 0.1:
            return "utf-16-le"
        if sample[0::2].count(0) > half * 0.6 and sample[1::2].count(0) < half * 0.1:
            return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, such as a file put together from two."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not c.isascii() for c in text) - broken <= 8 * broken:
        return None
    return Decoded(text, "utf-8", (f"{broken} bytes are not UTF-8 and were replaced by \ufffd.",))


def _single_byte(data: bytes) -> Decoded:
    best: tuple[int, str, str] | None = None
    for encoding in _SINGLE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        oddness = _oddness(text)
        if best is None or oddness < best[0]:
            best = (oddness, text, encoding)
    assert best is not None, "latin-1 decodes any bytes"
    remark = f"The file is not UTF-8 and was read as {_NAMES[best[2]]}; name another encoding if letters look wrong."
    return Decoded(best[1], best[2], (remark,))


def _oddness(text: str) -> int:
    """How often a non-ASCII character stands inside a word where no language puts it."""
    odd = 0
    for before, here, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if here.isascii() or here in "’‘·":
            continue
        if not here.isprintable():
            odd += 3
        elif before.islower() or after.islower():
            odd += not here.isalpha() or (here.isupper() and before.islower())
    return odd


def _refuse_binary(text: str) -> None:
    sample = text[:65_536]
    odd = sum(c < " " and c not in "\t\n\v\f\r\x1b" for c in sample)
    if "\0" in text or (odd > 32 and odd * 20 > len(sample)):
        raise ValueError("This is not a text file: it holds binary data.")


def _refuse_markup(text: str) -> None:
    start = text[:2048].lstrip().casefold()
    if start.startswith(("<!doctype", "<html", "<head", "<?xml", "<table")):
        raise ValueError("This is a web page, not a CSV file: download the calendar itself as CSV.")
    if start.startswith(("{", "[{")):
        raise ValueError("This is JSON, not a CSV file.")

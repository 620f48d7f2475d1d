"""Data on stdout, words on stderr: everything the command line prints goes through here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from warroom.domain.text import literal

# What JSON may carry raw but a terminal obeys or cannot encode.
_UNSAFE = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_LOOKS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def data(text: str) -> None:
    """Print text as it is on stdout, with a newline."""
    sys.stdout.write(f"{text}\n")


def lines(text: str) -> None:
    """Print lines of text on stdout; on a terminal what it would obey is shown literally."""
    raw(text.encode())


def columns(most: int = 100) -> int:
    """The terminal's width, or 100 where there is none, but never more than reads well."""
    # Most commands do not ask.
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, most))


def raw(part: bytes) -> None:
    """Print bytes as they are on stdout; on a terminal what it would obey is shown literally."""
    if sys.stdout.isatty():
        lines = part.decode("utf-8", "replace").split("\n")
        sys.stdout.write("\n".join(literal(line.removesuffix("\r")) for line in lines))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(part)


def stored(text: str) -> None:
    """Print a text as it is kept on stdout, with a newline; on a terminal what it would obey is shown literally."""
    raw(f"{text}\n".encode("utf-8", "replace"))


def place(path: Path) -> None:
    """Print a path on stdout, byte for byte unless a terminal shows it."""
    raw(os.fsencode(path) + b"\n")


def document(value: Any) -> None:
    """Print one JSON document on stdout; what a terminal would obey is escaped, which JSON reads back."""
    # Most commands print no JSON, and the pattern takes longer to compile than most of them.
    import json
    import re

    text = json.dumps(value, ensure_ascii=False, indent=2)
    data(re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text))


def words(text: str) -> None:
    """Say a line to the person at the keyboard, on stderr, unheard where nothing takes it."""
    # What was done is done, whether or not it can be told.
    with suppress(OSError):
        sys.stderr.write(f"{literal(text)}\n")


def styled(text: str, look: str, stream: TextIO | None = None) -> str:
    """`text` in a look such as `bold` or `red` where the stream is a terminal that wants colours."""
    return f"\x1b[{_LOOKS[look]}m{text}\x1b[0m" if look and coloured(stream or sys.stdout) else text


def coloured(stream: TextIO) -> bool:
    """Whether colours are wanted: a terminal, and no NO_COLOR."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def table(rows: Iterable[Sequence[str]], looks: Sequence[str] = (), *, head: Sequence[str] = ()) -> str:
    """Rows of literal text in aligned columns, the last one ragged; empty columns are left out.

    `looks` style whole columns on a terminal.
    """
    from warroom.views.cells import width

    cells = [[literal(cell) for cell in row] for row in rows]
    if not cells:
        return ""
    kept = [i for i in range(len(cells[0])) if any(row[i] for row in cells)]
    shown = [list(head), *cells] if head else cells
    widths = {i: max(width(row[i]) for row in shown) for i in kept}
    lines = []
    for number, row in enumerate(shown):
        parts = []
        for i in kept:
            pad = "" if i == kept[-1] else " " * (widths[i] - width(row[i]))
            look = "bold" if head and number == 0 else (looks[i] if i < len(looks) else "")
            parts.append((styled(row[i], look) if row[i] else "") + pad)
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)

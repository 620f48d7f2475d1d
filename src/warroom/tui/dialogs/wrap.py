"""Plain text in lines of so many cells."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells

from warroom.domain.text import literal


def wrap(text: str, width: int, most: int = 0) -> list[str]:
    """`text` broken between words into lines of at most `width` cells, at most `most` of them where given.

    A word that is longer than a line is broken; the last line ends in an ellipsis when something is left out.
    """
    width = max(width, 2)
    room = width * most * 4 if most else len(text)
    lines: list[str] = []
    for paragraph in text[: room or None].splitlines() or [""]:
        lines.extend(_fill(literal(paragraph), width))
    if most and (len(lines) > most or len(text) > room):
        lines = lines[:most]
        lines[-1] = chop_cells(lines[-1], width - 1)[0].rstrip() + "…" if lines[-1] else "…"
    return lines


def _fill(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if word else [""]
        lines.extend(full)
    return [*lines, line]

"""Charts of text: columns in eighths of a cell, and a line in dots two to a cell; in ASCII coarser, and as true."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"
# The bits of a braille cell, by column and row.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800


def columns(values: Sequence[int], height: int, top: int, ascii: bool = False) -> list[str]:
    """A column a value, as `height` lines from the top; `top` is the value at the upper edge."""
    scale = max(top, 1)
    lines = []
    for row in range(height - 1, -1, -1):
        cells = []
        for value in values:
            eighths = -(-max(value, 0) * height * 8 // scale) - row * 8
            filled = max(0, min(8, eighths))
            cells.append(("#" if filled > 3 else "." if filled else " ") if ascii else _EIGHTHS[filled])
        lines.append("".join(cells))
    return lines


def curve(values: Sequence[int], width: int, height: int, top: int, ascii: bool = False) -> list[str]:
    """The values as one line from left to right, `width` by `height` cells; `top` is the value at the upper edge."""
    across, down = (width, height) if ascii else (2 * width, 4 * height)
    scale = max(top, 1)
    marks = [[False] * across for _ in range(down)]
    before = None
    for x in range(across if values else 0):
        value = values[min(x * len(values) // across, len(values) - 1)]
        y = down - 1 - min(max(value, 0) * (down - 1) // scale, down - 1)
        for between in range(min(y, y if before is None else before), max(y, y if before is None else before) + 1):
            marks[between][x] = True
        before = y
    if ascii:
        return ["".join("*" if mark else " " for mark in row) for row in marks]
    return ["".join(_cell(marks, x, y) for x in range(width)) for y in range(height)]


def overlay(below: Sequence[str], above: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Two charts of one size as cells with whether they are of the upper one, which wins where both have ink."""
    blank = {" ", chr(_BRAILLE)}
    return [
        [(over, True) if over not in blank else (under, False) for under, over in zip(low, high, strict=True)]
        for low, high in zip(below, above, strict=True)
    ]


def bar(value: int, most: int, width: int, ascii: bool = False) -> str:
    """A bar of `width` cells for `most`, at least a sliver for what is not nothing."""
    if ascii:
        return "=" * max(width * value // max(most, 1), 1 if value > 0 else 0)
    eighths = max(width * 8 * value // max(most, 1), 1 if value > 0 else 0)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]


def _cell(marks: list[list[bool]], x: int, y: int) -> str:
    bits = 0
    for column in range(2):
        for row in range(4):
            if marks[4 * y + row][2 * x + column]:
                bits |= _DOTS[column][row]
    return chr(_BRAILLE + bits)

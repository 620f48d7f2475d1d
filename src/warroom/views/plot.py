"""Charts of text: columns in eighths of a cell, and a line in dots two to a cell; in ASCII coarser, and as true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warroom.views.cells import measure

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


def curve(
    values: Sequence[int], width: int, height: int, top: int, ascii: bool = False, *, dotted: bool = False
) -> list[str]:
    """The values as one line from the first at the left to the last at the right, `width` by `height` cells.

    `top` is the value at the upper edge, nothing the lower one; a `dotted` line is told apart without colour.
    """
    across, down = (width, height) if ascii else (2 * width, 4 * height)
    marks = [[False] * across for _ in range(down)]
    before = None
    for x in range(across if values else 0):
        y = down - 1 - min(max(_between(values, x, across), 0) * (down - 1) // max(top, 1), down - 1)
        for between in range(min(y, y if before is None else before), max(y, y if before is None else before) + 1):
            marks[between][x] = not dotted or x % 4 < 2
        before = y
    if ascii:
        return ["".join("." if mark and dotted else "*" if mark else " " for mark in row) for row in marks]
    return ["".join(_cell(marks, x, y) for x in range(width)) for y in range(height)]


def overlay(below: Sequence[str], above: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Two charts of one size as cells with whether they are of the upper one, which wins where both have ink."""
    return [
        [(over, True) if over != " " else (under, False) for under, over in zip(low, high, strict=True)]
        for low, high in zip(below, above, strict=True)
    ]


def bar(value: int, most: int, width: int, ascii: bool = False) -> str:
    """A bar of `width` cells for `most`, at least a sliver for what is not nothing."""
    if ascii:
        return "=" * max(width * value // max(most, 1), 1 if value > 0 else 0)
    eighths = max(width * 8 * value // max(most, 1), 1 if value > 0 else 0)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]


def axis(labels: Iterable[tuple[int, str]], width: int) -> str:
    """Labels under a chart, each from its cell on, from the last one back as far as there is room between them."""
    text = " " * width
    for cell, label in reversed(tuple(labels)):
        start = max(min(cell, width - measure(label)), 0)
        end = start + measure(label)
        if end <= width and not text[max(start - 1, 0) : end + 2].strip():
            text = text[:start] + label + text[end:]
    return text


def _between(values: Sequence[int], x: int, across: int) -> int:
    """The value at a dot: where there are fewer values than dots, on the straight way from one to the next."""
    at, rest = divmod(x * (len(values) - 1), max(across - 1, 1))
    after = values[min(at + 1, len(values) - 1)]
    return values[at] + (after - values[at]) * rest // max(across - 1, 1)


def _cell(marks: list[list[bool]], x: int, y: int) -> str:
    bits = 0
    for column in range(2):
        for row in range(4):
            if marks[4 * y + row][2 * x + column]:
                bits |= _DOTS[column][row]
    return chr(_BRAILLE + bits) if bits else " "

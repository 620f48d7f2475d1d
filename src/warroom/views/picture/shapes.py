"""Characters drawn as boxes, so that they join from cell to cell whatever font there is: rules, blocks, charts."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

CELL, LINE = 8.4, 18.0
_THICK = {1: 1.2, 2: 2.6}
_DOT = 2.0
# The weights of the four arms: left, right, up, down.
_ARMS: dict[str, tuple[int, int, int, int]] = {
    "─": (1, 1, 0, 0), "│": (0, 0, 1, 1), "┌": (0, 1, 0, 1), "┐": (1, 0, 0, 1), "└": (0, 1, 1, 0), "┘": (1, 0, 1, 0),
    "├": (0, 1, 1, 1), "┤": (1, 0, 1, 1), "┬": (1, 1, 0, 1), "┴": (1, 1, 1, 0), "┼": (1, 1, 1, 1),
    "╭": (0, 1, 0, 1), "╮": (1, 0, 0, 1), "╰": (0, 1, 1, 0), "╯": (1, 0, 1, 0),
    "╴": (1, 0, 0, 0), "╶": (0, 1, 0, 0), "╵": (0, 0, 1, 0), "╷": (0, 0, 0, 1),
    "━": (2, 2, 0, 0), "┃": (0, 0, 2, 2), "┏": (0, 2, 0, 2), "┓": (2, 0, 0, 2), "┗": (0, 2, 2, 0), "┛": (2, 0, 2, 0),
    "┣": (0, 2, 2, 2), "┫": (2, 0, 2, 2), "┳": (2, 2, 0, 2), "┻": (2, 2, 2, 0), "╋": (2, 2, 2, 2),
    "╸": (2, 0, 0, 0), "╺": (0, 2, 0, 0), "╹": (0, 0, 2, 0), "╻": (0, 0, 0, 2),
}  # fmt: skip
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
_BRAILLE = 0x2800
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


class Box(NamedTuple):
    """A filled box within a cell, in units of the picture from the cell's upper left corner."""

    x: float
    y: float
    width: float
    height: float


@cache
def boxes(char: str) -> tuple[Box, ...]:
    """What a character is drawn with, nothing for one that is written."""
    if char in _ARMS:
        return _arms(*_ARMS[char])
    if char == "║":
        return Box(CELL / 2 - 2, 0, 1.2, LINE), Box(CELL / 2 + 1, 0, 1.2, LINE)
    if len(char) != 1:
        return ()
    code = ord(char)
    if 0x2581 <= code <= 0x2588:
        height = LINE * (code - 0x2580) / 8
        return (Box(0, LINE - height, CELL, height),)
    if 0x2589 <= code <= 0x258F:
        return (Box(0, 0, CELL * (0x2590 - code) / 8, LINE),)
    if _BRAILLE < code <= _BRAILLE + 0xFF:
        return _dots(code - _BRAILLE)
    return _HALVES.get(char, ())


def opacity(char: str) -> float:
    """How much of what is behind it a character covers."""
    return _SHADES.get(char, 1.0)


_HALVES: dict[str, tuple[Box, ...]] = {
    "▀": (Box(0, 0, CELL, LINE / 2),),
    "▐": (Box(CELL / 2, 0, CELL / 2, LINE),),
    "▔": (Box(0, 0, CELL, LINE / 8),),
    "▕": (Box(CELL * 7 / 8, 0, CELL / 8, LINE),),
    **dict.fromkeys(_SHADES, (Box(0, 0, CELL, LINE),)),
}


def _arms(left: int, right: int, up: int, down: int) -> tuple[Box, ...]:
    across, along = CELL / 2, LINE / 2
    # Where arms meet, each goes on to the other's far edge.
    most = _THICK[max(left, right, up, down)] / 2
    found = []
    if left or right:
        thick = _THICK[left or right]
        start, end = 0 if left else across - most, CELL if right else across + most
        found.append(Box(start, along - thick / 2, end - start, thick))
    if up or down:
        thick = _THICK[up or down]
        start, end = 0 if up else along - most, LINE if down else along + most
        found.append(Box(across - thick / 2, start, thick, end - start))
    return tuple(found)


def _dots(bits: int) -> tuple[Box, ...]:
    return tuple(
        Box((2 * column + 1) * CELL / 4 - _DOT / 2, (2 * row + 1) * LINE / 8 - _DOT / 2, _DOT, _DOT)
        for column, dots in enumerate(_DOTS)
        for row, bit in enumerate(dots)
        if bits & bit
    )

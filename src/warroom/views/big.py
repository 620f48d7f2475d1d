"""Lengths in letters five lines tall, for a screen that is seen from across a room or through a video call."""

from __future__ import annotations

from warroom.domain.inches import format_inches

HEIGHT = 5
_FONT = {
    "0": ("█████", "█   █", "█   █", "█   █", "█████"),
    "1": ("  ██ ", " ███ ", "  ██ ", "  ██ ", " ████"),
    "2": ("█████", "    █", "█████", "█    ", "█████"),
    "3": ("█████", "    █", " ████", "    █", "█████"),
    "4": ("█   █", "█   █", "█████", "    █", "    █"),
    "5": ("█████", "█    ", "█████", "    █", "█████"),
    "6": ("█████", "█    ", "█████", "█   █", "█████"),
    "7": ("█████", "    █", "   █ ", "  █  ", "  █  "),
    "8": ("█████", "█   █", "█████", "█   █", "█████"),
    "9": ("█████", "█   █", "█████", "    █", "█████"),
    "/": ("    █", "   █ ", "  █  ", " █   ", "█    "),
    '"': ("█ █", "█ █", "   ", "   ", "   "),
    "-": ("     ", "     ", "█████", "     ", "     "),
    " ": ("  ", "  ", "  ", "  ", "  "),
}


def big_inches(sixteenths: int, width: int, ascii: bool = False, *, twice: bool = False) -> tuple[str, ...]:
    """A length in inches as `HEIGHT` lines, or `twice` as large where that fits; one line of plain text where `width`
    cells are too few."""
    text = format_inches(sixteenths, ascii=True)
    rows = tuple(" ".join(_FONT[letter][row] for letter in text) for row in range(HEIGHT))
    if len(rows[0]) > width:
        return (format_inches(sixteenths, ascii),)
    if twice and 2 * len(rows[0]) <= width:
        rows = tuple("".join(cell * 2 for cell in row) for row in rows for _ in range(2))
    return tuple(row.replace("█", "#") for row in rows) if ascii else rows

"""Strips that tell the terminal only what differs: from the text before, and from what stands there already."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style as RichStyle
from textual.strip import Strip

# Bits of a rich style with the codes that switch them on and off.
_ATTRIBUTES = ((1, "1", "22"), (2, "2", "22"), (4, "3", "23"), (8, "4", "24"), (64, "7", "27"), (256, "9", "29"))
_WEIGHT = 1 | 2
# What can be seen of an attribute where there is no letter: underline, reverse, strike.
_SEEN_ON_BLANKS = 8 | 64 | 256
# To write so many unchanged cells again costs no more than to jump over them.
_SHORT_GAP = 5


Cell: TypeAlias = tuple[str, RichStyle | None]


class Codes(NamedTuple):
    """A style as the terminal hears it: attribute bits, and the codes of both colours."""

    attributes: int = 0
    fore: str = ""
    back: str = ""


class Ink(Strip):
    """A strip rendered without repeating styles: rich names both colours for every segment."""

    __slots__ = ()

    def render(self, console: Console) -> str:
        """The strip as text and terminal codes, ending with the plain style."""
        if self._render_cache is None:
            pen = Pen(_system(console))
            for text, style, _ in self._segments:
                pen.write(text, style)
            self._render_cache = pen.done()
        return self._render_cache

    def cells(self) -> list[Cell] | None:
        """A (character, style) for each cell; None where characters and cells are not one to one."""
        if not all(_simple(text) for text, _, _ in self._segments):
            return None
        return [(char, style) for text, style, _ in self._segments for char in text]


class Pen:
    """Writes text in styles, remembering what the terminal is set to."""

    def __init__(self, system: ColorSystem) -> None:
        self._system = system
        self._state = Codes()
        self._out: list[str] = []

    def write(self, text: str, style: RichStyle | None) -> None:
        """Write text at the cursor."""
        want = _codes(style, self._system) if style is not None else Codes()
        if want != self._state:
            self._turn(want, blank=not text.strip(" "))
        self._out.append(text)

    def move(self, codes: str) -> None:
        """Move the cursor."""
        self._out.append(codes)

    def done(self) -> str:
        """Everything written, ending with the plain style."""
        return "".join(self._out) + "\x1b[m" if self._out else ""

    def _turn(self, want: Codes, blank: bool) -> None:
        have = self._state
        if blank:
            seen = have.attributes & ~_SEEN_ON_BLANKS | want.attributes & _SEEN_ON_BLANKS
            want = Codes(seen, want.fore if want.attributes & _SEEN_ON_BLANKS else have.fore, want.back)
        codes = _attribute_codes(have.attributes, want.attributes)
        if want.fore != have.fore:
            codes.append(want.fore or "39")
        if want.back != have.back:
            codes.append(want.back or "49")
        if codes:
            self._out.append(f"\x1b[{';'.join(codes)}m")
        self._state = want


def patch(changes: Iterable[tuple[int, int, Ink, Ink]], console: Console) -> str:
    """What to write where `(x, y, old, new)` strips of one width change places: only cells that differ."""
    pen = Pen(_system(console))
    for x, y, old, new in changes:
        before, after = old.cells(), new.cells()
        if before is None or after is None or len(before) != len(after):
            pen.move(f"\x1b[{y + 1};{x + 1}H")
            for text, style, _ in new:
                pen.write(text, style)
            continue
        for start, end in _runs(before, after):
            pen.move(f"\x1b[{y + 1};{x + start + 1}H")
            at = start
            while at < end:
                style, first = after[at][1], at
                while at < end and after[at][1] is style:
                    at += 1
                pen.write("".join(char for char, _ in after[first:at]), style)
    return pen.done()


def _runs(before: list[Cell], after: list[Cell]) -> list[tuple[int, int]]:
    """The stretches of cells that differ, as (start, end); stretches with little between them are one."""
    runs: list[tuple[int, int]] = []
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new or _alike(old, new):
            continue
        if runs and at - runs[-1][1] <= _SHORT_GAP and _one_style(after, runs[-1][1] - 1, at):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _one_style(cells: list[Cell], start: int, end: int) -> bool:
    """Whether the cells from `start` up to `end` can be written without a change of style."""
    first = cells[start]
    return all(cell[1] is first[1] or _alike((" ", first[1]), cell) for cell in cells[start + 1 : end])


def _alike(old: Cell, new: Cell) -> bool:
    """Whether both are blanks that look the same, whatever colour a letter would have."""
    if old[0] != " " or new[0] != " " or old[1] is None or new[1] is None:
        return False
    return _ground(old[1]) == _ground(new[1])


@lru_cache(maxsize=1024)
def _ground(style: RichStyle) -> tuple[object, int]:
    return style.bgcolor, style._attributes & style._set_attributes & _SEEN_ON_BLANKS


def _attribute_codes(have: int, want: int) -> list[str]:
    codes: list[str] = []
    lost = have & ~want
    if lost & _WEIGHT:
        # One code ends both weights.
        codes.append("22")
        have &= ~_WEIGHT
    codes += [off for bit, _, off in _ATTRIBUTES if lost & bit & ~_WEIGHT]
    codes += [on for bit, on, _ in _ATTRIBUTES if want & ~have & bit]
    return codes


@lru_cache(maxsize=4096)
def _codes(style: RichStyle, system: ColorSystem) -> Codes:
    fore = style.color.downgrade(system).get_ansi_codes() if style.color else ()
    back = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return Codes(style._attributes & style._set_attributes, ";".join(fore), ";".join(back))


@lru_cache(maxsize=4096)
def _simple(text: str) -> bool:
    """Whether every character takes one cell."""
    return text.isascii() or all(cell_len(char) == 1 for char in text)


def _system(console: Console) -> ColorSystem:
    return console._color_system or ColorSystem.TRUECOLOR

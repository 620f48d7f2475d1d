"""Strips that tell the terminal only what differs: from the text before, and from what stands there already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style as RichStyle

from warroom.tui.whole import Whole

# Bits of a rich style with the codes that switch them on and off.
_ATTRIBUTES = ((1, "1", "22"), (2, "2", "22"), (4, "3", "23"), (8, "4", "24"), (64, "7", "27"), (256, "9", "29"))
_WEIGHT = 1 | 2
# What can be seen of an attribute where there is no letter: underline, reverse, strike.
_SEEN_ON_BLANKS = 8 | 64 | 256
# To write so many unchanged cells again costs no more than to jump over them.
_SHORT_GAP = 5
_FEW_LINES = 24


class Codes(NamedTuple):
    """A style as the terminal hears it: attribute bits, and the codes of both colours."""

    attributes: int = 0
    fore: str = ""
    back: str = ""


class Shade:
    """A style that is made once and then told apart by identity, for rich styles are slow to compare.

    Blanks of two shades with the same `ground` look the same.
    """

    __slots__ = ("_codes", "ground", "style")

    def __init__(self, style: RichStyle) -> None:
        self.style = style
        bits = style._attributes & style._set_attributes & _SEEN_ON_BLANKS
        self.ground = f"{style.bgcolor.name if style.bgcolor else ''}:{bits}"
        self._codes: dict[ColorSystem, Codes] = {}

    def codes(self, system: ColorSystem) -> Codes:
        """How a terminal with so many colours is told."""
        codes = self._codes.get(system)
        if codes is None:
            style = self.style
            fore = style.color.downgrade(system).get_ansi_codes() if style.color else ()
            back = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
            codes = Codes(style._attributes & style._set_attributes, ";".join(fore), ";".join(back))
            self._codes[system] = codes
        return codes


Run: TypeAlias = tuple[str, Shade]


class Ink(Whole):
    """A strip rendered without repeating styles: rich names both colours for every segment."""

    __slots__ = ("runs",)

    def __init__(self, runs: Sequence[Run], width: int) -> None:
        super().__init__([Segment(text, shade.style) for text, shade in runs], width)
        self.runs = runs

    def render(self, console: Console) -> str:
        """The strip as text and terminal codes, ending with the plain style."""
        if self._render_cache is None:
            pen = Pen(_system(console))
            for text, shade in self.runs:
                pen.write(text, shade)
            self._render_cache = pen.done()
        return self._render_cache

    @property
    def simple(self) -> bool:
        """Whether characters and cells are one to one."""
        return all(text.isascii() or _simple(text) for text, _ in self.runs)


class Pen:
    """Writes text in shades, remembering what the terminal is set to."""

    def __init__(self, system: ColorSystem) -> None:
        self._system = system
        self._state = Codes()
        self._out: list[str] = []

    def write(self, text: str, shade: Shade) -> None:
        """Write text at the cursor."""
        want = shade.codes(self._system)
        if want is not self._state and want != self._state:
            self._turn(want, blank=text.isspace())
        self._out.append(text)

    def move(self, x: int, y: int) -> None:
        """Move the cursor to a cell of the screen."""
        self._out.append(f"\x1b[{y + 1};{x + 1}H")

    def done(self) -> str:
        """Everything written, ending with the plain style."""
        return "".join(self._out) + "\x1b[m" if self._out else ""

    def _turn(self, want: Codes, blank: bool) -> None:
        have = self._state
        if blank:
            seen = have.attributes & ~_SEEN_ON_BLANKS | want.attributes & _SEEN_ON_BLANKS
            want = Codes(seen, want.fore if want.attributes & _SEEN_ON_BLANKS else have.fore, want.back)
        codes = _attribute_codes(have.attributes, want.attributes) if want.attributes != have.attributes else []
        if want.fore != have.fore:
            codes.append(want.fore or "39")
        if want.back != have.back:
            codes.append(want.back or "49")
        if codes:
            self._out.append(f"\x1b[{';'.join(codes)}m")
        self._state = want


def patch(changes: Sequence[tuple[int, int, Ink, Ink]], console: Console) -> str:
    """What to write where `(x, y, old, new)` strips of one width change places: only cells that differ.

    Of many lines, as after a scroll, most cells differ: they are written whole, which takes less time.
    """
    if len(changes) > _FEW_LINES:
        return "".join(f"\x1b[{y + 1};{x + 1}H{new.render(console)}" for x, y, _, new in changes)
    pen = Pen(_system(console))
    for x, y, old, new in changes:
        if not (old.simple and new.simple):
            pen.move(x, y)
            for text, shade in new.runs:
                pen.write(text, shade)
            continue
        text, shades = _spread(new)
        for start, end in _stretches(*_spread(old), text, shades):
            pen.move(x + start, y)
            at = start
            while at < end:
                shade, first = shades[at], at
                while at < end and shades[at] is shade:
                    at += 1
                pen.write(text[first:at], shade)
    return pen.done()


def _spread(ink: Ink) -> tuple[str, list[Shade]]:
    """The characters of a strip, and the shade of each."""
    shades: list[Shade] = []
    for text, shade in ink.runs:
        shades += [shade] * len(text)
    return "".join(text for text, _ in ink.runs), shades


def _stretches(old: str, old_shades: list[Shade], new: str, shades: list[Shade]) -> list[tuple[int, int]]:
    """The stretches of cells that differ, as (start, end); stretches with little between them are one."""
    found: list[tuple[int, int]] = []
    start = end = -1
    for at, (before, after, was, now) in enumerate(zip(old, new, old_shades, shades, strict=True)):
        if was is now:
            if before == after:
                continue
        elif before == " " == after and was.ground == now.ground:
            continue
        if start < 0:
            start = at
        elif at > end and (at - end > _SHORT_GAP or not _one_shade(new, shades, end - 1, at)):
            found.append((start, end))
            start = at
        end = at + 1
    if start >= 0:
        found.append((start, end))
    return found


def _one_shade(text: str, shades: list[Shade], start: int, end: int) -> bool:
    """Whether the cells from `start` up to `end` can be written without a change of style."""
    first = shades[start]
    return all(
        shades[at] is first or (text[at] == " " and shades[at].ground == first.ground) for at in range(start + 1, end)
    )


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
def _simple(text: str) -> bool:
    """Whether every character takes one cell."""
    return all(cell_len(char) == 1 for char in text)


def _system(console: Console) -> ColorSystem:
    return console._color_system or ColorSystem.TRUECOLOR

"""A theme as terminal styles: a style token on a ground becomes one cached rich style."""

from __future__ import annotations

from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from warroom.config.themes import Theme
from warroom.views.line import Line
from warroom.views.styles import STYLES

_ATTRIBUTES = ((1, "1"), (2, "2"), (4, "3"), (8, "4"), (64, "7"), (256, "9"))
# Grounds that have no colour to tell them apart when there are no colours at all.
_INVERTED = frozenset({"selected", "tape"})


class Ink(Strip):
    """A strip that tells the terminal only what differs from the text before it.

    Rich repeats both colours for every segment, which triples the bytes of a cursor move.
    """

    __slots__ = ()

    def render(self, console: Console) -> str:
        """The strip as text and terminal codes, ending with the plain style."""
        if self._render_cache is None:
            system = console._color_system or ColorSystem.TRUECOLOR
            self._render_cache = _inked(self._segments, system)
        return self._render_cache


class Look:
    """What a theme makes of the views' style tokens; with `colour` False only weight and inversion are left."""

    def __init__(self, theme: Theme, colour: bool = True) -> None:
        self.theme = theme
        self.colour = colour
        self._styles: dict[tuple[str, str], RichStyle] = {}

    def style(self, token: str, ground: str = "panel") -> RichStyle:
        """The rich style of a token; `ground` is the colour role behind tokens that name none."""
        found = self._styles.get((token, ground))
        if found is None:
            found = self._styles[token, ground] = self._made(token, ground)
        return found

    def strip(self, line: Line, width: int, ground: str = "panel") -> Ink:
        """A view's line, which is exactly `width` cells, as a strip."""
        style = self.style
        return Ink([Segment(text, style(token, ground)) for text, token in line if text], width)

    def blank(self, width: int, ground: str = "panel") -> Ink:
        """`width` empty cells."""
        return Ink([Segment(" " * width, self.style("", ground))], width)

    def _made(self, token: str, ground: str) -> RichStyle:
        want = STYLES[token]
        behind = want.bg or ground
        reverse = want.reverse
        if not self.colour:
            reverse = reverse or behind in _INVERTED
        colours = self.theme.colours
        return RichStyle(
            color=colours.get(want.fg, colours["text"]) if self.colour else None,
            bgcolor=colours.get(behind, colours["panel"]) if self.colour else None,
            bold=want.bold or None,
            dim=want.dim or None,
            italic=want.italic or None,
            underline=want.underline or None,
            strike=want.strike or None,
            reverse=reverse or None,
        )


def _inked(segments: list[Segment], system: ColorSystem) -> str:
    out: list[str] = []
    attributes, fore, back = "", "", ""
    for text, style, _ in segments:
        new_attributes, new_fore, new_back = _codes(style, system) if style else ("", "", "")
        if new_attributes == attributes and new_back == back and not attributes and text.isspace():
            new_fore = fore
        codes: list[str] = []
        if new_attributes != attributes:
            if attributes:
                codes.append("0")
                fore = back = ""
            codes.append(new_attributes)
        if new_fore != fore:
            codes.append(new_fore or "39")
        if new_back != back:
            codes.append(new_back or "49")
        codes = [code for code in codes if code]
        if codes:
            out.append(f"\x1b[{';'.join(codes)}m")
        out.append(text)
        attributes, fore, back = new_attributes, new_fore, new_back
    out.append("\x1b[m")
    return "".join(out)


@lru_cache(maxsize=4096)
def _codes(style: RichStyle, system: ColorSystem) -> tuple[str, str, str]:
    """The SGR codes of a style: attributes, foreground, background."""
    bits = style._attributes & style._set_attributes
    attributes = ";".join(code for bit, code in _ATTRIBUTES if bits & bit)
    fore = style.color.downgrade(system).get_ansi_codes() if style.color else ()
    back = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return attributes, ";".join(fore), ";".join(back)

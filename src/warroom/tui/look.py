"""A theme as terminal styles: a style token on a ground becomes one cached rich style."""

from __future__ import annotations

from rich.style import Style as RichStyle

from warroom.config.themes import Theme
from warroom.tui.ink import Ink, Shade
from warroom.tui.palette import between, nearest
from warroom.views.line import Line
from warroom.views.styles import STYLES

# Grounds that have no colour to tell them apart when there are no colours at all.
_INVERTED = frozenset({"selected", "pointed", "tape"})
# How much of the text's colour is left in the shade.
_IN_SHADE = 0.35


class Look:
    """What a theme makes of the views' style tokens; with `colour` False only weight and inversion are left."""

    def __init__(self, theme: Theme, colour: bool = True, few: bool = False) -> None:
        """`few` tells that the theme is fitted to a terminal with 256 colours."""
        self.theme = theme
        self.colour = colour
        self.few = few
        self._colours = _with_light(theme, few)
        self._shades: dict[tuple[str, str], Shade] = {}

    def style(self, token: str, ground: str = "panel") -> RichStyle:
        """The rich style of a token; `ground` is the colour role behind tokens that name none."""
        return self.shade(token, ground).style

    def shade(self, token: str, ground: str = "panel") -> Shade:
        """The one shade of a token on a ground."""
        found = self._shades.get((token, ground))
        if found is None:
            found = self._shades[token, ground] = Shade(self._made(token, ground))
        return found

    def strip(self, line: Line, width: int, ground: str = "panel") -> Ink:
        """A view's line, which is exactly `width` cells, as a strip."""
        shade = self.shade
        return Ink([(text, shade(token, ground)) for text, token in line if text], width)

    def blank(self, width: int, ground: str = "panel") -> Ink:
        """`width` empty cells."""
        return Ink([(" " * width, self.shade("", ground))], width)

    def _made(self, token: str, ground: str) -> RichStyle:
        want = STYLES[token]
        behind = want.bg or ground
        reverse = want.reverse
        if not self.colour:
            reverse = reverse or behind in _INVERTED
        colours = self._colours
        # What is pointed at is in the tape's colours, which can be read in every theme, whatever it is.
        fore = "tape_ink" if behind == "pointed" else want.fg
        return RichStyle(
            color=colours.get(fore, colours["text"]) if self.colour else None,
            bgcolor=colours.get(behind, colours["panel"]) if self.colour else None,
            bold=want.bold or behind == "pointed" or None,
            dim=want.dim or (want.fg == "shade" and not self.colour) or None,
            italic=want.italic or None,
            underline=want.underline or None,
            strike=want.strike or None,
            reverse=reverse or None,
        )


def _with_light(theme: Theme, few: bool) -> dict[str, str]:
    """The theme's colours, and those of what is in the shade and of what is pointed at."""
    colours = theme.colours
    shade = between(colours["panel"], colours["text"], _IN_SHADE)
    return {**colours, "shade": nearest(shade) if few else shade, "pointed": colours["tape"]}

"""A theme on a terminal with 256 colours: each colour becomes the nearest one that such a terminal has.

Rich goes by saturation alone, and makes a blue of every dark grey with a tint.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

from rich.color import Color, ColorSystem

from warroom.config.themes import Theme

_LEVELS = (0, 95, 135, 175, 215, 255)
# Colours with less between their strongest and their weakest part are greys with a tint; dark ones have no near hue.
_TINTED = 40
_DARK = 64
_GREYS = range(8, 239, 10)


def few_colours(environ: Mapping[str, str]) -> bool:
    """Whether rich will take the terminal for one of 256 colours."""
    named = environ.get("TERM", "").lower()
    return environ.get("COLORTERM", "").strip().lower() not in ("truecolor", "24bit") and (
        named.endswith(("-256color", "-kitty"))
    )


def with_few_colours(theme: Theme) -> Theme:
    """The theme in colours that a terminal of 256 has."""
    colours = {role: nearest(colour) for role, colour in theme.colours.items()}
    if colours["selected"] == colours["panel"]:
        shown = Color.parse(colours["panel"]).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
        colours["selected"] = _beside(shown.red, lighter=theme.dark)
    return theme._replace(colours=colours)


def nearest(colour: str) -> str:
    """The nearest grey of a colour that is nearly grey, else the nearest of the cube; as rich has to be told it."""
    wanted = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    if max(wanted) - min(wanted) < _TINTED or max(wanted) < _DARK:
        mean = sum(wanted) / 3
        found: tuple[int, ...] = (_greys()[min(_greys(), key=lambda level: abs(level - mean))],) * 3
        # White and black are not on the ramp.
        found = min(found, (0, 0, 0), (255, 255, 255), key=lambda grey: abs(grey[0] - mean))
    else:
        near = (sorted(_LEVELS, key=lambda level, part=part: abs(level - part))[:2] for part in wanted)  # type: ignore[misc]
        hues = [levels for levels in product(*near) if len(set(levels)) > 1]
        found = min(hues, key=lambda levels: _distance(levels, wanted))
    return "#{:02x}{:02x}{:02x}".format(*found)


def between(one: str, other: str, share: float) -> str:
    """The colour that lies between two, so far on the way from the one to the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * share) for a, b in pairs))


def _distance(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


@cache
def _greys() -> dict[int, int]:
    """The greys that are shown, each with the one that rich has to be told: it shows some as their neighbours."""
    shown = {Color.from_rgb(g, g, g).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().red: g for g in _GREYS}
    return {grey: shown[grey] for grey in sorted(shown)}


def _beside(level: int, *, lighter: bool) -> str:
    """The grey next to one."""
    shown = sorted(_greys())
    beyond = [grey for grey in shown if (grey > level if lighter else grey < level)] or shown
    told = _greys()[beyond[0 if lighter else -1]]
    return f"#{told:02x}{told:02x}{told:02x}"

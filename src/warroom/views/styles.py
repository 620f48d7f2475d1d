"""What a style token means: colour roles by name, `on-` roles behind, and the attributes of text."""

from __future__ import annotations

from typing import NamedTuple

ATTRIBUTES = frozenset({"bold", "dim", "italic", "underline", "strike", "reverse"})


class Style(NamedTuple):
    """A parsed token: `fg` and `bg` are roles of a theme, "" for none."""

    fg: str = ""
    bg: str = ""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False


def parse_style(token: str) -> Style:
    """The style of a token such as `piece bold on-raised`; the last colour named wins."""
    words = token.split()
    said = ATTRIBUTES.intersection(words)
    behind = [word.removeprefix("on-") for word in words if word.startswith("on-")]
    colours = [word for word in words if word not in ATTRIBUTES and not word.startswith("on-")]
    return Style(
        fg=colours[-1] if colours else "",
        bg=behind[-1] if behind else "",
        bold="bold" in said,
        dim="dim" in said,
        italic="italic" in said,
        underline="underline" in said,
        strike="strike" in said,
        reverse="reverse" in said,
    )


class _Styles(dict[str, Style]):
    def __missing__(self, token: str) -> Style:
        self[token] = style = parse_style(token)
        return style


STYLES: dict[str, Style] = _Styles()

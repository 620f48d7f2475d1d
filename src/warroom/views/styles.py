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
    style = Style()
    for word in token.split():
        if word in ATTRIBUTES:
            style = style._replace(**{word: True})
        elif word.startswith("on-"):
            style = style._replace(bg=word.removeprefix("on-"))
        else:
            style = style._replace(fg=word)
    return style


class _Styles(dict[str, Style]):
    def __missing__(self, token: str) -> Style:
        self[token] = style = parse_style(token)
        return style


STYLES: dict[str, Style] = _Styles()

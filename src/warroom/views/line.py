"""What views give to a face: lines of styled text that fill a width in terminal cells exactly."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """Text that is shown literally, with a style token that the theme gives a look.

    Tokens are space-joined words, e.g. `title`, `muted`, `piece bold`, `bad`; see `views.styles`.
    """

    text: str
    style: str = ""


Line: TypeAlias = tuple[Span, ...]


class Row(NamedTuple):
    """One or more screen lines of a pane.

    `kind` is `card`, `head` (a stage), `more`, `gap` or `text`; `card` is the card's id or "";
    `group` is the stage or section it stands in; `height` is in lines.
    """

    kind: str
    card: str
    group: str
    height: int = 1


def plain(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(span.text for span in line)

"""Where everything stands on a screen of a given size: one pure function, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warroom.commands.spec import PANES, Pane

WIDE = 140
NARROW = 100
# From this height on there is a line about the team's load.
_LOADED = 30
# Thousandths of the width: strategy, pipeline, today.
_WIDE_SHARES = (260, 430, 310)
_MEDIUM_SHARES = (250, 410, 340)


class Place(NamedTuple):
    """A rectangle of the screen in cells."""

    x: int
    y: int
    width: int
    height: int


class Wants(NamedTuple):
    """What decides the arrangement besides the size; `note` is the height of the message, 0 for none.

    A day that is `uncommitted` has its line about the team's load on small screens too.
    The message stands at the bottom, or at the top while a dialog lies over the rest (`covered`), but below the
    line that says that the screen is `shared`; above the footer while keys are shown there as they are pressed
    (`keys_shown`).
    """

    focus: Pane = "pipeline"
    zoomed: bool = False
    filter_line: bool = False
    note: int = 0
    covered: bool = False
    uncommitted: bool = False
    keys_shown: bool = False
    shared: bool = False


def arrange(width: int, height: int, wants: Wants) -> Mapping[str, Place]:
    """The place of each part that is to be seen, by name.

    Parts are `header`, `tabs`, the panes, `board` (the zoomed pipeline), `filter`, `load`, `thread`, `tape`,
    `footer`, `note`.  What does not fit a small screen is left out, the panes never.
    """
    places: dict[str, Place] = {}
    top, bottom = 0, height

    def from_top(name: str, rows: int) -> None:
        nonlocal top
        places[name] = Place(0, top, width, rows)
        top += rows

    def from_bottom(name: str, rows: int) -> None:
        nonlocal bottom
        bottom -= rows
        places[name] = Place(0, bottom, width, rows)

    if height >= 6:
        from_top("header", 1)
    if height >= 4:
        from_bottom("footer", 1)
    if height >= 36:
        bottom -= 1
    if height >= 20:
        from_bottom("tape", 3)
    if height >= 12:
        from_bottom("thread", 1)
    if height >= _LOADED or (wants.uncommitted and height >= 12):
        from_bottom("load", 1)
    if wants.filter_line:
        from_bottom("filter", 1)
    one_pane = width < NARROW or wants.zoomed
    if width < NARROW and height >= 8 and not (wants.zoomed and wants.focus == "pipeline"):
        from_top("tabs", 1)
    room = max(bottom - top, 1)
    if one_pane:
        name = "board" if wants.zoomed and wants.focus == "pipeline" else wants.focus
        places[name] = Place(0, top, width, room)
    else:
        for pane, (x, cells) in zip(PANES, _columns(width), strict=True):
            places[pane] = Place(x, top, cells, room)
    if wants.note:
        under = places["footer"].height if wants.keys_shown and "footer" in places else 0
        rows = min(wants.note, height - under)
        top_most = int(wants.shared and height > rows)
        places["note"] = Place(0, top_most if wants.covered else height - under - rows, width, rows)
    return places


def _columns(width: int) -> tuple[tuple[int, int], ...]:
    """(x, width) of three panes with one empty cell between them."""
    shares = _WIDE_SHARES if width >= WIDE else _MEDIUM_SHARES
    cells = width - 2
    first = cells * shares[0] // 1000
    second = cells * shares[1] // 1000
    return (0, first), (first + 1, second), (first + second + 2, cells - first - second)

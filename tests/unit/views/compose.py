"""Puts a whole screen together from the views, as the face does, and shows it as text or as SVG."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from warroom.config.themes import load_theme
from warroom.views.build import blank
from warroom.views.footer import footer, tabs
from warroom.views.header import header
from warroom.views.line import Line, Span, plain
from warroom.views.panes import row_lines, rows, title
from warroom.views.rowlook import RowLook
from warroom.views.scene import Scene
from warroom.views.styles import STYLES
from warroom.views.tape import tape
from warroom.views.thread import thread_line

PANES = ("strategy", "pipeline", "today")
HINTS = (
    ("h l", "pane"), ("j k", "move"), ("H L", "stage"), ("i", "inch"), ("space", "mark"), ("x", "done"), ("a", "add"),
    ("c", "capture"), ("o", "owner"), ("w", "when"), ("f", "feed"), ("u", "undo"), ("/", "filter"), ("z", "zoom"),
    ("S", "standup"), ("?", "keys"), (":", "command"),
)  # fmt: skip


def screen(scene: Scene, width: int, height: int, focused: str = "pipeline") -> list[Line]:
    """The main screen as `height` lines of `width` cells."""
    top = [header(scene, width)]
    low = [thread_line(scene, width), *tape(scene, width), footer(HINTS, width)]
    if width < 100:
        top.append(tabs(scene, width, focused))
        middle = pane_lines(focused, scene, width, height - len(top) - len(low), True)
        return [*top, *middle, *low]
    columns = pane_widths(width)
    body = [
        pane_lines(pane, scene, cells, height - len(top) - len(low), pane == focused)
        for pane, cells in zip(PANES, columns, strict=True)
    ]
    gap = Span(" ", "on-panel")
    middle = [(*a, gap, *b, gap, *c) for a, b, c in zip(*body, strict=True)]
    return [*top, *middle, *low]


def pane_widths(width: int) -> tuple[int, int, int]:
    """Three panes with a cell between them."""
    strategy = width * 41 // 160
    today = width * 53 // 160
    return strategy, width - 2 - strategy - today, today


def pane_lines(pane: str, scene: Scene, width: int, height: int, focused: bool) -> list[Line]:
    """A pane as `height` lines, scrolled so that the selected card is in it."""
    lines = list(title(pane, scene, width, focused))
    body: list[Line] = []
    at = 0
    placed = rows(pane, scene, height - 2)
    for row, top in zip(placed, accumulate((row.height for row in placed), initial=0), strict=False):
        selected = bool(row.card) and row.card == scene.selected
        if selected and focused:
            at = max(0, top + row.height - (height - 2))
        state = RowLook(selected, marked=row.card in scene.marks, lit=row.card in scene.lit)
        body += row_lines(pane, row, scene, width, state)
    lines += body[at : at + height - 2]
    return [*lines, *[blank(width)] * (height - len(lines))]


def as_text(lines: list[Line]) -> str:
    """The screen without its colours, for goldens."""
    return "\n".join(plain(line).rstrip() for line in lines) + "\n"


def as_svg(lines: list[Line], width: int, theme_name: str, to: Path) -> None:
    """The screen in a theme's colours as an SVG picture."""
    from io import StringIO

    from rich.color_triplet import ColorTriplet
    from rich.console import Console
    from rich.style import Style
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    colours = load_theme(theme_name).colours
    console = Console(width=width, record=True, file=StringIO(), force_terminal=True, color_system="truecolor")
    for line in lines:
        text = Text()
        for span in line:
            look = STYLES[span.style]
            text.append(span.text, Style(
                color=colours[look.fg or "text"], bgcolor=colours[look.bg or "background"], bold=look.bold,
                italic=look.italic, underline=look.underline, strike=look.strike, reverse=look.reverse, dim=look.dim,
            ))  # fmt: skip
        console.print(text, no_wrap=True, overflow="crop")
    ground, ink = ColorTriplet(*_rgb(colours["background"])), ColorTriplet(*_rgb(colours["text"]))
    terminal = TerminalTheme(ground, ink, [ground] * 8)
    # Renderers other than browsers drop spaces at the start of a text unless they are told to keep them.
    picture = console.export_svg(title="warroom", theme=terminal).replace("<text ", '<text xml:space="preserve" ')
    to.write_text(picture)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

"""The screen as it stands, as a picture in the theme: drawn, and kept as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from warroom.config.files import put_new
from warroom.config.folders import pictures_dir
from warroom.tui import over
from warroom.tui.look import Look
from warroom.views.picture.svg import Run, svg

if TYPE_CHECKING:
    from warroom.tui.face import Face


def picture(app: Face) -> str:
    """The screen as SVG."""
    look = app.look
    rows = [[_run(segment, look) for segment in strip] for strip in over.frame(app)]
    return svg(rows, look.theme.colours["background"], f"{app.session.board.campaign.name} · warroom")


def take(app: Face) -> None:
    """Keep a picture of what is on the screen once the command that asked for it is gone."""
    app.call_after_refresh(_take, app)


def _take(app: Face) -> None:
    folder = pictures_dir()
    try:
        file = put_new(folder, f"warroom-{app.now():%Y-%m-%d-%H%M%S}", ".svg", picture(app).encode("utf-8"))
    except OSError as error:
        app.say(f"The picture could not be kept in {folder}: {error.strerror}.", "bad")
    else:
        app.say(f"The picture is in {file}", "good")


def _run(segment: Segment, look: Look) -> Run:
    style, colours = segment.style or Style(), look.theme.colours
    fore, back = _colour(style.color, colours["text"]), _colour(style.bgcolor, colours["background"])
    if style.reverse:
        fore, back = back, fore
    looks = (style.bold, style.italic, style.underline, style.strike, style.dim)
    return Run(segment.text, fore, back, *map(bool, looks))


def _colour(colour: Color | None, otherwise: str) -> str:
    return otherwise if colour is None or colour.is_default else colour.get_truecolor().hex

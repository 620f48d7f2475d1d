"""`warroom picture`: a screen of the dashboard as SVG, without opening it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand

# By the command that opens each of them.
_SCREENS = (
    "main", "standup", "scoreboard", "calendar", "golives", "load", "flow", "routines", "ledger", "history", "replay",
)  # fmt: skip
_LEAST, _MOST = (20, 6), (400, 200)


@click.command(cls=Sub, short_help="Draw a screen of the dashboard as SVG.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--screen", type=click.Choice(_SCREENS), default="main", help="Which one; else the main screen.")
@click.option("--size", default="160x45", metavar="WxH", help="Columns and rows, 160x45 unless said.")
@click.option("--theme", default="", metavar="NAME", help="The theme, else that of the settings.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@click.pass_obj
def picture(errand: Errand, file: Path | None, screen: str, size: str, theme: str, force: bool) -> None:
    """Draw a screen of the dashboard as an SVG picture, in FILE or to stdout.

    \b
      warroom picture board.svg
      warroom picture score.svg --screen scoreboard --size 110x32 --theme day --share-safe
    """
    from importlib import import_module

    columns, rows = _size(size)
    campaign = errand.campaign.id
    errand.close()
    # By name, for the two faces may not import each other.
    shot = import_module("warroom.tui.shot").shot
    with misread():
        drawn: str = shot(
            errand.path, campaign, errand.me, size=(columns, rows), command="" if screen == "main" else screen,
            theme=theme, sharing=errand.asked.share_safe, clock=lambda: errand.now,
        )  # fmt: skip
    if file is None:
        out.lines(drawn)
        return
    from warroom.cli.files import put

    put(file, (drawn.encode("utf-8"),), force=force, never=errand.path)
    out.words(f"drew {file}")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,4})x([0-9]{1,4})", text)
    columns, rows = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_LEAST[0] <= columns <= _MOST[0] and _LEAST[1] <= rows <= _MOST[1]):
        least, most = (f"{wide}x{high}" for wide, high in (_LEAST, _MOST))
        raise Misread(f"{text!r} is no size: write columns and rows as 160x45, from {least} to {most}.")
    return columns, rows

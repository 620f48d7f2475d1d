"""The pictures of the documentation, taken of the real screens: `python -m tests.stage.pictures --check|--write`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import pytest

from tests.stage.play import played
from tests.world import own_folders
from warroom.tui.pictures import picture as drawn

DOCS = Path(__file__).parents[2] / "docs"
# For each picture: the size, the theme, and the keys that lead to it.
SCENES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "main-screen": ((160, 45), "night", ("2", *"j" * 17)),
    "board": ((120, 32), "day", ("2", "z")),
    "golives": ((110, 26), "night", ("5", "j", "j")),
    "thread": ((140, 32), "night", ("1", "T")),
    "load": ((132, 22), "night", ("6", *"jjjl")),
    "calendar": ((140, 38), "night", ("4", "l", "tab")),
    "scoreboard": ((110, 32), "night", ("W",)),
    "playbook": ((140, 32), "night", ("colon", *"playbook", "enter", *"jjj", "enter", "enter", *"jjjjjj")),
    "ledger": ((120, 30), "night", ("colon", *"ledger", "enter", "tab", "j", "j")),
    "history": ((120, 30), "night", ("colon", *"log", "enter", "j", "j")),
    "replay": ((140, 36), "night", ("R", "H", "H", *"hhhhhhhh")),
    "standup": ((120, 34), "projector", ("S", "2")),
    "shared": ((110, 30), "night", ("P", "escape", "2", *"j" * 13)),
    "spotlight": ((140, 40), "night", ("2", *"j" * 16, "asterisk", "full_stop")),
}


async def picture(name: str) -> str:
    """The picture of that name, as SVG."""
    size, theme, keys = SCENES[name]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # A screen that is shared is remembered, and whoever draws the pictures has not shared theirs.
        own_folders(Path(folder), patch)
        async with played(Path(folder), size, *keys, theme=theme) as (app, _):
            return drawn(app)


def main(argument: str) -> int:
    """Write the pictures, or say which are out of date; gives the exit code."""
    code = 0
    for name in SCENES:
        file = DOCS / f"{name}.svg"
        made = asyncio.run(picture(name))
        if argument == "--write":
            file.write_text(made, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != made:
            print(f"out of date: docs/{file.name}", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""A recording of a terminal in the asciicast format, version 2: a head, then a line for each thing that happened."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias

# Output, a new size, a place to find again.
Code: TypeAlias = Literal["o", "r", "m"]

# What is for the terminal that shows the dashboard and no part of what is seen: its title and clipboard, notices, the
# bell, questions to it, and how it reports keys and the mouse.  Whoever plays a recording has a terminal of their own.
_UNSEEN = re.compile(
    "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)"
    "|\x1b[PX^_][^\x1b]*\x1b\\\\"
    "|\x1b\\[[?>=<][0-9;]*[ -/]*[@-~]"
    "|\x1b\\[[0-9;]*[cntu]"
    "|\x1b[=>]"
    "|\x07"
)
_CLEAR = "\x1b[?25l\x1b[m\x1b[2J\x1b[H"


def head(width: int, height: int, at: float, title: str, term: str) -> str:
    """The first line: the terminal's size, when it began in seconds of Unix time, and what it is called."""
    about = {
        "version": 2,
        "width": width,
        "height": height,
        "timestamp": int(at),
        "title": title,
        "env": {"TERM": term},
    }
    return _line(about)


def event(seconds: float, code: Code, data: str) -> str:
    """A line for what happened so many seconds after the beginning."""
    return _line([round(max(seconds, 0.0), 6), code, data])


def seen(data: str) -> str:
    """Of what was written to the terminal that which can be seen."""
    return _UNSEEN.sub("", data)


def first_frame(lines: list[str]) -> str:
    """What shows the lines, given with their codes, on any screen."""
    return _CLEAR + "".join(f"\x1b[{number};1H{line}" for number, line in enumerate(lines, 1))


def resized() -> str:
    """What a player needs that knows of no other size: the screen empty, for all of it is painted next."""
    return "\x1b[m\x1b[2J"


def last_frame(height: int) -> str:
    """What leaves the player's terminal as a shell wants it, below a screen so high."""
    return f"\x1b[m\x1b[{height};1H\x1b[?25h\r\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"

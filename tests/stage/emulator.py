"""As much of a terminal as the dashboard writes to, and a strict reader of recordings that plays them on it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from rich.cells import split_graphemes

_TOKEN = re.compile(
    r"\x1b\[(?P<codes>[0-9;]*)(?P<final>[A-Za-z])"
    r"|(?P<private>\x1b\[[?>=<][0-9;]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x07)"
    r"|(?P<control>[\r\n])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
)


class Emulator:
    """A screen of cells; what it does not know it refuses."""

    def __init__(self, width: int, height: int) -> None:
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.cells = [[" "] * width for _ in range(height)]
        self.x = self.y = 0

    def feed(self, data: str, *, strict: bool = True) -> None:
        at = 0
        while at < len(data):
            token = _TOKEN.match(data, at)
            assert token is not None, repr(data[at : at + 40])
            assert token["private"] is None or not strict or token["private"] in ("\x1b[?25l", "\x1b[?25h"), repr(
                token[0]
            )
            if token["final"]:
                self._obey(token["final"], [int(code or 0) for code in token["codes"].split(";")])
            elif token["control"]:
                self.x, self.y = (0, self.y) if token[0] == "\r" else (self.x, self.y + 1)
            elif token["text"]:
                self._write(token["text"])
            at = token.end()

    @property
    def lines(self) -> list[str]:
        return ["".join(row).rstrip() for row in self.cells]

    def _obey(self, final: str, codes: list[int]) -> None:
        if final == "H":
            self.y, self.x = max(codes[0], 1) - 1, max(codes[1] if len(codes) > 1 else 1, 1) - 1
        elif final == "J":
            assert codes == [2]
            self.cells = [[" "] * self.width for _ in range(self.height)]
        else:
            assert final in "mntcu", final

    def _write(self, text: str) -> None:
        for start, end, cells in split_graphemes(text)[0]:
            for offset in range(cells):
                if self.y < self.height and self.x + offset < self.width:
                    self.cells[self.y][self.x + offset] = text[start:end] if offset == 0 else ""
            self.x += cells


class Played(NamedTuple):
    """A recording that was read: its head, its events, and the screen at its end."""

    head: dict[str, object]
    events: list[tuple[float, str, str]]
    screen: Emulator


def play(path: Path) -> Played:
    """Read a recording as the format says, line by line, and play it to its end."""
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    first, *rest = text.removesuffix("\n").split("\n")
    head = json.loads(first)
    assert head["version"] == 2
    assert {type(head[name]) for name in ("width", "height", "timestamp")} == {int}
    screen = Emulator(head["width"], head["height"])
    events = [(float(seconds), str(code), str(data)) for seconds, code, data in map(json.loads, rest)]
    before = 0.0
    for seconds, code, data in events:
        assert seconds >= before
        before = seconds
        if code == "r":
            assert re.fullmatch("[0-9]+x[0-9]+", data)
            screen.resize(*map(int, data.split("x")))
        elif code == "o":
            screen.feed(data)
        else:
            assert code == "m"
    return Played(head, events, screen)

"""The floor: the smallest three-pane line-drawn Textual app, with nothing behind it.

Usage: python floor.py ROWS.  `j` and `k` move, `/` starts a substring filter, `q` quits.
"""

from __future__ import annotations

import gc
import os
import sys

gc.disable()

from rich.segment import Segment  # noqa: E402
from rich.style import Style  # noqa: E402
from textual.app import App, ComposeResult  # noqa: E402
from textual.containers import Horizontal  # noqa: E402
from textual.events import Key  # noqa: E402
from textual.geometry import Region  # noqa: E402
from textual.strip import Strip  # noqa: E402
from textual.widget import Widget  # noqa: E402

PLAIN, LIT = Style(color="#e4e6eb", bgcolor="#16181d"), Style(color="#f5c542", bgcolor="#262c39", bold=True)


class Pane(Widget):
    """Lines of text, one of them lit."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self.titles, self.cursor, self.top = titles, 0, 0

    def render_line(self, y: int) -> Strip:
        """The strip of screen line `y`."""
        row, width = self.top + y, self.size.width
        text = self.titles[row] if row < len(self.titles) else ""
        return Strip([Segment(text[:width].ljust(width), LIT if row == self.cursor else PLAIN)], width)

    def move(self, step: int) -> None:
        """Move the lit line, scrolling when it would leave the pane."""
        old = self.cursor
        self.cursor = max(0, min(len(self.titles) - 1, old + step))
        top = max(self.cursor - self.size.height + 1, min(self.top, self.cursor))
        if top != self.top:
            self.top = top
            self.refresh()
        else:
            lines = (Region(0, row - self.top, self.size.width, 1) for row in (old, self.cursor))
            self.refresh(*lines)


class Floor(App[None]):
    """Three panes and nothing else."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Pane { width: 1fr; height: 1fr; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.titles = [f"Card {n:06} of the pipeline, with a title as long as titles are" for n in range(rows)]
        self.query_text: str | None = None

    def compose(self) -> ComposeResult:
        """Three panes side by side."""
        with Horizontal():
            yield Pane(self.titles)
            yield Pane(self.titles)
            yield Pane(self.titles)

    def on_mount(self) -> None:
        """Tell the terminal when the first frame stands."""
        self.call_after_refresh(self.ready)

    def ready(self) -> None:
        """The title is what the measuring side waits for."""
        gc.freeze()
        os.write(1, b"\x1b]0;floor\x07")

    def on_key(self, event: Key) -> None:
        """The few keys there are."""
        pane = self.query(Pane)[1]
        if self.query_text is not None and event.is_printable:
            self.query_text += event.character or ""
            pane.titles = [title for title in self.titles if self.query_text in title]
            pane.refresh()
        elif event.key in ("j", "k"):
            pane.move(1 if event.key == "j" else -1)
        elif event.key == "slash":
            self.query_text = ""
        elif event.key == "q":
            self.exit()


if __name__ == "__main__":
    Floor(int(sys.argv[1])).run()

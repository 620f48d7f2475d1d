"""A text that two people wrote at once: both, their merge, and the choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Both, Outcome
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.card import Scroll
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.leaving import Leaving
from warroom.tui.look import Look
from warroom.views.line import Line
from warroom.views.versions import alone, beside, joined

# From this width on both stand beside each other.
_ROOMY = 70
_CHOICES = {"m": "mine", "t": "theirs", "b": "merged"}


class BothScreen(Dialog[Outcome | None]):
    """Goes away with the outcome of `mine`, `theirs` or `merged`; esc asks, for a text would be lost."""

    TYPES = False

    CSS_PATH = styled("both.tcss")

    def __init__(self, both: Both, ago: Callable[[str], str], look: Look, *, ascii: bool = False) -> None:
        """`ago` says how long an instant is past."""
        super().__init__(look, ascii=ascii)
        self._both = both
        self._names = ("yours", f"@{both.who}, {ago(both.at)}" if both.at else f"@{both.who}")
        self._page = 0
        self._scroll = Scroll(look, self._shown)
        self._foot = Lines(look, self._said)
        self._leaving = Leaving(lambda: self.dismiss(None), self._foot.renew)

    def compose(self) -> ComposeResult:
        """The texts in a frame, with the keys below."""
        with Panel(self._both.title):
            yield self._scroll
            yield self._foot

    def take(self, event: events.Key) -> None:
        """Choose, turn the page, or scroll."""
        key = event.key
        if self._leaving.take(key):
            return
        if key in _CHOICES:
            self.dismiss(self._both.then(_CHOICES[key]))
        elif key in ("tab", "right", "l", "shift+tab", "left", "h"):
            self._page += 1 if key in ("tab", "right", "l") else -1
            self._scroll.show(self._shown, keep=False)
            self._foot.renew()
        else:
            self._scroll.take(key)

    def close(self) -> None:
        """Leave, but not what has been written without asking."""
        if not self._leaving.take("escape"):
            self._leaving.ask()

    def _pages(self, width: int) -> tuple[tuple[str, Callable[[], Sequence[Line]]], ...]:
        """What tab goes through at this width: the name of each page, and its lines."""
        mine, theirs, ascii = self._both.mine, self._both.theirs, self.ascii
        merge = ("the merge", lambda: joined(self._both.merged, width))
        if width >= _ROOMY:
            return (("both texts", lambda: beside(mine, theirs, self._names, width, ascii)), merge)
        return (
            ("yours", lambda: alone(mine, theirs, self._names[0], width, ascii, mine=True)),
            ("theirs", lambda: alone(theirs, mine, self._names[1], width, ascii, mine=False)),
            merge,
        )

    def _shown(self, width: int) -> Sequence[Line]:
        pages = self._pages(width)
        return pages[self._page % len(pages)][1]()

    def _said(self, width: int) -> tuple[Line, ...]:
        if self._leaving.asked:
            return (self._leaving.line(width),)
        pages = self._pages(width)
        after = pages[(self._page + 1) % len(pages)][0]
        clashes = self._both.clashes
        merge = ("b", f"merge, {clashes} marked" if clashes else "both, they fit")
        choices = (("m", "mine"), ("t", "theirs"))
        if width >= _ROOMY:
            return (hint_line((*choices, merge, ("tab", after), ("esc", "leave")), width),)
        return (hint_line((*choices, ("esc", "leave")), width), hint_line((merge, ("tab", after)), width))

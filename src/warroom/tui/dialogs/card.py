"""The opened card, scrolled; every key that does not scroll is a command on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip

from warroom.domain.model import Card
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Drawn, Lines
from warroom.tui.look import Look
from warroom.views.line import Line

Build = Callable[[int], Sequence[Line]]
_KEYS = (("esc", "close"), ("j k", "scroll"), ("n p", "next, previous"))


class Forward(Message):
    """A key for the app's commands, while `card` is open, or how it is done well."""

    def __init__(self, key: str, card: str, *, howto: bool = False) -> None:
        super().__init__()
        self.key = key
        self.card = card
        self.howto = howto


class Turn(Message):
    """The next card of the pane is wanted (`by` 1), or the one before (-1); `screen.show` shows it."""

    def __init__(self, screen: CardScreen, by: int) -> None:
        super().__init__()
        self.screen = screen
        self.by = by


class Scroll(Drawn):
    """Lines of which a window is seen."""

    def __init__(self, look: Look, build: Build) -> None:
        super().__init__(look)
        self._build = build
        self._made: tuple[int, Sequence[Line]] = (-1, ())
        self.top = 0

    def show(self, build: Build, *, keep: bool) -> None:
        """Show other lines, from the top unless the place is to be kept."""
        self._build, self._made = build, (-1, ())
        self.top = self.top if keep else 0
        self.go(0)
        self.refresh()

    def go(self, by: int) -> None:
        """Go down by so many lines, as far as there are any."""
        last = max(0, len(self._lines()) - self.size.height)
        top = max(0, min(last, self.top + by))
        if top != self.top:
            self.top = top
            self.refresh()

    def reveal(self, find: Callable[[int], int]) -> None:
        """Let the line that `find` tells for the width be seen."""
        line, height = find(self.size.width), self.size.height
        if not self.top <= line < self.top + height:
            self.go(line - height // 2 - self.top)

    def take(self, key: str) -> bool:
        """Scroll by a key; False when it does not scroll."""
        half = max(1, self.size.height // 2)
        steps = {"ctrl+d": half, "pagedown": 2 * half, "ctrl+u": -half, "pageup": -2 * half}
        by = _STEPS.get(key) or steps.get(key)
        if by:
            self.go(by)
        return bool(by)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on."""
        event.stop()
        self.go(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.go(-3)

    def on_resize(self) -> None:
        """Stay within the lines."""
        self.go(0)

    def render_line(self, y: int) -> Strip:
        """One line, or an empty one below the last."""
        lines, at = self._lines(), self.top + y
        return self.strip(lines[at] if at < len(lines) else ())

    @property
    def place(self) -> str:
        """How much of it is above and below the window, in words; "" when all is seen."""
        count, height = len(self._lines()), self.size.height
        return "" if count <= height else f"{self.top + 1}–{min(count, self.top + height)} of {count}"

    def _lines(self) -> Sequence[Line]:
        width = self.size.width
        if self._made[0] != width:
            self._made = (width, self._build(width))
        return self._made[1]


_FAR = 1 << 40
_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}


class CardScreen(Dialog[None]):
    """Shows a card whose lines `build(width)` gives; posts Forward and Turn to the app.

    `keys` are the hints for what the app does with the keys that it is forwarded, `first` those that only some
    cards have.  With `howto` what is shown is how the card is done well.
    """

    TYPES = False

    CSS_PATH = styled("card.tcss")

    def __init__(
        self,
        card: Card,
        build: Build,
        look: Look,
        *,
        ascii: bool = False,
        first: Sequence[tuple[str, str]] = (),
        keys: Sequence[tuple[str, str]] = (),
        howto: bool = False,
    ) -> None:
        super().__init__(look, ascii=ascii)
        self.card = card.id
        self.howto = howto
        self._first = first
        self._keys = keys
        self._panel = Panel(card.kind)
        self._scroll = Scroll(look, build)
        self._foot = Lines(look, self._said)

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.card

    def compose(self) -> ComposeResult:
        """The card in a frame, with the keys below."""
        with self._panel:
            yield self._scroll
            yield self._foot

    def show(self, card: Card, build: Build, first: Sequence[tuple[str, str]] = ()) -> None:
        """Show another card, or the same one as it is now."""
        same, self.card, self._first = card.id == self.card, card.id, first
        self._panel.entitle(card.kind)
        self._scroll.show(build, keep=same)
        self._foot.renew()

    def reveal(self, find: Callable[[int], int]) -> None:
        """Let the line that `find` tells for the width be seen."""
        self._scroll.reveal(find)
        self._foot.renew()

    def take(self, event: events.Key) -> None:
        """Scroll, turn the page, close, or let the app act on the card."""
        key = event.key
        if key in ("q", "enter") or (self.howto and key == "question_mark"):
            self.dismiss(None)
        elif key in ("n", "p"):
            self.app.post_message(Turn(self, 1 if key == "n" else -1))
        elif self._scroll.take(key):
            self._foot.renew()
        else:
            self.app.post_message(Forward(key, self.card, howto=self.howto))

    def _said(self, width: int) -> tuple[Line, ...]:
        return (hint_line((*self._first, *_KEYS, *self._keys), width, self._scroll.place),)

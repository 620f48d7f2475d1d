"""Longer text, written in place where no editor of the user's own can be started."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.widgets import TextArea

from warroom.commands.spec import Compose, Outcome
from warroom.domain.text import literal
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.edit import typed
from warroom.tui.dialogs.leaving import Leaving
from warroom.tui.look import Look
from warroom.views.line import Line

_KEYS = (("ctrl+s", "save"), ("ctrl+z", "undo"), ("esc", "leave"))
_KEPT = frozenset("\n\t")


class Area(TextArea):
    """A text area that shows control characters as symbols, and lets its screen see every key first."""

    def __init__(self, text: str, first: Callable[[events.Key], bool]) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="indent")
        self._first = first

    async def _on_key(self, event: events.Key) -> None:
        if self._first(event) or self._leap(event.key) or self._unseen(event):
            event.stop()
            event.prevent_default()

    def _leap(self, key: str) -> bool:
        """Go to either end of the text."""
        ends = {"ctrl+home": (0, 0), "ctrl+end": self.document.end}
        if key in ends:
            self.move_cursor(ends[key])
        return key in ends

    def _unseen(self, event: events.Key) -> bool:
        """Take what a key types although nothing is seen of it, which the widget drops."""
        unseen = "" if event.is_printable else typed(event.character)
        if unseen:
            self.replace(visible(unseen), *self.selection, maintain_selection_offset=False)
        return bool(unseen)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = visible(event.text)


class ComposeScreen(Dialog[Outcome | None]):
    """Saves on ctrl+s; esc asks when the text has been changed."""

    CSS_PATH = styled("compose.tcss")
    SWALLOWS = False

    def __init__(self, compose: Compose, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._wanted = compose
        self._body, self._begun = (with_newlines(text) for text in compose.begun or ("", ""))
        self._area = Area(visible(self._begun), self._first)
        self._foot = Lines(look, self._said)
        self._leaving = Leaving(lambda: self.dismiss(self._wanted.left), self._foot.renew)

    def compose(self) -> ComposeResult:
        """The text in a frame, with the keys below."""
        with Panel(self._wanted.title):
            yield self._area
            yield self._foot

    def close(self) -> None:
        """Leave, but not what has been written without asking."""
        if self._area.text == visible(self._body):
            self.dismiss(self._wanted.left)
        else:
            self._leaving.ask()

    def _first(self, event: events.Key) -> bool:
        key = event.key
        if self._leaving.take(key):
            return True
        if key == "ctrl+s":
            self._save()
        elif key == "escape":
            self.close()
        return key in ("ctrl+s", "escape")

    def _save(self) -> None:
        text = restored(self._area.text, self._begun)
        self.dismiss(self._wanted.left if text == self._body else self._wanted.then(self._body, text))

    def _said(self, width: int) -> tuple[Line, ...]:
        return (self._leaving.line(width) if self._leaving.asked else hint_line(_KEYS, width),)


def with_newlines(text: str) -> str:
    """The text with its lines ended by newlines alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def visible(text: str) -> str:
    """The text with every character that a terminal would act on as a symbol; lines and tabs stay."""
    return "".join(char if char in _KEPT else literal(char) for char in with_newlines(text))


def restored(text: str, body: str) -> str:
    """`text` with the symbols that stand for control characters of `body` turned back into them."""
    stood = {literal(char): char for char in set(body) - _KEPT if literal(char) != char}
    return text.translate({ord(symbol): char for symbol, char in stood.items() if symbol not in body})

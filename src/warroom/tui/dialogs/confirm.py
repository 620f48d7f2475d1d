"""A question whose safe answer is no."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip

from warroom.commands.spec import Confirm, Outcome
from warroom.tui.dialogs.base import Dialog, Panel, styled
from warroom.tui.dialogs.drawn import Drawn, Lines
from warroom.tui.look import Look
from warroom.views.cells import paragraphs
from warroom.views.cells import width as cells
from warroom.views.line import Line, Span

_BESIDE = frozenset({"left", "right", "up", "down", "tab", "shift+tab", "h", "l", "j", "k"})


class Buttons(Drawn):
    """Cancel and the deed, side by side; cancel has the focus until it is moved."""

    class Answered(Message):
        """One of them was clicked; `deed` is False for cancel."""

        def __init__(self, deed: bool) -> None:
            super().__init__()
            self.deed = deed

    def __init__(self, look: Look, yes: str) -> None:
        super().__init__(look)
        self._labels = (" n  cancel ", f" y  {yes} ")
        self.deed = False

    def turn(self) -> None:
        """Focus the other one."""
        self.deed = not self.deed
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Answer with the one under the mouse."""
        first, second = (cells(label) + 2 for label in self._labels)
        if event.x < first:
            self.post_message(self.Answered(False))
        elif first < event.x <= first + second:
            self.post_message(self.Answered(True))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Both, the focused one between brackets and inverted."""
        safe, deed = self._labels
        spans = (*_button(safe, not self.deed, "text"), Span(" "), *_button(deed, self.deed, "bad"))
        return self.strip(spans)


def _button(label: str, focused: bool, role: str) -> tuple[Span, ...]:
    if focused:
        return (Span("[", f"{role} bold"), Span(label, f"{role} bold reverse"), Span("]", f"{role} bold"))
    return (Span(" "), Span(label, role), Span(" "))


class ConfirmScreen(Dialog[Outcome | None]):
    """Does it on y, or on enter once the deed has been focused."""

    TYPES = False

    CSS_PATH = styled("confirm.tcss")

    def __init__(self, confirm: Confirm, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._confirm = confirm
        self._buttons = Buttons(look, confirm.yes)

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Panel(self._confirm.title):
            yield Lines(self.look, self._question)
            yield self._buttons

    def take(self, event: events.Key) -> None:
        """Answer."""
        if event.key == "y":
            self._answer(True)
        elif event.key in ("n", "q"):
            self._answer(False)
        elif event.key in ("enter", "space"):
            self._answer(self._buttons.deed)
        elif event.key in _BESIDE:
            self._buttons.turn()

    def on_buttons_answered(self, answered: Buttons.Answered) -> None:
        """Answer with a click."""
        self._answer(answered.deed)

    def close(self) -> None:
        """Leave it undone."""
        self._answer(False)

    def _answer(self, deed: bool) -> None:
        self.dismiss(self._confirm.then if deed else self._confirm.left)

    def _question(self, width: int) -> tuple[Line, ...]:
        most = max(1, self.app.size.height - 5)
        return tuple((Span(text, "text"),) for text in paragraphs(self._confirm.text, width, most))

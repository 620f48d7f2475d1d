"""One line at the foot of the board, which says while it is typed what it would do."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Ask, Echo, Outcome, Say
from warroom.tui.dialogs import edit
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.look import Look
from warroom.views.cells import paragraphs
from warroom.views.glyphs import worded
from warroom.views.line import Line, Span

ECHO_LINES = 3
_OFFERED = 8


class Tabbing(NamedTuple):
    """Words offered for what stands from `start` to the cursor; `at` is the one that is shown."""

    start: int
    words: tuple[str, ...]
    at: int


def tab(line: edit.Edit, words: tuple[str, ...], going: Tabbing | None, step: int) -> tuple[edit.Edit, Tabbing | None]:
    """The line after tab: the word before the cursor completed, and the next one on each further tab."""
    if going is None:
        start, word = edit.word_before(line)
        found = edit.completions(word, words)
        if not found:
            return line, None
        going = Tabbing(start, found, -1 if step > 0 else 0)
    going = going._replace(at=(going.at + step) % len(going.words))
    return edit.replace_word(line, going.start, going.words[going.at]), going


def echo_lines(echo: Echo, width: int, *, ascii: bool, loud: bool = False, most: int = ECHO_LINES) -> tuple[Line, ...]:
    """What an echo says, with a mark that tells good from wrong without colour."""
    mark, token = ("+" if ascii else "✓", "good") if echo.ok else ("!", "bad")
    if loud and not echo.ok:
        token += " bold"
    texts = paragraphs(worded(echo.text, ascii), width - 2, most)
    return tuple((Span(f"{mark} " if n == 0 else "  ", token), Span(text, token)) for n, text in enumerate(texts))


class AskScreen(Dialog[Outcome | None]):
    """Asks for one line; enter acts only on a line that the echo approves of."""

    CSS_PATH = styled("ask.tcss")

    def __init__(self, ask: Ask, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._ask = ask
        self._echo = ask.echo(ask.initial)
        self._touched = bool(ask.initial)
        self._refused = False
        self._tabbing: Tabbing | None = None
        self._line = LineEdit(
            self.look,
            self._heed,
            ask.initial,
            placeholder=ask.placeholder,
            lead="> " if ascii else "› ",
            offered=ask.offered,
        )
        self._below = Lines(self.look, self._said)

    def compose(self) -> ComposeResult:
        """The line and its echo, under a rule with the question."""
        with Panel(self._ask.title):
            yield self._line
            yield self._below
            yield Lines(self.look, self._keys, id="keys")

    def take(self, event: events.Key) -> None:
        """Type, complete, or do it."""
        if event.key == "enter":
            self._enter()
        elif event.key in ("tab", "shift+tab"):
            step = 1 if event.key == "tab" else -1
            after, going = tab(self._line.edit, self._ask.words, self._tabbing, step)
            self._line.become(after)
            self._tabbing = going
            self._below.renew()
        elif self._line.press(event):
            self._tabbing = None
            self._below.renew()

    def _heed(self) -> None:
        """Say what the line would do now."""
        self._echo = self._ask.echo(self._line.text)
        self._touched, self._refused = True, False
        self._below.renew()

    def _enter(self) -> None:
        if self._echo.ok:
            outcome = self._ask.then(self._line.text)
            if not (isinstance(outcome, Say) and outcome.tone == "bad"):
                self.dismiss(outcome)
                return
            self._echo = Echo(False, outcome.text)
        self._touched = self._refused = True
        self._below.renew()

    def _keys(self, width: int) -> tuple[Line, ...]:
        words = (("tab", "complete"),) if self._ask.words else ()
        return (hint_line((("enter", "do it"), *words, ("esc", "leave")), width),)

    def _said(self, width: int) -> tuple[Line, ...]:
        offered = self._offer()
        return (offered, *self._echoed(width)) if offered else self._echoed(width)

    def _echoed(self, width: int) -> tuple[Line, ...]:
        if not self._touched and not self._echo.ok:
            return tuple((Span(f"  {text}", "muted"),) for text in paragraphs(self._echo.text, width - 2, ECHO_LINES))
        return echo_lines(self._echo, width, ascii=self.ascii, loud=self._refused)

    def _offer(self) -> Line:
        going = self._tabbing
        if going is None or len(going.words) < 2:
            return ()
        first = max(0, min(going.at - _OFFERED // 2, len(going.words) - _OFFERED))
        shown = list(enumerate(going.words))[first : first + _OFFERED]
        return (Span("  "), *(Span(f"{word} ", "accent bold" if n == going.at else "muted") for n, word in shown))

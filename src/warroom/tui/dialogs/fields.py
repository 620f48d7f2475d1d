"""Several lines to fill in, each with its echo; scrolls where they do not all fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from warroom.commands.spec import Input
from warroom.tui.dialogs import edit
from warroom.tui.dialogs.ask import echo_lines
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.look import Look
from warroom.views.cells import fit
from warroom.views.cells import width as cells
from warroom.views.line import Line, Span

_WIDEST_LABEL = 14
# From this width on echoes stand below what is typed, not below the label.
_ROOMY = 60


class Field:
    """One input: its line, its echo, and whether it has been looked at."""

    def __init__(self, spec: Input, look: Look, label: int, ascii: bool, changed: Callable[[], None]) -> None:
        self.spec = spec
        self.echo = spec.check(spec.value)
        self.loud = False
        self.brief = False
        self._untouched = True
        self._ascii = ascii
        self._indent = label
        self.line = LineEdit(look, changed, spec.value, lead=f"{fit(spec.label, label)}  ", offered=spec.offered)
        self.below = Lines(look, self._said)

    def check(self) -> bool:
        """Look at what is typed now; False when it is wrong."""
        self._untouched = self._untouched and self.line.text == self.spec.value
        self.echo = self.spec.check(self.line.text)
        self.loud = False
        self.below.renew()
        return self.echo.ok

    def blame(self) -> None:
        """Say loudly what is wrong."""
        self._untouched, self.loud = False, True
        self.below.renew()

    def settle(self, brief: bool) -> None:
        """Show the echo always, or when `brief` only at the focused field and where something is wrong."""
        self.brief = brief
        self.below.renew()

    def _said(self, width: int) -> tuple[Line, ...]:
        if self.brief and (self.echo.ok or self._untouched) and not self.line.has_focus:
            return ()
        if not self.echo.text:
            return () if self.brief else ((),)
        indent = self._indent if width >= _ROOMY else 0
        if self._untouched and not self.echo.ok and not self.spec.value:
            # An empty form is not reproached for being empty.
            return ((Span(" " * (indent + 2)), Span(self.echo.text, "muted")),)
        lines = echo_lines(self.echo, width - indent, ascii=self._ascii, loud=self.loud, most=2)
        return tuple((Span(" " * indent), *line) for line in lines)


class Fields(VerticalScroll, can_focus=False):
    """The inputs of a form; tab, the arrows and enter go from one to the next."""

    class Finished(Message):
        """Enter was pressed in the last field."""

    def __init__(self, inputs: Sequence[Input], look: Look, *, ascii: bool = False) -> None:
        super().__init__()
        label = min(_WIDEST_LABEL, max(cells(field.label) for field in inputs))
        self._fields = [Field(spec, look, label, ascii, self._changed) for spec in inputs]

    def compose(self) -> ComposeResult:
        """Each line with its echo beneath."""
        for field in self._fields:
            yield field.line
            yield field.below

    @property
    def values(self) -> Mapping[str, str]:
        """What is typed, by the fields' names."""
        return {field.spec.name: field.line.text for field in self._fields}

    @property
    def changed(self) -> bool:
        """Whether anything is other than it was."""
        return any(field.line.text != field.spec.value for field in self._fields)

    def take(self, event: events.Key) -> bool:
        """Type, complete, or go to another field; False when the key is for somebody else."""
        at = self._at()
        if event.key == "tab":
            return self._complete(at) or self._go(at + 1)
        if event.key == "down":
            return self._go(at + 1)
        if event.key in ("shift+tab", "up"):
            return self._go(at - 1)
        if event.key == "enter":
            if not self._go(at + 1):
                self.post_message(self.Finished())
            return True
        return self._fields[at].line.press(event)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        self._go(0)

    def put(self, at: int, line: edit.Edit) -> None:
        """Type into a field on the user's behalf."""
        self._fields[at].line.become(line)

    def all_right(self) -> bool:
        """Whether every field may be taken; if not, the first that may not is shown and says why."""
        wrong = [field for field in self._fields if not field.check()]
        for field in wrong:
            field.blame()
        if wrong:
            self._go(self._fields.index(wrong[0]))
        return not wrong

    def fit_into(self, height: int) -> None:
        """Take at most `height` lines, with fewer echoes where not all of them find room."""
        self.styles.max_height = max(height, 1)
        brief = 2 * len(self._fields) > height
        for field in self._fields:
            field.settle(brief)

    def on_descendant_focus(self) -> None:
        """The echo goes where the cursor goes."""
        self._renew()

    def on_descendant_blur(self) -> None:
        """The echo leaves with the cursor."""
        self._renew()

    def _renew(self) -> None:
        for field in self._fields:
            if field.brief:
                field.below.renew()

    def _changed(self) -> None:
        """Say what the fields would mean now; what one means may hang on another."""
        for field in self._fields:
            field.check()

    def _at(self) -> int:
        focused = self.screen.focused
        return next((n for n, field in enumerate(self._fields) if field.line is focused), 0)

    def _go(self, to: int) -> bool:
        if not 0 <= to < len(self._fields):
            return False
        field = self._fields[to]
        # At once: the next key is for this field.
        self.screen.set_focus(field.line, scroll_visible=False)
        # The echo belongs to the field: both have to be in sight.
        field.below.scroll_visible(animate=False)
        field.line.scroll_visible(animate=False)
        return True

    def _complete(self, at: int) -> bool:
        """Complete the word before the cursor, unless it is complete already."""
        field = self._fields[at]
        start, word = edit.word_before(field.line.edit)
        found = edit.completions(word, field.spec.words)
        if not found or word in field.spec.words:
            return False
        field.line.become(edit.replace_word(field.line.edit, start, found[0]))
        return True

"""What the palette and the help share: commands that are found by typing, of which enter runs one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from warroom.commands.keymap import Keymap, key_name
from warroom.commands.spec import Command, Context
from warroom.tui.dialogs.base import Dialog, hint_line
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.dialogs.menu import Menu
from warroom.tui.look import Look
from warroom.views.cells import paragraphs
from warroom.views.glyphs import worded
from warroom.views.line import Line, Span

_SAID = 2
_KEYS = (("enter", "run"), ("esc", "leave"))


class CommandDialog(Dialog[str | None]):
    """Goes away with the id of the command to run, or None; one that is disabled says why and stays.

    `prompt` stands in the line while nothing is typed.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        context: Context,
        keymap: Keymap,
        look: Look,
        prompt: str,
        *,
        ascii: bool = False,
    ) -> None:
        super().__init__(look, ascii=ascii)
        self.commands = commands
        self.titles = [worded(command.title, ascii) for command in commands]
        self.reasons = [worded(command.disabled(context), ascii) for command in commands]
        self.keys = [" ".join(key_name(key, ascii) for key in keymap.keys_of(command.id)) for command in commands]
        self.line = LineEdit(look, self.narrow, lead="> " if ascii else "› ", placeholder=prompt)
        self.menu = Menu(look, self.row_line, self.stops)
        self.foot = Lines(look, self._said, id="foot")
        self._refused = False

    def narrow(self) -> None:
        """Show what matches the line."""

    def stops(self, row: int) -> bool:
        """Whether the cursor may stand on a row."""
        raise NotImplementedError

    def row_line(self, row: int, width: int, selected: bool) -> Line:
        """A row as it is drawn."""
        raise NotImplementedError

    def chosen(self) -> int:
        """The place of the command under the cursor among all; -1 where there is none."""
        raise NotImplementedError

    def take(self, event: events.Key) -> None:
        """Narrow, move or run."""
        if event.key == "enter":
            self._run()
        elif not self.menu.take(event.key):
            self.line.press(event)

    def on_menu_moved(self) -> None:
        """Say what the chosen command does."""
        self._refused = False
        self.foot.renew()

    def on_menu_picked(self) -> None:
        """Run what was clicked."""
        self._run()

    def _run(self) -> None:
        at = self.chosen()
        if at < 0:
            return
        if self.reasons[at]:
            self._refused = True
            self.foot.renew()
        else:
            self.dismiss(self.commands[at].id)

    def _said(self, width: int) -> tuple[Line, ...]:
        at = self.chosen()
        text, style = "", "soft"
        if at >= 0:
            reason = self.reasons[at]
            text = f"! {reason}" if reason else worded(self.commands[at].help, self.ascii)
            style = ("bad bold" if self._refused else "warn") if reason else "soft"
        lines = [(Span(line, style),) for line in paragraphs(text, width, _SAID)]
        return (*lines, *[()] * (_SAID - len(lines)), hint_line(_KEYS, width))

"""Every command, found by its name, its id or its keys; enter runs it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from warroom.commands.keymap import Keymap, key_name
from warroom.commands.spec import Command, Context
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.fuzzy import Matcher, matched
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.dialogs.menu import Menu
from warroom.tui.look import Look
from warroom.views.cells import clip, paragraphs
from warroom.views.cells import width as cells
from warroom.views.line import Line, Span

_SAID = 2
_KEYS = (("enter", "run"), ("esc", "leave"))


class PaletteScreen(Dialog[str | None]):
    """Goes away with the id of the command to run, or None; one that is disabled says why and stays."""

    CSS_PATH = styled("palette.tcss")

    def __init__(
        self, commands: Sequence[Command], context: Context, keymap: Keymap, look: Look, *, ascii: bool = False
    ) -> None:
        super().__init__(look, ascii=ascii)
        self._commands = commands
        self._reasons = [command.disabled(context) for command in commands]
        self._shown_keys = [shown_keys(command, keymap, ascii) for command in commands]
        self._matcher = Matcher([f"{command.title} {command.id}" for command in commands])
        self._found = list(range(len(commands)))
        self._refused = False
        self._line = LineEdit(look, self._narrow, lead="> " if ascii else "› ", placeholder="what to do")
        self._menu = Menu(look, self._draw, lambda row: row < len(self._found))
        self._foot = Lines(look, self._said)

    def compose(self) -> ComposeResult:
        """The line, the commands, and what the selected one does."""
        with Panel("All commands"):
            yield self._line
            yield self._menu
            yield self._foot

    def on_mount(self) -> None:
        """Show all of them."""
        self._menu.fill(len(self._found))

    def take(self, event: events.Key) -> None:
        """Narrow, move or run."""
        if event.key == "enter":
            self._run()
        elif not self._menu.take(event.key):
            self._line.press(event)

    def _narrow(self) -> None:
        """Show what matches now."""
        typed = self._line.text.strip()
        by_key = [n for n, keys in enumerate(self._shown_keys) if typed in keys.split()]
        self._found = list(dict.fromkeys((*by_key, *self._matcher.find(typed))))
        self._menu.fill(len(self._found) or 1)

    def on_menu_moved(self) -> None:
        """Say what the selected command does."""
        self._refused = False
        self._foot.renew()

    def on_menu_picked(self) -> None:
        """Run what was clicked."""
        self._run()

    def _run(self) -> None:
        row = self._menu.cursor
        if not 0 <= row < len(self._found):
            return
        if self._reasons[self._found[row]]:
            self._refused = True
            self._foot.renew()
        else:
            self.dismiss(self._commands[self._found[row]].id)

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        if not self._found:
            return (Span("  No command is called so.", "muted"),)
        at = self._found[row]
        command, reason = self._commands[at], self._reasons[at]
        bar = ">" if self.ascii else "▌"
        keys = clip(self._shown_keys[at], width // 3)
        room = width - 3 - cells(keys)
        style = "faint" if reason else f"text{' bold' if selected else ''}"
        title = clip(command.title, room)
        why = clip(f"  {reason}", room - cells(title)) if reason else ""
        return (
            Span(f"{bar if selected else ' '} ", "accent bold"),
            *matched(title, self._line.text, style),
            Span(why, "faint italic"),
            Span(" " * (room - cells(title) - cells(why) + 1)),
            Span(keys, "faint" if reason else "accent"),
        )

    def _said(self, width: int) -> tuple[Line, ...]:
        row = self._menu.cursor
        if not 0 <= row < len(self._found):
            text, style = "", "soft"
        else:
            reason = self._reasons[self._found[row]]
            text = f"! {reason}" if reason else self._commands[self._found[row]].help
            style = ("bad bold" if self._refused else "warn") if reason else "soft"
        lines = [(Span(line, style),) for line in paragraphs(text, width, _SAID)]
        return (*lines, *[()] * (_SAID - len(lines)), hint_line(_KEYS, width))


def shown_keys(command: Command, keymap: Keymap, ascii: bool) -> str:
    """The keys of a command as the user has them."""
    return " ".join(key_name(key, ascii) for key in keymap.keys_of(command.id))

"""Every command, found by its name, its id or its keys; enter runs it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from warroom.commands.keymap import Keymap
from warroom.commands.spec import Command, Context
from warroom.tui.dialogs.base import Panel, styled
from warroom.tui.dialogs.commands import CommandDialog
from warroom.tui.dialogs.fuzzy import Matcher, matched
from warroom.tui.look import Look
from warroom.views.cells import clip
from warroom.views.cells import width as cells
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span


class PaletteScreen(CommandDialog):
    """The commands that are called so, the best first."""

    CSS_PATH = styled("palette.tcss")

    def __init__(
        self, commands: Sequence[Command], context: Context, keymap: Keymap, look: Look, *, ascii: bool = False
    ) -> None:
        super().__init__(commands, context, keymap, look, "what to do", ascii=ascii)
        self._matcher = Matcher([f"{command.title} {command.id}" for command in commands])
        self._found = list(range(len(commands)))

    def compose(self) -> ComposeResult:
        """The line, the commands, and what the selected one does."""
        with Panel("All commands"):
            yield self.line
            yield self.menu
            yield self.foot

    def on_mount(self) -> None:
        """Show all of them."""
        self.menu.fill(len(self._found))

    def narrow(self) -> None:
        """Show what matches now."""
        typed = self.line.text.strip()
        by_key = [n for n, keys in enumerate(self.keys) if typed in keys.split()]
        self._found = list(dict.fromkeys((*by_key, *self._matcher.find(typed))))
        self.menu.fill(len(self._found) or 1)

    def stops(self, row: int) -> bool:
        """On every command."""
        return row < len(self._found)

    def chosen(self) -> int:
        """The command under the cursor."""
        row = self.menu.cursor
        return self._found[row] if 0 <= row < len(self._found) else -1

    def row_line(self, row: int, width: int, selected: bool) -> Line:
        """A command's title, why it cannot be run, its keys."""
        if not self._found:
            return (Span("  No command is called so.", "muted"),)
        at = self._found[row]
        reason, sign = self.reasons[at], glyphs(self.ascii)
        keys = clip(self.keys[at], width // 3)
        room = width - 3 - cells(keys)
        style = "faint" if reason else f"text{' bold' if selected else ''}"
        title = clip(self.titles[at], room, sign.ellipsis)
        why = clip(f"  {reason}", room - cells(title), sign.ellipsis) if reason else ""
        return (
            Span(f"{sign.bar if selected else ' '} ", "accent bold"),
            *matched(title, self.line.text, style),
            Span(why, "faint italic"),
            Span(" " * (room - cells(title) - cells(why) + 1)),
            Span(keys, "faint" if reason else "accent"),
        )

"""All keys, searchable and running what they list, beside the grammar and the signs in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from warroom.commands.keymap import Keymap
from warroom.commands.spec import Command, Context
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.fuzzy import Matcher, matched
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.dialogs.menu import Menu
from warroom.tui.dialogs.palette import shown_keys
from warroom.tui.dialogs.reference import Topic, topics
from warroom.tui.look import Look
from warroom.views.cells import clip, fit, paragraphs
from warroom.views.line import Line, Span

_WIDE = 110
# The help is no wider than this; its frame and the gap take so many cells of the reference's part.
_WIDEST, _FRAME = 150, 3
_KEY_CELLS, _SAMPLE_CELLS = 12, 21
_TITLE_CELLS = 28
# A description that gets less room than this is left to the foot.
_LEAST = 24
_SAID = 2
_HINTS = (("enter", "run"), ("esc", "leave"))


class Entry(NamedTuple):
    """A row: a heading, a command (`command` is its place in the catalogue), or a line of the reference."""

    left: str
    right: str
    group: str
    command: int = -1
    head: bool = False


class HelpScreen(Dialog[str | None]):
    """Goes away with the id of the command to run, or None."""

    CSS_PATH = styled("help.tcss")

    def __init__(
        self, commands: Sequence[Command], context: Context, keymap: Keymap, look: Look, *, ascii: bool = False
    ) -> None:
        super().__init__(look, ascii=ascii)
        self._commands = commands
        self._reasons = [command.disabled(context) for command in commands]
        self._topics = topics(ascii)
        keys = [shown_keys(command, keymap, ascii) for command in commands]
        self._listed = [
            *(Entry(keys[n], command.title, command.group, n) for n, command in enumerate(commands)),
            *(Entry(left, right, topic.title) for topic in self._topics for left, right in topic.lines),
        ]
        self._matcher = Matcher([self._searched(entry) for entry in self._listed], loose=False)
        self._rows: list[Entry] = []
        self._beside = False
        self._line = LineEdit(look, self._fill, lead="> " if ascii else "› ", placeholder="search the help")
        self._menu = Menu(look, self._draw, self._stops)
        self._aside = Lines(look, self._reference, id="aside")
        self._foot = Lines(look, self._said, id="foot")

    def compose(self) -> ComposeResult:
        """The line, the keys with the reference beside or below them, and what the selected one does."""
        with Panel("Help"):
            yield self._line
            with Horizontal():
                yield self._menu
                yield self._aside
            yield self._foot

    def on_resize(self, event: events.Resize) -> None:
        """The reference stands beside the keys where all of it has room, and else below them."""
        lines = len(self._reference(min(event.size.width, _WIDEST) * 2 // 5 - _FRAME))
        self._beside = event.size.width >= _WIDE and event.size.height - 6 >= lines - 1
        self._aside.display = self._beside
        self._fill()

    def take(self, event: events.Key) -> None:
        """Search, move or run."""
        if event.key == "enter":
            self._run()
        elif not self._menu.take(event.key):
            self._line.press(event)

    def on_menu_moved(self) -> None:
        """Say what the selected command does."""
        self._foot.renew()

    def on_menu_picked(self) -> None:
        """Run what was clicked."""
        self._run()

    def _run(self) -> None:
        command = self._selected()
        if command >= 0 and not self._reasons[command]:
            self.dismiss(self._commands[command].id)

    def _fill(self) -> None:
        found = self._matcher.find(self._line.text)
        rows: list[Entry] = []
        for entry in (self._listed[i] for i in sorted(found)):
            if entry.command < 0 and self._beside and not self._line.text:
                continue
            if not rows or rows[-1].group != entry.group:
                rows.append(Entry(entry.group, "", entry.group, head=True))
            rows.append(entry)
        self._rows = rows = rows or [Entry("Nothing here is called so.", "", "", head=True)]
        best = sorted(found, key=lambda i: self._listed[i].command < 0)[:1]
        self._menu.fill(len(rows), rows.index(self._listed[best[0]]) if best else 0)

    def _searched(self, entry: Entry) -> str:
        if entry.command < 0:
            return f"{entry.left} {entry.right}"
        command = self._commands[entry.command]
        return f"{command.title} {entry.left} {command.id} {command.help}"

    def _stops(self, row: int) -> bool:
        return not self._rows[row].head

    def _selected(self) -> int:
        row = self._menu.cursor
        return self._rows[row].command if 0 <= row < len(self._rows) else -1

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        entry = self._rows[row]
        if entry.head:
            rule = ("-" if self.ascii else "─") * max(0, width - len(entry.left) - 3)
            return (Span(f"  {entry.left} ", "accent bold"), Span(rule, "rule"))
        bar = Span((">" if self.ascii else "▌") if selected else " ", "accent bold")
        if entry.command < 0:
            cells = min(_SAMPLE_CELLS, width // 2)
            what = clip(entry.right, width - cells - 3)
            return (bar, Span(f" {fit(entry.left, cells)} ", "soft"), Span(what, "muted"))
        return (bar, *self._drawn(entry, width, selected))

    def _drawn(self, entry: Entry, width: int, selected: bool) -> Line:
        off = bool(self._reasons[entry.command])
        title = clip(entry.right, width - _KEY_CELLS - 3)
        room = width - _KEY_CELLS - 3 - _TITLE_CELLS
        what = clip(self._commands[entry.command].help, room) if room > _LEAST else ""
        return (
            Span(f" {fit(entry.left, _KEY_CELLS)} ", "faint" if off else "accent"),
            *matched(title, self._line.text, f"{'faint' if off else 'text'}{' bold' if selected else ''}"),
            Span(" " * (_TITLE_CELLS - len(title))),
            Span(what, "faint" if off else "muted"),
        )

    def _said(self, width: int) -> tuple[Line, ...]:
        command = self._selected()
        text, style = "", "soft"
        if command >= 0:
            reason = self._reasons[command]
            text, style = (f"! {reason}", "warn") if reason else (self._commands[command].help, "soft")
        lines = [(Span(line, style),) for line in paragraphs(text, width, _SAID)]
        return (*lines, *[()] * (_SAID - len(lines)), hint_line(_HINTS, width))

    def _reference(self, width: int) -> tuple[Line, ...]:
        return tuple(line for topic in self._topics for line in (*_topic_lines(topic, width, self.ascii), ()))


def _topic_lines(topic: Topic, width: int, ascii: bool) -> list[Line]:
    rule = ("-" if ascii else "─") * max(0, width - len(topic.title) - 1)
    head: Line = (Span(f"{topic.title} ", "accent bold"), Span(rule, "rule"))
    return [head, *(line for sample, meaning in topic.lines for line in _sample_lines(sample, meaning, width))]


def _sample_lines(sample: str, meaning: str, width: int) -> list[Line]:
    """What is written or seen, and what it means beside it, on as many lines as that takes."""
    first, *more = paragraphs(meaning, width - _SAMPLE_CELLS - 1)
    indented = ((Span(" " * (_SAMPLE_CELLS + 1)), Span(text, "muted")) for text in more)
    return [(Span(f"{fit(sample, _SAMPLE_CELLS)} ", "soft"), Span(first, "muted")), *indented]

"""All keys, searchable and running what they list, beside the grammar and the signs in short."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from warroom.commands.keymap import Keymap
from warroom.commands.spec import Command, Context
from warroom.tui.dialogs.base import Panel, styled
from warroom.tui.dialogs.commands import CommandDialog
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.fuzzy import Matcher, matched
from warroom.tui.dialogs.reference import Topic, topics
from warroom.tui.look import Look
from warroom.views.cells import clip, fit, paragraphs
from warroom.views.glyphs import glyphs, worded
from warroom.views.line import Line, Span

_WIDE = 110
# The help is no wider than this; its frame and the gap take so many cells of the reference's part.
_WIDEST, _FRAME = 150, 3
# The frame, the line, the foot.
_AROUND = 6
_KEY_CELLS, _SAMPLE_CELLS = 12, 21
_TITLE_CELLS = 28
# A description that gets less room than this is left to the foot.
_LEAST = 24


class Entry(NamedTuple):
    """A row: a heading, a command (`command` is its place in the catalogue), or a line of the reference."""

    left: str
    right: str
    group: str
    command: int = -1
    head: bool = False


class HelpScreen(CommandDialog):
    """All commands in their groups, and the reference beside them or below."""

    CSS_PATH = styled("help.tcss")

    def __init__(
        self, commands: Sequence[Command], context: Context, keymap: Keymap, look: Look, *, ascii: bool = False
    ) -> None:
        super().__init__(commands, context, keymap, look, "search the help", ascii=ascii)
        self._topics = topics(ascii)
        self._listed = [
            *(Entry(self.keys[n], self.titles[n], command.group, n) for n, command in enumerate(commands)),
            *(Entry(left, right, topic.title) for topic in self._topics for left, right in topic.lines),
        ]
        self._matcher = Matcher([self._searched(entry) for entry in self._listed], loose=False)
        self._rows: list[Entry] = []
        # The topics that stand beside the keys, and the lines that there are for them.
        self._beside: tuple[Topic, ...] = ()
        self._room = 0
        self._aside = Lines(look, self._reference, id="aside")

    def compose(self) -> ComposeResult:
        """The line, the keys with the reference beside or below them, and what the selected one does."""
        with Panel("Help"):
            yield self.line
            with Horizontal():
                yield self.menu
                yield self._aside
            yield self.foot

    def on_resize(self, event: events.Resize) -> None:
        """The reference stands beside the keys as far as there is room, and the rest of it below them."""
        width, self._room = min(event.size.width, _WIDEST) * 2 // 5 - _FRAME, event.size.height - _AROUND
        ends = accumulate(len(_topic_lines(topic, width, self.ascii)) for topic in self._topics)
        fits = sum(end <= self._room for end in ends) if event.size.width >= _WIDE else 0
        self._beside = self._topics[:fits]
        self._aside.display = bool(fits)
        self._aside.renew()
        self.narrow()

    def narrow(self) -> None:
        """Show what matches, under its headings; without anything typed, all of it."""
        found = self._matcher.find(self.line.text)
        rows: list[Entry] = []
        told = () if self.line.text else tuple(topic.title for topic in self._beside)
        for entry in (self._listed[i] for i in sorted(found)):
            if entry.command < 0 and entry.group in told:
                continue
            if not rows or rows[-1].group != entry.group:
                rows.append(Entry(entry.group, "", entry.group, head=True))
            rows.append(entry)
        self._rows = rows = rows or [Entry("Nothing here is called so.", "", "", head=True)]
        best = sorted(found, key=lambda i: self._listed[i].command < 0)[:1]
        self.menu.fill(len(rows), rows.index(self._listed[best[0]]) if best else 0)

    def _searched(self, entry: Entry) -> str:
        if entry.command < 0:
            return f"{entry.left} {entry.right}"
        command = self.commands[entry.command]
        return f"{command.title} {entry.left} {command.id} {command.help}"

    def stops(self, row: int) -> bool:
        """On all but the headings."""
        return not self._rows[row].head

    def chosen(self) -> int:
        """The command under the cursor; -1 on a line of the reference."""
        row = self.menu.cursor
        return self._rows[row].command if 0 <= row < len(self._rows) else -1

    def row_line(self, row: int, width: int, selected: bool) -> Line:
        """A heading, a command or a line of the reference."""
        entry = self._rows[row]
        if entry.head:
            rule = ("-" if self.ascii else "─") * max(0, width - len(entry.left) - 3)
            return (Span(f"  {entry.left} ", "accent bold"), Span(rule, "rule"))
        bar = Span((">" if self.ascii else "▌") if selected else " ", "accent bold")
        if entry.command < 0:
            cells = min(_SAMPLE_CELLS, width // 2)
            what = clip(entry.right, width - cells - 3, glyphs(self.ascii).ellipsis)
            return (bar, Span(f" {fit(entry.left, cells)} ", "soft"), Span(what, "muted"))
        return (bar, *self._drawn(entry, width, selected))

    def _drawn(self, entry: Entry, width: int, selected: bool) -> Line:
        off = bool(self.reasons[entry.command])
        cut = glyphs(self.ascii).ellipsis
        title = clip(entry.right, width - _KEY_CELLS - 3, cut)
        room = width - _KEY_CELLS - 3 - _TITLE_CELLS
        what = clip(worded(self.commands[entry.command].help, self.ascii), room, cut) if room > _LEAST else ""
        return (
            Span(f" {fit(entry.left, _KEY_CELLS)} ", "faint" if off else "accent"),
            *matched(title, self.line.text, f"{'faint' if off else 'text'}{' bold' if selected else ''}"),
            Span(" " * (_TITLE_CELLS - len(title))),
            Span(what, "faint" if off else "muted"),
        )

    def _reference(self, width: int) -> tuple[Line, ...]:
        parts = [_topic_lines(topic, width, self.ascii) for topic in self._beside]
        gap: list[Line] = [()] if sum(map(len, parts)) + len(parts) - 1 <= self._room else []
        return tuple(line for part in parts for line in (*part, *gap))


def _topic_lines(topic: Topic, width: int, ascii: bool) -> list[Line]:
    rule = ("-" if ascii else "─") * max(0, width - len(topic.title) - 1)
    head: Line = (Span(f"{topic.title} ", "accent bold"), Span(rule, "rule"))
    return [head, *(line for sample, meaning in topic.lines for line in _sample_lines(sample, meaning, width))]


def _sample_lines(sample: str, meaning: str, width: int) -> list[Line]:
    """What is written or seen, and what it means beside it, on as many lines as that takes."""
    first, *more = paragraphs(meaning, width - _SAMPLE_CELLS - 1)
    indented = ((Span(" " * (_SAMPLE_CELLS + 1)), Span(text, "muted")) for text in more)
    return [(Span(f"{fit(sample, _SAMPLE_CELLS)} ", "soft"), Span(first, "muted")), *indented]

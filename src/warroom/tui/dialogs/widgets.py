"""The three line-drawn widgets that every dialog is made of: a line to type in, a menu, lines of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from warroom.domain.text import literal
from warroom.tui.dialogs import edit
from warroom.tui.dialogs.edit import Edit
from warroom.tui.look import Look
from warroom.views.line import Line, Span


class Drawn(Widget):
    """A widget that draws its own lines in a theme's look, on one ground."""

    ALLOW_SELECT: ClassVar[bool] = False
    GROUND: ClassVar[str] = "raised"

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = look

    def style(self, token: str = "", ground: str = "") -> Style:
        """The look of a style token here."""
        return self.look.style(token, ground or self.GROUND)

    def strip(self, line: Line, ground: str = "") -> Strip:
        """`line` as wide as the widget; control characters are made visible."""
        segments = [Segment(literal(text), self.style(token, ground)) for text, token in line if text]
        return Strip(segments).adjust_cell_length(self.size.width, self.style("", ground))


class LineEdit(Drawn, can_focus=True):
    """One line of text with a cursor; the screen hands it its keys through `press`."""

    class Changed(Message):
        """The text is another one now."""

        def __init__(self, line: LineEdit) -> None:
            super().__init__()
            self.line = line

    class Pressed(Message):
        """The line was clicked."""

        def __init__(self, line: LineEdit) -> None:
            super().__init__()
            self.line = line

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        placeholder: str = "",
        lead: str = "",
        offered: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(look, id=id)
        self._offered = offered and bool(text)
        self._edit = Edit(text, len(text))
        self._left = 0
        self._placeholder = placeholder
        self._lead = lead

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.text

    @property
    def edit(self) -> Edit:
        """What is typed, with the cursor."""
        return self._edit

    def become(self, after: Edit) -> None:
        """Show another text or cursor."""
        offered, self._offered = self._offered, False
        before, self._edit = self._edit, after
        if before == after and not offered:
            return
        self.refresh()
        self._tell_cursor()
        if before.text != after.text:
            self.post_message(self.Changed(self))

    def press(self, event: events.Key) -> bool:
        """Take an editing key or a printable one; False when it is neither."""
        after = edit.press(self._edit, event.key)
        if after is None and event.is_printable and event.character:
            after = edit.insert(self._base(), event.character)
        if after is not None:
            self.become(after)
        return after is not None

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, as one line."""
        event.stop()
        self.become(edit.insert(self._base(), edit.one_line(event.text)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is."""
        self.post_message(self.Pressed(self))
        at, cells = self._left, cell_len(self._lead)
        for _, end, width in _clusters(literal(self.text[self._left :])):
            cells += width
            if cells > event.x:
                break
            at = self._left + end
        self.become(self._edit._replace(cursor=at))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The visible part of the line, its cursor reversed."""
        room = self.size.width - cell_len(self._lead)
        typed = self._typed(room) if self.text or not self._placeholder else self._hint()
        return self.strip((Span(self._lead, "accent bold"), *typed))

    def _base(self) -> Edit:
        """What typing goes on from: nothing, where the text was only offered."""
        return Edit() if self._offered else self._edit

    def _typed(self, room: int) -> list[Span]:
        self._scroll(room)
        text = literal(self.text[self._left :][: room * 4])
        cursor = self._edit.cursor - self._left if self.has_focus else -1
        spans = [
            Span(text[a:b], "text reverse" if self._offered or a <= cursor < b else "text")
            for a, b, _ in _clusters(text)
        ]
        return [*spans, Span(" ", "text reverse")] if cursor == len(text) else spans

    def _hint(self) -> list[Span]:
        first = Span(self._placeholder[0], "muted reverse" if self.has_focus else "muted")
        return [first, Span(self._placeholder[1:], "muted")]

    def _scroll(self, room: int) -> None:
        """Move the window so that the cursor and the cell after it are inside."""
        cursor = self._edit.cursor
        self._left = max(min(self._left, cursor), cursor - room * 4)
        spans = _clusters(literal(self.text[self._left : cursor]))
        over = sum(width for _, _, width in spans) + 2 - room
        start = self._left
        for _, end, width in spans:
            if over <= 0:
                break
            over -= width
            self._left = start + end

    def _tell_cursor(self) -> None:
        """Where an input method shows its window."""
        x = cell_len(self._lead) + cell_len(literal(self.text[self._left : self._edit.cursor][-1000:]))
        self.app.cursor_position = self.content_region.offset + Offset(min(x, self.size.width), 0)


def _clusters(text: str) -> Sequence[tuple[int, int, int]]:
    """Where each thing seen as one character starts and ends, and its cells."""
    return [(i, i + 1, 1) for i in range(len(text))] if text.isascii() else split_graphemes(text)[0]


class Menu(Drawn):
    """Rows with a cursor, drawn on demand: as quick with ten thousand rows as with ten.

    `draw(row, width, selected)` gives the line of a row; `stops(row)` is False for rows that the
    cursor passes over.
    """

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, look: Look, draw: Callable[[int, int, bool], Line], stops: Callable[[int], bool] = lambda _: True
    ) -> None:
        super().__init__(look)
        self._draw = draw
        self._stops = stops
        self.count = 0
        self.cursor = -1
        self.top = 0

    def fill(self, count: int, cursor: int = 0) -> None:
        """Show `count` rows with the cursor on the first that it may stand on from `cursor` on."""
        self.count, self.top = count, 0
        self.cursor = self._settle(min(cursor, count - 1), 1)
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self.cursor))

    def move(self, by: int) -> None:
        """Move the cursor; a single step goes round at the ends."""
        if self.count == 0 or self.cursor < 0:
            return
        to = self.cursor + by
        to = to % self.count if abs(by) == 1 else max(0, min(self.count - 1, to))
        self.go(self._settle(to, 1 if by > 0 else -1))

    def go(self, row: int) -> None:
        """Put the cursor on a row."""
        if row in (self.cursor, -1):
            return
        before, top = self.cursor, self.top
        self.cursor = row
        self._follow()
        if top == self.top:
            width = self.size.width
            self.refresh(*(Region(0, at - top, width, 1) for at in (before, row)))
        else:
            self.refresh()
        self.post_message(self.Moved(row))

    def take(self, key: str) -> bool:
        """Move by a key; False when it is not one that moves."""
        page = max(1, self.size.height - 1)
        by = {"pagedown": page, "pageup": -page}.get(key) or _STEPS.get(key)
        if by is None:
            return False
        self.move(by)
        return True

    def on_click(self, event: events.Click) -> None:
        """Pick the row under the mouse."""
        row = self.top + event.y
        if row < self.count and self._stops(row):
            self.go(row)
            self.post_message(self.Picked(row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by moving on."""
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by moving back."""
        event.stop()
        self.move(-3)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One row, or an empty line below the last."""
        row = self.top + y
        if row >= self.count:
            return self.strip(())
        selected = row == self.cursor
        return self.strip(self._draw(row, self.size.width, selected), "selected" if selected else "")

    def _settle(self, row: int, way: int) -> int:
        """The nearest row the cursor may stand on, looking `way` first; -1 when there is none."""
        for step in (way, -way):
            at = row
            while 0 <= at < self.count:
                if self._stops(at):
                    return at
                at += step
        return -1

    def _follow(self) -> None:
        height = self.size.height
        if height and self.cursor >= 0:
            self.top = max(self.cursor - height + 1, min(self.top, self.cursor))
            self.top = max(0, min(self.top, self.count - height))


_FAR = 1 << 40
_STEPS = {
    **dict.fromkeys(("down", "ctrl+n", "ctrl+j"), 1),
    **dict.fromkeys(("up", "ctrl+p", "ctrl+k"), -1),
    "ctrl+home": -_FAR,
    "ctrl+end": _FAR,
}


class Lines(Drawn):
    """Lines of text that fill the width they are given; `build(width)` makes them."""

    def __init__(self, look: Look, build: Callable[[int], Sequence[Line]], id: str | None = None) -> None:
        super().__init__(look, id=id)
        self._build = build
        self._made: tuple[int, Sequence[Line]] = (-1, ())

    def renew(self) -> None:
        """Show what `build` gives by now; the screen is laid out again only when the height changes."""
        before = len(self._made[1])
        self._made = (-1, ())
        self.refresh(layout=len(self._lines(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are at this width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line, or an empty one below the last."""
        lines = self._lines(self.size.width)
        return self.strip(lines[y] if y < len(lines) else ())

    def _lines(self, width: int) -> Sequence[Line]:
        if self._made[0] != width:
            self._made = (width, self._build(width))
        return self._made[1]
